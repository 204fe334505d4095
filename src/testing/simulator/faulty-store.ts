import type { WorkspaceStore } from '../../adapters/index.js';
import type { Commit } from '../../workspace/index.js';
import type { Picks } from '../picks.js';
import type { Schedule } from './schedule.js';

/** A connection that was cut: nobody knows whether what was sent arrived. */
export class ConnectionCut extends Error {
  override readonly name = 'ConnectionCut';
}

/** One person's way to the store: every call waits for its turn, and commits are cut off at times. */
export const connectionOf = (
  store: WorkspaceStore,
  who: number,
  schedule: Schedule,
  { picks, rate }: { readonly picks: Picks; readonly rate: number },
  committed: (who: number, commit: Commit) => void,
): WorkspaceStore => {
  const call = <T>(what: string, act: () => Promise<T>) => schedule.turn(who, `person ${who}: ${what}`, act);
  return {
    ...store,
    read: (workspaceId, keys, options) => call('reads', () => store.read(workspaceId, keys, options)),
    recall: (workspaceId, key, options) => call('recalls', () => store.recall(workspaceId, key, options)),
    listOf: (workspaceId, list, of, page) => call(`lists ${list}`, () => store.listOf(workspaceId, list, of, page)),
    list: (workspaceId, kind, page) => call(`lists ${kind}`, () => store.list(workspaceId, kind, page)),
    listVisible: (workspaceId, kind, reach, page) =>
      call(`lists what is visible`, () => store.listVisible(workspaceId, kind, reach, page)),
    commit: (workspaceId, commit, options) => {
      // Drawn before the turn, so that it depends on who asks and not on how others are getting on.
      const roll = picks.next();
      const fate = roll < rate / 2 ? 'cut before' : roll < rate ? 'cut after' : 'answered';
      return call(`commits ${commit.id}${fate === 'answered' ? '' : `, ${fate}`}`, async () => {
        if (fate === 'cut before') throw new ConnectionCut('cut before the commit');
        const answer = await store.commit(workspaceId, commit, options);
        schedule.trace.push(`  ${answer.outcome}`);
        if (answer.outcome === 'committed') committed(who, commit);
        if (fate === 'cut after') throw new ConnectionCut('cut while the answer was on its way');
        return answer;
      });
    },
  };
};
