import type { Instant } from '../kernel/instant.js';
import { type Grant, inForce } from '../sharing/index.js';

type Extent = Pick<Grant, 'principal' | 'level' | 'until' | 'cause'>;

/** Whether one grant gives at least what another gives: the same principal, no lower a level, no earlier an end. */
const covers = (a: Extent, b: Extent): boolean =>
  a.principal === b.principal &&
  (a.level === 'edit' || b.level === 'view') &&
  (a.until === null || (b.until !== null && a.until >= b.until));

/** The grants of `before` that are in force and that nothing in `after` covers: what would be lost. */
export const lostGrants = <G extends Extent>(
  before: readonly G[],
  after: readonly Extent[],
  at: Instant,
): readonly G[] => before.filter((grant) => inForce(grant, at) && !after.some((kept) => covers(kept, grant)));

/** The grants of `after` that are in force and that nothing in force before covers: what would be gained. */
export const gainedGrants = <G extends Extent>(
  before: readonly Extent[],
  after: readonly G[],
  at: Instant,
): readonly G[] =>
  after.filter((grant) => inForce(grant, at) && !before.some((had) => inForce(had, at) && covers(had, grant)));
