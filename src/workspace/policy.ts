import { DAY } from '../kernel/instant.js';
import { type RoleTable, standardTable } from '../roles/index.js';
import { freeMailDomains } from './free-mail.js';

/**
 * What a host may decide otherwise. Policy is code, given when partyline is created or placed in a snapshot; it is never stored.
 */
export interface Policy {
  readonly roles: RoleTable;
  /** What stewards may do with members' private contacts. Written as a grant when a contact is made. */
  readonly adminAccessToPrivate: 'none' | 'view' | 'edit';
  /** Whether those who may not invite may still invite members to numbers they hold themselves. */
  readonly memberInvites: 'deny' | 'asMember';
  /** How long an invitation is good for, in milliseconds. */
  readonly invitationLifetime: number;
  /** Mail domains that belong to everybody: refused as a company's own, and remarked on in invitations. */
  readonly freeMailDomains: ReadonlySet<string>;
  /** Who may widen access to a new contact: whoever edits it, or its owner alone. */
  readonly resharing: 'editors' | 'owner';
  /**
   * Whether somebody who is no owner may let themselves into a group that holds grants, or onto another's exclusive number (one they
   * made shared themselves among them). `audited` allows it and says so in an event of its own, `self_access_used`.
   */
  readonly selfAccess: 'deny' | 'audited' | 'allow';
  /** How many people can be assigned to one number. */
  readonly usersPerNumber: number;
  /** How many members may hold a seat; null for no limit. */
  readonly seatLimit: number | null;
}

/**
 * A policy from the parts that differ from the default.
 *
 * @example
 * ```ts
 * import { definePolicy } from 'partyline/workspace';
 *
 * definePolicy({ usersPerNumber: 100 }).adminAccessToPrivate; // => 'none'
 * ```
 * @see docs/decisions.md for each default and its reason
 */
export const definePolicy = (parts: Partial<Policy> = {}): Policy =>
  Object.freeze({
    roles: standardTable,
    adminAccessToPrivate: 'none',
    memberInvites: 'deny',
    invitationLifetime: 7 * DAY,
    freeMailDomains,
    resharing: 'editors',
    selfAccess: 'deny',
    usersPerNumber: 10,
    seatLimit: null,
    ...parts,
  });
