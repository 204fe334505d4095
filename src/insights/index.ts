export type { ActivitySummary, ActivityTally } from '../workspace/index.js';
export { activityReport } from './activity-report.js';
export { evennessOf } from './evenness.js';
export type { ActivityEvents, RecordedActivity } from './events.js';
export { recordActivity } from './record-activity.js';
export { type ActivityFigures, type ActivityReport, type BusyHour, reportOf } from './report.js';
export { type Activity, emptySummary, mergeSummaries, summarise } from './summary.js';
