import { isDay } from '../../kernel/instant.js';
import { cleanText, type TextFault, textFault } from '../../kernel/text.js';
import type { ContactField, CustomValue } from '../../workspace/index.js';

/** What somebody may write in a field; null clears it. */
export type TypedValue = CustomValue['value'] | null;

/** Why a value is none for its field. */
export type ValueFault =
  | Exclude<TextFault, 'empty'>
  | `not_${ContactField['type']}`
  | 'option_not_found'
  | 'option_retired';

type Reading = { readonly value: TypedValue } | { readonly fault: ValueFault };

/** The longest text, address and web address, in UTF-16 code units. */
const LENGTH = { text: 1_000, address: 500, url: 2_048 } as const;

/**
 * A web address by `http` or `https` and nothing else, so that a link made of it never runs anything; without a user name, which passes
 * one site off as another. Each class excludes what follows it, so nothing backtracks.
 */
const WEB_ADDRESS = /^https?:\/\/[^\s/?#:@<>"'\\]+(?::\d{1,5})?(?:[/?#][^\s<>"\\]*)?$/i;

/** Lines of an address as one, since no text holds line ends. */
const oneLine = (text: string): string =>
  text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .map((line) => (line.endsWith(',') ? line.slice(0, -1) : line))
    .filter((line) => line !== '')
    .join(', ');

const cleaned = (typed: TypedValue, type: 'text' | 'address' | 'url', prepare = (text: string) => text): Reading => {
  if (typeof typed !== 'string') return { fault: `not_${type}` };
  if (typed.length > LENGTH[type]) return { fault: 'too_long' };
  const text = prepare(typed);
  const fault = textFault(text, LENGTH[type]);
  if (fault === 'empty') return { value: null };
  return fault === null ? { value: cleanText(text) } : { fault };
};

const optionsOf = (typed: TypedValue, { options }: ContactField, had: CustomValue['value'] | null): Reading => {
  if (typeof typed !== 'object' || typed === null) return { fault: 'not_multiSelect' };
  const chosen = new Set(Array.isArray(had) ? (had as readonly string[]) : []);
  for (const id of typed) {
    const option = options.find(({ optionId }) => optionId === id);
    if (option === undefined) return { fault: 'option_not_found' };
    // What was chosen before may stay.
    if (option.retired && !chosen.has(id)) return { fault: 'option_retired' };
  }
  return { value: typed.length === 0 ? null : [...new Set(typed)].sort() };
};

/** Reads what somebody wrote in a field. An empty text and an empty choice are nothing: null. */
export const readValue = (typed: TypedValue, field: ContactField, had: CustomValue['value'] | null): Reading => {
  if (typed === null) return { value: null };
  switch (field.type) {
    case 'text':
      return cleaned(typed, 'text');
    case 'address':
      return cleaned(typed, 'address', oneLine);
    case 'url': {
      const read = cleaned(typed, 'url');
      const { value = null } = 'value' in read ? read : {};
      return typeof value === 'string' && !WEB_ADDRESS.test(value) ? { fault: 'not_url' } : read;
    }
    case 'date': {
      if (typed === '') return { value: null };
      return typeof typed === 'string' && isDay(typed) ? { value: typed } : { fault: 'not_date' };
    }
    case 'number':
      // There is no negative zero in JSON.
      return typeof typed === 'number' && Number.isFinite(typed) ? { value: typed + 0 } : { fault: 'not_number' };
    case 'boolean':
      return typeof typed === 'boolean' ? { value: typed } : { fault: 'not_boolean' };
    case 'multiSelect':
      return optionsOf(typed, field, had);
  }
};
