/**
 * `createPartyline`: read plan, verb, commit, again if somebody was faster; lists, jobs, live updates.
 *
 * @module
 */
export type { ClearJobsInput } from './clear-jobs.js';
export {
  type Call,
  createPartyline,
  type Given,
  type Partyline,
  type PartylineOptions,
  type Room,
  type Rooms,
  type Session,
  type SessionOptions,
  type Write,
} from './create-partyline.js';
export type {
  Contention,
  Environment,
  KeyedOutcome,
  Outcome,
  Seat,
  Stored,
  TooManyWrites,
  TransactionConflict,
} from './execute.js';
export type { IdempotencyKeyReused, Replayed, WriteOptions } from './idempotency.js';
export type { ReviewInput, TrailPageInput } from './insights.js';
export type { JobInput, JobView, StartJobInput } from './jobs.js';
export type { Joinable } from './joinable.js';
export type { LiveBatch, LiveDelta, LivePage, LivePageRequest } from './live.js';
export type { LiveComment, TalkRow } from './live-talks.js';
export { load, type Place } from './load.js';
export type { LogEntry, LogEvent, Logger } from './logging.js';
export { operations } from './operations.js';
export type { Asking, Doing } from './performances.js';
export type { Mail, Ports } from './ports.js';
export { preparedOperations } from './prepared.js';
export type {
  CountedShift,
  HangingOn,
  HiddenShifts,
  ReachDetailInput,
  ReachDetails,
  ResourceShift,
} from './preview.js';
export type { Live, SubscribeOptions } from './subscribe.js';
export type { Attributes, Span, Tracer } from './tracing.js';
export type { Turnstile } from './turnstile.js';
export type { CountInput, FoundPage, ListInput, SearchInput, VisiblePage } from './visible-lists.js';
export type { VisibleSqlOptions } from './visible-sql.js';
