// What other rooms of the house need of this one, and hosts do not.
export { accessChange } from './access-change.js';
export { accessReducers, dropGrants, give, giverOf, resourcesOf, stewardGrants } from './access-events.js';
export { accessChangeKeys, changeAccess } from './change-access.js';
export { creation, creationOnNumber } from './creation.js';
export { deleting, restorable, restorableUntil } from './deletion.js';
export { erasable, shownTo } from './erasing.js';
export { resourceReducers, subjectOf } from './events.js';
export { accessListing, explaining, listingKeys } from './explaining.js';
export { familyOf, SNIPPET_PERMISSION } from './families.js';
export type { Family } from './family.js';
export { CHANGED, grantIdSchema, PREVIEWED, resourceName } from './input.js';
export { attaching, detaching } from './number-access.js';
export { mayUseNumber } from './number-use.js';
export { editOwned, ownershipReducers, putOwned } from './ownership-events.js';
export { previewing } from './previewing.js';
export { actingReach, editableResource, resourceKeys, standingOf } from './standing.js';
export { transferring } from './transfer.js';
