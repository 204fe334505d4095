import * as z from 'zod/mini';
import { fail } from '../../kernel/failure.js';
import { idSchema } from '../../kernel/input.js';
import { ok } from '../../kernel/result.js';
import { sameData } from '../../kernel/same-data.js';
import { recordKey } from '../../workspace/index.js';
import { verb } from '../../workspace/verb.js';
import { type JobProgress, jobReducers, partId } from './job-events.js';

const advanceJobInput = /* @__PURE__ */ z.strictObject({
  jobId: idSchema,
  /** Where the job stood when its step was decided. */
  from: z.custom<JobProgress>((value) => typeof value === 'object' && value !== null),
  to: z.custom<JobProgress>((value) => typeof value === 'object' && value !== null),
});

/** The parts of the job's record that say how far it is. */
export const progressOf = ({ status, part, offset, after, done, refused, failure }: JobProgress): JobProgress => ({
  status,
  part,
  offset,
  after,
  done,
  refused,
  failure,
});

/**
 * Notes how far a job is, in the commit of the step itself. For the service alone, which decides the step.
 *
 * Errors: `system_actor_required`, `contention`, `invalid_input`.
 */
export const advanceJob = /* @__PURE__ */ verb({
  input: advanceJobInput,
  reads: ({ jobId, from, to }) => [
    recordKey('job', jobId),
    ...(to.part > from.part ? [recordKey('jobPart', partId(jobId, from.part))] : []),
  ],
  reducers: jobReducers,
  decide(read, { jobId, from, to }, context) {
    if (context.actor.type !== 'system') return fail('system_actor_required');
    const job = read.get('job', jobId);
    const moved = job === null || !sameData(progressOf(job), progressOf(from));
    if (moved) return fail('contention', { attempts: 1 }, ['jobId']);
    const erase = to.part > from.part ? [recordKey('jobPart', partId(jobId, from.part))] : [];
    const event = { type: 'job_advanced', data: { jobId, progress: progressOf(to) }, personal: {} } as const;
    return ok({ output: { jobId }, events: [event], erase });
  },
});
