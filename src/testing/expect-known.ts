import { permissions } from '../roles/index.js';
import type { ResourceName } from '../sharing/index.js';
import { accessOf, recordsOf, resourceAt, type Workspace } from '../workspace/index.js';
import { recordIn } from './oracles/sight.js';

/** What a failed expectation throws: its message says what is the case, and by which path; or what of it there is not. */
export class AccessMismatch extends Error {
  override readonly name = 'AccessMismatch';
}

const listed = (ids: Iterable<string>): string => {
  const all = [...ids];
  const shown = all.slice(0, 12).join(', ');
  return all.length === 0 ? 'There is none.' : `There are: ${shown}${all.length > 12 ? ' …' : ''}.`;
};

const slip = (what: string, ids: Iterable<string>): AccessMismatch =>
  new AccessMismatch(`${what}, so that nothing is proved about it. ${listed(ids)}`);

const idsOf = (workspace: Workspace, kind: 'member' | 'number'): string[] =>
  Array.from(recordsOf(workspace, kind), ([id]) => id);

/** Everything in a workspace that can be shared, as the kind and the id of each. */
function* resourcesIn(workspace: Workspace): Generator<ResourceName> {
  for (const kind of ['contact', 'snippet', 'resource'] as const)
    for (const [id] of recordsOf(workspace, kind)) yield resourceAt({ kind, id });
}

export const mustKnowMember = (workspace: Workspace, memberId: string): void => {
  if (recordIn(workspace, 'member', memberId) === null)
    throw slip(`Nobody is called ${memberId} here`, idsOf(workspace, 'member'));
};

export const mustKnowNumber = (workspace: Workspace, numberId: string): void => {
  if (recordIn(workspace, 'number', numberId) === null)
    throw slip(`There is no number ${numberId}`, idsOf(workspace, 'number'));
};

export const mustKnowResource = (workspace: Workspace, resource: ResourceName): void => {
  if (accessOf(workspace, resource) !== null) return;
  const all = [...resourcesIn(workspace)];
  const alike = all.filter(({ kind }) => kind === resource.kind);
  throw alike.length > 0
    ? slip(
        `There is no ${resource.kind} ${resource.id}`,
        alike.map(({ id }) => id),
      )
    : slip(
        `There is no ${resource.kind} ${resource.id}, and nothing else of that kind`,
        all.map(({ kind, id }) => `${kind} ${id}`),
      );
};

export const mustKnowPermission = (permission: string): void => {
  if (!(permissions as readonly string[]).includes(permission))
    throw slip(`There is no permission ${permission}`, permissions);
};
