import { GuardMoved, type ReadOptions, type VisibleOptions } from '../adapters/index.js';
import { fail } from '../kernel/failure.js';
import { ok, type Result } from '../kernel/result.js';
import { type Reach, reachOf, WORKSPACE_RECORD } from '../sharing/index.js';
import { partialWorkspace, recordKey } from '../workspace/index.js';
import { type Environment, readOptions, type Seat, viewOptions } from './execute.js';

/**
 * What a look through the reach of whoever acts brings; nothing for who is no member. A reach is read before what it shows, so the store is
 * told what it rests on: where that has moved meanwhile, both are read anew. Else somebody might see, by a reach they have just lost,
 * what came afterwards.
 */
export const look = async <Found, E>(
  environment: Environment,
  seat: Seat,
  nothing: Found,
  through: (reach: Reach, options: VisibleOptions) => Promise<Result<Found, E>>,
) => {
  const { actor } = seat;
  if (actor.type !== 'member') return ok(nothing);
  for (let attempt = 1; attempt <= environment.maxAttempts; attempt++) {
    // Copies that lag may lag differently.
    const options = attempt === 1 ? viewOptions(seat) : readOptions(seat);
    const viewer = await viewerOf(environment, seat.workspaceId, actor.memberId, options);
    if (!viewer.ok) return viewer;
    const { reach, check } = viewer.value;
    try {
      return await through(reach, { ...options, at: environment.clock(), check });
    } catch (error) {
      if (!(error instanceof GuardMoved)) throw error;
    }
  }
  return fail('contention', { attempts: environment.maxAttempts });
};

/** The reach of a member, and the guards of what it rests on. */
const viewerOf = async (
  { store, policy }: Environment,
  workspaceId: string,
  memberId: string,
  options: ReadOptions,
) => {
  const keys = [recordKey('workspace', WORKSPACE_RECORD), recordKey('member', memberId)];
  const read = await store.read(workspaceId, keys, options);
  const workspace = partialWorkspace(workspaceId, policy, read);
  const record = workspace.state.workspace.get(WORKSPACE_RECORD) ?? null;
  if (record === null) return fail('workspace_not_found', { workspaceId });
  if (record.status !== 'active') return fail('workspace_not_active', { status: record.status });
  const check = Array.from(read.versions, ([guard, version]) => ({ guard, version }));
  return ok({ reach: reachOf(workspace, memberId), check });
};
