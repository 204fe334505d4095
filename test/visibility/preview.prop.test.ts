import fc from 'fast-check';
import { accessListOf, manageAccess, previewAccess } from 'partyline/contacts';
import { reachOf } from 'partyline/sharing';
import { explainAccess, whoCanSee } from 'partyline/visibility';
import { accessOf, type Context, reachesOf, recordsOf, type Workspace } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';
import { endOf, stories } from '../laws/history.js';
import { lawOptions } from '../support/law-options.js';

const AT = Date.UTC(2031, 0, 1);

const viewers = (workspace: Workspace, contactId: string): Map<string, string> => {
  const resource = accessOf(workspace, { kind: 'contact', id: contactId });
  const people = resource === null ? [] : whoCanSee(reachesOf(workspace), resource, AT);
  return new Map(people.map(({ memberId, level }) => [memberId, level]));
};

const rank = (level: string | undefined | null): number => (level === 'edit' ? 2 : level === 'view' ? 1 : 0);

describe('a preview of access', () => {
  it('equals the difference of who can see before and after, for whatever change whoever makes', () => {
    let shifts = 0;
    fc.assert(
      fc.property(
        stories(),
        fc.nat(),
        fc.nat(),
        fc.constantFrom('private', 'add', 'remove', 'replace'),
        (story, a, b, type) => {
          const workspace = endOf(story);
          const members = [...recordsOf(workspace, 'member')]
            .filter(([, { status }]) => status === 'active')
            .map(([id]) => id);
          const contacts = [...recordsOf(workspace, 'contact')].map(([id]) => id).slice(0, 100);
          const actor = members[a % members.length];
          const other = members[b % members.length];
          fc.pre(actor !== undefined && other !== undefined && contacts.length > 0);
          const principals = [`member:${other}`, 'workspace'] as const;
          const grants = principals
            .slice(0, 1 + (b % 2))
            .map((principal) => ({ principal, level: b % 3 === 0 ? 'view' : 'edit' }) as const);
          const change = (
            {
              private: { type },
              add: { type, grants },
              replace: { type, grants },
              remove: { type, principals },
            } as const
          )[type] as Parameters<typeof manageAccess>[1]['change'];
          let made = 0;
          const context: Context = {
            actor: { type: 'member', memberId: actor as string },
            at: AT,
            newId: () => `p${++made}`,
          };
          const input = { contactIds: contacts, change };
          const preview = previewAccess(workspace, input, context);
          const changed = manageAccess(workspace, input, context);
          expect(preview.ok).toBe(changed.ok);
          if (!preview.ok || !changed.ok) return;
          for (const { contactId, gains, loses } of preview.value) {
            const before = viewers(workspace, contactId);
            const after = viewers(changed.value.workspace, contactId);
            const moved = (better: boolean) =>
              members.filter((id) => (rank(after.get(id)) - rank(before.get(id))) * (better ? 1 : -1) > 0).sort();
            expect(gains.map(({ memberId }) => memberId).sort()).toEqual(moved(true));
            expect(loses.map(({ memberId }) => memberId).sort()).toEqual(moved(false));
            shifts += gains.length + loses.length;
          }
        },
      ),
      lawOptions(300, 91),
    );
    expect(shifts).toBeGreaterThan(0);
  });

  it('and the access list names exactly those who see, with the ways explained to each', () => {
    fc.assert(
      fc.property(stories(), (story) => {
        const workspace = endOf(story);
        const context: Context = { actor: { type: 'system' }, at: AT, newId: () => 'unused' };
        for (const [contactId] of recordsOf(workspace, 'contact')) {
          const list = accessListOf(workspace, { contactId }, context);
          const resource = accessOf(workspace, { kind: 'contact', id: contactId });
          if (!list.ok || resource === null) continue;
          const { people } = list.value;
          expect(people.map(({ memberId }) => memberId).sort()).toEqual(
            [...viewers(workspace, contactId).keys()].sort(),
          );
          for (const { memberId, paths } of people) {
            expect(paths).toEqual(explainAccess(reachOf(workspace, memberId), resource, AT).paths);
          }
        }
      }),
      lawOptions(300, 92),
    );
  });
});
