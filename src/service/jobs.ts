import * as z from 'zod/mini';
import type { CommitOptions } from '../adapters/index.js';
import { fail } from '../kernel/failure.js';
import { idSchema, parseInput } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import {
  addJobPart,
  advanceJob,
  type JobProgress,
  ownJob,
  PART_ITEMS,
  partId,
  setJobStatus,
  startJob,
} from '../lifecycle/internal.js';
import { type Context, type Job, type Key, recordKey } from '../workspace/index.js';
import { canonicalData } from './canonical-data.js';
import { type Environment, readOptions, run, type Seat } from './execute.js';
import { type Chunk, chunkOf } from './job-chunk.js';
import { type Tally, type Work, works } from './job-work.js';
import { joinCommits } from './join-commits.js';
import { load } from './load.js';
import { tell } from './logging.js';
import { readPhones } from './read-phones.js';

const named = /* @__PURE__ */ z.strictObject({ jobId: idSchema });

/**
 * Names a job.
 *
 * @useDeclaredType
 */
export type JobInput = z.input<typeof named>;

/**
 * What a job is to do.
 *
 * @example
 * ```ts
 * import { memoryStore } from 'partyline/adapters';
 * import { unwrap } from 'partyline/kernel';
 * import { createPartyline, type StartJobInput } from 'partyline/service';
 *
 * const acme = createPartyline({ store: memoryStore() }).workspace('acme');
 * const owner = { name: 'Ana', address: 'ana@acme.example' };
 * const { memberId } = unwrap(await acme.as({ type: 'system' }).workspace.create({ name: 'Acme', owner }));
 * const { jobs } = acme.as({ type: 'member', memberId });
 *
 * const items = Array.from({ length: 700 }, (_, index) => ({ firstName: `Contact ${index}` }));
 * const upload: StartJobInput = { jobId: 'upload-7', work: 'importContacts', items };
 * const job = unwrap(await jobs.start(upload)); // => { jobId: 'upload-7' }
 * unwrap(await jobs.run(job)).done; // => 700
 * ```
 */
export interface StartJobInput {
  /** The host's own id for it: a start that broke off is taken up by starting it again with the same items. */
  readonly jobId?: string;
  readonly work: Job['work'];
  readonly input?: Readonly<Record<string, unknown>>;
  /** What to work through, in any number. Left out for work that finds its own: what one owns, a departure, a group's grants. */
  readonly items?: readonly unknown[];
}

/**
 * A job as it is shown: how far it is, and what became of it.
 *
 * @example
 * ```ts
 * import { memoryStore } from 'partyline/adapters';
 * import { unwrap } from 'partyline/kernel';
 * import { createPartyline, type JobView } from 'partyline/service';
 *
 * const acme = createPartyline({ store: memoryStore() }).workspace('acme');
 * const host = acme.as({ type: 'system' });
 * const owner = { name: 'Ana', address: 'ana@acme.example' };
 * const { memberId } = unwrap(await host.workspace.create({ name: 'Acme', owner }));
 * const { jobs } = acme.as({ type: 'member', memberId });
 * const job = unwrap(await jobs.start({ work: 'importContacts', items: [{ firstName: 'Dora' }] }));
 *
 * // What a worker takes up after a restart.
 * const open: readonly JobView[] = unwrap(await host.jobs.list()).items;
 * open.map(({ work, status }) => `${work}: ${status}`); // => ['importContacts: ready']
 *
 * unwrap(await jobs.cancel(job));
 * unwrap(await jobs.get(job)).status; // => 'cancelled'
 * unwrap(await jobs.resume(job));
 * unwrap(await host.jobs.run(job)).status; // => 'done'
 * ```
 */
export type JobView = Pick<Job, 'work' | 'status' | 'done' | 'refused' | 'failure' | 'startedAt' | 'movedAt'> & {
  readonly jobId: string;
};

const viewOf = (jobId: string, { work, status, done, refused, failure, startedAt, movedAt }: Job): JobView => ({
  jobId,
  work,
  status,
  done,
  refused,
  failure,
  startedAt,
  movedAt,
});

/** Starts a job: writes down what it is to do, part by part. It runs when somebody runs it. */
export const startDurable = async (environment: Environment, seat: Seat, input: StartJobInput) => {
  const { items = [], ...what } = (input ?? {}) as StartJobInput;
  if (!Array.isArray(items))
    return fail(
      'invalid_input',
      { issues: [{ path: ['items'], code: 'invalid_type', params: { expected: 'array' } }] },
      ['items'],
    );
  const given = phonesIn(environment, what.work, items);
  if (!given.ok) return given;
  const started = await run(environment, seat, startJob, what as never);
  if (!started.ok && started.error.code !== 'job_exists') return started;
  const jobId = started.ok && !started.replayed ? started.value.jobId : (what.jobId ?? '');
  if (!started.ok && !(await isSameJob(environment, seat, jobId, what, given.value))) return started;
  for (let part = 0, from = 0; part === 0 || from < items.length; part++, from += PART_ITEMS) {
    const last = from + PART_ITEMS >= items.length;
    const added = await run(environment, seat, addJobPart, {
      jobId,
      part,
      items: given.value.slice(from, from + PART_ITEMS),
      last,
    });
    if (!added.ok) return added;
  }
  return ok({ jobId });
};

/** Whether a job is what is to be started, as far as it can be told: parts that are done were erased. */
const isSameJob = async (
  { store }: Environment,
  seat: Seat,
  jobId: string,
  { work, input = {} }: StartJobInput,
  items: readonly unknown[],
): Promise<boolean> => {
  const { records } = await store.read(seat.workspaceId, [recordKey('job', jobId)], readOptions(seat));
  const found = ownJob({ get: (kind, id) => (records.get(kind)?.get(id) ?? null) as Job | null }, jobId, seat);
  if (!found.ok || found.value.work !== work || !sameContent(found.value.input, input)) return false;
  const { status, part: first, parts } = found.value;
  const wanted = Math.ceil(items.length / PART_ITEMS);
  if (status === 'collecting' ? parts > wanted : parts !== wanted) return false;
  for (let part = first; part < parts; part++) {
    const key = partId(jobId, part);
    const read = await store.read(seat.workspaceId, [recordKey('jobPart', key)], readOptions(seat));
    const stored = (read.records.get('jobPart')?.get(key) ?? null) as { readonly items: readonly unknown[] } | null;
    if (stored !== null && !sameContent(stored.items, items.slice(part * PART_ITEMS, (part + 1) * PART_ITEMS)))
      return false;
  }
  return true;
};

/** Whether two values hold the same data, whatever the order of their keys. */
const sameContent = (one: unknown, other: unknown): boolean => {
  const text = canonicalData(one);
  return text !== null && text === canonicalData(other);
};

/** What a job hands to verbs by name goes in as if it had been given to these. */
const phonesIn = ({ ports }: Environment, work: Job['work'], items: readonly unknown[]) => {
  const operation = new Map<unknown, string>([
    ['importContacts', 'contacts.import'],
    ['importDirectory', 'directory.import'],
  ]).get(work);
  const read = readPhones(ports.phones, operation ?? '', { contacts: items });
  if (read.ok) return ok((read.value as { readonly contacts: readonly unknown[] }).contacts);
  const issues = read.error.params.issues.map((issue) => ({ ...issue, path: ['items', ...issue.path.slice(1)] }));
  return fail('invalid_input', { issues }, issues[0]?.path ?? []);
};

/** Sets a job's status, for cancelling and resuming. */
export const setDurable = (
  environment: Environment,
  seat: Seat,
  input: JobInput,
  status: 'ready' | 'cancelled',
  idempotency: CommitOptions['idempotency'],
) => run(environment, seat, setJobStatus, { ...(input ?? {}), status }, idempotency);

/** How far a job is. */
export const showJob = async (environment: Environment, seat: Seat, input: JobInput) => {
  const found = await findJob(environment, seat, input);
  return found.ok ? ok(viewOf(found.value.jobId, found.value.job)) : found;
};

/** The jobs that are not over, for the host: what a worker goes on with after a restart. To a member, their own. */
export const listOpenJobs = async (
  { store }: Environment,
  seat: Seat,
  input: { readonly after?: string | null; readonly limit?: number } | undefined,
) => {
  const parsed = parseInput(listInput, input ?? {});
  if (!parsed.ok) return parsed;
  const options = readOptions(seat);
  const { ids, next } = await store.listOf(seat.workspaceId, 'openJobs', 'all', { ...parsed.value, ...options });
  const { records } = await store.read(
    seat.workspaceId,
    ids.map((id) => recordKey('job', id)),
    options,
  );
  const get = (kind: 'job', id: string) => (records.get(kind)?.get(id) ?? null) as Job | null;
  const items = ids.flatMap((id) => {
    const found = ownJob({ get }, id, seat);
    return found.ok ? [viewOf(id, found.value)] : [];
  });
  return ok({ items, next });
};

const listInput = /* @__PURE__ */ z.strictObject({
  after: z._default(z.nullable(idSchema), null),
  limit: z._default(z.int().check(z.minimum(1), z.maximum(200)), 50),
});

/**
 * Works a job to its end, each step in the name of whoever started it and in one commit with the word of how far it is: so a step is done
 * once, and whoever comes after a crash goes on behind it.
 */
export const runDurable = async (environment: Environment, seat: Seat, input: JobInput) => {
  if (seat.tx !== undefined) throw new TypeError('a job makes commits of its own, and so runs in no transaction');
  let conflicts = 0;
  let limit = PART_ITEMS;
  for (;;) {
    const found = await findJob(environment, seat, input);
    if (!found.ok) return found;
    const { jobId, job } = found.value;
    if (job.status !== 'ready') return ok(viewOf(jobId, job));
    const outcome = await step(environment, seat, jobId, job, limit);
    if (outcome === 'moved') {
      conflicts++;
      if (conflicts >= environment.maxAttempts) return fail('contention', { attempts: conflicts });
      await environment.wait(Math.min(250, 2 ** conflicts) * environment.random());
    } else if (outcome === 'too_large') limit = Math.ceil(limit / 2);
    else conflicts = 0;
  }
};

const findJob = async ({ store }: Environment, seat: Seat, input: JobInput) => {
  const parsed = parseInput(named, input);
  if (!parsed.ok) return parsed;
  const { jobId } = parsed.value;
  const { records } = await store.read(seat.workspaceId, [recordKey('job', jobId)], readOptions(seat));
  const found = ownJob({ get: (kind, id) => (records.get(kind)?.get(id) ?? null) as Job | null }, jobId, seat);
  return found.ok ? ok({ jobId, job: found.value }) : found;
};

const step = async (environment: Environment, seat: Seat, jobId: string, job: Job, limit: number) => {
  const { store, policy, clock, newId } = environment;
  const { workspaceId } = seat;
  const work = works[job.work];
  const chunk = await chunkOf(environment, seat, jobId, job, work, limit);
  const authority =
    job.memberId === null ? ({ type: 'system' } as const) : ({ type: 'member', memberId: job.memberId } as const);
  const context: Context = {
    actor: authority,
    at: clock(),
    newId,
    ...(job.client === null ? {} : { client: job.client }),
  };
  const jobKeys: readonly Key[] = [recordKey('job', jobId), recordKey('jobPart', partId(jobId, job.part))];
  const both = {
    input: work.verb.input,
    reads: (...[given, known, who]: Parameters<typeof work.verb.reads>) => [
      ...jobKeys,
      ...(chunk.empty ? [] : work.verb.reads(given, known, who)),
    ],
  };
  const place = { store, policy, workspaceId, ...readOptions(seat) };
  const known = await load(place, both, chunk.input as never, context);
  const result = chunk.empty ? null : work.verb(known, chunk.input as never, context);
  const change = result?.ok === true ? result.value : null;
  const to = progressAfter(job, work, chunk, result);
  const noted = advanceJob(
    change?.workspace ?? known,
    { jobId, from: job, to },
    { ...context, actor: { type: 'system' } },
  );
  if (!noted.ok || noted.value.commit === null) return 'moved' as const;
  const commit = joinCommits(change?.commit ?? null, noted.value.commit);
  if (commit.put.length + commit.delete.length > store.maxWrites && limit > 1) return 'too_large' as const;
  const answer = await store.commit(workspaceId, commit);
  if (answer.outcome !== 'committed') return 'moved' as const;
  seat.revision = answer.revision;
  if (to.status === 'failed') {
    tell(environment, 'warn', 'job_failed', { workspaceId, jobId, work: job.work, code: to.failure ?? '' });
  }
  return 'done' as const;
};

const progressAfter = (
  job: Job,
  { tally, doneBy, refuses }: Work,
  { empty, behind, size }: Chunk,
  result: ReturnType<Work['verb']> | null,
): JobProgress => {
  const { done, refused } = job;
  if (empty || result === null) return { ...job, status: 'done' };
  const refusedAlone = !result.ok && size === 1 && refuses?.(result.error) === true;
  if (!result.ok && !refusedAlone) {
    const { code } = result.error;
    // Somebody else did the rest.
    if (code === doneBy && done > 0) return { ...job, status: 'done' };
    return { ...job, status: 'failed', failure: code };
  }
  const counted: Tally = result.ok ? tally(result.value.output as never, size) : { done: 0, refused: 1 };
  const over = counted.over ?? (job.parts > 0 && behind.part >= job.parts);
  return {
    ...behind,
    done: done + counted.done,
    refused: refused + counted.refused,
    status: over ? 'done' : 'ready',
    failure: null,
  };
};
