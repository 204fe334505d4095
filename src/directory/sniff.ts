import { type Err, fail } from '../kernel/index.js';
import { binarySignature } from './decode.js';
import type { DirectoryFileError } from './report.js';

/** How much of a text is looked at to tell whether it is a table at all, in UTF-16 code units. */
export const SNIFFED = 4096;

/** Beyond this share of control characters a text is none. A stray NUL or two in a real table costs only their rows. */
const MOST_CONTROLS = 0.1;

/** Why the beginning of a text cannot be that of a table, as an error; null where it can. */
export const sniffText = (text: string): Err<DirectoryFileError> | null => {
  const head = text.slice(0, SNIFFED);
  const signature = binarySignature(Array.from({ length: 5 }, (_, index) => head.charCodeAt(index)));
  if (signature !== null) return fail('binary_file', { found: signature });
  const start = head.trimStart();
  const second = start.charAt(1).toLowerCase();
  if (start.charAt(0) === '<' && (second === '!' || second === '?' || (second >= 'a' && second <= 'z')))
    return fail('html_page');
  let controls = 0;
  for (let i = 0; i < head.length; i++) {
    const unit = head.charCodeAt(i);
    if (unit < 9 || (unit > 13 && unit < 32)) controls++;
  }
  return controls > head.length * MOST_CONTROLS ? fail('binary_file', { found: 'unknown' as const }) : null;
};
