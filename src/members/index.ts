export { addMember } from './add-member.js';
export { parseAddressList, type TypedAddress } from './address-list.js';
export { changeAddress, requestAddressChange } from './change-address.js';
export { changeRole } from './change-role.js';
export { claimDomain } from './claim-domain.js';
export { createWorkspace } from './create-workspace.js';
export { diagnoseJoin, domainOf, type JoinFinding } from './diagnose-join.js';
export { type MemberEvents, memberReducers } from './events.js';
export { type InvitationEvents, invitationReducers } from './invitation-events.js';
export { hashSchema, isOpen, mayOffer } from './invitation-rules.js';
export { type InvitationVerdict, inviteMembers } from './invite-members.js';
export { listInvitations } from './list-invitations.js';
export { listTeam, type TeamMember } from './list-team.js';
export { markSeen } from './mark-seen.js';
export { onboardingOf } from './onboarding-of.js';
export { recoverOwnership } from './recover-ownership.js';
export { reinstateMember } from './reinstate-member.js';
export { releaseDomain } from './release-domain.js';
export { resendInvitation } from './resend-invitation.js';
export { revokeInvitation } from './revoke-invitation.js';
export {
  addressKeys,
  holderOf,
  leavesAnOwner,
  mayManageRoles,
  notPrimaryOwner,
  pendingInvitationOf,
  rolesHeld,
  seatFree,
  settledInvitation,
} from './rules.js';
export { setWorkspaceStatus } from './set-workspace-status.js';
export { suspendMember } from './suspend-member.js';
export { transferOwnership } from './transfer-ownership.js';
export { updateProfile } from './update-profile.js';
export { updateWorkspaceSettings } from './update-workspace-settings.js';
export { verifyDomain } from './verify-domain.js';
