import fc from 'fast-check';
import { memoryStore } from 'partyline/adapters';
import { type AnyFailure, compareCodePoints, type Result } from 'partyline/kernel';
import { unassignNumber } from 'partyline/numbers';
import { manageResourceAccess } from 'partyline/resources';
import { createPartyline } from 'partyline/service';
import { reachOf } from 'partyline/sharing';
import { canEdit, canSee, explainAccess, whoCanSee } from 'partyline/visibility';
import {
  accessOf,
  type Change,
  type Context,
  type Kind,
  placeOf,
  reachesOf,
  type SharedKind,
  type Tables,
  type Workspace,
  withChanges,
} from 'partyline/workspace';
import { describe, expect, it } from 'vitest';
import { lawOptions } from '../support/law-options.js';
import { play, type Story, stories } from './history.js';
import { keyOf, Model, nameOf } from './model.js';
import { Picks } from './picks.js';
import { storeOf } from './stores.js';

const stewardRoles = ['owner', 'admin', 'dispatcher'];

/** A history's end, and the naive model of it. */
const ending = (story: Story): { workspace: Workspace; model: Model; at: number } => {
  const model = new Model();
  let last: { workspace: Workspace; at: number } | null = null;
  for (const { after, at, change } of play(story)) {
    model.noteAll(change?.commit?.events ?? []);
    last = { workspace: after, at };
  }
  if (last === null) throw new Error('an empty history');
  return { ...last, model };
};

const withRecord = <K extends Kind>(workspace: Workspace, kind: K, id: string, record: Tables[K]): Workspace =>
  withChanges(workspace, {
    records: new Map([[kind, new Map([[id, record]])]]),
    lists: new Map(),
    counters: new Map(),
    versions: new Map(),
  });

/**
 * What happens to an office later on (people suspended, removed and succeeded, groups revoked, things deleted), done to the records and
 * to the model alike.
 */
const aged = ({ workspace: young, model, at }: ReturnType<typeof ending>, seed: number): Workspace => {
  const picks = new Picks(seed);
  let workspace = young;
  const ids = [...model.members.keys()].filter((id) => id !== model.primaryOwner);
  const status = (id: string, now: 'suspended' | 'removed') => {
    model.person(id).status = now;
    workspace = withRecord(workspace, 'member', id, {
      ...(workspace.state.member.get(id) as Tables['member']),
      status: now,
    });
  };
  const [suspended, removed] = picks.some(ids, 2);
  if (suspended !== undefined && picks.chance(0.6)) status(suspended, 'suspended');
  if (removed !== undefined && picks.chance(0.6)) {
    status(removed, 'removed');
    const heir = picks.one([model.primaryOwner, ...ids.filter((id) => id !== removed)]) as string;
    model.person(heir).inherited.add(removed);
    const record = workspace.state.member.get(heir) as Tables['member'];
    workspace = withRecord(workspace, 'member', heir, { ...record, succeeds: [...record.succeeds, removed] });
  }
  const group = picks.one([...model.groups.keys()]);
  if (group !== undefined && picks.chance(0.4)) {
    model.revoked.add(`group:${group}`);
    const self = workspace.state.workspace.get('self') as Tables['workspace'];
    workspace = withRecord(workspace, 'workspace', 'self', { ...self, revoked: [...self.revoked, `group:${group}`] });
  }
  for (const [key, card] of model.shared()) {
    if (!picks.chance(0.1)) continue;
    card.deletedAt = at + picks.below(3) - 1;
    const { kind, id } = placeOf(nameOf(key));
    const record = workspace.state[kind].get(id) as Tables[SharedKind];
    workspace = withRecord<SharedKind>(workspace, kind, id, { ...record, deletedAt: card.deletedAt });
  }
  return workspace;
};

interface PageAsked {
  readonly cursor: string | null;
  readonly limit: number;
}

/** What a list of any kind answers, as far as it matters here. */
type Listed = Result<
  {
    readonly items: readonly {
      readonly id: string;
      readonly level: string;
      readonly record: { readonly sortKey: string };
    }[];
    readonly next: string | null;
  },
  AnyFailure
>;

const levels = [null, 'view', 'edit'] as const;

/** The instants at which the access of something may change, and those around them. */
const instantsOf = (model: Model, key: string, at: number): readonly number[] => {
  const card = model.card(key);
  const edges = [...(card?.shares.values() ?? [])].flatMap(({ until }) => (until === null ? [] : [until]));
  if (card?.deletedAt != null) edges.push(card.deletedAt);
  return [...new Set([at, ...edges.slice(0, 4).flatMap((edge) => [edge - 1, edge, edge + 1])])];
};

describe('who sees a contact, a snippet, a thing of the host’s own', () => {
  it('is one answer, however it is asked: canSee, explainAccess, whoCanSee, and the naive reading of the decisions', () => {
    fc.assert(
      fc.property(stories(), fc.nat(), (story, seed) => {
        const end = ending(story);
        const workspace = aged(end, seed);
        const { model, at } = end;
        const reaches = reachesOf(workspace);
        expect(reaches.map(({ memberId }) => memberId)).toEqual([...model.members.keys()]);
        for (const [key] of model.shared()) {
          const resource = accessOf(workspace, nameOf(key));
          if (resource === null) throw new Error(`${key} is gone`);
          for (const instant of instantsOf(model, key, at)) {
            const viewers = new Map(
              whoCanSee(reaches, resource, instant).map(({ memberId, level }) => [memberId, level]),
            );
            for (const memberId of model.members.keys()) {
              const expected = levels[model.access(memberId, key, instant, stewardRoles)] ?? null;
              const reach = reachOf(workspace, memberId);
              const why = explainAccess(reach, resource, instant);
              const said = [
                canSee(reach, resource, instant),
                canEdit(reach, resource, instant),
                why.visible,
                why.level,
              ];
              const told = `${memberId} ${key} at ${instant}`;
              expect(said, told).toEqual([expected !== null, expected === 'edit', expected !== null, expected]);
              expect(viewers.get(memberId) ?? null, told).toBe(expected);
              expect(why.paths.length > 0, told).toBe(why.visible);
              expect(why.reason === 'path', told).toBe(why.visible);
            }
          }
        }
      }),
      lawOptions(300, 11),
    );
  });

  it('is what a list shows: complete, in order, by pages of any size', async () => {
    await fc.assert(
      fc.asyncProperty(stories(), fc.nat(), fc.integer({ min: 1, max: 9 }), async (story, seed, limit) => {
        const end = ending(story);
        const workspace = aged(end, seed);
        const { model, at } = end;
        const store = await storeOf(workspace, memoryStore());
        const partyline = createPartyline({ store, policy: workspace.policy, clock: () => at });
        for (const memberId of model.members.keys()) {
          const { contacts, snippets, resources } = partyline.workspace('acme').as({ type: 'member', memberId });
          const pages: Readonly<Record<string, (page: PageAsked) => Promise<Listed>>> = {
            contact: contacts.list,
            snippet: snippets.list,
            deal: (page) => resources.list({ kind: 'deal', ...page }),
          };
          for (const [kind, list] of Object.entries(pages)) {
            const listed: (readonly [id: string, level: string, sortKey: string])[] = [];
            for (let cursor: string | null = null; ; ) {
              const page: Listed = await list({ cursor, limit });
              if (!page.ok) throw new Error(page.error.code);
              const { items, next } = page.value;
              expect(items.length).toBeLessThanOrEqual(limit);
              for (const { id, level, record } of items) listed.push([id, level, record.sortKey]);
              if (next === null) break;
              cursor = next;
            }
            const all = [...model.shared()].map(([key]) => key).filter((key) => nameOf(key).kind === kind);
            const expected = all.filter((key) => model.access(memberId, key, at, stewardRoles) > 0);
            expect(listed.map(([id]) => keyOf({ kind, id })).sort()).toEqual(expected.sort());
            for (const [id, level] of listed) {
              expect(level).toBe(levels[model.access(memberId, keyOf({ kind, id }), at, stewardRoles)]);
            }
            const ordered = listed.toSorted((a, b) => compareCodePoints(a[2], b[2]) || compareCodePoints(a[0], b[0]));
            expect(listed).toEqual(ordered);
          }
        }
      }),
      lawOptions(300, 12),
    );
  });
});

describe('once everything given by hand is taken back', () => {
  it('the owner alone sees something, and whoever the change said still does', () => {
    let alone = 0;
    fc.assert(
      fc.property(stories(), (story) => {
        const { workspace, model, at } = ending(story);
        // Where the workspace is suspended or closed, nothing is taken back.
        if (!model.open) return;
        const context: Context = { actor: { type: 'system' }, at, newId: counting() };
        const keys = [...model.shared()]
          .filter(([, card]) => !card.directory && card.deletedAt === null)
          .map(([key]) => key);
        let after = workspace;
        for (const kind of ['contact', 'snippet', 'deal']) {
          const ids = keys.map(nameOf).flatMap((name) => (name.kind === kind ? [name.id] : []));
          if (ids.length === 0) continue;
          const change = done(manageResourceAccess(after, { kind, ids, change: { type: 'private' } }, context));
          after = change.workspace;
          const { verdicts } = change.output;
          expect(verdicts.map(({ refusal }) => refusal)).toEqual(ids.map(() => null));
          for (const { id, remaining } of verdicts) {
            const left = [...(model.card(keyOf({ kind, id }))?.shares.values() ?? [])].filter(
              ({ cause }) => cause !== 'manual',
            );
            expect(remaining.map(({ principal, level, cause }) => [principal, level, cause]).sort()).toEqual(
              left.map((share) => [share.with, share.level, share.cause]).sort(),
            );
          }
          model.noteAll(change.commit?.events ?? []);
        }
        // What remains is through numbers: those are taken from everybody but their owners, who keep their own.
        for (const [numberId, line] of model.numbers) {
          for (const memberId of [...line.users.keys()].filter((id) => id !== line.owner)) {
            const taken = done(unassignNumber(after, { numberId, memberId }, context));
            after = taken.workspace;
            model.noteAll(taken.commit?.events ?? []);
          }
        }
        for (const key of keys) {
          const card = model.card(key);
          const resource = accessOf(after, nameOf(key));
          if (card === undefined || resource === null) throw new Error(`${key} is gone`);
          const viewers = whoCanSee(reachesOf(after), resource, at).map(({ memberId }) => memberId);
          expect(viewers).toEqual(model.viewers(key, at, stewardRoles));
          if (card.shares.size > 0) continue;
          // The owner, unless suspended; of somebody who left, their heir.
          const heirs = [...model.members].filter(([, { inherited }]) => inherited.has(card.owner ?? ''));
          expect([card.owner, ...heirs.map(([id]) => id)]).toEqual(expect.arrayContaining(viewers));
          expect(viewers.length).toBeLessThanOrEqual(1);
          alone += viewers.length;
        }
      }),
      lawOptions(300, 13),
    );
    expect(alone).toBeGreaterThan(20);
  });
});

const counting = (): (() => string) => {
  let made = 0;
  return () => `later${made++}`;
};

const done = <O>(result: Result<Change<O>, AnyFailure>): Change<O> => {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.error));
};
