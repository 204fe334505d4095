/**
 * Who sees what: `canSee`, `canEdit`, `explainAccess`, `whoCanSee`, previews, live lists, an index in memory, and a capabilities document for browsers.
 *
 * @module
 */
export { type AccessDifference, type AccessShift, accessDifference } from './access-difference.js';
export { type Audience, type Delta, deltasFor, type ReachShift, type Stale, type TouchedResource } from './audience.js';
export { canEdit } from './can-edit.js';
export { canSee } from './can-see.js';
export {
  type Capabilities,
  type CapabilitySource,
  type CapabilityTarget,
  capabilitiesFor,
  capable,
  explainCapable,
  reachFrom,
} from './capabilities.js';
export { type AccessExplanation, type AccessPath, explainAccess } from './explain-access.js';
export type { ListPosition } from './index-sorting.js';
export { levelOf } from './level-of.js';
export { type Gained, type LiveItem, LiveList } from './live-list.js';
export { type ShareIndicator, shareIndicator } from './share-indicator.js';
export { type PrincipalShift, shiftedReach } from './shifted-reach.js';
export {
  createVisibilityIndex,
  type IndexedResource,
  type ListPageOptions,
  type VisibilityIndex,
  type VisibilityIndexOptions,
  type VisibleIds,
} from './visibility-index.js';
export { type Viewer, whoCanSee } from './who-can-see.js';
