// What other rooms of the house need of this one, and hosts do not.
export { parseAddressList } from './address-list.js';
export { domainOf } from './diagnose-join.js';
export { memberReducers } from './events.js';
export { invitationReducers } from './invitation-events.js';
export { hashSchema, isOpen, mayOffer, type Offer } from './invitation-rules.js';
export {
  addressKeys,
  barKey,
  holderOf,
  isBarred,
  leavesAnOwner,
  liftedBar,
  mayManageRoles,
  notPrimaryOwner,
  removableMember,
  rolesHeld,
  seatFree,
  settledInvitation,
} from './rules.js';
