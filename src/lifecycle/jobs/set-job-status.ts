import * as z from 'zod/mini';
import { fail } from '../../kernel/failure.js';
import { idSchema } from '../../kernel/input.js';
import { ok } from '../../kernel/result.js';
import { activeWorkspace } from '../../workspace/authorise.js';
import { recordKey } from '../../workspace/index.js';
import { verb } from '../../workspace/verb.js';
import { jobReducers } from './job-events.js';
import { ownJob } from './own-job.js';

const setJobStatusInput = /* @__PURE__ */ z.strictObject({ jobId: idSchema, status: z.enum(['ready', 'cancelled']) });

/**
 * Cancels a job that is not over, or makes one ready that had failed or was cancelled: it goes on where it stopped. What was done stays done.
 *
 * Errors: `job_not_found`, `job_over`, `workspace_not_found`, `workspace_not_active`, `invalid_input`.
 *
 * @returns a `job_advanced` event; none where the job has the status already
 */
export const setJobStatus = /* @__PURE__ */ verb({
  input: setJobStatusInput,
  reads: ({ jobId }) => [recordKey('job', jobId)],
  reducers: jobReducers,
  decide(read, { jobId, status }, context) {
    const workspace = activeWorkspace(read);
    if (!workspace.ok) return workspace;
    const found = ownJob(read, jobId, context);
    if (!found.ok) return found;
    const job = found.value;
    if (job.status === status) return ok({ output: { jobId }, events: [] });
    const collecting = job.status === 'collecting';
    if (job.status === 'done' || (collecting && status === 'ready')) {
      return fail('job_over', { status: job.status }, ['jobId']);
    }
    const { part, offset, after, done, refused } = job;
    const progress = { part, offset, after, done, refused, status, failure: null };
    return ok({
      output: { jobId },
      events: [{ type: 'job_advanced', data: { jobId, progress }, personal: {} }],
    });
  },
});
