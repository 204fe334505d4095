import { parseTemplate } from './template.js';

/** What the variables of a template stand for; text, a number, or nothing. */
export type SnippetValues = Readonly<Record<string, unknown>>;

/** A template with its variables filled in. */
export interface RenderedSnippet {
  readonly text: string;
  /** The variables for which there was no value, each once, in order. They are left empty in the text. */
  readonly missing: readonly string[];
}

/**
 * Fills in the variables of a reply template. Pure: the same template and values give the same text, and values are put in as they are,
 * never read as templates again. What is no variable stays as it was written.
 *
 * @param values by name, nested (`{ contact: { firstName: 'Dora' } }`); a value is a text or a finite number, and an empty text counts as missing
 * @example
 * ```ts
 * import { renderSnippet } from 'partyline/snippets';
 *
 * const body = 'Hello {{contact.firstName}}, your order {{order}} is ready.';
 * renderSnippet(body, { contact: { firstName: 'Dora' }, order: 17 });
 * // => { text: 'Hello Dora, your order 17 is ready.', missing: [] }
 * renderSnippet(body, { order: 17 }).missing; // => ['contact.firstName']
 * ```
 * @see docs/snippets.md
 */
export const renderSnippet = (body: string, values: SnippetValues): RenderedSnippet => {
  const missing = new Set<string>();
  const filled = parseTemplate(body).parts.map((part) => {
    if (part.type === 'text') return part.text;
    const value = valueAt(values, part.name);
    if (value === null) missing.add(part.name);
    return value ?? '';
  });
  return { text: filled.join(''), missing: [...missing] };
};

/** The value under a dotted name; null where there is none. Never looks at a prototype. */
const valueAt = (values: SnippetValues, name: string): string | null => {
  let value: unknown = values;
  for (const part of name.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return null;
    value = (value as Readonly<Record<string, unknown>>)[part];
  }
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : null;
  return typeof value === 'string' && value.trim() !== '' ? value : null;
};
