import type { Instant } from '../kernel/instant.js';
import {
  type Cause,
  type Grant,
  type Level,
  type Principal,
  parsePrincipal,
  type ResourceName,
} from '../sharing/index.js';
import {
  type EventActor,
  grantsTo,
  type Nothing,
  placeOf,
  type Reducers,
  resourceKey,
  type SharedKind,
  type Tables,
  type Transaction,
} from '../workspace/index.js';
import { grantTail } from '../workspace/resource-key.js';

/** A grant without its resource. */
export type GrantGiven = Pick<Grant, 'principal' | 'level' | 'until' | 'cause'>;

/** Names one grant of a resource. */
export interface GrantTaken {
  readonly principal: Principal;
  readonly level: Level;
  readonly cause: Cause;
}

/** A grant whose end has passed, on its resource. */
export interface GrantEnded extends GrantTaken {
  readonly resource: ResourceName;
  /** The first instant without it. */
  readonly until: Instant;
}

/** What grants were of, each once. */
export const resourcesOf = (grants: readonly Pick<GrantEnded, 'resource'>[]): readonly ResourceName[] => [
  ...new Map(grants.map(({ resource }) => [resourceKey(resource), resource])).values(),
];

/** Who may widen access to a resource: every editor, or its owner alone. */
export type Resharing = Tables[SharedKind]['resharing'];

/** What happens to who sees something, whatever kind of thing it is. */
export type AccessEvents = {
  /** One change of access, made alike to up to 500 resources. Takes first, then gives. */
  access_changed: {
    readonly data: {
      readonly resources: readonly ResourceName[];
      readonly take: readonly GrantTaken[];
      readonly give: readonly GrantGiven[];
      /** The resources' resharing from now on; null where it stays. */
      readonly resharing: Resharing | null;
    };
    readonly personal: Nothing;
  };
  /** Up to 500 grants that had ended are stored no longer. Nobody sees less for it: they gave nothing from their ends on. */
  access_ended: { readonly data: { readonly grants: readonly GrantEnded[] }; readonly personal: Nothing };
};

/** How changes of access change the records. */
export const accessReducers: Reducers<AccessEvents> = {
  access_changed(tx, { at, actor, data: { resources, take, give, resharing } }) {
    changeGrants(tx, resources, take, give, giverOf(actor), at, resharing);
  },

  access_ended(tx, { data: { grants } }) {
    for (const grant of grants) changeGrants(tx, [grant.resource], [grant], [], null, grant.until);
  },
};

/** Takes grants from resources and gives them others, alike to all. What is to be taken and is not there is passed over. */
const changeGrants = (
  tx: Transaction,
  resources: readonly ResourceName[],
  take: readonly GrantTaken[],
  give: readonly GrantGiven[],
  grantedBy: string | null,
  grantedAt: Instant,
  resharing: Resharing | null = null,
): void => {
  const taken = take.map(({ principal, level, cause }) => ({
    principal,
    tail: grantTail({ principal, level, cause }),
    more: 0,
  }));
  const given = give.map((grant) => ({ ...grant, tail: grantTail(grant), more: 0 }));
  for (const resource of resources) {
    const grants = tx.grantsOn(resource);
    for (const each of taken) if (grants.take(each.tail)) each.more -= 1;
    for (const each of given) {
      const { principal, level, until, cause } = each;
      if (grants.give(each.tail, { resource, principal, level, until, cause, grantedBy, grantedAt })) each.more += 1;
    }
    if (resharing !== null) setResharing(tx, resource, resharing);
  }
  for (const { principal, more } of [...taken, ...given]) {
    if (isGroup(principal) && more !== 0) tx.add(grantsTo(principal), more);
  }
  for (const { principal } of given) markShared(tx, principal);
};

const setResharing = (tx: Transaction, name: ResourceName, resharing: Resharing): void => {
  const { kind, id } = placeOf(name);
  const record = tx.get<SharedKind>(kind, id);
  if (record !== null && record.resharing !== resharing) tx.set<SharedKind>(kind, id, { ...record, resharing });
};

/** Who gave what an event gives; null where the host did. */
export const giverOf = (actor: EventActor): string | null => (actor.type === 'member' ? actor.memberId : null);

/** Writes grants on a resource. */
export const give = (
  tx: Transaction,
  resource: ResourceName,
  grants: readonly GrantGiven[],
  grantedBy: string | null,
  grantedAt: Instant,
): void => changeGrants(tx, [resource], [], grants, grantedBy, grantedAt);

/** Deletes every grant on a resource, as when it is gone for good. */
export const dropGrants = (tx: Transaction, resource: ResourceName): void => {
  for (const id of tx.list('grants', resourceKey(resource))) {
    const grant = tx.get('grant', id);
    tx.delete('grant', id);
    if (grant !== null && isGroup(grant.principal)) tx.add(grantsTo(grant.principal), -1);
  }
};

/** How many grants there are to a group is counted, so that the end of them can be proved. */
const isGroup = (principal: Principal): principal is `group:${string}` => principal.startsWith('group:');

/** A group remembers that something was shared with it: from then on, adding oneself to it is letting oneself in. */
const markShared = (tx: Transaction, principal: Principal): void => {
  const { kind, id } = parsePrincipal(principal) ?? { kind: 'workspace', id: '' };
  if (kind !== 'group') return;
  const group = tx.get('group', id);
  if (group !== null && !group.shared) tx.set('group', id, { ...group, shared: true });
};

/** The grant that lets stewards at what is private, where policy does; written when the thing is made. */
export const stewardGrants = (level: 'none' | 'view' | 'edit'): readonly GrantGiven[] =>
  level === 'none' ? [] : [{ principal: 'stewards', level, until: null, cause: 'policy' }];
