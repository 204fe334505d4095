import * as z from 'zod/mini';
import { instantSchema } from '../kernel/input.js';
import type { Instant } from '../kernel/instant.js';
import { inForce, type Principal } from '../sharing/index.js';
import { level, principal } from '../workspace/records/common.js';
import type { GrantGiven } from './access-events.js';

/** Beyond so many grants on one resource, share with a group. */
export const MAX_GRANTS = 200;

const grantee = /* @__PURE__ */ z.strictObject({
  /** `workspace`, `member:…` or `group:…`; numbers are attached, not shared with. */
  principal: principal.check(
    z.refine((value) => /^(?:workspace$|member:|group:)/.test(value), { params: { code: 'not_shareable_with' } }),
  ),
  level: z._default(level, 'edit'),
  /** The first instant without it; never, where left out. */
  until: z._default(z.nullable(instantSchema), null),
});

const grantees = /* @__PURE__ */ z.array(grantee).check(z.maxLength(MAX_GRANTS));

/** A change of the access given by hand. */
export const accessChange = /* @__PURE__ */ z.discriminatedUnion('type', [
  /** Gives more; never shortens or lowers what is there. */
  z.strictObject({ type: z.literal('add'), grants: grantees }),
  /** Takes everything given by hand to these principals. */
  z.strictObject({ type: z.literal('remove'), principals: z.array(principal).check(z.maxLength(MAX_GRANTS)) }),
  /** Makes these the only grants given by hand. */
  z.strictObject({ type: z.literal('replace'), grants: grantees }),
  /** Leaves no grant given by hand. */
  z.strictObject({ type: z.literal('private') }),
]);

/**
 * A change of access, parsed.
 *
 * @useDeclaredType
 */
export type AccessChange = z.output<typeof accessChange>;

/** Whom a change would give access. */
export const principalsGiven = (change: AccessChange): readonly Principal[] =>
  change.type === 'add' || change.type === 'replace' ? change.grants.map((grant) => grant.principal) : [];

/** The grants given by hand once a change is made to `manual`. */
export const afterChange = (
  manual: readonly GrantGiven[],
  change: AccessChange,
  at: Instant,
): readonly GrantGiven[] => {
  switch (change.type) {
    case 'private':
      return [];
    case 'replace':
      return union(change.grants.map(byHand));
    case 'remove':
      return manual.filter((grant) => !change.principals.includes(grant.principal));
    case 'add':
      return union([...manual.filter((grant) => inForce(grant, at)), ...change.grants.map(byHand)]);
  }
};

const byHand = ({ principal, level, until }: z.output<typeof grantee>): GrantGiven => ({
  principal,
  level,
  until,
  cause: 'manual',
});

/** One grant a principal and level, with the latest end. */
export const union = (grants: readonly GrantGiven[]): readonly GrantGiven[] => {
  const byIdentity = new Map<string, GrantGiven>();
  for (const { principal, level, until, cause } of grants) {
    const identity = `${principal} ${level}`;
    const had = byIdentity.get(identity);
    const latest = had === undefined ? until : had.until === null || until === null ? null : Math.max(had.until, until);
    byIdentity.set(identity, { principal, level, until: latest, cause });
  }
  return [...byIdentity.values()];
};
