import type { Instant } from '../kernel/instant.js';
import {
  type Cause,
  inForce,
  type Level,
  lowerLevel,
  type Principal,
  type Reach,
  type Resource,
} from '../sharing/index.js';
import { isDeleted } from './level-of.js';

/** One way by which a member gets to a resource. */
export interface AccessPath {
  /** The principal the member speaks for and the resource is granted to. */
  readonly principal: Principal;
  /** What this path gives: the lower of what was granted and what the member's hold on the principal allows. */
  readonly level: Level;
  readonly cause: Cause | 'ownership';
  /** The first instant at which this path is gone; null when it has no end. */
  readonly until: Instant | null;
}

/** Whether, how far, and why a member sees a resource. */
export interface AccessExplanation {
  readonly visible: boolean;
  readonly level: Level | null;
  /** Every path in force, in the order owner, then grants as stored. Empty when nothing leads there. */
  readonly paths: readonly AccessPath[];
  /** What decided: a path; that there is none; that the resource is deleted; or that the member has no reach at all. */
  readonly reason: 'path' | 'no_path' | 'deleted' | 'no_reach';
}

/**
 * Why a member sees a resource, or why not. There are no deny rules: access ends when its last path ends.
 *
 * @example
 * ```ts
 * import { explainAccess } from 'partyline/visibility';
 *
 * const ana = { memberId: 'ana', caps: new Map([['number:support', 'view']] as const), owns: new Set(['ana']) };
 * const caller = {
 *   kind: 'contact', id: 'c1', ownerId: 'ben',
 *   grants: [{ principal: 'number:support', level: 'edit', until: null, cause: 'number' }],
 * } as const;
 *
 * explainAccess(ana, caller, 0).paths;
 * // => [{ principal: 'number:support', level: 'view', cause: 'number', until: null }]
 * ```
 * @see docs/visibility.md
 */
export const explainAccess = (reach: Reach, resource: Resource, at: Instant): AccessExplanation => {
  if (reach.caps.size === 0 && reach.owns.size === 0) return denied('no_reach');
  if (isDeleted(resource, at)) return denied('deleted');
  const paths = pathsTo(reach, resource, at);
  if (paths.length === 0) return denied('no_path');
  const level = paths.some((path) => path.level === 'edit') ? 'edit' : 'view';
  return { visible: true, level, paths, reason: 'path' };
};

const denied = (reason: 'no_path' | 'deleted' | 'no_reach'): AccessExplanation => ({
  visible: false,
  level: null,
  paths: [],
  reason,
});

const pathsTo = (reach: Reach, resource: Resource, at: Instant): readonly AccessPath[] => {
  const paths: AccessPath[] = [];
  if (resource.ownerId !== null && reach.owns.has(resource.ownerId)) {
    paths.push({ principal: `owner:${resource.ownerId}`, level: 'edit', cause: 'ownership', until: null });
  }
  for (const grant of resource.grants) {
    const cap = reach.caps.get(grant.principal);
    if (cap === undefined || !inForce(grant, at)) continue;
    const { principal, level, cause, until } = grant;
    paths.push({ principal, level: lowerLevel(cap, level), cause, until });
  }
  return paths;
};
