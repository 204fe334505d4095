export { addJobPart, PART_ITEMS } from './jobs/add-job-part.js';
export { advanceJob } from './jobs/advance-job.js';
export { clearJobs } from './jobs/clear-jobs.js';
export { type JobProgress, partId } from './jobs/job-events.js';
export { ownJob } from './jobs/own-job.js';
export { setJobStatus } from './jobs/set-job-status.js';
export { startJob } from './jobs/start-job.js';
