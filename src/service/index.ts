export { createPartyline, type Partyline, type PartylineOptions, type Session } from './create-partyline.js';
export type { Contention, Stored, TooManyWrites } from './execute.js';
export { load } from './load.js';
export { operations } from './operations.js';
