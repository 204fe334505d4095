import fc from 'fast-check';
import {
  accessListOf,
  attachToNumber,
  deleteContact,
  detachFromNumber,
  eraseContact,
  explainContactAccess,
  manageAccess,
  previewAccess,
  restoreContact,
  transferContact,
  updateContact,
} from 'partyline/contacts';
import type { AnyFailure, Result } from 'partyline/kernel';
import type { Change } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';
import { lawOptions } from '../support/law-options.js';
import { type AnyOperation, contextOf, Look, play, type Story, stories } from './history.js';
import { Model } from './model.js';

const missing = 'no-such-contact';

/** Every operation that names contacts which must exist, and what somebody may type for one. A row for each such operation. */
const naming: Readonly<
  Record<string, { readonly operation: AnyOperation; readonly input: (look: Look, id: string, own: string) => object }>
> = {
  manageAccess: {
    operation: manageAccess,
    input: (look, id) => ({
      contactIds: [id],
      change: look.of<object>(
        { type: 'private' },
        { type: 'add', grants: look.grants(2) },
        { type: 'replace', grants: look.grants(2) },
        { type: 'remove', principals: ['workspace'] },
      ),
    }),
  },
  manageAccessOfMany: {
    operation: manageAccess,
    input: (look, id, own) => ({ contactIds: [own, id, own], change: { type: 'add', grants: look.grants(1) } }),
  },
  explainContactAccess: {
    operation: explainContactAccess,
    input: (look, id) => ({ contactId: id, ...(look.chance(0.6) ? { memberId: look.id('member') } : {}) }),
  },
  accessListOf: { operation: accessListOf, input: (_look, id) => ({ contactId: id }) },
  previewAccess: {
    operation: previewAccess,
    input: (look, id, own) => ({ contactIds: [id, own], change: { type: 'add', grants: look.grants(1) } }),
  },
  updateContact: {
    operation: updateContact,
    input: (_look, id) => ({ contactId: id, fields: { firstName: 'Mine now' } }),
  },
  updateContactWithCustom: {
    operation: updateContact,
    input: (look, id) => ({
      contactId: id,
      fields: { custom: [{ fieldId: look.chance(0.5) ? look.id('contactField') : 'no-such', value: 'x' }] },
    }),
  },
  deleteContact: { operation: deleteContact, input: (_look, id) => ({ contactId: id }) },
  restoreContact: { operation: restoreContact, input: (_look, id) => ({ contactId: id }) },
  eraseContact: { operation: eraseContact, input: (_look, id) => ({ contactId: id }) },
  transferContact: {
    operation: transferContact,
    input: (look, id) => ({ contactId: id, memberId: look.id('member') }),
  },
  attachToNumber: {
    operation: attachToNumber,
    input: (look, id) => ({ contactId: id, numberId: look.id('number') }),
  },
  detachFromNumber: {
    operation: detachFromNumber,
    input: (look, id) => ({ contactId: id, numberId: look.id('number') }),
  },
};

/** What the actor is told: the answer without the commit, in which the guards of what was looked for are named. */
const toldOf = (operation: AnyOperation, result: Result<unknown, AnyFailure>): unknown =>
  result.ok && !operation.isQuery ? (result.value as Change<unknown>).output : result;

describe('a contact that somebody may not see', () => {
  it('reads in every answer like one that is not there', () => {
    let compared = 0;
    fc.assert(
      fc.property(stories(), fc.nat(), (story: Story, seed) => {
        const model = new Model();
        let last = null;
        for (const turn of play(story)) {
          model.noteAll(turn.change?.commit?.events ?? []);
          last = turn;
        }
        if (last === null) return;
        for (const memberId of model.members.keys()) {
          const access = (id: string) => model.access(memberId, id, last.at, ['owner', 'admin', 'dispatcher']);
          const hidden = [...model.contacts.keys()].filter(
            (id) => access(id) === 0 && model.contacts.get(id)?.deletedAt === null,
          );
          const own = [...model.contacts.keys()].find((id) => access(id) === 2) ?? 'own-is-missing-too';
          for (const id of hidden.slice(0, 2)) {
            for (const { operation, input } of Object.values(naming)) {
              const ask = (contactId: string) => {
                const look = new Look(last.after, 950, last.at, seed);
                const context = contextOf({
                  index: 950,
                  actor: { type: 'member', memberId },
                  client: undefined,
                  at: last.at,
                });
                return toldOf(operation, operation(last.after, input(look, contactId, own) as never, context));
              };
              const renamed = JSON.parse(
                JSON.stringify(ask(missing)).replaceAll(JSON.stringify(missing), JSON.stringify(id)),
              );
              expect(JSON.parse(JSON.stringify(ask(id)))).toEqual(renamed);
              compared++;
            }
          }
        }
      }),
      lawOptions(300, 31),
    );
    expect(compared).toBeGreaterThan(100);
  });
});
