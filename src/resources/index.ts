/**
 * Whatever a host declared shareable, by the same verbs as contacts.
 *
 * @module
 */
export { type AccessChange, MAX_GRANTS } from './access-change.js';
export type { AccessEvents, GrantEnded, GrantGiven, GrantTaken, Resharing } from './access-events.js';
export { accessListOfResource } from './access-list-of-resource.js';
export { attachResourceToNumber, detachResourceFromNumber } from './attach-resource-to-number.js';
export type { RefusalOf, RemainingAccess, Verdict } from './change-access.js';
export { deleteResource, restoreResource } from './delete-resource.js';
export { eraseResource } from './erase-resource.js';
export type { ResourceEvents } from './events.js';
export { explainResourceAccess } from './explain-resource-access.js';
export { manageResourceAccess, type ResourceRefusal, type ResourceVerdict } from './manage-resource-access.js';
export type { OwnershipEvents } from './ownership-events.js';
export { previewResourceAccess, type ResourcePreview } from './preview-resource-access.js';
export type { NamedPrincipal } from './principal-names.js';
export { registerResource } from './register-resource.js';
export { renameResource } from './rename-resource.js';
export { sweepEndedGrants } from './sweep-ended-grants.js';
export { transferResource } from './transfer-resource.js';
