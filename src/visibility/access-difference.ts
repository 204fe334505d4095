import type { Instant } from '../kernel/instant.js';
import type { Level, Reach, Resource } from '../sharing/index.js';
import { type AccessPath, explainAccess } from './explain-access.js';

/** What a change means for one person. */
export interface AccessShift {
  readonly memberId: string;
  readonly from: Level | null;
  readonly to: Level | null;
  /** The ways by which they get there afterwards. */
  readonly paths: readonly AccessPath[];
}

/** Who gains and who loses by a change, and who lost a way but keeps their access by another. */
export interface AccessDifference {
  readonly gains: readonly AccessShift[];
  readonly loses: readonly AccessShift[];
  readonly keeps: readonly AccessShift[];
}

const rank = (level: Level | null): number => (level === null ? 0 : level === 'view' ? 1 : 2);

/**
 * What a change of access means, person by person: compares a resource before and after. People's reach may change too: give it before
 * and after in pairs.
 *
 * @param reaches the reach of each person before and after the change; the same one twice where only the resource changes
 * @example
 * ```ts
 * import { accessDifference } from 'partyline/visibility';
 *
 * const ben = { memberId: 'ben', caps: new Map([['group:sales', 'edit']] as const), owns: new Set(['ben']) };
 * const grant = { principal: 'group:sales', level: 'view', until: null, cause: 'manual' } as const;
 * const before = { kind: 'contact', id: 'c1', ownerId: 'ana', grants: [grant] };
 * const { loses } = accessDifference([[ben, ben]], before, { ...before, grants: [] }, 0);
 *
 * loses; // => [{ memberId: 'ben', from: 'view', to: null, paths: [] }]
 * ```
 * @see docs/visibility.md
 */
export const accessDifference = (
  reaches: Iterable<readonly [before: Reach, after: Reach]>,
  before: Resource,
  after: Resource,
  at: Instant,
): AccessDifference => {
  const gains: AccessShift[] = [];
  const loses: AccessShift[] = [];
  const keeps: AccessShift[] = [];
  for (const [was, is] of reaches) {
    const old = explainAccess(was, before, at);
    const now = explainAccess(is, after, at);
    const shift: AccessShift = { memberId: is.memberId, from: old.level, to: now.level, paths: now.paths };
    const change = rank(now.level) - rank(old.level);
    if (change > 0) gains.push(shift);
    else if (change < 0) loses.push(shift);
    else if (lostWay(old.paths, now.paths)) keeps.push(shift);
  }
  return { gains, loses, keeps };
};

const lostWay = (before: readonly AccessPath[], after: readonly AccessPath[]): boolean =>
  before.some((path) => !after.some((kept) => kept.principal === path.principal && kept.cause === path.cause));
