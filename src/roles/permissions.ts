/** The thirteen published permissions, in the order of the published table, and those they imply. */
export const permissions = [
  'communication.use',
  'contacts.manage',
  'contacts.import',
  'members.invite',
  'members.remove',
  'members.changeRole',
  'billing.manage',
  'numbers.updateSettings',
  'numbers.add',
  'groups.manage',
  'integrations.configure',
  'porting.manage',
  'owners.manage',
  // implied beside the thirteen
  'numbers.manageAccess',
  'groups.use',
  'domains.claim',
  'directory.manage',
  'workspace.updateSettings',
  'insights.viewAll',
] as const;

/** What a role may allow. */
export type Permission = (typeof permissions)[number];

/**
 * A cell of a role table: allowed, not allowed, or allowed for the numbers that the person owns.
 */
export type Cell = 'yes' | 'no' | 'ownNumber';
