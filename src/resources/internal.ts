// What other rooms of the house need of this one, and hosts do not.
export { accessChange } from './access-change.js';
export { accessReducers, dropGrants, give, giverOf, stewardGrants } from './access-events.js';
export { accessChangeKeys, changeAccess } from './change-access.js';
export type { Family } from './family.js';
export { attaching, detaching } from './number-access.js';
export { mayUseNumber } from './number-use.js';
export {
  actingReach,
  editableResource,
  type Found,
  grantedResource,
  livingResource,
  resourceKeys,
  type Standing,
  standingOf,
} from './standing.js';
