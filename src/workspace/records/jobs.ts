import * as z from 'zod/mini';
import { id, instant, type Stored } from './common.js';

/**
 * A job: a change too large for one commit. It says what is to be done in whose name and how far that is, so that anybody can go on with it
 * where it stopped.
 */
export const job = /* @__PURE__ */ z.strictObject({
  work: z.enum([
    'manageAccess',
    'importContacts',
    'importDirectory',
    'settleDeparture',
    'clearRevokedGrants',
    'endVoidAssignments',
  ]),
  /** What each step is given beside its part of the work. */
  input: z.record(z.string(), z.unknown()),
  /** In whose name: the member who is authorised anew at each step; null for the host. */
  memberId: z.nullable(id),
  client: z.nullable(z.enum(['web', 'desktop', 'mobile'])),
  status: z.enum(['collecting', 'ready', 'done', 'failed', 'cancelled']),
  /** How many parts there are, and the next to do. */
  parts: z.int(),
  part: z.int(),
  /** How much of that part is done; in a list that is worked through, after which id to go on. */
  offset: z.int(),
  after: z.nullable(z.string()),
  done: z.int(),
  refused: z.int(),
  /** The code of the error at which it stopped. */
  failure: z.nullable(z.string()),
  startedAt: instant,
  movedAt: instant,
});
/**
 * A job as it is stored: what is to be done, in whose name, and how far it is. See {@link service.createPartyline}.
 *
 * @useDeclaredType
 */
export type Job = Stored<typeof job>;

/** A part of what a job is to work through; gone once it is done. */
export const jobPart = /* @__PURE__ */ z.strictObject({ items: z.array(z.unknown()) });
/**
 * A part of what a job is to work through; gone once it is done.
 *
 * @useDeclaredType
 */
export type JobPart = Stored<typeof jobPart>;
