import { type Failure, fail } from '../kernel/failure.js';
import type { Instant } from '../kernel/instant.js';
import { type Err, err, type Ok, ok } from '../kernel/result.js';
import {
  type Cause,
  type Level,
  type Principal,
  parsePrincipal,
  type Reach,
  type ResourceName,
  WORKSPACE_RECORD,
} from '../sharing/index.js';
import { activeMember, authorise } from '../workspace/authorise.js';
import { type Context, type Key, recordKey, type Workspace } from '../workspace/index.js';
import type { Reader } from '../workspace/reader.js';
import { type AccessChange, afterChange, MAX_GRANTS, principalsGiven } from './access-change.js';
import { AccessBatches, type AccessDelta, accessDelta } from './access-delta.js';
import type { Family } from './family.js';
import { retiredGroupKeys, withoutRetiredGroups } from './retired-groups.js';
import { KnownSituations } from './situations.js';
import { actingReach, livingResource, resourceKeys, standingOf } from './standing.js';
import { gainedGrants, lostGrants } from './widening.js';

/** Why the access of one resource was not changed; `Named` is how the family names it. */
export type RefusalOf<NotFound extends string, Named extends object> =
  | Failure<NotFound, Named>
  | Failure<'access_is_fixed', Named>
  | Failure<'needs_edit', Named>
  | Failure<'needs_owner', Named & { readonly change: 'narrow' | 'widen' }>
  | Failure<'cannot_share_with_oneself', Named>
  | Failure<'too_many_grants', Named & { readonly limit: number }>
  | Failure<'group_too_large', Named & { readonly groupId: string; readonly limit: number }>;

/** Access that a change leaves: how far it goes, and why it is there. */
export interface RemainingAccess {
  readonly principal: Principal;
  readonly level: Level;
  readonly cause: Cause;
}

/** What became of one resource. */
export interface Verdict<Refusal> {
  readonly verdict: 'changed' | 'unchanged' | 'refused';
  readonly refusal: Refusal | null;
  /** Access that does not come from grants given by hand and so remains: through a number, a policy, the directory. */
  readonly remaining: readonly RemainingAccess[];
}

/** What must be read for a change of access: the resources with their grants, who is to be given any, and what was deleted groups'. */
export const accessChangeKeys = (
  kind: string,
  ids: readonly string[],
  change: AccessChange,
  known: Workspace,
): readonly Key[] => [
  ...ids.flatMap((id) => resourceKeys({ kind, id })),
  ...ids.flatMap((id) => retiredGroupKeys(known, { kind, id }, change)),
  ...principalsGiven(change).flatMap((given) => {
    const { kind: of, id } = parsePrincipal(given) ?? { kind: 'workspace', id: '' };
    return of === 'member' || of === 'group' ? [recordKey(of, id)] : [];
  }),
];

/**
 * The one rule of who manages access, for whatever is shared: a verdict a resource, and the events of those that are permitted.
 *
 * @param path where the input names the resources
 * @see decisions 7, 8, 9 and 14 in docs/decisions.md
 */
export const changeAccess = <NotFound extends string, Named extends object>(
  read: Reader,
  context: Context,
  family: Family<NotFound, Named>,
  ids: readonly string[],
  change: AccessChange,
  path: string,
) => {
  const allowed = authorise(read, context, family.permission);
  if (!allowed.ok) return allowed;
  const exist = granteesExist(read, change);
  if (!exist.ok) return exist;

  const reach = actingReach(read, context);
  // What was given to a group whose access was revoked is void, and gone before long.
  const revoked = read.get('workspace', WORKSPACE_RECORD)?.revoked ?? [];
  const batches = new AccessBatches();
  const known = new KnownSituations<Ok<Decided>>();
  const verdicts = [...new Set(ids)].map((id) => {
    const name = { kind: family.kind, id };
    const decided = decideOne(read, reach, family, name, change, context.at, revoked, known);
    if (!decided.ok) {
      const refused: Verdict<RefusalOf<NotFound, Named>> = {
        verdict: 'refused',
        refusal: decided.error,
        remaining: [],
      };
      return Object.assign(family.named(id), refused);
    }
    const { delta, said } = decided.value;
    if (delta !== null) batches.add(name, delta);
    // Not by a spread with more after it, which costs more than the decision.
    return Object.assign(family.named(id), said);
  });
  const [only, ...others] = verdicts;
  // A change of one resource that is refused is a failure; of many, it is one verdict among them.
  if (only?.refusal && others.length === 0) return err({ ...only.refusal, path: [path, 0] });
  return ok({ output: { verdicts }, events: batches.events() });
};

interface Decided {
  readonly delta: AccessDelta | null;
  readonly said: Verdict<never>;
}

const decideOne = <NotFound extends string, Named extends object>(
  read: Reader,
  reach: Reach | null,
  { notFound, named }: Family<NotFound, Named>,
  name: ResourceName,
  change: AccessChange,
  at: Instant,
  revoked: readonly string[],
  known: KnownSituations<Ok<Decided>>,
): { readonly ok: true; readonly value: Decided } | Err<RefusalOf<NotFound, Named>> => {
  const { id } = name;
  const found = livingResource(read, name);
  const standing = found === null ? null : standingOf(read, reach, found.resource, at);
  if (found === null || standing === null) return fail(notFound, named(id));
  const { record, resource } = found;
  // What belongs to nobody, an entry of the directory, is everybody's.
  if (record.ownerId === null) return fail('access_is_fixed', named(id));
  if (standing === 'viewer') return fail('needs_edit', named(id));

  const situation = { standing, resharing: record.resharing, grants: resource.grants };
  const before = known.get(situation);
  if (before !== null) return before;
  const stored = resource.grants.filter((grant) => grant.cause === 'manual' && !revoked.includes(grant.principal));
  const others = resource.grants.filter((grant) => grant.cause !== 'manual');
  const turned = withoutRetiredGroups(read, stored, others.length, change, at);
  if ('tooLarge' in turned) {
    return standing === 'editor'
      ? fail('needs_owner', { ...named(id), change: 'narrow' as const })
      : fail('group_too_large', { ...named(id), groupId: turned.tooLarge, limit: MAX_GRANTS });
  }
  const { manual } = turned;
  const after = afterChange(manual, change, at);
  const narrows = lostGrants(manual, after, at).length > 0;
  if (narrows && standing === 'editor') return fail('needs_owner', { ...named(id), change: 'narrow' as const });
  if (standing !== 'owner') {
    const gained = gainedGrants(manual, after, at);
    if (gained.length > 0 && record.resharing === 'owner')
      return fail('needs_owner', { ...named(id), change: 'widen' as const });
    if (gained.some((grant) => grant.principal === `member:${reach?.memberId}`)) {
      return fail('cannot_share_with_oneself', named(id));
    }
  }
  if (after.length + others.length > MAX_GRANTS) {
    return fail('too_many_grants', { ...named(id), limit: MAX_GRANTS });
  }
  const remaining = others.map(({ principal, level, cause }) => ({ principal, level, cause }));
  const delta = accessDelta(stored, after, narrows && standing === 'owner' ? 'owner' : null);
  const said = { verdict: delta === null ? ('unchanged' as const) : ('changed' as const), refusal: null, remaining };
  return known.keep(situation, ok({ delta, said }));
};

/** Whoever is to be given access exists: an active member, or a live group. */
const granteesExist = (read: Reader, change: AccessChange) => {
  for (const [index, given] of principalsGiven(change).entries()) {
    const { kind, id } = parsePrincipal(given) ?? { kind: 'workspace', id: '' };
    const path = ['change', 'grants', index, 'principal'];
    if (kind === 'member') {
      const member = activeMember(read, id, path);
      if (!member.ok) return member;
    }
    if (kind === 'group') {
      const group = read.get('group', id);
      if (group === null) return fail('group_not_found', { groupId: id }, path);
      if (group.status === 'retired') return fail('group_retired', { groupId: id }, path);
    }
  }
  return ok(null);
};
