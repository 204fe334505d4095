import type { ReadOptions } from '../adapters/index.js';
import { type JobProgress, partId } from '../lifecycle/internal.js';
import { type Job, type ListName, recordKey } from '../workspace/index.js';
import { type Environment, readOptions, type Seat } from './execute.js';
import type { Work } from './job-work.js';

/** What one step takes up, and where the job stands behind it. */
export interface Chunk {
  readonly input: unknown;
  readonly behind: Pick<JobProgress, 'part' | 'offset' | 'after'>;
  /** Whether nothing is left to take up. */
  readonly empty: boolean;
  readonly size: number;
}

type Ids = Readonly<Record<string, readonly string[]>>;

/** Some of each list that work goes through; none where it has parts instead. */
const someOfLists = async (
  environment: Environment,
  seat: Seat,
  work: Work,
  job: Pick<Job, 'input' | 'memberId' | 'after'>,
  limit: number,
): Promise<Ids | null> => {
  const { store } = environment;
  const lists = work.lists(job);
  if (lists === null) return null;
  const ids: Record<string, readonly string[]> = {};
  for (const [field, list, of, most] of lists) {
    const request = { limit: Math.min(limit, most), ...readOptions(seat) };
    const last = work.walks ? [] : await lastOwned(environment, seat, list, of, request);
    const after = work.walks ? job.after : null;
    ids[field] = last.length > 0 ? last : (await store.listOf(seat.workspaceId, list, of, { ...request, after })).ids;
  }
  return ids;
};

/** Lists of what somebody owns that may be long, and that people look at by name. */
const shownByName: ReadonlyMap<ListName, string> = new Map([
  ['ownedContacts', 'contact'],
  ['ownedSnippets', 'snippet'],
]);

/**
 * The last by name of what somebody owns. What changes its owner leaves dead entries in an index, and whoever reads a first page walks over those
 * in front of it: so the front is left as it is until the end. What is deleted stands in no such list, and comes by id afterwards.
 */
const lastOwned = async (
  { store, clock }: Environment,
  seat: Seat,
  list: ListName,
  of: string,
  request: ReadOptions & { readonly limit: number },
): Promise<readonly string[]> => {
  const kind = shownByName.get(list);
  if (kind === undefined) return [];
  const reach = { memberId: of, caps: new Map(), owns: new Set([of]) };
  const page = { ...request, at: clock(), direction: 'back' } as const;
  return (await store.listVisible(seat.workspaceId, kind, reach, page)).items.map(({ id }) => id);
};

/** The input of the next step of work that finds its own items and takes them out of its lists. */
export const nextInput = async (environment: Environment, seat: Seat, work: Work, input: Job['input']) => {
  const job = { input, memberId: null, after: null };
  const ids = await someOfLists(environment, seat, work, job, Number.POSITIVE_INFINITY);
  return work.input(job, ids ?? {});
};

/** What the next step of a job takes up. */
export const chunkOf = async (
  environment: Environment,
  seat: Seat,
  jobId: string,
  job: Job,
  work: Work,
  limit: number,
): Promise<Chunk> => {
  const ids = await someOfLists(environment, seat, work, job, limit);
  if (ids !== null) {
    const all = Object.values(ids).flat();
    const after = work.walks ? (all.at(-1) ?? job.after) : null;
    const behind = { part: job.part, offset: 0, after };
    return { input: work.input(job, ids), behind, empty: work.walks && all.length === 0, size: all.length };
  }
  const key = partId(jobId, job.part);
  const { records } = await environment.store.read(seat.workspaceId, [recordKey('jobPart', key)], readOptions(seat));
  const { items = [] } = (records.get('jobPart')?.get(key) ?? {}) as { readonly items?: readonly unknown[] };
  const taken = items.slice(job.offset, job.offset + limit);
  const ends = job.offset + taken.length >= items.length;
  const behind = ends
    ? { part: job.part + 1, offset: 0, after: null }
    : { part: job.part, offset: job.offset + taken.length, after: null };
  return { input: work.input(job, { items: taken }), behind, empty: taken.length === 0, size: taken.length };
};
