export { normaliseAddress } from './address.js';
export type { DeepReadonly } from './deep-readonly.js';
export { type AnyFailure, type Failure, fail, type Path } from './failure.js';
export { isId } from './id.js';
export type { InputIssue, InvalidInput } from './input.js';
export { DAY, type Instant, isInstant, parseInstant } from './instant.js';
export { NotLoaded } from './lookup.js';
export { DomainError, type Err, err, type Ok, ok, type Result, unwrap } from './result.js';
export { cleanText, compareCodePoints, foldText, sortKey } from './text.js';
