import * as z from 'zod/mini';
import { idSchema } from '../kernel/input.js';
import type { RingOrder } from '../workspace/index.js';

/** So many phones ring at once at most, as telephone networks allow. */
export const MAX_AT_ONCE = 10;

/** The order every number starts with, and falls back to when nobody is left in its own. 25 seconds are about five rings. */
export const EVERYBODY_RINGS: RingOrder = { type: 'all', seconds: 25 };

const seconds = /* @__PURE__ */ z._default(z.int().check(z.minimum(5), z.maximum(120)), 25);

const ringGroup = /* @__PURE__ */ z.strictObject({
  memberIds: z.array(idSchema).check(z.minLength(1), z.maxLength(MAX_AT_ONCE)),
  seconds,
});

/** A ring order as people set it. Nobody stands in two groups, so everybody rings once. */
export const ringOrderSchema = /* @__PURE__ */ z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('all'), seconds }),
  z.strictObject({
    type: z.literal('random'),
    size: z.int().check(z.minimum(1), z.maximum(MAX_AT_ONCE)),
    seconds,
  }),
  z.strictObject({
    type: z.literal('groups'),
    groups: z.array(ringGroup).check(
      z.minLength(1),
      z.maxLength(10, { abort: true }),
      z.refine(
        (groups) => {
          const all = groups.flatMap(({ memberIds }) => memberIds);
          return new Set(all).size === all.length;
        },
        { params: { code: 'duplicate' } },
      ),
    ),
  }),
  z.strictObject({ type: z.literal('one'), memberId: idSchema, seconds }),
]);

/** The order once somebody is out of it: emptied groups go, and where nobody is left, everybody rings. */
export const withoutMember = (ring: RingOrder, memberId: string): RingOrder => {
  if (ring.type === 'one') return ring.memberId === memberId ? EVERYBODY_RINGS : ring;
  if (ring.type !== 'groups' || !ring.groups.some(({ memberIds }) => memberIds.includes(memberId))) return ring;
  const groups = ring.groups
    .map((group) => ({ ...group, memberIds: group.memberIds.filter((id) => id !== memberId) }))
    .filter(({ memberIds }) => memberIds.length > 0);
  return groups.length === 0 ? EVERYBODY_RINGS : { type: 'groups', groups };
};

/** The people a ring order names, each with the place where it does; none where it takes whoever uses the number. */
export const namedIn = (
  ring: RingOrder,
): readonly { readonly memberId: string; readonly path: readonly (string | number)[] }[] => {
  if (ring.type === 'one') return [{ memberId: ring.memberId, path: ['memberId'] }];
  if (ring.type !== 'groups') return [];
  return ring.groups.flatMap(({ memberIds }, group) =>
    memberIds.map((memberId, index) => ({ memberId, path: ['groups', group, 'memberIds', index] })),
  );
};
