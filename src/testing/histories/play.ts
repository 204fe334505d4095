import type { AnyFailure, Result } from '../../kernel/index.js';
import type { Actor, Client } from '../../roles/index.js';
import {
  type Change,
  type Context,
  definePolicy,
  emptyWorkspace,
  type Policy,
  type Workspace,
} from '../../workspace/index.js';
import { Picks } from '../picks.js';
import { inputOf } from './input-of.js';
import { everyOperation, type Operations } from './operation.js';
import { Scene } from './scene.js';

/** 2026-11-22, 9 o'clock UTC: when histories begin. */
const OPENING = Date.UTC(2026, 10, 22, 9);
const MINUTE = 60_000;

/** What somebody does: plain JSON, so that it can be shown, kept and done again. */
export interface Deed {
  /** The name in the service, such as `groups.create`. */
  readonly operation: string;
  readonly actor: Actor;
  readonly client?: Client;
  readonly input: object;
  readonly at: number;
}

/** A deed that was done, and what came of it. */
export interface Played extends Deed {
  readonly before: Workspace;
  readonly result: Result<unknown, AnyFailure>;
  /** The workspace after it; the same as before where nothing changed. */
  readonly after: Workspace;
  /** Null for a query, and for what was refused. */
  readonly change: Change<unknown> | null;
}

/** A history that follows from numbers alone: each throw picks an operation, an actor and an input from what is there by then. */
export interface History {
  readonly policy: Policy;
  readonly operations: Operations;
  readonly throws: readonly Throw[];
}

/** One throw of the dice. */
export interface Throw {
  readonly move: number;
  readonly seed: number;
}

/** Whom an operation is for, where that is not members and the host alike. */
const NEWCOMERS: ReadonlySet<string> = new Set(['members.acceptInvitation', 'members.joinByDomain']);
const HOST: ReadonlySet<string> = new Set([
  'workspace.create',
  'workspace.recoverOwnership',
  'workspace.setStatus',
  'members.add',
  'members.verifyDomain',
  'members.changeAddress',
  'members.settleDeparture',
  'numbers.updatePorting',
  'groups.clearRevokedGrants',
  'access.sweepEndedGrants',
]);
const ONESELF: ReadonlySet<string> = new Set([
  'members.chooseNumber',
  'members.updateProfile',
  'members.requestAddressChange',
  'members.markSeen',
  'numbers.setNotifications',
  'numbers.setSchedule',
  'numbers.setDoNotDisturb',
]);
/** What would end the history for most that comes after it. */
const SELDOM: ReadonlySet<string> = new Set(['workspace.create', 'workspace.setStatus']);

/** What a throw means in a workspace. */
export const deedFrom = (workspace: Workspace, operations: Operations, { move, seed }: Throw, turn: number): Deed => {
  const names = Object.keys(operations);
  const picked = names[move % names.length] as string;
  const isOpen = workspace.state.workspace.get('self')?.status === 'active';
  const instead = names[(move * 31 + seed) % names.length] as string;
  const operation =
    !isOpen && operations['workspace.setStatus'] !== undefined && seed % 4 !== 0
      ? 'workspace.setStatus'
      : SELDOM.has(picked) && seed % 8 !== 0
        ? instead
        : picked;
  const at = OPENING + turn * MINUTE;
  const scene = new Scene(workspace, new Picks(seed), turn, at, operation);
  const actor: Actor = NEWCOMERS.has(operation)
    ? scene.newcomer()
    : ONESELF.has(operation) && scene.picks.chance(0.8)
      ? { type: 'member', memberId: scene.inMind('member') }
      : HOST.has(operation) && scene.picks.chance(0.8)
        ? { type: 'system' }
        : scene.actor();
  const client = scene.picks.chance(0.1) ? scene.picks.of('web', 'desktop', 'mobile') : undefined;
  const input = inputOf(operations[operation] as Operations[string], operation, scene);
  return { operation, actor, ...(client === undefined ? {} : { client }), input, at };
};

/** Does a deed on a snapshot. The ids it makes begin with the prefix and count up. */
export const perform = (before: Workspace, deed: Deed, operations: Operations, prefix: string, firstId = 0): Played => {
  const operation = operations[deed.operation];
  if (operation === undefined) throw new TypeError(`there is no operation ${deed.operation}`);
  let made = firstId;
  const { actor, client, at } = deed;
  const context: Context = {
    actor,
    at,
    newId: () => `${prefix}${made++}`,
    ...(client === undefined ? {} : { client }),
  };
  const result = operation(before, deed.input, context);
  const change = result.ok && !operation.isQuery ? (result.value as Change<unknown>) : null;
  return { ...deed, before, result, change, after: change?.workspace ?? before };
};

/** The workspace of every history. */
export const WORKSPACE = 'acme';

/** What the ids of a turn begin with. The first letter varies, so that the order of ids is not the order in which they were made. */
export const prefixOf = (turn: number): string => `${'qmzbk'[turn % 5]}${turn}.`;

const system: Actor = { type: 'system' };

/** How every history begins: people of each role, a group, a number, contacts, an invitation, so that what follows finds something. */
const founding = (
  policy: Policy,
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
export function* play({ policy, operations, throws }: History): Generator<Played, Workspace> {
  let workspace = emptyWorkspace(WORKSPACE, policy);
  let turn = 0;
  const ids = (kind: 'member' | 'number' | 'group') => [...workspace.state[kind].keys()];
  for (const found of founding(policy)) {
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
  for (const one of throws) {
    const played = perform(workspace, deedFrom(workspace, operations, one, turn), operations, prefixOf(turn));
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
  { policy = definePolicy(), operations = everyOperation }: Partial<Omit<History, 'throws'>> = {},
): History => ({
  policy,
  operations,
  throws: throwsFrom(seed, count),
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
