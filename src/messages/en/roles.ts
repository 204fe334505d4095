import type { Catalogue, DecisionTexts } from '../catalogue.js';

/** What each permission lets people do; it stands after “may”, “to” and “lets people”. */
export const permissions = {
  'communication.use': 'call and text, and write to teammates',
  'contacts.manage': 'create and change contacts',
  'contacts.import': 'import contacts',
  'members.invite': 'invite members',
  'members.remove': 'remove members',
  'members.changeRole': 'change the roles of members',
  'billing.manage': 'manage billing',
  'numbers.updateSettings': 'change the settings of numbers',
  'numbers.add': 'add and give up numbers',
  'groups.manage': 'manage groups',
  'integrations.configure': 'set up integrations',
  'porting.manage': 'bring numbers over from another carrier',
  'owners.manage': 'add and remove owners',
  'numbers.manageAccess': 'say who uses a number',
  'groups.use': 'use groups',
  'domains.claim': 'claim domains',
  'directory.manage': 'manage the company directory',
  'workspace.updateSettings': 'change the settings of the workspace',
  'insights.viewAll': 'see the figures of everybody',
  steward: 'see what is open to those who run the workspace',
} as const satisfies Catalogue['permissions'];

/** Why somebody may do something, or may not. It speaks of a third person. */
export const decisions = {
  system_actor: 'Allowed: it is done by the system itself.',
  role_allows: 'Allowed: a role of this person lets them {permission}.',
  number_owner: 'Allowed: this person owns the number and may {permission}.',
  not_a_member: 'Not allowed: only members of the workspace may {permission}.',
  member_suspended: 'Not allowed: this person is suspended and may not {permission}.',
  member_removed: 'Not allowed: this person is no longer a member and may not {permission}.',
  client_not_supported: 'Not allowed: use the web or desktop app, rather than the mobile app, to {permission}.',
  role_lacks_permission: 'Not allowed: no role of this person lets them {permission}.',
  number_owner_only: 'Not allowed: this person may {permission} only where they own the number.',
  target_is_owner: 'Not allowed: the other person is an owner, and only owners may {permission} then.',
} as const satisfies DecisionTexts;
