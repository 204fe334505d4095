import { inForce, type Principal, parsePrincipal, reachOf, WORKSPACE_RECORD } from '../sharing/index.js';
import { accessOf, recordsOf, resourceAt, type Workspace } from '../workspace/index.js';
import { openfgaId, openfgaType } from './names.js';

/** A tuple as OpenFGA writes it. */
export interface OpenfgaTuple {
  readonly user: string;
  readonly relation: string;
  readonly object: string;
  readonly condition?: { readonly name: 'in_force'; readonly context: { readonly until: string } };
}

const object = (type: string, id: string): string => `${type}:${openfgaId(id)}`;

/** Where a member's reach leads: the relation by which they speak for a principal. */
const speaking = (workspaceId: string, principal: Principal, cap: 'view' | 'edit') => {
  const parsed = parsePrincipal(principal);
  switch (parsed?.kind) {
    case 'group':
      return { relation: 'member', object: object('group', parsed.id) };
    case 'number':
      return { relation: cap === 'edit' ? 'user' : 'reader', object: object('number', parsed.id) };
    case 'owner':
      return { relation: 'heir', object: object('estate', parsed.id) };
    case 'workspace':
      return { relation: 'member', object: object('workspace', workspaceId) };
    case 'stewards':
      return { relation: 'steward', object: object('workspace', workspaceId) };
    default:
      // Everybody speaks for themselves without a tuple.
      return null;
  }
};

/** A principal as those to whom something is granted; who only reads along a number is another set than its users. */
const granted = (workspaceId: string, principal: Principal): string => {
  const parsed = parsePrincipal(principal);
  if (parsed?.kind === 'member') return object('member', parsed.id);
  const place = speaking(workspaceId, principal, 'edit');
  return place === null ? '' : `${place.object}#${place.relation}`;
};

/**
 * A workspace as tuples of OpenFGA, for {@link openfgaModel}: who speaks for what, and what is granted to whom at an instant. Grants that
 * end carry their end as a condition; what has ended, was deleted or was revoked is left out.
 *
 * Needs a complete snapshot, such as events folded by `applyEvents`.
 *
 * @example
 * ```ts
 * import { openfgaTuples } from 'partyline/openfga';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, ana } = office();
 * const owns = [...openfgaTuples(workspace, 0)].find(({ relation }) => relation === 'heir');
 *
 * owns?.object === `estate:${ana}`; // => true
 * ```
 */
export function* openfgaTuples(workspace: Workspace, at: number): Generator<OpenfgaTuple> {
  const { id: workspaceId } = workspace;
  for (const [memberId] of recordsOf(workspace, 'member')) {
    for (const [principal, cap] of reachOf(workspace, memberId).caps) {
      const place = speaking(workspaceId, principal, cap);
      if (place !== null) yield { user: object('member', memberId), ...place };
    }
  }
  const revoked = new Set<string>(workspace.state.workspace.get(WORKSPACE_RECORD)?.revoked ?? []);
  for (const kind of ['contact', 'snippet', 'resource'] as const) {
    for (const [id] of recordsOf(workspace, kind)) {
      const resource = accessOf(workspace, resourceAt({ kind, id }));
      if (resource === null || (resource.deletedAt ?? at + 1) <= at) continue;
      const named = object(openfgaType(resource.kind), resource.id);
      if (resource.ownerId !== null)
        yield { user: object('estate', resource.ownerId), relation: 'owner', object: named };
      // One tuple a user and relation: of several grants that make it, the one that lasts longest.
      const tuples = new Map<string, { readonly tuple: OpenfgaTuple; readonly until: number }>();
      for (const grant of resource.grants) {
        if (revoked.has(grant.principal) || !inForce(grant, at)) continue;
        const until = grant.until ?? Number.POSITIVE_INFINITY;
        for (const tuple of tuplesOf(workspaceId, named, grant.principal, grant.level)) {
          const key = `${tuple.user} ${tuple.relation}`;
          if (until > (tuples.get(key)?.until ?? Number.NEGATIVE_INFINITY)) tuples.set(key, { tuple, until });
        }
      }
      for (const { tuple, until } of tuples.values()) yield Number.isFinite(until) ? ending(tuple, until) : tuple;
    }
  }
}

const ending = (tuple: OpenfgaTuple, until: number): OpenfgaTuple => ({
  ...tuple,
  condition: { name: 'in_force', context: { until: new Date(until).toISOString() } },
});

const tuplesOf = (
  workspaceId: string,
  resource: string,
  principal: Principal,
  level: 'view' | 'edit',
): readonly OpenfgaTuple[] => {
  const user = granted(workspaceId, principal);
  const relation = level === 'edit' ? 'editor' : 'viewer';
  const own = { user, relation, object: resource };
  if (parsePrincipal(principal)?.kind !== 'number') return [own];
  return [own, { user: user.replace(/#user$/, '#reader'), relation: 'viewer', object: resource }];
};
