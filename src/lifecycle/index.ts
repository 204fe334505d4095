export { acceptInvitation } from './accept-invitation.js';
export { applyEvents, type DomainEvent, type Events, reducers } from './apply-events.js';
export { chooseNumber } from './choose-number.js';
export { joinByDomain } from './join-by-domain.js';
export { leaveWorkspace } from './leave-workspace.js';
export { planRemoval } from './plan-removal.js';
export { removeMember } from './remove-member.js';
export { settleDeparture } from './settle-departure.js';
