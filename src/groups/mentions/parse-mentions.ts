import { ID_LENGTH, isId } from '../../kernel/id.js';
import { textFault } from '../../kernel/text.js';
import { NAME_LENGTH } from '../../workspace/records/common.js';
import type { MentionSpan } from './mention.js';

/**
 * The mentions in a text, in order; they never overlap. What is not quite a mention is text, and so is one with a backslash before
 * its `@`. Takes time in proportion to the text, whatever stands in it. Nothing here says that anybody of that id exists.
 *
 * @example
 * ```ts
 * import { parseMentions } from 'partyline/groups';
 *
 * parseMentions('Ask @[Ben](member:m2), not \\@[Cleo](member:m3)');
 * // => [{ type: 'member', id: 'm2', name: 'Ben', start: 4, end: 21 }]
 * ```
 * @see docs/groups.md
 */
export const parseMentions = (text: string): readonly MentionSpan[] => {
  const spans: MentionSpan[] = [];
  for (let at = 0; at < text.length; ) {
    if (text[at] === '\\') at += 2;
    else if (text[at] !== '@') at += 1;
    else {
      const span = mentionAt(text, at);
      if (span !== null) spans.push(span);
      at = span?.end ?? at + 1;
    }
  }
  return spans;
};

const types = ['member', 'group'] as const;

const mentionAt = (text: string, start: number): MentionSpan | null => {
  if (text[start + 1] !== '[') return null;
  const name = enclosed(text, start + 2, '[', ']', NAME_LENGTH);
  if (name === null || textFault(name.text, NAME_LENGTH) !== null || text[name.end] !== '(') return null;
  const type = types.find((word) => text.startsWith(`${word}:`, name.end + 1));
  if (type === undefined) return null;
  const id = enclosed(text, name.end + type.length + 2, '(', ')', ID_LENGTH);
  if (id === null || !isId(id.text)) return null;
  return { type, id: id.text, name: name.text, start, end: id.end };
};

/**
 * The text up to an unescaped `close`, and the place behind it. Null where there is an unescaped `open` before, or more than `most` code
 * units: a look ahead is never longer than a mention can be.
 */
const enclosed = (
  text: string,
  from: number,
  open: string,
  close: string,
  most: number,
): { readonly text: string; readonly end: number } | null => {
  const parts: string[] = [];
  for (let at = from; at < text.length && parts.length <= most; at++) {
    const unit = text[at] as string;
    if (unit === close) return { text: parts.join(''), end: at + 1 };
    if (unit === open) return null;
    if (unit === '\\') at += 1;
    parts.push(text[at] ?? '');
  }
  return null;
};
