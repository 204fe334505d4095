import type { ResourceName } from '../sharing/index.js';
import { placeOf, type Reducers, recordKey } from '../workspace/index.js';
import { type AccessEvents, accessReducers, type GrantGiven, give, giverOf, type Resharing } from './access-events.js';
import { editOwned, type OwnershipEvents, ownershipReducers, putOwned } from './ownership-events.js';

/** What happens to a host's own things, and to who sees them. */
export type ResourceEvents = AccessEvents &
  OwnershipEvents & {
    resource_registered: {
      readonly data: {
        readonly resource: ResourceName;
        readonly ownerId: string;
        readonly resharing: Resharing;
        readonly grants: readonly GrantGiven[];
      };
      readonly personal: { readonly name: string };
    };
    resource_renamed: {
      readonly data: { readonly resource: ResourceName };
      readonly personal: { readonly name: string };
    };
  };

/** How the events of a host's own things change the records. */
export const resourceReducers: Reducers<ResourceEvents> = {
  ...accessReducers,
  ...ownershipReducers,

  resource_registered(tx, { at, actor, data: { resource, ownerId, resharing, grants }, personal }) {
    const { kind } = resource;
    const name = personal?.name ?? '';
    putOwned(tx, resource, { kind, ownerId, name, resharing, createdAt: at, deletedAt: null });
    give(tx, resource, grants, giverOf(actor), at);
  },

  resource_renamed(tx, { data: { resource }, personal }) {
    editOwned(tx, resource, { name: personal?.name ?? '' });
  },
};

/** Whose the name of a resource is. */
export const subjectOf = (resource: ResourceName) => {
  const { kind, id } = placeOf(resource);
  return recordKey(kind, id);
};
