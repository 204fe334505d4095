export { type AccessChange, MAX_GRANTS } from './access-change.js';
export type { AccessEvents, GrantGiven, GrantTaken, Resharing } from './access-events.js';
export type { RefusalOf, RemainingAccess, Verdict } from './change-access.js';
