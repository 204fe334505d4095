import fc from 'fast-check';
import { type Client, can, isOwner, permissions } from 'partyline/roles';
import { reachOf } from 'partyline/sharing';
import { capabilitiesFor, capable, reachFrom } from 'partyline/visibility';
import { recordsOf } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';
import { endOf, stories } from '../laws/history.js';
import { lawOptions } from '../support/law-options.js';

const clients: readonly (Client | null)[] = ['web', 'desktop', 'mobile', null];

describe('a capabilities document', () => {
  it('answers in a browser what the workspace answers: every member, permission, client, number and person', () => {
    fc.assert(
      fc.property(stories(), fc.constantFrom(...clients), (story, client) => {
        const workspace = endOf(story);
        for (const [memberId] of recordsOf(workspace, 'member')) {
          const document = JSON.parse(JSON.stringify(capabilitiesFor(workspace, memberId, { client })));
          const actor = { type: 'member', memberId } as const;
          expect(reachFrom(document)).toEqual(reachOf(workspace, memberId));
          for (const permission of permissions) {
            const asked = { client: client ?? undefined, creates: true };
            expect(capable(document, permission, { creates: true })).toBe(can(workspace, actor, permission, asked));
            for (const [numberId, { ownerId }] of recordsOf(workspace, 'number')) {
              const target = { numberId, client: client ?? undefined };
              expect(capable(document, permission, { numberOwnerId: ownerId })).toBe(
                can(workspace, actor, permission, target),
              );
            }
            for (const [otherId, { roles }] of recordsOf(workspace, 'member')) {
              const target = { memberId: otherId, client: client ?? undefined };
              expect(capable(document, permission, { memberIsOwner: isOwner(roles) })).toBe(
                can(workspace, actor, permission, target),
              );
            }
          }
        }
      }),
      lawOptions(300, 90),
    );
  });
});
