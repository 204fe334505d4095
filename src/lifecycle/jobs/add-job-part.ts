import * as z from 'zod/mini';
import { fail } from '../../kernel/failure.js';
import { idSchema } from '../../kernel/input.js';
import { ok } from '../../kernel/result.js';
import { activeWorkspace } from '../../workspace/authorise.js';
import { recordKey } from '../../workspace/index.js';
import { verb } from '../../workspace/verb.js';
import { jobReducers, partId } from './job-events.js';
import { ownJob } from './own-job.js';

/** Items in one part, as an event may name. */
export const PART_ITEMS = 500;

const addJobPartInput = /* @__PURE__ */ z.strictObject({
  jobId: idSchema,
  /** The number of the part, from 0: one that is there already is passed over. */
  part: z.int().check(z.minimum(0)),
  items: z.array(z.unknown()).check(z.maxLength(PART_ITEMS)),
  /** Whether the job has all its parts with this one, and can run. */
  last: z.boolean(),
});

/**
 * Adds up to 500 items to a job that is being collected. Sent again, it adds nothing.
 *
 * Errors: `job_not_found`, `job_part_missing`, `workspace_not_found`, `workspace_not_active`, `invalid_input`.
 *
 * @returns how many parts there are, and a `job_part_added` event
 */
export const addJobPart = /* @__PURE__ */ verb({
  input: addJobPartInput,
  reads: ({ jobId, part }) => [recordKey('job', jobId), recordKey('jobPart', partId(jobId, part))],
  reducers: jobReducers,
  decide(read, { jobId, part, items, last }, context) {
    const workspace = activeWorkspace(read);
    if (!workspace.ok) return workspace;
    const job = ownJob(read, jobId, context);
    if (!job.ok) return job;
    const { status, parts } = job.value;
    if (status !== 'collecting' || part < parts) return ok({ output: { parts }, events: [] });
    if (part > parts) return fail('job_part_missing', { part: parts }, ['part']);
    const subject = recordKey('jobPart', partId(jobId, part));
    const data = { jobId, part, last };
    return ok({
      output: { parts: items.length === 0 ? parts : parts + 1 },
      events: [{ type: 'job_part_added', data, personal: { items }, subject }],
    });
  },
});
