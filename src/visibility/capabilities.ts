import { lookup } from '../kernel/lookup.js';
import {
  type Actor,
  type Cell,
  type Client,
  type Decision,
  explain,
  type Permission,
  permissions,
  roleOf,
  type Staff,
  type StaffMember,
} from '../roles/index.js';
import { type Community, type Level, type Principal, type Reach, reachOf } from '../sharing/index.js';

/**
 * Everything a browser needs to answer `can` and `canSee` for one member by itself: a small JSON document. It holds only what is
 * the member's own. Refresh it when the member's `epoch` has grown.
 */
export interface Capabilities {
  readonly version: 1;
  readonly memberId: string;
  readonly epoch: number;
  /** Whether the member takes part at all; `unknown` for somebody the workspace does not have. */
  readonly status: StaffMember['status'] | 'unknown';
  readonly client: Client | null;
  /** The best cell of the member's roles for each permission; `no` everywhere for somebody who is not active. */
  readonly permissions: Readonly<Record<Permission, Cell>>;
  /** Members whose numbers count as this member's own. */
  readonly ownsNumbersOf: readonly string[];
  readonly caps: readonly (readonly [principal: Principal, cap: Level])[];
  readonly owns: readonly string[];
}

/** What a permission is asked for, in a browser, which knows the records it shows. */
export interface CapabilityTarget {
  /** Who owns the number it is asked for. */
  readonly numberOwnerId?: string | null;
  /** Whether the person acted on is an owner. */
  readonly memberIsOwner?: boolean;
  /** Whether something new is to be made. */
  readonly creates?: boolean;
}

/** What a capabilities document is made from. A workspace snapshot satisfies it. */
export type CapabilitySource = Omit<Staff, 'state'> & {
  readonly state: Staff['state'] &
    Community['state'] & {
      readonly member: ReadonlyMap<string, (StaffMember & { readonly epoch: number }) | null>;
    };
};

/**
 * The capabilities of a member on a client.
 *
 * @example
 * ```ts
 * import { office } from 'partyline/testing';
 * import { capabilitiesFor, capable } from 'partyline/visibility';
 *
 * const { workspace, ben } = office();
 * const document = JSON.parse(JSON.stringify(capabilitiesFor(workspace, ben, { client: 'mobile' })));
 *
 * capable(document, 'members.invite'); // => true
 * capable(document, 'members.remove'); // => false
 * ```
 * @throws NotLoaded when the snapshot is partial and does not hold the member
 * @see docs/visibility.md
 */
export const capabilitiesFor = (
  source: CapabilitySource,
  memberId: string,
  { client = null }: { readonly client?: Client | null } = {},
): Capabilities => {
  const member = lookup(source.state.member, memberId, source.complete, 'member');
  const reach = reachOf(source, memberId);
  const roles = member?.status === 'active' ? member.roles : [];
  const best = (permission: Permission): Cell => {
    const cells = roles.map((name) => roleOf(source.policy.roles, name)?.cells[permission]);
    return cells.includes('yes') ? 'yes' : cells.includes('ownNumber') ? 'ownNumber' : 'no';
  };
  return {
    version: 1,
    memberId,
    epoch: member?.epoch ?? 0,
    status: member?.status ?? 'unknown',
    client,
    permissions: Object.fromEntries(permissions.map((permission) => [permission, best(permission)])) as never,
    ownsNumbersOf: member?.status === 'active' ? [memberId, ...(member.succeedsNumbers ?? [])] : [],
    caps: [...reach.caps],
    owns: [...reach.owns],
  };
};

/**
 * The reach in a capabilities document: `canSee(reachFrom(document), resource, at)`.
 *
 * @example
 * ```ts
 * import { createContact } from 'partyline/contacts';
 * import { unwrap } from 'partyline/kernel';
 * import { office } from 'partyline/testing';
 * import { canSee, capabilitiesFor, reachFrom } from 'partyline/visibility';
 * import { accessOf } from 'partyline/workspace';
 *
 * const { workspace, context, as, ben, cleo } = office();
 * const dora = { contactId: 'dora', fields: { firstName: 'Dora' } };
 * const after = unwrap(createContact(workspace, dora, as(cleo))).workspace;
 * const access = accessOf(after, { kind: 'contact', id: 'dora' });
 *
 * access && canSee(reachFrom(capabilitiesFor(after, cleo)), access, context.at); // => true
 * access && canSee(reachFrom(capabilitiesFor(after, ben)), access, context.at); // => false
 * ```
 * @see docs/visibility.md
 */
export const reachFrom = ({ memberId, caps, owns }: Capabilities): Reach => ({
  memberId,
  caps: new Map(caps),
  owns: new Set(owns),
});

/** Stands for whatever is acted on. Ids hold no blanks, so it is nobody's. */
const TARGET = 'the target';

/**
 * What `can` answers for the member of a capabilities document.
 *
 * @example
 * ```ts
 * import { office } from 'partyline/testing';
 * import { capabilitiesFor, capable } from 'partyline/visibility';
 *
 * const { workspace, cleo } = office();
 * const document = capabilitiesFor(workspace, cleo);
 *
 * capable(document, 'numbers.updateSettings', { numberOwnerId: cleo }); // => true
 * capable(document, 'numbers.updateSettings', { numberOwnerId: 'somebody' }); // => false
 * ```
 * @see docs/visibility.md
 */
export const capable = (document: Capabilities, permission: Permission, target: CapabilityTarget = {}): boolean =>
  explainCapable(document, permission, target).allowed;

/**
 * What `explain` answers for the member of a capabilities document: whether, and the rule that decided. The same rules decide, on a staff
 * of one: the member and what they act on.
 *
 * @example
 * ```ts
 * import { office } from 'partyline/testing';
 * import { capabilitiesFor, explainCapable } from 'partyline/visibility';
 *
 * const { workspace, cleo } = office();
 *
 * explainCapable(capabilitiesFor(workspace, cleo), 'members.invite').rule; // => 'role_lacks_permission'
 * ```
 * @see docs/visibility.md
 */
export const explainCapable = (
  document: Capabilities,
  permission: Permission,
  target: CapabilityTarget = {},
): Decision => {
  const actor: Actor = { type: 'member', memberId: document.memberId };
  const own = { steward: false, cells: document.permissions };
  const { status, ownsNumbersOf: succeedsNumbers } = document;
  const member: StaffMember | null = status === 'unknown' ? null : { status, roles: ['own'], succeedsNumbers };
  const staff: Staff = {
    complete: true,
    policy: { roles: { own, owner: own } },
    state: {
      member: new Map([
        [document.memberId, member],
        [TARGET, { status: 'active', roles: target.memberIsOwner ? ['owner'] : [] }],
      ]),
      number: new Map([[TARGET, { ownerId: target.numberOwnerId ?? null }]]),
    },
  };
  return explain(staff, actor, permission, {
    numberId: TARGET,
    memberId: target.memberIsOwner ? TARGET : undefined,
    client: document.client ?? undefined,
    creates: target.creates,
  });
};
