import type { Reach, Resource, ResourceName } from '../sharing/index.js';
import { reachOf } from '../sharing/index.js';
import { placeOf, resourceKey, type SharedKind } from './resource-key.js';
import type { Workspace } from './snapshot.js';
import { recordsOf } from './snapshot.js';
import { View } from './view.js';

/**
 * A contact, a snippet or a host's resource as the access rules see it: its owner and all its grants; null where there is none.
 *
 * @example
 * ```ts
 * import { createContact } from 'partyline/contacts';
 * import { unwrap } from 'partyline/kernel';
 * import { office } from 'partyline/testing';
 * import { accessOf } from 'partyline/workspace';
 *
 * const { workspace, as, cleo } = office();
 * const dora = { contactId: 'dora', fields: { firstName: 'Dora' } };
 * const after = unwrap(createContact(workspace, dora, as(cleo))).workspace;
 *
 * accessOf(after, { kind: 'contact', id: 'dora' })?.ownerId === cleo; // => true
 * accessOf(after, { kind: 'contact', id: 'nobody' }); // => null
 * ```
 * @throws NotLoaded when a partial snapshot does not hold the resource or its grants
 * @see docs/architecture.md
 */
export const accessOf = (workspace: Workspace, { kind, id }: ResourceName): Resource | null => {
  const view = new View(workspace);
  const place = placeOf({ kind, id });
  const record = view.record<SharedKind>(place.kind, place.id);
  if (record === null) return null;
  const grants = view.list('grants', resourceKey({ kind, id })).map((grant) => view.record('grant', grant));
  return {
    kind,
    id,
    ownerId: record.ownerId,
    deletedAt: record.deletedAt,
    grants: grants.filter((grant) => grant !== null),
  };
};

/**
 * The reach of everybody who is or was a member, in order of joining. Needs a complete snapshot.
 *
 * @example
 * ```ts
 * import { office } from 'partyline/testing';
 * import { reachesOf } from 'partyline/workspace';
 *
 * const { workspace, ana, ben, cleo } = office();
 *
 * reachesOf(workspace).map(({ memberId }) => memberId); // => [ana, ben, cleo]
 * ```
 * @see docs/architecture.md
 */
export const reachesOf = (workspace: Workspace): readonly Reach[] =>
  [...recordsOf(workspace, 'member')].map(([memberId]) => reachOf(workspace, memberId));
