import Papa from 'papaparse';
import { type RecordShape, type Scan, scanRecord } from './scan-record.js';

/** Why a line could not be read as a record. */
export type RecordFault =
  | { readonly code: 'stray_quote'; readonly cell: number; readonly position: number }
  | { readonly code: 'line_too_long' };

/** Receives every record and every line that is none, in the order of the file. */
export interface RecordVisitor {
  /** Takes a line that has no quote in it; false where it wants it as a record. */
  plain?(text: string, from: number, to: number, line: number): boolean;
  /** `text.slice(from, to)` is the record as written. Given so because few records are ever shown again, and cutting all of them out costs. */
  record(cells: readonly string[], line: number, text: string, from: number, to: number): void;
  fault(fault: RecordFault, line: number, raw: string): void;
}

export interface RecordReaderOptions extends RecordShape {
  /** The number of the first line that will be pushed. */
  readonly firstLine: number;
}

/** A record with quotes, or a line whose quotes are unsound. */
interface Stop {
  readonly start: number;
  readonly end: number;
  readonly lines: number;
  readonly fault: RecordFault | null;
}

/** Reads records from text that comes in pieces. Holds no more than one piece, one line and one open quote at a time. */
export interface RecordReader {
  push(text: string): void;
  end(): void;
}

/**
 * Splits text into records with papaparse, one piece at a time, so that whatever is wrong in a line costs that line alone.
 *
 * papaparse by itself gives up line numbers and swallows what follows a stray quote. So quotes are checked first, line by line
 * ({@link scanRecord}); only sound records go to the parser, many at once, and come back one to one.
 *
 * @param visitor - called while text is pushed; the verdicts do not depend on how the text was cut into pieces
 */
export const createRecordReader = (options: RecordReaderOptions, visitor: RecordVisitor): RecordReader => {
  const parser = new Papa.Parser({ delimiter: options.delimiter, newline: '\n', quoteChar: '"' });
  const parse = (text: string): string[][] => {
    const { data } = parser.parse(text, 0, false) as { data: string[][] };
    // The text ends with a line feed, behind which papaparse sees one more, empty row.
    data.pop();
    return data;
  };
  let line = options.firstLine;
  /** The beginning of a line, or of a record with an open quote, of which more may come. */
  let rest = '';
  /** Whether `rest` is the beginning of a line known to be too long, whose remainder is dropped as it comes. */
  let overlong = false;

  const hasLong = (cells: readonly string[]): boolean => {
    for (const cell of cells) if (cell.length > options.maxQuoted) return true;
    return false;
  };

  /** Lines without a single quote: a record each. */
  const readPlain = (text: string, from: number, to: number): void => {
    for (let start = from; start < to; line++) {
      const end = text.indexOf('\n', start);
      if (end - start > options.maxQuoted && isTooLong(text, start, end)) {
        visitor.fault({ code: 'line_too_long' }, line, text.slice(start, Math.min(end, start + options.maxLine)));
      } else if (visitor.plain === undefined || !visitor.plain(text, start, end, line)) {
        visitor.record(text.slice(start, end).split(options.delimiter), line, text, start, end);
      }
      start = end + 1;
    }
  };

  const isTooLong = (text: string, start: number, end: number): boolean => {
    if (end - start <= options.maxLine) return false;
    const cells = text.slice(start, end).split(options.delimiter);
    return cells.length > options.mostCells || hasLong(cells);
  };

  const scan: Scan = { kind: 'record', end: 0, lines: 0, cell: 0, position: 0 };

  /** Lines with quotes and what is wrong with them; the sound ones go to the parser as one text, and come back one to one. */
  const scanQuoted = (text: string, final: boolean): { readonly stops: readonly Stop[]; readonly end: number } => {
    const stops: Stop[] = [];
    let index = 0;
    for (let quote = text.indexOf('"'); quote >= 0; quote = text.indexOf('"', index)) {
      const start = text.lastIndexOf('\n', quote) + 1;
      const lineEnd = text.indexOf('\n', quote);
      let stop: Stop = { start, end: lineEnd + 1, lines: 1, fault: { code: 'line_too_long' } };
      if (lineEnd - start <= options.maxLine) {
        scanRecord(text, start, options, scan);
        if (scan.kind === 'open' && !final) return { stops, end: start };
        const { end, lines, cell, position } = scan;
        stop =
          scan.kind === 'record'
            ? { start, end, lines, fault: null }
            : { ...stop, fault: { code: 'stray_quote', cell, position } };
      }
      stops.push(stop);
      index = stop.end;
    }
    return { stops, end: text.length };
  };

  /** Returns where an open quote begins of which more must be seen, or the text's length. */
  const readLines = (text: string, final: boolean): number => {
    if (!text.includes('"')) {
      readPlain(text, 0, text.length);
      return text.length;
    }
    const { stops, end } = scanQuoted(text, final);
    let sound = '';
    for (const stop of stops) if (stop.fault === null) sound += text.slice(stop.start, stop.end);
    const records = sound === '' ? [] : parse(sound);
    let next = 0;
    let index = 0;
    for (const stop of stops) {
      readPlain(text, index, stop.start);
      if (stop.fault === null) visitor.record(records[next++] ?? [], line, text, stop.start, stop.end - 1);
      else
        visitor.fault(stop.fault, line, text.slice(stop.start, Math.min(stop.end - 1, stop.start + options.maxLine)));
      line += stop.lines;
      index = stop.end;
    }
    readPlain(text, index, end);
    return end;
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
