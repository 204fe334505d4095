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
  grantId,
  grantsTo,
  type Nothing,
  placeOf,
  type Reducers,
  resourceKey,
  type SharedKind,
  type Tables,
  type Transaction,
} from '../workspace/index.js';

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
  access_changed(tx, { at, actor, data: { resources, take, give: given, resharing } }) {
    for (const resource of resources) {
      for (const taken of take) takeBack(tx, resource, taken);
      give(tx, resource, given, giverOf(actor), at);
      if (resharing !== null) setResharing(tx, resource, resharing);
    }
  },

  access_ended(tx, { data: { grants } }) {
    for (const grant of grants) takeBack(tx, grant.resource, grant);
  },
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
): void => {
  for (const { principal, level, until, cause } of grants) {
    const record = { resource, principal, level, until, cause, grantedBy, grantedAt };
    const id = grantId(resource, record);
    if (isGroup(principal) && tx.get('grant', id) === null) tx.add(grantsTo(principal), 1);
    tx.set('grant', id, record);
    markShared(tx, principal);
  }
};

/** Deletes a grant on a resource, if it is there. */
const takeBack = (tx: Transaction, resource: ResourceName, taken: GrantTaken): void =>
  dropGrant(tx, grantId(resource, taken));

/** Deletes every grant on a resource, as when it is gone for good. */
export const dropGrants = (tx: Transaction, resource: ResourceName): void => {
  for (const id of tx.list('grants', resourceKey(resource))) dropGrant(tx, id);
};

const dropGrant = (tx: Transaction, id: string): void => {
  const grant = tx.get('grant', id);
  if (grant === null) return;
  tx.delete('grant', id);
  if (isGroup(grant.principal)) tx.add(grantsTo(grant.principal), -1);
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
