import type fc from 'fast-check';
import type { WorkspaceStore } from 'partyline/adapters';
import type { Commit } from 'partyline/workspace';

/** A store that lets the scheduler decide when each read and each commit happens, and when whoever asked hears of it. */
export const scheduled = (
  store: WorkspaceStore,
  scheduler: fc.Scheduler,
  committed: (commit: Commit) => void = () => {},
): WorkspaceStore => {
  const turn = (label: string) => scheduler.schedule(Promise.resolve(), label);
  return {
    ...store,
    read: async (...request) => {
      await turn('read');
      const answer = await store.read(...request);
      await turn('read arrives');
      return answer;
    },
    recall: async (...request) => {
      await turn('recall');
      return store.recall(...request);
    },
    listVisible: async (...request) => {
      await turn('list');
      const page = await store.listVisible(...request);
      await turn('list arrives');
      return page;
    },
    commit: async (workspaceId, commit, ...options) => {
      await turn('commit');
      const answer = await store.commit(workspaceId, commit, ...options);
      if (answer.outcome === 'committed') committed(commit);
      await turn('commit answers');
      return answer;
    },
  };
};
