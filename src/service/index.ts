export {
  type Call,
  createPartyline,
  type Given,
  type Partyline,
  type PartylineOptions,
  type Room,
  type Session,
} from './create-partyline.js';
export type { Contention, Environment, Outcome, Seat, Stored, TooManyWrites } from './execute.js';
export type { Joinable } from './joinable.js';
export type { LiveBatch, LiveDelta, LivePage, LivePageRequest } from './live.js';
export { load, type Place } from './load.js';
export { operations } from './operations.js';
export type { Mail, Ports } from './ports.js';
export { preparedOperations } from './prepared.js';
export type { Live, SubscribeOptions } from './subscribe.js';
export type { Turnstile } from './turnstile.js';
