import Papa from 'papaparse';
import { type RecordShape, type Scan, scanRecord } from './scan-record.js';

/** Why a line could not be read as a record. */
export type RecordFault =
  | { readonly code: 'stray_quote'; readonly cell: number; readonly position: number }
  | { readonly code: 'line_too_long' };

/** Receives every record and every line that is none, in the order of the file. */
export interface RecordVisitor {
  /**
   * `text.slice(from, to)` is the record as written; where `text` is empty, the cells joined by the delimiter are. Given so because
   * few records are ever shown again, and cutting all of them out costs.
   */
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

  /** Lines without a single quote: a record each. */
  const readPlain = (text: string): void => {
    for (const cells of parse(text)) {
      const length = cells.length > options.mostCells || hasLong(cells) ? lineLength(cells) : 0;
      if (length > options.maxLine) {
        visitor.fault({ code: 'line_too_long' }, line, cells.join(options.delimiter).slice(0, options.maxLine));
      } else visitor.record(cells, line, '', 0, 0);
      line++;
    }
  };

  const hasLong = (cells: readonly string[]): boolean => {
    for (const cell of cells) if (cell.length > options.maxQuoted) return true;
    return false;
  };

  const lineLength = (cells: readonly string[]): number => {
    let length = cells.length - 1;
    for (const cell of cells) length += cell.length;
    return length;
  };

  const scan: Scan = { kind: 'record', end: 0, lines: 0, cell: 0, position: 0 };

  /** Lines with quotes. Returns where an open quote begins of which more must be seen, or the text's length. */
  const readQuoted = (text: string, final: boolean): number => {
    // The sound records, as one text for the parser; where each begins and ends; and what stands between them.
    let sound = '';
    const starts: number[] = [];
    const ends: number[] = [];
    const lines: number[] = [];
    const faults: { before: number; line: number; fault: RecordFault; raw: string }[] = [];
    let run = 0;
    let index = 0;
    let quote = text.indexOf('"');
    while (index < text.length) {
      const lineEnd = text.indexOf('\n', index);
      if (quote >= 0 && quote < index) quote = text.indexOf('"', index);
      let fault: RecordFault | null = null;
      let end = lineEnd + 1;
      let taken = 1;
      if (lineEnd - index > options.maxLine) fault = { code: 'line_too_long' };
      else if (quote >= 0 && quote < lineEnd) {
        scanRecord(text, index, options, scan);
        if (scan.kind === 'open' && !final) break;
        if (scan.kind === 'record') {
          end = scan.end;
          taken = scan.lines;
        } else fault = { code: 'stray_quote', cell: scan.cell, position: scan.position };
      }
      if (fault === null) {
        starts.push(index);
        ends.push(end);
        lines.push(line);
      } else {
        sound += text.slice(run, index);
        run = end;
        faults.push({
          before: starts.length,
          line,
          fault,
          raw: text.slice(index, Math.min(lineEnd, index + options.maxLine)),
        });
      }
      line += taken;
      index = end;
    }
    sound += text.slice(run, index);
    const records = sound === '' ? [] : parse(sound);
    let next = 0;
    for (let i = 0; i <= records.length; i++) {
      for (let found = faults[next]; found !== undefined && found.before === i; found = faults[++next]) {
        visitor.fault(found.fault, found.line, found.raw);
      }
      const cells = records[i];
      if (cells !== undefined) visitor.record(cells, lines[i] ?? 0, text, starts[i] ?? 0, (ends[i] ?? 0) - 1);
    }
    return index;
  };

  const readLines = (text: string, final: boolean): number => {
    if (text.includes('"')) return readQuoted(text, final);
    if (text !== '') readPlain(text);
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
