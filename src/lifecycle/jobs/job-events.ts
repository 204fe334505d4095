import type { Job, Nothing, Reducers } from '../../workspace/index.js';

/** How far a job is after a step. */
export type JobProgress = Pick<Job, 'status' | 'part' | 'offset' | 'after' | 'done' | 'refused' | 'failure'>;

/** What happens to jobs. */
export type JobEvents = {
  job_started: {
    data: { readonly jobId: string } & Pick<Job, 'work' | 'input' | 'memberId' | 'client'>;
    personal: Nothing;
  };
  /** The items belong to people: they go from the past once their part is done. */
  job_part_added: {
    data: { readonly jobId: string; readonly part: number; readonly last: boolean };
    personal: { readonly items: readonly unknown[] };
  };
  job_advanced: { data: { readonly jobId: string; readonly progress: JobProgress }; personal: Nothing };
  jobs_cleared: { data: { readonly jobIds: readonly string[] }; personal: Nothing };
};

/** The id of a part. Ids hold no blanks. */
export const partId = (jobId: string, part: number): string => `${jobId} ${part}`;

/** The parts of a job that were not done. */
export const partsLeft = ({ part, parts }: Pick<Job, 'part' | 'parts'>): readonly number[] =>
  Array.from({ length: Math.max(0, parts - part) }, (_, index) => part + index);

/** How jobs change. */
export const jobReducers: Reducers<JobEvents> = {
  job_started(tx, { at, data: { jobId, ...job } }) {
    tx.set('job', jobId, {
      ...job,
      status: 'collecting',
      parts: 0,
      part: 0,
      offset: 0,
      after: null,
      done: 0,
      refused: 0,
      failure: null,
      startedAt: at,
      movedAt: at,
    });
  },
  job_part_added(tx, { at, data: { jobId, part, last }, personal }) {
    const job = tx.get('job', jobId);
    if (job === null) return;
    const items = personal?.items ?? [];
    if (items.length > 0 || personal === null) tx.set('jobPart', partId(jobId, part), { items });
    const parts = items.length > 0 || personal === null ? part + 1 : part;
    tx.set('job', jobId, { ...job, parts, status: last ? 'ready' : job.status, movedAt: at });
  },
  job_advanced(tx, { at, data: { jobId, progress } }) {
    const job = tx.get('job', jobId);
    if (job === null) return;
    for (let part = job.part; part < progress.part; part++) tx.delete('jobPart', partId(jobId, part));
    tx.set('job', jobId, { ...job, ...progress, movedAt: at });
  },
  jobs_cleared(tx, { data: { jobIds } }) {
    for (const jobId of jobIds) {
      const job = tx.get('job', jobId);
      if (job === null) continue;
      for (const part of partsLeft(job)) tx.delete('jobPart', partId(jobId, part));
      tx.delete('job', jobId);
    }
  },
};
