// The front door: everything most hosts need, by name. Each room has a subpath of its own (`partyline/roles` …) with the rest.
export { memoryStore, type WorkspaceStore } from './adapters/index.js';
export {
  accessListOf,
  attachToNumber,
  createContact,
  deleteContact,
  detachFromNumber,
  displayName,
  explainContactAccess,
  importContacts,
  manageAccess,
  previewAccess,
  restoreContact,
  transferContact,
  updateContact,
} from './contacts/index.js';
export { addDirectoryContact, importDirectory, validateDirectoryCsv } from './directory/index.js';
export {
  addGroupMembers,
  clearRevokedGrants,
  createGroup,
  deleteGroup,
  parseMentions,
  removeGroupMembers,
  resolveMentions,
  revokeGroupAccess,
  suggestMentions,
  updateGroup,
} from './groups/index.js';
export { DomainError, type Failure, type InvalidInput, NotLoaded, type Result, unwrap } from './kernel/index.js';
export {
  acceptInvitation,
  applyEvents,
  billingChangeOf,
  chooseNumber,
  type DomainEvent,
  joinByDomain,
  leaveWorkspace,
  planRemoval,
  quoteCommit,
  removeMember,
  settleDeparture,
} from './lifecycle/index.js';
export {
  addMember,
  changeAddress,
  changeRole,
  claimDomain,
  createWorkspace,
  diagnoseJoin,
  domainClaim,
  inviteMembers,
  listInvitations,
  listTeam,
  markSeen,
  onboardingOf,
  recoverOwnership,
  reinstateMember,
  releaseDomain,
  requestAddressChange,
  resendInvitation,
  revokeInvitation,
  setWorkspaceStatus,
  suspendMember,
  transferOwnership,
  updateProfile,
  updateWorkspaceSettings,
  verifyDomain,
} from './members/index.js';
export { describe } from './messages/index.js';
export {
  addNumber,
  assignNumber,
  cancelPorting,
  releaseNumber,
  requestPorting,
  ringPlan,
  setDoNotDisturb,
  setNumberMode,
  setNumberNotifications,
  setNumberOwner,
  setRingOrder,
  setSchedule,
  unassignNumber,
  updateNumberSettings,
  updatePorting,
} from './numbers/index.js';
export { prorate, publishedPrices, quoteChange } from './pricing/index.js';
export {
  type Actor,
  can,
  type Decision,
  defineRoles,
  explain,
  type Permission,
  permissions,
  publishedTable,
  type RoleTable,
  roleCan,
  standardTable,
} from './roles/index.js';
export { createPartyline, type Partyline, type PartylineOptions, type Session } from './service/index.js';
export { type Grant, type Level, type Principal, type Reach, type Resource, reachOf } from './sharing/index.js';
export {
  type AccessExplanation,
  canEdit,
  canSee,
  capabilitiesFor,
  explainAccess,
  whoCanSee,
} from './visibility/index.js';
export {
  accessOf,
  type Change,
  type Commit,
  type Context,
  definePolicy,
  emptyWorkspace,
  type Policy,
  reachesOf,
  type Verb,
  type Workspace,
} from './workspace/index.js';
