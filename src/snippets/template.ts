/** A piece of a template: text as it stands, or a variable to be filled in. */
export type TemplatePart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'variable'; readonly name: string; readonly start: number; readonly end: number };

/** Something between braces that is no variable that can be filled in: where it stands, and why. */
export interface TemplateProblem {
  /** `not_closed` for an opening without its end, `not_a_name` for what is no dotted name, `unknown_variable` for a name that nothing has. */
  readonly code: 'not_closed' | 'not_a_name' | 'unknown_variable';
  /** What stands there, at most 60 UTF-16 code units of it. */
  readonly text: string;
  /** From where to where in the template, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

/** A template, taken apart. */
export interface ParsedTemplate {
  readonly parts: readonly TemplatePart[];
  /** The names of the variables, each once, in order. */
  readonly variables: readonly string[];
  readonly problems: readonly TemplateProblem[];
}

/** Of a fault, so much is shown again. */
const EXCERPT = 60;

/** A name between braces longer than this is none. */
const VARIABLE_LENGTH = 100;

const isLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Whether a text is a dotted name: `contact.firstName`. Looks at each character once. */
const isVariableName = (text: string): boolean => {
  if (text.length === 0 || text.length > VARIABLE_LENGTH) return false;
  let begins = true;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (begins ? !isLetter(code) : !(isLetter(code) || isDigit(code) || code === 46)) return false;
    begins = code === 46;
  }
  return !begins;
};

/**
 * Takes a reply template apart. A variable is a dotted name between double braces: `{{contact.firstName}}`, with blanks around it if
 * one likes. Whatever is no variable stays text, word for word, and is told as a problem. Each character is looked at a fixed number of times.
 *
 * @param known names there are; without it, every dotted name is taken for one
 * @example
 * ```ts
 * import { parseTemplate } from 'partyline/snippets';
 *
 * const { variables, problems } = parseTemplate('Hello {{ contact.firstName }}, {{oops!}}');
 * variables; // => ['contact.firstName']
 * problems.map(({ code, text }) => [code, text]); // => [['not_a_name', '{{oops!}}']]
 * ```
 * @see docs/snippets.md
 */
export const parseTemplate = (template: string, known: ReadonlySet<string> | null = null): ParsedTemplate => {
  const parts: TemplatePart[] = [];
  const problems: TemplateProblem[] = [];
  const variables = new Set<string>();
  let text = '';
  const flush = () => {
    if (text !== '') parts.push({ type: 'text', text });
    text = '';
  };
  let at = 0;
  while (at < template.length) {
    const start = template.indexOf('{{', at);
    if (start === -1) break;
    text += template.slice(at, start);
    const close = template.indexOf('}}', start + 2);
    if (close === -1) {
      // No later opening can have an end either.
      problems.push({ code: 'not_closed', ...excerptOf(template, start, template.length) });
      at = start;
      break;
    }
    // The innermost opening counts: what stands before it is text.
    const opening = template.lastIndexOf('{{', close - 1);
    const begin = opening > start ? opening : start;
    text += template.slice(start, begin);
    const end = close + 2;
    const name = template.slice(begin + 2, close).trim();
    const code = !isVariableName(name)
      ? ('not_a_name' as const)
      : known !== null && !known.has(name)
        ? ('unknown_variable' as const)
        : null;
    if (code === null) {
      flush();
      parts.push({ type: 'variable', name, start: begin, end });
      variables.add(name);
    } else {
      text += template.slice(begin, end);
      problems.push({ code, ...excerptOf(template, begin, end) });
    }
    at = end;
  }
  text += template.slice(at);
  flush();
  return { parts, variables: [...variables], problems };
};

const excerptOf = (template: string, start: number, end: number) => ({
  text: template.slice(start, Math.min(end, start + EXCERPT)).toWellFormed(),
  start,
  end,
});
