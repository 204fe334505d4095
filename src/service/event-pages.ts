import type { WorkspaceStore } from '../adapters/index.js';
import type { AuditSeal } from '../workspace/index.js';

/** How many events or seals are read at once. */
const STRIDE = 1_000;

/** The events of a workspace from a cursor on, or from the first one, page by page. */
export async function* eventPages(store: WorkspaceStore, workspaceId: string, from: string | null) {
  for (let after = from; ; ) {
    const page: Awaited<ReturnType<typeof store.readEvents>> = await store.readEvents(workspaceId, after, STRIDE);
    yield page.events;
    if (!page.more) return;
    after = page.next;
  }
}

/** The seals of the pages of a trail, the first page's first. */
export const sealsOf = async (store: WorkspaceStore, workspaceId: string) => {
  const seals: (readonly [id: string, seal: AuditSeal])[] = [];
  for (let after: string | null = null; ; ) {
    const page: Awaited<ReturnType<typeof store.list<'auditSeal'>>> = await store.list(workspaceId, 'auditSeal', {
      after,
      limit: STRIDE,
    });
    seals.push(...page.items);
    if (page.next === null) return seals;
    after = page.next;
  }
};
