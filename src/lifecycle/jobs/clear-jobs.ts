import * as z from 'zod/mini';
import { fail } from '../../kernel/failure.js';
import { idSchema, instantSchema } from '../../kernel/input.js';
import { ok } from '../../kernel/result.js';
import { WORKSPACE_RECORD } from '../../sharing/index.js';
import { type Job, recordKey } from '../../workspace/index.js';
import { verb } from '../../workspace/verb.js';
import { jobReducers, partId, partsLeft } from './job-events.js';

const clearJobsInput = /* @__PURE__ */ z.strictObject({
  jobIds: z.array(idSchema).check(z.maxLength(500)),
  before: instantSchema,
});

/** Whether a job was over before an instant. */
const wasOver = (job: Job | null, before: number): job is Job =>
  job !== null && job.status !== 'collecting' && job.status !== 'ready' && job.movedAt < before;

/** What is left of a job that stopped before its end: somebody's items, in parts. */
const partKeys = (jobId: string, job: Job) => partsLeft(job).map((part) => recordKey('jobPart', partId(jobId, part)));

/**
 * Removes up to 500 jobs that were over before an instant, with whatever of their items was left, here and in the events. Those that are
 * gone by now, or go on again, are passed over.
 *
 * Errors: `system_actor_required`, `workspace_not_found`, `invalid_input`.
 *
 * @returns how many there were, and a `jobs_cleared` event that names them; none where there were none
 */
export const clearJobs = /* @__PURE__ */ verb({
  input: clearJobsInput,
  reads: ({ jobIds, before }, known) =>
    jobIds.flatMap((jobId) => {
      const job = known.state.job.get(jobId) ?? null;
      return [recordKey('job', jobId), ...(wasOver(job, before) ? partKeys(jobId, job) : [])];
    }),
  reducers: jobReducers,
  decide(read, { jobIds, before }, context) {
    if (context.actor.type !== 'system') return fail('system_actor_required');
    if (read.get('workspace', WORKSPACE_RECORD) === null) return fail('workspace_not_found', { workspaceId: read.id });
    // Without an expectation: of what stays nothing is decided, and what goes is expected to be as it was.
    const over = [...new Set(jobIds)].flatMap((jobId) => {
      const job = read.peek('job', jobId);
      return wasOver(job, before) ? [{ jobId, job }] : [];
    });
    if (over.length === 0) return ok({ output: { cleared: 0 }, events: [] });
    const data = { jobIds: over.map(({ jobId }) => jobId) };
    return ok({
      output: { cleared: over.length },
      events: [{ type: 'jobs_cleared', data, personal: {} }],
      erase: over.flatMap(({ jobId, job }) => partKeys(jobId, job)),
    });
  },
});
