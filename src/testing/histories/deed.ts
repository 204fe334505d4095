import type { AnyFailure, Result } from '../../kernel/index.js';
import type { Actor, Client } from '../../roles/index.js';
import type { Change, Context, Policy, Workspace } from '../../workspace/index.js';
import { Picks } from '../picks.js';
import type { Profile } from '../profile.js';
import { inputOf } from './input-of.js';
import type { Operations } from './operation.js';
import { Scene } from './scene.js';

/** 2026-11-22, 9 o'clock UTC: when histories begin. */
export const OPENING = Date.UTC(2026, 10, 22, 9);
export const MINUTE = 60_000;

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
  /** Roles under proof: three people hold each of them from the start, and two of three deeds are theirs. */
  readonly roles?: readonly string[];
  /** `realistic` where nothing is said. */
  readonly profile?: Profile;
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
export const deedFrom = (
  workspace: Workspace,
  operations: Operations,
  { move, seed }: Throw,
  turn: number,
  profile: Profile = 'realistic',
): Deed => {
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
  const scene = new Scene(workspace, new Picks(seed), turn, at, operation, profile);
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
