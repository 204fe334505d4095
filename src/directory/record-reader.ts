import Papa from 'papaparse';
import { type RecordShape, type Scan, scanRecord } from './scan-record.js';

/** Why a line could not be read as a record. */
export type RecordFault =
  | { readonly code: 'stray_quote'; readonly cell: number; readonly position: number }
  | { readonly code: 'line_too_long' };

/** Receives every record and every line that is none, in the order of the file. */
export interface RecordVisitor {
  /** Takes a line that begins a record; false where it wants it as one. */
  plain?(text: string, from: number, to: number, line: number): boolean;
  /** `text.slice(from, to)` is the record as written. Given so because few records are ever shown again, and cutting all of them out costs. */
  record(cells: readonly string[], line: number, text: string, from: number, to: number): void;
  fault(fault: RecordFault, line: number, raw: string): void;
}

export interface RecordReaderOptions extends RecordShape {
  /** The number of the first line that will be pushed. */
  readonly firstLine: number;
}

/** Reads records from text that comes in pieces. Holds no more than one piece, one line and one open quote at a time. */
export interface RecordReader {
  push(text: string): void;
  end(): void;
}

/**
 * Splits text into records, one piece at a time, so that whatever is wrong in a line costs that line alone.
 *
 * papaparse by itself gives up line numbers and swallows what follows a stray quote. So quotes are checked first, line by line
 * ({@link scanRecord}); only a sound record goes to the parser.
 *
 * @param visitor - called while text is pushed; the verdicts do not depend on how the text was cut into pieces
 */
export const createRecordReader = (options: RecordReaderOptions, visitor: RecordVisitor): RecordReader => {
  const parser = new Papa.Parser({ delimiter: options.delimiter, newline: '\n', quoteChar: '"' });
  /** @param record - with its line feed: before the end of a text papaparse would take a blank behind a closing quote for a stray quote */
  const parse = (record: string): string[] => (parser.parse(record, 0, false) as { data: string[][] }).data[0] ?? [];
  let line = options.firstLine;
  /** The beginning of a line, or of a record with an open quote, of which more may come. */
  let rest = '';
  /** Whether `rest` is the beginning of a line known to be too long, whose remainder is dropped as it comes. */
  let overlong = false;

  const hasLong = (cells: readonly string[]): boolean => {
    for (const cell of cells) if (cell.length > options.maxQuoted) return true;
    return false;
  };

  const isTooLong = (row: string): boolean => {
    if (row.includes('"')) return true;
    const cells = row.split(options.delimiter);
    return cells.length > options.mostCells || hasLong(cells);
  };

  const refuse = (fault: RecordFault, text: string, from: number, to: number): void =>
    visitor.fault(fault, line, text.slice(from, Math.min(to, from + options.maxLine)));

  const scan: Scan = { kind: 'record', end: 0, lines: 0, cell: 0, position: 0 };

  /** Reads the record that begins at a line with quotes. Returns where the next one begins; -1 where more must be seen. */
  const readQuoted = (text: string, start: number, end: number, final: boolean): number => {
    scanRecord(text, start, options, scan);
    if (scan.kind === 'open' && !final) return -1;
    if (scan.kind !== 'record') {
      refuse({ code: 'stray_quote', cell: scan.cell, position: scan.position }, text, start, end);
      line++;
      return end + 1;
    }
    const next = scan.end;
    visitor.record(parse(text.slice(start, next)), line, text, start, next - 1);
    line += scan.lines;
    return next;
  };

  /** Returns where an open quote begins of which more must be seen, or the text's length. */
  const readLines = (text: string, final: boolean): number => {
    let start = 0;
    while (start < text.length) {
      const end = text.indexOf('\n', start);
      if (end - start > options.maxLine && isTooLong(text.slice(start, end))) {
        refuse({ code: 'line_too_long' }, text, start, end);
      } else if (visitor.plain === undefined || !visitor.plain(text, start, end, line)) {
        const row = text.slice(start, end);
        if (row.includes('"')) {
          const next = readQuoted(text, start, end, final);
          if (next < 0) return start;
          start = next;
          continue;
        }
        visitor.record(row.split(options.delimiter), line, text, start, end);
      }
      line++;
      start = end + 1;
    }
    return text.length;
  };

  const keep = (text: string): void => {
    rest = text;
    // A line that is too long already cannot become shorter: its beginning is enough to show it.
    if (text.length > options.maxLine && !text.includes('\n')) {
      overlong = true;
      rest = text.slice(0, options.maxLine);
    }
  };

  return {
    push(text) {
      let piece = text;
      if (overlong) {
        const end = piece.indexOf('\n');
        if (end < 0) return;
        overlong = false;
        visitor.fault({ code: 'line_too_long' }, line++, rest);
        rest = '';
        piece = piece.slice(end + 1);
      }
      if (rest !== '') piece = rest + piece;
      const cut = piece.lastIndexOf('\n') + 1;
      const complete = cut === piece.length ? piece : piece.slice(0, cut);
      // A quote that is open before an overlong line cannot be closed in it: it is not waited for.
      const read = readLines(complete, piece.length - cut > options.maxLine);
      keep(read === 0 ? piece : piece.slice(read));
    },
    end() {
      if (overlong) visitor.fault({ code: 'line_too_long' }, line++, rest);
      else if (rest !== '') readLines(rest.endsWith('\n') ? rest : `${rest}\n`, true);
      rest = '';
      overlong = false;
    },
  };
};
