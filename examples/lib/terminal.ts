// What the examples print with: headings, notes and aligned tables. Colour only where somebody looks at a terminal and has not
// asked for none (https://no-color.org).
import { stripVTControlCharacters } from 'node:util';

const { env, stdout } = process;
const coloured = stdout.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb';

const paint =
  (open: number, close: number) =>
  (text: string): string =>
    coloured && text !== '' ? `\u001b[${open}m${text}\u001b[${close}m` : text;

export const bold = paint(1, 22);
export const dim = paint(2, 22);
export const green = paint(32, 39);
export const yellow = paint(33, 39);
export const red = paint(31, 39);
const cyan = paint(36, 39);

/** Prose is broken, and rules are drawn, at so many columns. */
const WIDTH = 100;

// Whoever reads only the beginning (`| head`) has seen enough; that is no failure.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? 0 : 1));

export const print = (text = ''): void => {
  stdout.write(`${text}\n`);
};

let chapters = 0;

/** The title of the whole. Its chapters begin anew. */
export const title = (text: string): void => {
  chapters = 0;
  print(`\n${bold(text)}`);
  print(dim('═'.repeat(WIDTH)));
};

/** The title of the next chapter. */
export const chapter = (text: string): void => {
  chapters += 1;
  print(`\n\n${bold(cyan(`${chapters}. ${text}`))}`);
  print(dim('─'.repeat(WIDTH)));
};

/** A paragraph, broken between words. */
export const note = (text: string): void => {
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && width(line) + 1 + width(word) > WIDTH) {
      print(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  print(line);
};

/** A column of a table: its title, and to which side its cells are set. */
export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right' | 'centre';
}

/** Prints rows under their titles, every column as wide as its widest cell. Cells may be coloured. */
export const table = (columns: readonly (Column | string)[], rows: readonly (readonly string[])[]): void => {
  const set = columns.map((column) => (typeof column === 'string' ? { title: column } : column));
  const widths = set.map((column, at) => Math.max(width(column.title), ...rows.map((row) => width(row[at] ?? ''))));
  const line = (cells: readonly string[]): string =>
    `  ${set.map((column, at) => pad(cells[at] ?? '', widths[at] ?? 0, column.align)).join('   ')}`.trimEnd();
  print();
  print(dim(line(set.map((column) => column.title))));
  for (const row of rows) print(line(row));
  print();
};

const pad = (text: string, columns: number, align: Column['align'] = 'left'): string => {
  const room = ' '.repeat(columns - width(text));
  if (align === 'left') return text + room;
  if (align === 'right') return room + text;
  const before = room.slice(room.length / 2);
  return before + text + room.slice(before.length);
};

/** A bar of at most thirty columns, to an eighth of one. Whatever is more than nothing shows. */
export const bar = (value: number, most: number): string => {
  const eighths = value === 0 ? 0 : Math.max(1, Math.round((value / most) * 30 * 8));
  return cyan('█'.repeat(Math.floor(eighths / 8)) + ' ▏▎▍▌▋▊▉'.charAt(eighths % 8).trim());
};

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** How many columns of a terminal a text takes: one for each character as people count them, two for a picture. */
const width = (text: string): number => {
  let columns = 0;
  for (const { segment } of graphemes.segment(stripVTControlCharacters(text))) {
    columns += /\p{Emoji_Presentation}/u.test(segment) ? 2 : 1;
  }
  return columns;
};
