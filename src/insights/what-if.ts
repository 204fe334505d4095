import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { idSchema, parseInput } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { type Cell, type Permission, permissions, roleOf } from '../roles/index.js';
import { type Reach, reachOf } from '../sharing/index.js';
import { levelOf } from '../visibility/index.js';
import { actingMember, authorise } from '../workspace/authorise.js';
import {
  accessOf,
  type Context,
  listKey,
  type Member,
  recordKey,
  recordsOf,
  resourceAt,
  type SharedKind,
  type Workspace,
  withChanges,
} from '../workspace/index.js';
import { query } from '../workspace/query.js';
import { roles as rolesSchema } from '../workspace/records/common.js';

/** Everything somebody could do. */
export interface Powers {
  readonly memberId: string;
  readonly status: Member['status'];
  readonly roles: readonly string[];
  /** For each permission: everywhere, for the numbers they own, or not at all. */
  readonly permissions: Readonly<Record<Permission, Cell>>;
  /** How many numbers they use, read along on, and own. */
  readonly numbers: { readonly use: number; readonly read: number; readonly owned: number };
  readonly groups: number;
  /** How many things of each kind they see: counts, never names. */
  readonly resources: readonly { readonly kind: string; readonly count: number; readonly capped: boolean }[];
}

const powersInput = /* @__PURE__ */ z.strictObject({ memberId: idSchema });
const whatIfInput = /* @__PURE__ */ z.strictObject({ memberId: idSchema, roles: rolesSchema });

const ranks: readonly Cell[] = ['no', 'ownNumber', 'yes'];

/** What somebody holds who may be asked about: everything but what is shared with them. */
export const standingPowers = /* @__PURE__ */ query({
  input: powersInput,
  reads: ({ memberId }) => [recordKey('member', memberId), listKey('numbersOf', memberId)],
  answer(read, { memberId }, context) {
    const allowed = authorise(read, context, 'insights.viewAll');
    // Everybody may ask what they could do themselves.
    const own = actingMember(context) === memberId;
    if (!allowed.ok && !(own && allowed.error.code === 'permission_denied')) return allowed;
    const member = read.get('member', memberId);
    if (member === null) return fail('member_not_found', { memberId }, ['memberId']);
    const { status, roles, numbers, groups } = member;
    const active = status === 'active';
    const cells = {} as Record<Permission, Cell>;
    for (const permission of permissions) {
      const best = Math.max(
        0,
        ...roles.map((role) => ranks.indexOf(roleOf(read.policy.roles, role)?.cells[permission] ?? 'no')),
      );
      cells[permission] = active ? (ranks[best] as Cell) : 'no';
    }
    const held = active ? numbers : [];
    return ok({
      memberId,
      status,
      roles,
      permissions: cells,
      numbers: {
        use: held.filter(({ access }) => access === 'use').length,
        read: held.filter(({ access }) => access === 'read').length,
        owned: active ? read.list('numbersOf', memberId).length : 0,
      },
      groups: active ? groups.length : 0,
    });
  },
});

/**
 * Everything a member could do: each permission, their numbers and groups, and how many contacts, snippets and other things they see. For
 * those who may view all insights, and for everybody about themselves.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `member_not_found`, `client_not_supported`, `invalid_input`.
 *
 * @throws Error for a partial snapshot: the service counts in the store
 * @example
 * ```ts
 * import { whatCouldTheyDo } from 'partyline/insights';
 * import { unwrap } from 'partyline/kernel';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, ana, cleo } = office();
 * const powers = unwrap(whatCouldTheyDo(workspace, { memberId: cleo }, as(ana)));
 *
 * powers.permissions['members.invite']; // => 'no'
 * powers.permissions['numbers.updateSettings']; // => 'ownNumber'
 * powers.resources; // => [{ kind: 'contact', count: 0, capped: false }, { kind: 'snippet', count: 0, capped: false }]
 * ```
 * @see docs/insights.md
 */
export const whatCouldTheyDo = (workspace: Workspace, input: { readonly memberId: string }, context: Context) => {
  const powers = standingPowers(workspace, input, context);
  if (!powers.ok) return powers;
  const reach = reachOf(workspace, powers.value.memberId);
  return ok({ ...powers.value, resources: countedIn(workspace, reach, context.at) } as Powers);
};

/** The kinds of things that are shared here. */
export const sharedKindsOf = ({ policy }: Workspace): readonly string[] => [
  'contact',
  'snippet',
  ...policy.shareables.map(({ kind }) => kind),
];

const countedIn = (workspace: Workspace, reach: Reach, at: number): Powers['resources'] => {
  const counts = new Map(sharedKindsOf(workspace).map((kind) => [kind, 0]));
  for (const kind of ['contact', 'snippet', 'resource'] as const satisfies readonly SharedKind[]) {
    for (const [id] of recordsOf(workspace, kind)) {
      const name = resourceAt({ kind, id });
      const resource = accessOf(workspace, name);
      const seen = resource !== null && levelOf(reach, resource, at) !== null;
      counts.set(name.kind, (counts.get(name.kind) ?? 0) + Number(seen));
    }
  }
  return [...counts].map(([kind, count]) => ({ kind, count, capped: false }));
};

/**
 * What a change of roles would change: everything the member could do before and after, without doing it.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `member_not_found`, `unknown_role`, `client_not_supported`,
 * `invalid_input`.
 *
 * @throws Error for a partial snapshot: the service counts in the store
 * @example
 * ```ts
 * import { whatIf } from 'partyline/insights';
 * import { unwrap } from 'partyline/kernel';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, ana, cleo } = office();
 * const { gained, lost } = unwrap(whatIf(workspace, { memberId: cleo, roles: ['admin'] }, as(ana)));
 *
 * gained.includes('members.invite'); // => true
 * lost; // => []
 * ```
 * @see docs/insights.md
 */
export const whatIf = (
  workspace: Workspace,
  input: { readonly memberId: string; readonly roles: readonly string[] },
  context: Context,
) => {
  const changed = withRoles(workspace, input);
  if (!changed.ok) return changed;
  const before = whatCouldTheyDo(workspace, { memberId: input.memberId }, context);
  if (!before.ok) return before;
  // Judged by whoever asks as they are now, not as they would be.
  const host: Context = { ...context, actor: { type: 'system' } };
  const after = whatCouldTheyDo(changed.value, { memberId: input.memberId }, host);
  return after.ok ? ok(compared(before.value, after.value)) : after;
};

/** The workspace as it would be if somebody had other roles; nothing of it is stored. */
export const withRoles = (workspace: Workspace, input: unknown) => {
  const parsed = parseInput(whatIfInput, input);
  if (!parsed.ok) return parsed;
  const { memberId, roles } = parsed.value;
  const unknown = roles.find((role) => roleOf(workspace.policy.roles, role) === null);
  if (unknown !== undefined) return fail('unknown_role', { role: unknown }, ['roles']);
  const member = workspace.state.member.get(memberId) ?? null;
  const records = new Map([['member' as const, new Map([[memberId, member === null ? null : { ...member, roles }]])]]);
  return ok(withChanges(workspace, { records, lists: new Map(), counters: new Map(), versions: new Map() }));
};

/** What somebody could do before and after, and which permissions make the difference. */
export const compared = (before: Powers, after: Powers) => {
  const rank = (powers: Powers, permission: Permission) => ranks.indexOf(powers.permissions[permission]);
  return {
    before,
    after,
    gained: permissions.filter((permission) => rank(after, permission) > rank(before, permission)),
    lost: permissions.filter((permission) => rank(after, permission) < rank(before, permission)),
  };
};
