import { sortKey } from '../kernel/text.js';
import type { ResourceName } from '../sharing/index.js';
import {
  type CounterName,
  type Nothing,
  placeOf,
  type Reducers,
  resourcesOf,
  type SharedResource,
  type Snippet,
  snippetsOf,
  type Transaction,
} from '../workspace/index.js';
import { dropGrants, type GrantGiven } from './access-events.js';

/** What happens to snippets and to a host's own things as wholes: they go, come back, change hands, and go for good. */
export type OwnershipEvents = {
  resources_deleted: { readonly data: { readonly resources: readonly ResourceName[] }; readonly personal: Nothing };
  resource_restored: { readonly data: { readonly resource: ResourceName }; readonly personal: Nothing };
  /** Things that go from one owner to another, as when somebody has left. */
  resources_inherited: {
    readonly data: { readonly resources: readonly ResourceName[]; readonly from: string; readonly to: string };
    readonly personal: Nothing;
  };
  /** Nothing is left of it but that it was, and to whom it was shown: their clients must drop it. */
  resource_erased: {
    readonly data: {
      readonly resource: ResourceName;
      readonly ownerId: string | null;
      readonly grants: readonly GrantGiven[];
    };
    readonly personal: Nothing;
  };
};

export const ownershipReducers: Reducers<OwnershipEvents> = {
  resources_deleted(tx, { at, data: { resources } }) {
    for (const name of resources) editOwned(tx, name, { deletedAt: at });
  },

  resource_restored(tx, { data: { resource } }) {
    editOwned(tx, resource, { deletedAt: null });
  },

  resources_inherited(tx, { data: { resources, from, to } }) {
    for (const name of resources) if (ownedRecord(tx, name)?.ownerId === from) editOwned(tx, name, { ownerId: to });
  },

  resource_erased(tx, { data: { resource } }) {
    const before = ownedRecord(tx, resource);
    if (before === null) return;
    dropGrants(tx, resource);
    tx.add(counterOf(resource, before.ownerId), -1);
    const { kind, id } = placeOf(resource);
    tx.delete(kind, id);
  },
};

/** A record that somebody owns, as reducers write it: what follows from the rest is added. */
type Owned = Snippet | SharedResource;
type Content = Omit<Snippet, 'sortKey'> | Omit<SharedResource, 'sortKey'>;

const counters = { snippet: snippetsOf, resource: resourcesOf };

/** The counter of what somebody owns, of the kind a resource is of. */
const counterOf = (name: ResourceName, memberId: string): CounterName =>
  counters[placeOf(name).kind as 'snippet' | 'resource'](memberId);

const ownedRecord = (tx: Transaction, name: ResourceName): Owned | null => {
  const { kind, id } = placeOf(name);
  return tx.get(kind as 'snippet' | 'resource', id);
};

/** Writes a snippet or a host's own thing, with the key it is listed by and its owner's count. */
export const putOwned = (tx: Transaction, name: ResourceName, after: Content): void => {
  const before = ownedRecord(tx, name);
  const { kind, id } = placeOf(name);
  tx.set(kind as 'snippet' | 'resource', id, { ...after, sortKey: sortKey(after.name) } as Owned);
  if (before?.ownerId === after.ownerId) return;
  if (before !== null) tx.add(counterOf(name, before.ownerId), -1);
  tx.add(counterOf(name, after.ownerId), 1);
};

/** Changes one that exists. */
export const editOwned = (tx: Transaction, name: ResourceName, change: Partial<Snippet & SharedResource>): void => {
  const before = ownedRecord(tx, name);
  if (before !== null) putOwned(tx, name, { ...before, ...change });
};
