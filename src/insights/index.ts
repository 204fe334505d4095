/**
 * Activity in numbers, a review of access with a way out of each finding, and the trail of who did what.
 *
 * @module
 */
export type { ActivitySummary, ActivityTally } from '../workspace/index.js';
export { activityReport } from './activity-report.js';
export { type Diagnosis, type DiagnosisFinding, diagnose } from './diagnose.js';
export { evennessOf } from './evenness.js';
export type { ActivityEvents, RecordedActivity } from './events.js';
export { recordActivity } from './record-activity.js';
export { type ActivityFigures, type ActivityReport, type BusyHour, reportOf } from './report.js';
export { accessReview } from './review/access-review.js';
export type { ReviewEvidence, ReviewFinding, ReviewKind, Severity, Suggestion } from './review/finding.js';
export { type PermissionUse, type PermissionUseOptions, permissionUseOf } from './review/permission-use.js';
export { REVIEW_PAGE, type ReviewPart, reviewPage } from './review/review-page.js';
export type { ReviewSettings } from './review/settings.js';
export { roleAssignmentReport } from './role-assignment-report.js';
export { type Activity, emptySummary, mergeSummaries, summarise } from './summary.js';
export { auditTrail, type TrailOptions, toJsonLines } from './trail/audit-trail.js';
export type { TrailChange, TrailEntry, TrailSubject } from './trail/entry.js';
export { sealOf } from './trail/seal.js';
export { sealTrail, type TrailEvents } from './trail/seal-trail.js';
export { Trail } from './trail/trail.js';
export { type SealedPage, type TrailVerdict, verifyAuditTrail } from './trail/verify-trail.js';
export { permissionChanges } from './trail/watch-list.js';
export { type Powers, whatCouldTheyDo, whatIf } from './what-if.js';
