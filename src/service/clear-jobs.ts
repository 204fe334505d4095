import * as z from 'zod/mini';
import { instantSchema, parseInput } from '../kernel/input.js';
import { DAY } from '../kernel/instant.js';
import { clearJobs } from '../lifecycle/internal.js';
import { type Environment, readOptions, run, type Seat } from './execute.js';

/** How long a job that is over can be looked at, unless the host says otherwise. */
const KEPT = 30 * DAY;

/** Jobs cleared in one commit. */
const AT_ONCE = 100;

const clearJobsInput = /* @__PURE__ */ z.strictObject({
  /** Jobs that were over before this instant go; those that have been over for thirty days, where it is left out. */
  before: z.exactOptional(instantSchema),
});

/**
 * Which jobs to clear away.
 *
 * @example
 * ```ts
 * import { memoryStore } from 'partyline/adapters';
 * import { unwrap } from 'partyline/kernel';
 * import { type ClearJobsInput, createPartyline } from 'partyline/service';
 *
 * const acme = createPartyline({ store: memoryStore() }).workspace('acme');
 * const host = acme.as({ type: 'system' });
 * const owner = { name: 'Ana', address: 'ana@acme.example' };
 * const { memberId } = unwrap(await host.workspace.create({ name: 'Acme', owner }));
 * const { jobs } = acme.as({ type: 'member', memberId });
 * const job = unwrap(await jobs.start({ work: 'importContacts', items: [{ firstName: 'Dora' }] }));
 * unwrap(await jobs.run(job)).status; // => 'done'
 *
 * const input: ClearJobsInput = { before: Date.now() + 1_000 };
 * unwrap(await host.jobs.clear(input)); // => { cleared: 1 }
 * ```
 * @useDeclaredType
 */
export type ClearJobsInput = z.input<typeof clearJobsInput>;

/** Clears jobs that have been over for a while, the longest first: steps that can be interrupted at any point and taken up again. */
export const clearEndedJobs = async (environment: Environment, seat: Seat, input: ClearJobsInput | undefined) => {
  const parsed = parseInput(clearJobsInput, input ?? {});
  if (!parsed.ok) return parsed;
  const { store, clock } = environment;
  const { before = clock() - KEPT } = parsed.value;
  let cleared = 0;
  for (let limit = AT_ONCE; ; ) {
    const page = { limit, ...readOptions(seat) };
    const { items } = await store.listOrdered(seat.workspaceId, 'endedJobs', ['all'], page);
    const jobIds = items.flatMap(({ id, record }) => (record.movedAt < before ? [id] : []));
    const outcome = await run(environment, seat, clearJobs, { jobIds, before });
    if (!outcome.ok && outcome.error.code === 'too_many_writes' && limit > 1) {
      limit = Math.ceil(limit / 2);
      continue;
    }
    if (!outcome.ok || outcome.replayed) return outcome;
    cleared += outcome.value.cleared;
    // Where a step clears nothing, nothing is left, or somebody else is at it.
    if (outcome.value.cleared === 0) return { ...outcome, value: { cleared } };
  }
};
