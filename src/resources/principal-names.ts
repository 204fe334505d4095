import type { Instant } from '../kernel/instant.js';
import { inForce, type Principal, parsePrincipal, type Resource, type ResourceName } from '../sharing/index.js';
import { type Key, listKey, recordKey, resourceKey, type Workspace } from '../workspace/index.js';
import type { Reader } from '../workspace/reader.js';

/** A principal and what people call it. */
export interface NamedPrincipal {
  readonly principal: Principal;
  /** A person's, a group's, a number's or the workspace's name; a number without one is called by its phone. */
  readonly name: string;
}

/** Under which record the name of a principal stands; none of stewards, who are called what a screen calls them. */
const recordOf = (principal: Principal) => {
  const { kind, id } = parsePrincipal(principal) ?? { kind: 'stewards', id: '' };
  if (kind === 'member' || kind === 'owner') return ['profile', id] as const;
  if (kind === 'group' || kind === 'number') return [kind, id] as const;
  return kind === 'workspace' ? (['workspace', 'self'] as const) : null;
};

/** In a second round: the names of whom something is granted to, and of its owner. */
export const nameKeys = (known: Workspace, name: ResourceName, ownerId: string | null): readonly Key[] => {
  const grants = known.lists.get(listKey('grants', resourceKey(name))) ?? [];
  const granted = grants.map((id) => known.state.grant.get(id)?.principal ?? 'stewards');
  return [...granted, ...ownerOf(ownerId)].flatMap((principal) => {
    const record = recordOf(principal);
    return record === null ? [] : [recordKey(record[0], record[1])];
  });
};

/** The names of a resource's owner and of whom it is granted to at an instant, each once, the owner first. */
export const principalNames = (read: Reader, resource: Resource, at: Instant): readonly NamedPrincipal[] => {
  const granted = resource.grants.filter((grant) => inForce(grant, at)).map(({ principal }) => principal);
  return [...new Set([...ownerOf(resource.ownerId), ...granted])].flatMap((principal) => {
    const name = nameOf(read, principal);
    return name === '' ? [] : [{ principal, name }];
  });
};

const ownerOf = (ownerId: string | null): readonly Principal[] => (ownerId === null ? [] : [`owner:${ownerId}`]);

const nameOf = (read: Reader, principal: Principal): string => {
  const record = recordOf(principal);
  if (record === null) return '';
  const [kind, id] = record;
  const found = read.get(kind, id);
  if (found === null) return '';
  return found.name === '' && 'phone' in found ? found.phone : found.name;
};
