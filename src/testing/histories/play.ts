import type { Actor } from '../../roles/index.js';
import { definePolicy, emptyWorkspace, type Policy, type Workspace } from '../../workspace/index.js';
import { Picks } from '../picks.js';
import { nextDeed } from './casting.js';
import { type Deed, type History, MINUTE, OPENING, type Played, perform, type Throw } from './deed.js';
import { everyOperation } from './operation.js';

export { type Deed, deedFrom, type History, type Played, perform, type Throw } from './deed.js';

/** The workspace of every history. */
export const WORKSPACE = 'acme';

/** What the ids of a turn begin with. The first letter varies, so that the order of ids is not the order in which they were made. */
export const prefixOf = (turn: number): string => `${'qmzbk'[turn % 5]}${turn}.`;

const system: Actor = { type: 'system' };

/** How every history begins: people of each role, a group, a number, contacts, an invitation, so that what follows finds something. */
const founding = (
  policy: Policy,
  roles: readonly string[],
): readonly ((member: (index: number) => string, number: string, group: string) => Omit<Deed, 'at' | 'actor'>)[] => [
  () => ({
    operation: 'workspace.create',
    input: { name: 'Acme', owner: { name: 'Ana', address: 'ana@acme.example' } },
  }),
  ...Object.keys(policy.roles).map((role, index) => () => ({
    operation: 'members.add',
    input: { name: `The ${role}`, address: `f${index}@acme.example`, roles: [role] },
  })),
  () => ({ operation: 'members.add', input: { name: 'Dan', address: 'dan@acme.example', roles: ['member'] } }),
  (member) => ({
    operation: 'numbers.add',
    input: { phone: '+15550000001', name: 'Desk', mode: 'shared', ownerId: member(0) },
  }),
  (member, number) => ({
    operation: 'numbers.assign',
    input: { numberId: number, memberId: member(2), access: 'use' },
  }),
  (member) => ({ operation: 'groups.create', input: { name: 'Founders', memberIds: [member(0), member(3)] } }),
  (member) => ({
    operation: 'contacts.create',
    input: { contactId: 'first', ownerId: member(2), fields: { firstName: 'First' } },
  }),
  (member, numberId) => ({
    operation: 'contacts.create',
    input: { contactId: 'caller', ownerId: member(0), numberId, fields: { firstName: 'Caller' } },
  }),
  (_member, _number, group) => ({
    operation: 'contacts.manageAccess',
    input: { contactIds: ['first'], change: { type: 'add', grants: [{ principal: `group:${group}` }] } },
  }),
  () => ({ operation: 'members.invite', input: { addresses: 'guest@acme.example', tokenHashes: ['a7'.repeat(32)] } }),
  ...[...roles, ...roles].map((role, index) => () => ({
    operation: 'members.add',
    input: { name: `Another ${role}`, address: `a${index}@acme.example`, roles: [role] },
  })),
];

/**
 * Plays a history from an empty workspace, one deed after another.
 *
 * @example
 * ```ts
 * import { everyOperation, play } from 'partyline/testing';
 * import { definePolicy } from 'partyline/workspace';
 *
 * const throws = Array.from({ length: 20 }, (_, index) => ({ move: index * 7, seed: index }));
 * const turns = [...play({ policy: definePolicy(), operations: everyOperation, throws })];
 *
 * turns.at(-1)?.after.complete; // => true
 * ```
 * @see docs/testing-your-app.md
 */
export function* play(history: History): Generator<Played, Workspace> {
  const { policy, operations, throws, roles = [] } = history;
  let workspace = emptyWorkspace(WORKSPACE, policy);
  let turn = 0;
  const ids = (kind: 'member' | 'number' | 'group') => [...workspace.state[kind].keys()];
  for (const found of founding(policy, roles)) {
    const member = (index: number) => ids('member')[index] ?? 'nobody';
    const deed = found(member, ids('number')[0] ?? 'nobody', ids('group')[0] ?? 'nobody');
    if (operations[deed.operation] === undefined) continue;
    const played = perform(
      workspace,
      { ...deed, actor: system, at: OPENING + turn * MINUTE },
      operations,
      prefixOf(turn),
    );
    yield played;
    workspace = played.after;
    turn++;
  }
  const done: Deed[] = [];
  for (const one of throws) {
    const deed = nextDeed(workspace, history, one, turn, done);
    done.push(deed);
    const played = perform(workspace, deed, operations, prefixOf(turn));
    yield played;
    workspace = played.after;
    turn++;
  }
  return workspace;
}

/**
 * The workspace at the end of a history.
 *
 * @example
 * ```ts
 * import { endOf, historyFrom, wrongWith } from 'partyline/testing';
 *
 * const workspace = endOf(historyFrom(7, 20));
 *
 * wrongWith({ workspace, at: Date.UTC(2026, 10, 23) }); // => []
 * ```
 * @see docs/testing-your-app.md
 */
export const endOf = (history: History): Workspace => {
  const turns = play(history);
  for (let next = turns.next(); ; next = turns.next()) if (next.done) return next.value;
};

/** So many throws that follow from one number. */
export const throwsFrom = (seed: number, count: number): readonly Throw[] => {
  const picks = new Picks(seed);
  return Array.from({ length: count }, () => ({ move: picks.below(1_000_003), seed: picks.below(2 ** 31) }));
};

/**
 * A history that follows from one number, under the default policy unless another is given.
 *
 * @example
 * ```ts
 * import { historyFrom } from 'partyline/testing';
 *
 * historyFrom(7, 20).throws.length; // => 20
 * historyFrom(7, 20).throws; // => historyFrom(7, 20).throws
 * ```
 * @see docs/testing-your-app.md
 */
export const historyFrom = (
  seed: number,
  count = 50,
  { policy = definePolicy(), operations = everyOperation, ...rest }: Partial<Omit<History, 'throws'>> = {},
): History => ({
  policy,
  operations,
  throws: throwsFrom(seed, count),
  ...rest,
});

/**
 * A deed in one line: who, what, with which input, and what came of it.
 *
 * @example
 * ```ts
 * import { tellDeed } from 'partyline/testing';
 *
 * const actor = { type: 'member', memberId: 'cleo' } as const;
 * tellDeed({ operation: 'groups.create', actor, input: { name: 'Sales' }, at: Date.UTC(2026, 10, 22) });
 * // => 'cleo: groups.create {"name":"Sales"}'
 * ```
 * @see docs/testing-your-app.md
 */
export const tellDeed = ({ actor, operation, input, ...rest }: Deed & Partial<Played>): string => {
  const who = actor.type === 'member' ? actor.memberId : actor.type === 'person' ? actor.address : 'the host';
  const outcome = rest.result === undefined ? '' : rest.result.ok ? ' → ok' : ` → ${rest.result.error.code}`;
  return `${who}: ${operation} ${JSON.stringify(input)}${outcome}`;
};
