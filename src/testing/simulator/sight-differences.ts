import type { Position, WorkspaceStore } from '../../adapters/index.js';
import { compareCodePoints } from '../../kernel/text.js';
import { type Level, reachOf } from '../../sharing/index.js';
import { recordsOf, resourceAt, type Workspace } from '../../workspace/index.js';
import { WORKSPACE } from '../histories/play.js';
import { naiveSight } from '../oracles/sight.js';
import { told } from './first-difference.js';

interface Listed {
  readonly id: string;
  readonly level: Level;
  readonly sortKey: string;
}

const LIMIT = 4;

/** In what the visible lists of a store differ from those of a complete snapshot: for every active member, every kind, page by page. */
export const sightDifferences = async (
  store: WorkspaceStore,
  model: Workspace,
  at: number,
): Promise<readonly string[]> => {
  const found: string[] = [];
  const members = [...recordsOf(model, 'member')].filter(([, { status }]) => status === 'active');
  for (const kind of ['contact', 'snippet', ...model.policy.shareables.map((shared) => shared.kind)]) {
    for (const [memberId] of members) {
      const stored = await storedList(store, model, { kind, memberId, at });
      const difference = told(
        `the list of every ${kind} that ${memberId} sees`,
        stored,
        expectedList(model, { kind, memberId, at }),
      );
      if (difference !== null) found.push(difference);
    }
  }
  return found;
};

interface Asked {
  readonly kind: string;
  readonly memberId: string;
  readonly at: number;
}

const storedList = async (
  store: WorkspaceStore,
  model: Workspace,
  { kind, memberId, at }: Asked,
): Promise<readonly Listed[]> => {
  const reach = reachOf(model, memberId);
  const all: Listed[] = [];
  for (let after: Position | null = null; ; ) {
    const page: Awaited<ReturnType<typeof store.listVisible<string>>> = await store.listVisible(
      WORKSPACE,
      kind,
      reach,
      { at, after, limit: LIMIT },
    );
    for (const { id, level, record } of page.items) all.push({ id, level, sortKey: record.sortKey });
    if (page.next === null || page.items.length === 0) return all;
    after = page.next;
  }
};

const expectedList = (model: Workspace, { kind, memberId, at }: Asked): readonly Listed[] => {
  const table = kind === 'contact' || kind === 'snippet' ? kind : 'resource';
  return [...recordsOf(model, table)]
    .flatMap(([key, { sortKey }]) => {
      const resource = resourceAt({ kind: table, id: key });
      const level = resource.kind === kind ? naiveSight(model, memberId, resource, at) : null;
      return level === null ? [] : [{ id: resource.id, level, sortKey }];
    })
    .sort((a, b) => compareCodePoints(a.sortKey, b.sortKey) || compareCodePoints(a.id, b.id));
};
