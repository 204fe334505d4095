import { DAY } from '../kernel/instant.js';
import { permissions, type RoleTable, standardTable } from '../roles/index.js';
import type { Shareable } from '../sharing/index.js';
import { freeMailDomains } from './free-mail.js';
import { kinds } from './records/index.js';

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
  /**
   * Mixed into the digests under which the addresses of erased people stay barred. Kept apart from the store, it keeps whoever reads the
   * store alone from trying out addresses; once it changes, the bars that were set before it hold no longer.
   */
  readonly barSecret: string;
  /** Whether those who only read along on a number may write comments about its conversations. */
  readonly commentsByReaders: 'deny' | 'allow';
  /** How many people can be assigned to one number. */
  readonly usersPerNumber: number;
  /** How many members may hold a seat; null for no limit. */
  readonly seatLimit: number | null;
  /** How many fields a workspace may define for its contacts, retired ones left out. */
  readonly contactFieldLimit: number;
  /** How many options such a field may have, retired ones among them; 1,000 at most. */
  readonly contactFieldOptionLimit: number;
  /** The integrations whose contacts members may not change: all of them, or those of these names. */
  readonly readOnlySources: 'all' | readonly string[];
  /** The kinds of the host's own things that are shared as contacts are; see `shareable`. */
  readonly shareables: readonly Shareable[];
  /** The variables that snippets may use: authors are told of others. Null where any name may be one. */
  readonly snippetVariables: ReadonlySet<string> | null;
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
 * @throws TypeError for a part that does not exist, or a value it cannot have
 * @see docs/decisions.md for each default and its reason
 */
export const definePolicy = (parts: Partial<Policy> = {}): Policy => {
  const policy: Policy = { ...defaults, ...parts };
  for (const [name, value] of Object.entries(policy)) {
    const check = Object.hasOwn(checks, name) ? checks[name as keyof Policy] : undefined;
    if (check === undefined) throw new TypeError(`policy has no ${name}`);
    if (!check(value)) throw new TypeError(`policy.${name} cannot be ${String(value)}`);
  }
  return Object.freeze(policy);
};

const defaults: Policy = {
  roles: standardTable,
  memberInvites: 'deny',
  invitationLifetime: 7 * DAY,
  freeMailDomains,
  adminAccessToPrivate: 'none',
  resharing: 'editors',
  selfAccess: 'deny',
  barSecret: '',
  commentsByReaders: 'deny',
  usersPerNumber: 10,
  seatLimit: null,
  contactFieldLimit: 100,
  contactFieldOptionLimit: 100,
  readOnlySources: 'all',
  shareables: [],
  snippetVariables: new Set([
    'contact.firstName',
    'contact.lastName',
    'contact.company',
    'contact.role',
    'member.name',
    'number.name',
    'workspace.name',
  ]),
};

const oneOf =
  (...values: readonly unknown[]) =>
  (value: unknown): boolean =>
    values.includes(value);

/** Each kind once, and none that partyline has records of: a host's deal must never be taken for a contact. */
const areShareables = (value: unknown): boolean => {
  if (!Array.isArray(value)) return false;
  const named = (value as readonly (Shareable | null)[]).map((one) => one?.kind);
  if (named.some((kind) => kind === undefined || (kinds as readonly string[]).includes(kind))) return false;
  return new Set(named).size === named.length && value.every(({ permission }) => permissions.includes(permission));
};

const isSet = (value: unknown): boolean => typeof (value as Set<string> | null)?.has === 'function';

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;

/** What each part may be. A policy often comes from configuration, and one that is misspelt must not leave a door open. */
const checks: { readonly [Name in keyof Policy]: (value: unknown) => boolean } = {
  roles: (value) => typeof value === 'object' && value !== null && Object.hasOwn(value, 'owner'),
  memberInvites: oneOf('deny', 'asMember'),
  invitationLifetime: (value) => isCount(value) && value !== 0,
  freeMailDomains: isSet,
  adminAccessToPrivate: oneOf('none', 'view', 'edit'),
  resharing: oneOf('editors', 'owner'),
  selfAccess: oneOf('deny', 'audited', 'allow'),
  barSecret: (value) => typeof value === 'string',
  commentsByReaders: oneOf('deny', 'allow'),
  usersPerNumber: isCount,
  seatLimit: (value) => value === null || isCount(value),
  contactFieldLimit: isCount,
  contactFieldOptionLimit: (value) => isCount(value) && (value as number) <= 1_000,
  readOnlySources: (value) =>
    value === 'all' || (Array.isArray(value) && value.every((name) => typeof name === 'string')),
  shareables: areShareables,
  snippetVariables: (value) => value === null || isSet(value),
};
