import type { ReadOptions, SqlPiece } from '../adapters/index.js';
import type { Instant } from '../kernel/instant.js';
import { reachOf, WORKSPACE_RECORD } from '../sharing/index.js';
import { partialWorkspace, recordKey } from '../workspace/index.js';
import type { Environment } from './execute.js';

/** What of somebody's view is joined to, and where in the statement. */
export interface VisibleSqlOptions extends ReadOptions {
  /** The kind of resource: `contact` unless told so, `snippet`, or one that the host declared. */
  readonly kind?: string;
  /** Now, by the clock of the service, unless told so. */
  readonly at?: Instant;
  /** The number of the first parameter: 1 unless the statement around it has some before. */
  readonly firstParam?: number;
}

/** What a member sees, as a subquery. Whoever is no active member of an active workspace sees nothing. */
export const visibleSql = async (
  { store, policy, clock }: Environment,
  workspaceId: string,
  memberId: string,
  { kind = 'contact', at = clock(), firstParam = 1, ...reading }: VisibleSqlOptions = {},
): Promise<SqlPiece> => {
  if (store.visibleTo === undefined) throw new TypeError('this store has no SQL to join to');
  const keys = [recordKey('workspace', WORKSPACE_RECORD), recordKey('member', memberId)];
  const workspace = partialWorkspace(workspaceId, policy, await store.read(workspaceId, keys, reading));
  const isActive = workspace.state.workspace.get(WORKSPACE_RECORD)?.status === 'active';
  const reach = isActive ? reachOf(workspace, memberId) : { memberId, caps: new Map(), owns: new Set<string>() };
  return store.visibleTo(workspaceId, reach, { kind, at, firstParam });
};
