/**
 * What every room stands on: results, failures with stable codes, instants, ids and the normalisation of text. It knows no word of the domain.
 *
 * @module
 */
export { normaliseAddress } from './address.js';
export type { DeepReadonly } from './deep-readonly.js';
export { type AnyFailure, type Failure, fail, type Path } from './failure.js';
export { isId } from './id.js';
export type { InputIssue, InvalidInput } from './input.js';
export { DAY, type Instant, isInstant, parseInstant } from './instant.js';
export { NotLoaded } from './lookup.js';
export { type Err, err, type Ok, ok, type Result } from './result.js';
export { cleanText, compareCodePoints, foldText, sortKey } from './text.js';
export { DomainError, unwrap } from './unwrap.js';
