import * as z from 'zod/mini';
import { clearRevokedGrants } from '../groups/index.js';
import { idSchema, parseInput } from '../kernel/input.js';
import { settleDeparture } from '../lifecycle/index.js';
import { sweepEndedGrants } from '../resources/index.js';
import { run } from './execute.js';
import { nextInput } from './job-chunk.js';
import { works } from './job-work.js';
import { doing, type InputOf } from './performances.js';

/**
 * What follows a removal, to its end. What is settled is gone from the lists it is found by, so steps can be interrupted at any point and
 * taken up again, and need no job to say how far they are.
 */
export const settle = doing(async (environment, seat, input: { readonly memberId: string }) => {
  const parsed = parseInput(settleInput, input);
  if (!parsed.ok) return parsed;
  for (;;) {
    const next = await nextInput(environment, seat, works.settleDeparture, parsed.value);
    const outcome = await run(environment, seat, settleDeparture, next as InputOf<typeof settleDeparture>);
    if (!outcome.ok || outcome.replayed || outcome.value.done) return outcome;
  }
});

const settleInput = /* @__PURE__ */ z.strictObject({ memberId: idSchema });

/** What follows the end of a group's access, to its own end: likewise. */
export const clear = doing(async (environment, seat, input: { readonly groupId: string }) => {
  const parsed = parseInput(clearInput, input);
  if (!parsed.ok) return parsed;
  for (;;) {
    const next = await nextInput(environment, seat, works.clearRevokedGrants, parsed.value);
    const outcome = await run(environment, seat, clearRevokedGrants, next as InputOf<typeof clearRevokedGrants>);
    if (!outcome.ok || outcome.replayed || outcome.value.done) return outcome;
  }
});

const clearInput = /* @__PURE__ */ z.strictObject({ groupId: idSchema });

/** What time has ended, off what it was on: steps that can be interrupted at any point and taken up again. */
export const sweep = doing(async (environment, seat, input: NoInput | undefined) => {
  const parsed = parseInput(noInput, input ?? {});
  if (!parsed.ok) return parsed;
  const { store, clock } = environment;
  let ended = 0;
  for (;;) {
    const grantIds = await store.listEnded(seat.workspaceId, { at: clock(), limit: 500 });
    const outcome = await run(environment, seat, sweepEndedGrants, { grantIds });
    if (!outcome.ok || outcome.replayed) return outcome;
    ended += outcome.value.ended;
    // Where a step ends nothing, nothing is left, or somebody else is at it.
    if (outcome.value.ended === 0) return { ...outcome, value: { ended } };
  }
});

type NoInput = Readonly<Record<never, never>>;

const noInput = /* @__PURE__ */ z.strictObject({});
