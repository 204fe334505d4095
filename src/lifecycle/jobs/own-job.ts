import { fail } from '../../kernel/failure.js';
import { ok } from '../../kernel/result.js';
import type { Context, Job } from '../../workspace/index.js';

/** A job, for the host and for whoever started it. To anybody else there is none. */
export const ownJob = (
  read: { get(kind: 'job', id: string): Job | null },
  jobId: string,
  { actor }: Pick<Context, 'actor'>,
) => {
  const job = read.get('job', jobId);
  const own = actor.type === 'system' || (actor.type === 'member' && actor.memberId === job?.memberId);
  return job === null || !own ? fail('job_not_found', { jobId }, ['jobId']) : ok(job);
};
