import { type TextFault, textFault } from './text.js';

/** The longest id, in UTF-16 code units. */
export const ID_LENGTH = 128;

/** Names that reach into an object's prototype; refused as ids so that no table of a host can be poisoned by one. */
const POISON: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Whether a string can be an id: 1 to 128 characters without white space, control, bidi or zero-width characters, and none of
 * `__proto__`, `constructor`, `prototype`. Ids are otherwise opaque.
 *
 * @example
 * ```ts
 * import { isId } from 'partyline/kernel';
 *
 * isId('contact_42'); // => true
 * isId('__proto__'); // => false
 * ```
 * @see docs/architecture.md
 */
export const isId = (value: string): boolean => idFault(value) === null;

/** What nearly every id is made of; such ones need no closer look. */
const PLAIN = /^[\w.:-]+$/;

/** The first reason why a string is no id, or null. */
export const idFault = (value: string): TextFault | 'invalid_id' | null => {
  if (value.length <= ID_LENGTH && PLAIN.test(value)) return POISON.has(value) ? 'invalid_id' : null;
  return textFault(value, ID_LENGTH) ?? (/\s/u.test(value) || POISON.has(value) ? 'invalid_id' : null);
};
