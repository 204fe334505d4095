// What other rooms of the house need of this one, and hosts do not.
export { activityReducers } from './events.js';
export { reviewKinds } from './review/finding.js';
export { USE_WINDOW } from './review/permission-use.js';
export { together } from './review/review-page.js';
export { mayReadTrail } from './trail/audit-trail.js';
export { filterEntries, sharedKeys, trailFilter, visibleEntries } from './trail/filter.js';
export { FIRST_SEAL, SEAL_PAGE } from './trail/seal.js';
export { trailReducers } from './trail/seal-trail.js';
export { compared, sharedKindsOf, standingPowers, withRoles } from './what-if.js';
