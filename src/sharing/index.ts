/**
 * The one idea as data: principals, grants and reach, and what a host may declare shareable.
 *
 * @module
 */
export { type Cause, type Grant, inForce, type Resource, type ResourceName } from './grant.js';
export { type Level, lowerLevel, type Principal, type PrincipalKind, parsePrincipal } from './principal.js';
export { type Community, type Reach, type ReachMember, reachOf, WORKSPACE_RECORD } from './reach.js';
export { type Shareable, shareable } from './shareable.js';
