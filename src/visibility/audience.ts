import type { Instant } from '../kernel/instant.js';
import type { Level, Principal, Reach, Resource, ResourceName } from '../sharing/index.js';
import { type AccessPath, explainAccess } from './explain-access.js';

/** A resource that something happened to. */
export interface TouchedResource extends ResourceName {
  /** To whom it was granted before, as far as the event tells; null where it was not there. */
  readonly before: Resource | null;
  /** To whom it is granted now; null where it is gone. */
  readonly after: Resource | null;
  /** Whether what it says has changed too. */
  readonly content: boolean;
}

/** Members who may speak for more, or for less, than they did. */
export interface ReachShift {
  readonly who: readonly string[] | 'everybody';
  /** The principals in question; `all` where somebody came or went. Whether they were gained or lost, the reach itself says. */
  readonly principals: readonly Principal[] | 'all';
}

/** What reads otherwise from now on though nothing happened to it, such as who handles the conversations of a number that somebody lost. */
export interface Stale {
  /** Of which kind of resource. */
  readonly kind: string;
  /** Whatever is granted to one of these; `numbers` are all that somebody has. */
  readonly through: readonly Principal[] | 'numbers';
}

/**
 * Who must learn of an event, and what of. Its size follows from what the event names, at most 500 resources or people, and never from how
 * much is shared with whom.
 */
export interface Audience {
  /** Whoever speaks for one of these may notice; nobody else does. For those who route messages by channel. */
  readonly to: readonly Principal[];
  readonly resources: readonly TouchedResource[];
  readonly reaches: readonly ReachShift[];
  readonly stale: readonly Stale[];
}

/** What an event means to the list that one member has. Taking the same one twice does no harm. */
export type Delta =
  /** It is to be in the list from now on, or there is something new about it: the paths to it are these, each with its end. */
  | {
      readonly type: 'appeared' | 'changed';
      readonly resource: ResourceName;
      readonly level: Level;
      readonly paths: readonly AccessPath[];
    }
  /** It is not in the list any more. */
  | { readonly type: 'vanished'; readonly resource: ResourceName }
  /**
   * Whatever is granted to `gained` is to be fetched, at the level given here at most; whatever was in the list through `lost` alone is not in it any more.
   */
  | {
      readonly type: 'reach';
      readonly gained: readonly (readonly [principal: Principal, cap: Level])[];
      readonly lost: readonly Principal[];
    }
  /** What is in the list of this kind through one of these principals stays there, and may read otherwise: it is to be fetched again where it is shown. */
  | { readonly type: 'stale'; readonly kind: string; readonly through: readonly Principal[] }
  /** The member sees nothing any more. */
  | { readonly type: 'emptied' };

/**
 * What an audience means to one member: the changes of their list, in order. Most members have none.
 *
 * @param reach the member's reach after the event, or any time later: then the list is brought to that time
 * @param at the instant for which the list is kept
 * @example
 * ```ts
 * import { deltasFor } from 'partyline/visibility';
 *
 * const grant = { principal: 'group:sales', level: 'view', until: 9_000, cause: 'manual' } as const;
 * const before = { kind: 'contact', id: 'c1', ownerId: 'ana', grants: [] };
 * const touched = { kind: 'contact', id: 'c1', before, after: { ...before, grants: [grant] }, content: false };
 * const audience = { to: ['group:sales'], resources: [touched], reaches: [], stale: [] } as const;
 * const ben = { memberId: 'ben', caps: new Map([['group:sales', 'edit']] as const), owns: new Set(['ben']) };
 *
 * deltasFor(audience, ben, 0).map(({ type }) => type); // => ['appeared']
 * deltasFor(audience, { ...ben, caps: new Map() }, 0); // => []
 * ```
 * @see docs/visibility.md
 */
export const deltasFor = ({ resources, reaches, stale }: Audience, reach: Reach, at: Instant): readonly Delta[] => {
  const deltas: Delta[] = [];
  for (const { who, principals } of reaches) {
    if (who !== 'everybody' && !who.includes(reach.memberId)) continue;
    deltas.push(shiftOf(reach, principals));
  }
  for (const touched of resources) {
    const delta = deltaOf(touched, reach, at);
    if (delta !== null) deltas.push(delta);
  }
  // What was gained is fetched as it is now.
  const fetched = new Set(deltas.flatMap((delta) => (delta.type === 'reach' ? delta.gained.map(([one]) => one) : [])));
  for (const { kind, through } of stale) {
    const named = through === 'numbers' ? [...reach.caps.keys()].filter(isNumber) : through;
    const held = named.filter((one) => reach.caps.has(one) && !fetched.has(one));
    if (held.length > 0) deltas.push({ type: 'stale', kind, through: held });
  }
  return deltas;
};

const isNumber = (principal: Principal): boolean => principal.startsWith('number:');

const shiftOf = ({ caps }: Reach, principals: ReachShift['principals']): Delta => {
  if (caps.size === 0) return { type: 'emptied' };
  if (principals === 'all') return { type: 'reach', gained: [...caps], lost: [] };
  const gained: (readonly [Principal, Level])[] = [];
  const lost: Principal[] = [];
  for (const principal of principals) {
    const cap = caps.get(principal);
    if (cap === undefined) lost.push(principal);
    else gained.push([principal, cap]);
  }
  return { type: 'reach', gained, lost };
};

const deltaOf = ({ kind, id, before, after, content }: TouchedResource, reach: Reach, at: Instant): Delta | null => {
  const had = before === null ? [] : explainAccess(reach, before, at).paths;
  const { level, paths } = after === null ? nowhere : explainAccess(reach, after, at);
  const resource = { kind, id };
  if (level === null) return had.length === 0 ? null : { type: 'vanished', resource };
  if (had.length === 0) return { type: 'appeared', resource, level, paths };
  return content || !samePaths(had, paths) ? { type: 'changed', resource, level, paths } : null;
};

const nowhere = { level: null, paths: [] };

/** Grants are told apart by principal, level and cause; only the end of one can differ. */
const samePaths = (had: readonly AccessPath[], has: readonly AccessPath[]): boolean =>
  had.length === has.length &&
  had.every((a) =>
    has.some((b) => a.principal === b.principal && a.level === b.level && a.cause === b.cause && a.until === b.until),
  );
