/** Where records may end, and when a quote that spans lines is no longer believed. */
export interface RecordShape {
  readonly delimiter: string;
  /** The fewest and most cells of a record of the format. */
  readonly fewestCells: number;
  readonly mostCells: number;
  /** The longest text of a quoted cell with a line break in it, in UTF-16 code units. */
  readonly maxQuoted: number;
  /** The most lines a record may take. */
  readonly maxLines: number;
  /** The longest line, and the longest record of several lines, in UTF-16 code units. */
  readonly maxLine: number;
}

/**
 * What stands at a position. `stray`: the quoting is unsound, and the next record is looked for on the next *line*, so that no line after
 * this one is lost. `open`: a quote is still open where the text ends; more text decides.
 */
export interface Scan {
  kind: 'record' | 'stray' | 'open';
  /** Of a record: where the next one begins, and how many lines it has. */
  end: number;
  lines: number;
  /** The 0-based cell at which a stray quote opens, and its 1-based place in the line. */
  cell: number;
  position: number;
}

const QUOTE = 34;
const NEWLINE = 10;

/**
 * Finds the end of the record that begins at `start`, by the quoting of RFC 4180 (blanks after a closing quote are let through).
 *
 * A record is one line. One of several lines is believed only if its quotes are sound, its width is that of the format, and none of its
 * lines would be a record by itself: otherwise a stray quote would swallow every contact up to the next one.
 *
 * @param text - ends with a line feed; holds no carriage return
 */
export const scanRecord = (text: string, start: number, shape: RecordShape, into: Scan): void => {
  const delimiter = shape.delimiter.charCodeAt(0);
  const firstEnd = text.indexOf('\n', start) + 1;
  const refuse = (kind: 'stray' | 'open', opened: number): void => {
    // The first cell that runs over its line is to blame, whatever was found behind it.
    if (into.position === 0) into.position = opened - start + 1;
    into.kind = kind;
  };
  let index = start;
  let cells = 0;
  into.lines = 1;
  into.position = 0;
  for (;;) {
    cells++;
    if (into.position === 0) into.cell = cells - 1;
    if (text.charCodeAt(index) === QUOTE) {
      const opened = index;
      const close = closingQuote(text, opened, Math.max(firstEnd, opened + shape.maxQuoted));
      const limit = close < 0 ? text.length : close;
      if (limit >= firstEnd) {
        if (into.position === 0) into.position = opened - start + 1;
        if (limit - opened > shape.maxQuoted + 1) {
          refuse('stray', opened);
          return;
        }
        into.lines += countNewlines(text, opened, limit);
        if (into.lines > shape.maxLines) {
          refuse('stray', opened);
          return;
        }
        if (close < 0) {
          refuse('open', opened);
          return;
        }
      }
      index = close + 1;
      while (isBlank(text.charCodeAt(index), delimiter)) index++;
      const unit = text.charCodeAt(index);
      if (unit !== delimiter && unit !== NEWLINE) {
        refuse('stray', opened);
        return;
      }
    } else {
      let unit = text.charCodeAt(index);
      while (unit !== delimiter && unit !== NEWLINE) unit = text.charCodeAt(++index);
    }
    if (text.charCodeAt(index++) === NEWLINE) break;
  }
  if (into.lines > 1 && !isBelievable(text, start, index, cells, shape)) {
    refuse('stray', start);
    return;
  }
  into.kind = 'record';
  into.end = index;
};

const isBelievable = (text: string, start: number, end: number, cells: number, shape: RecordShape): boolean =>
  cells >= shape.fewestCells &&
  cells <= shape.mostCells &&
  end - start <= shape.maxLine &&
  !swallows(text, start, end, shape);

/** The quote that closes the one at `opened`; doubled quotes are text. -1 where there is none; beyond `bound` any quote will do. */
const closingQuote = (text: string, opened: number, bound: number): number => {
  let quote = text.indexOf('"', opened + 1);
  while (quote >= 0 && text.charCodeAt(quote + 1) === QUOTE) {
    if (quote > bound) return quote;
    quote = text.indexOf('"', quote + 2);
  }
  return quote;
};

const countNewlines = (text: string, from: number, to: number): number => {
  let lines = 0;
  for (let i = from; i < to; i++) if (text.charCodeAt(i) === NEWLINE) lines++;
  return lines;
};

const isBlank = (unit: number, delimiter: number): boolean =>
  (unit === 0x20 || unit === 0x09 || unit === 0xa0) && unit !== delimiter;

/** Whether a line within a record of several lines has the width of a record: the first and the last together, or any between. */
const swallows = (text: string, start: number, end: number, shape: RecordShape): boolean => {
  let full = 0;
  let line = start;
  while (line < end) {
    const next = text.indexOf('\n', line) + 1;
    let cells = 1;
    for (let i = line; i < next; i++) if (text.charAt(i) === shape.delimiter) cells++;
    if (cells >= shape.fewestCells) {
      if (line !== start && next !== end) return true;
      full++;
    }
    line = next;
  }
  return full > 1;
};
