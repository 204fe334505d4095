/**
 * What crosses rooms: joining, leaving, the price of a commit, and `applyEvents` over everything.
 *
 * @module
 */
export { acceptInvitation } from './accept-invitation.js';
export { applyEvents, type DomainEvent, type Events, reducers } from './apply-events.js';
export { audienceKeys, audienceOf } from './audience-of.js';
export { type BilledCommit, type BillingOptions, billingChangeOf } from './billing-change.js';
export { chooseNumber } from './choose-number.js';
export { joinByDomain } from './join-by-domain.js';
export { leaveWorkspace } from './leave-workspace.js';
export { planRemoval } from './plan-removal.js';
export { previewReach, type ReachChange } from './preview-reach.js';
export { quoteCommit } from './quote-commit.js';
export { removeMember } from './remove-member.js';
export { settleDeparture } from './settle-departure.js';
export { applyToIndex, indexContacts, indexResources } from './visibility-index.js';
