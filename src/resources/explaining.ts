import { fail } from '../kernel/failure.js';
import { ok } from '../kernel/result.js';
import { type ResourceName, reachOf } from '../sharing/index.js';
import { explainAccess, shareIndicator } from '../visibility/index.js';
import { activeWorkspace } from '../workspace/authorise.js';
import { type Context, type Key, listKey, placeOf, type SharedKind, type Workspace } from '../workspace/index.js';
import type { Reader } from '../workspace/reader.js';
import type { Family } from './family.js';
import { nameKeys, principalNames } from './principal-names.js';
import { actingReach, resourceKeys, visibleResource } from './standing.js';

/** Why somebody (whoever asks, unless named) sees something, for those who see it themselves. */
export const explaining = <NotFound extends string, Named extends object>(
  read: Reader,
  context: Context,
  family: Family<NotFound, Named>,
  id: string,
  memberId: string | undefined,
) => {
  const workspace = activeWorkspace(read);
  if (!workspace.ok) return workspace;
  const visible = visibleResource(read, context, family, id);
  if (!visible.ok) return visible;
  const about = memberId === undefined ? actingReach(read, context) : reachOf(read, memberId);
  return about === null
    ? fail('member_required', {}, ['memberId'])
    : ok(explainAccess(about, visible.value.resource, context.at));
};

/** What must be read to list who sees something: the resource, the team, and what those are called whom it is granted to. */
export const listingKeys = (known: Workspace, name: ResourceName): readonly Key[] => {
  const { kind, id } = placeOf(name);
  const record = known.state[kind as SharedKind].get(id);
  return [...resourceKeys(name), listKey('team', 'all'), ...nameKeys(known, name, record?.ownerId ?? null)];
};

/** Everybody who sees something, with every way that leads them there, for those who see it themselves. Reads `listingKeys`. */
export const accessListing = <NotFound extends string, Named extends object>(
  read: Reader,
  context: Context,
  family: Family<NotFound, Named>,
  id: string,
) => {
  const workspace = activeWorkspace(read);
  if (!workspace.ok) return workspace;
  const visible = visibleResource(read, context, family, id);
  if (!visible.ok) return visible;
  const { record, resource } = visible.value;
  const people = read
    .list('team', 'all')
    .map(([memberId]) => ({ memberId, ...explainAccess(reachOf(read, memberId), resource, context.at) }))
    .filter(({ visible }) => visible)
    .map(({ memberId, level, paths }) => ({ memberId, level, paths }));
  return ok({
    ...family.named(id),
    ownerId: record.ownerId,
    people,
    indicator: shareIndicator(resource, context.at),
    names: principalNames(read, resource, context.at),
  });
};
