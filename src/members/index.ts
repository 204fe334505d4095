/**
 * A workspace and its people: invitations, domains, roles, ownership, suspension, profiles, the team list.
 *
 * @module
 */
export { addMember } from './add-member.js';
export { changeAddress, requestAddressChange } from './change-address.js';
export { changeRole } from './change-role.js';
export { claimDomain } from './claim-domain.js';
export { createWorkspace } from './create-workspace.js';
export { diagnoseJoin, type JoinFinding } from './diagnose-join.js';
export { eraseInvitee, erasePerson } from './erase-person.js';
export type { MemberEvents } from './events.js';
export type { InvitationEvents } from './invitation-events.js';
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
export { setWorkspaceStatus } from './set-workspace-status.js';
export { suspendMember } from './suspend-member.js';
export { transferOwnership } from './transfer-ownership.js';
export { updateProfile } from './update-profile.js';
export { updateWorkspaceSettings } from './update-workspace-settings.js';
export { domainClaim, verifyDomain } from './verify-domain.js';
