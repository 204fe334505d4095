import { readFileSync } from 'node:fs';
import { type ValidateDirectoryOptions, validateDirectoryCsv } from 'partyline/directory';
import { unwrap } from 'partyline/kernel';
import { describe, expect, test } from 'vitest';

const HEADER = 'name,position,email,work-phone,optional-phone-1,optional-phone-2,\n';
const report = (rows: string, options?: ValidateDirectoryOptions) =>
  unwrap(validateDirectoryCsv(HEADER + rows, options));
const codeOf = (input: string | Uint8Array, options?: ValidateDirectoryOptions) => {
  const result = validateDirectoryCsv(input, options);
  return result.ok ? 'ok' : result.error.code;
};

describe('the two published files', () => {
  for (const language of ['en', 'fr']) {
    test(`${language}: both rows are accepted`, () => {
      const fileName = `company-directory-${language}.csv`;
      const bytes = readFileSync(new URL(`../../examples/data/${fileName}`, import.meta.url));
      const { accepted, counts, notices } = unwrap(validateDirectoryCsv(bytes, { fileName }));
      expect(counts).toEqual({ rows: 2, accepted: 2, rejected: 0, duplicates: 0, blank: 0 });
      expect(notices).toEqual([]);
      expect(accepted).toEqual([
        {
          line: 2,
          name: 'John Smith',
          position: language === 'en' ? 'Security' : 'Sécurité',
          email: 'jhon-smith@email.com',
          phones: [{ label: 'work', e164: '+491222333444555', written: '00491222333444555' }],
        },
        {
          line: 3,
          name: 'Maria Beck',
          position: '',
          email: 'maria.beck@email.com',
          phones: [
            { label: 'work', e164: '+15551234567', written: '0015551234567' },
            { label: 'other', e164: '+15559999123', written: '0015559999123' },
          ],
        },
      ]);
    });
  }
});

describe('a file that cannot be read at all has a code of its own', () => {
  const good = `${HEADER}Ada,,ada@example.com,,,,\n`;
  test.each([
    ['nothing', '', 'empty_file'],
    ['a byte order mark alone', '\uFEFF', 'empty_file'],
    ['blank lines', ' \n\n\t\n', 'empty_file'],
    ['a header alone', HEADER, 'only_header'],
    ['a header and blank lines', `${HEADER}\n,,,,,,\n`, 'only_header'],
    ['a web page', '<!DOCTYPE html><html><body>Not found</body></html>', 'html_page'],
    ['swapped columns', 'email,name,position,phone,phone,phone,\na@b.de,Ada,,,,,\n', 'columns_reordered'],
  ])('%s', (_, input, code) => {
    expect(codeOf(input)).toBe(code);
    expect(codeOf(new TextEncoder().encode(input))).toBe(code);
  });

  test('a spreadsheet renamed to .csv', () => {
    expect(codeOf(new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 6, 0]))).toBe('binary_file');
  });

  test('a name that does not end in .csv', () => {
    expect(codeOf(good, { fileName: 'directory.xlsx' })).toBe('not_csv_file_name');
    expect(codeOf(good, { fileName: 'DIRECTORY.CSV' })).toBe('ok');
  });

  test('exactly the limit passes, one more does not; blank rows do not count', () => {
    const rows = (count: number) => Array.from({ length: count }, (_, i) => `P${i},,p${i}@example.com,,,,\n`).join('');
    expect(codeOf(HEADER + rows(1000))).toBe('ok');
    expect(codeOf(`${HEADER}\n\n${rows(1000)}\n`)).toBe('ok');
    expect(validateDirectoryCsv(HEADER + rows(1001))).toEqual({
      ok: false,
      error: { code: 'too_many_rows', path: ['input'], params: { maximum: 1000 } },
    });
    expect(codeOf(HEADER + rows(1001), { limit: 1001 })).toBe('ok');
  });

  test('options that make no sense', () => {
    expect(codeOf(good, { limit: Number.NaN })).toBe('invalid_option');
    expect(codeOf(good, { limit: 0 })).toBe('invalid_option');
    expect(codeOf(42 as never)).toBe('unreadable_source');
    expect(codeOf(good, { signal: { aborted: true } })).toBe('aborted');
    expect(codeOf(good, { maxBytes: good.length })).toBe('ok');
    expect(codeOf(good, { maxBytes: good.length - 1 })).toBe('file_too_large');
  });
});

describe('a stray quote costs one row', () => {
  test('an opened quote takes nothing behind it along', () => {
    const { accepted, rejected, counts } = report(
      '"Ada,,ada@example.com,,,,\nBob,,bob@example.com,,,,\nCy,,cy@example.com,,,,\n',
    );
    expect(accepted.map(({ line, name }) => [line, name])).toEqual([
      [3, 'Bob'],
      [4, 'Cy'],
    ]);
    expect(rejected).toMatchObject([
      {
        line: 2,
        raw: '"Ada,,ada@example.com,,,,',
        problems: [{ code: 'stray_quote', column: 'name', params: { position: 1 } }],
      },
    ]);
    expect(counts).toEqual({ rows: 3, accepted: 2, rejected: 1, duplicates: 0, blank: 0 });
  });

  test('not even where another stray quote, lines below, would close it soundly', () => {
    const { accepted, rejected } = report(
      '"Ada,,ada@example.com,,,,\nBob,,bob@example.com,,,,\nCy",,cy@example.com,,,,\n',
    );
    expect(rejected.map(({ line }) => line)).toEqual([2]);
    expect(accepted.map(({ name }) => name)).toEqual(['Bob', 'Cy"']);
  });

  test('text behind a closing quote', () => {
    const { accepted, rejected } = report('"Ada" L,,ada@example.com,,,,\nBob,,bob@example.com,,,,\n');
    expect(rejected).toMatchObject([{ line: 2, problems: [{ code: 'stray_quote' }] }]);
    expect(accepted).toHaveLength(1);
  });

  test('sound quoting is read as RFC 4180 says, and lines are counted as an editor does', () => {
    const { accepted, notices } = report(
      '"Ada ""Countess""","Head, Office",ada@example.com,,,,\n\n"Bob\r\nBaker",,bob@example.com,,,,\rCy,,cy@example.com,,,,\n',
    );
    expect(accepted.map(({ line, name, position }) => [line, name, position])).toEqual([
      [2, 'Ada "Countess"', 'Head, Office'],
      [4, 'Bob Baker', ''],
      [6, 'Cy', ''],
    ]);
    expect(notices).toEqual([{ code: 'line_break_in_cell', line: 4, count: 1 }]);
  });
});

describe('every problem of a row is told', () => {
  test('with its column, cell and suggestion', () => {
    const { rejected } = report(',Boss,ada@example,4915112345678,4.91222E+14,0301234567,x\n');
    expect(rejected[0]?.problems).toEqual([
      { code: 'missing_name', column: 'name', cell: '', params: {}, suggestion: null },
      { code: 'invalid_email', column: 'email', cell: 'ada@example', params: {}, suggestion: null },
      {
        code: 'phone_missing_prefix',
        column: 'workPhone',
        cell: '4915112345678',
        params: {},
        suggestion: '004915112345678',
      },
      { code: 'phone_rounded', column: 'optionalPhone1', cell: '4.91222E+14', params: {}, suggestion: null },
      { code: 'phone_national', column: 'optionalPhone2', cell: '0301234567', params: {}, suggestion: null },
      { code: 'unexpected_cell', column: 'end', cell: 'x', params: {}, suggestion: null },
    ]);
  });

  test('the minimum is a name and a work phone or an e-mail address', () => {
    const { accepted, rejected } = report(
      'Ada,,,,004915112345678,,\nBob,,,004915112345678,,,\nCy,,cy@example.com,,,,\n',
    );
    expect(rejected).toMatchObject([
      { line: 2, problems: [{ code: 'missing_contact', column: null, params: { anyOf: ['email', 'workPhone'] } }] },
    ]);
    expect(accepted).toHaveLength(2);
    expect(report('Ada,,,,004915112345678,,\n', { minimum: { anyOf: ['phone'] } }).counts.accepted).toBe(1);
    expect(report('Ada,,,,,,\n', { minimum: { anyOf: [] } }).counts.accepted).toBe(1);
  });

  test('six cells are a notice, five or eight an error', () => {
    const { accepted, rejected, notices } = report(
      'Ada,,ada@example.com,,,\nBob,,bob@example.com,,\nCy,,cy@example.com,,,,,\nDi,,di@example.com,,,\n',
    );
    expect(accepted.map(({ name }) => name)).toEqual(['Ada', 'Di']);
    expect(rejected.map(({ problems }) => problems)).toMatchObject([
      [{ code: 'wrong_width', params: { cells: 5, expected: 7 } }],
      [{ code: 'wrong_width', params: { cells: 8, expected: 7 } }],
    ]);
    expect(notices).toEqual([{ code: 'missing_trailing_comma', line: 2, count: 2 }]);
  });
});

describe('duplicates are told apart from errors', () => {
  test('within the file, by e-mail and by phone', () => {
    const { duplicates, counts, notices } = report(
      'Ada,,ada@example.com,004915112345678,,,\nAda L,,ADA@example.com,,,,\nFront desk,,,004915112345678,,,\nBob,,bob@example.com,004915112345678,,,\n',
    );
    expect(duplicates.map(({ line, by, of }) => [line, by, of])).toEqual([
      [3, 'email', { line: 2 }],
      [4, 'phone', { line: 2 }],
    ]);
    expect(counts).toEqual({ rows: 4, accepted: 2, rejected: 0, duplicates: 2, blank: 0 });
    // Two people with addresses of their own may share a number.
    expect(notices).toEqual([{ code: 'shared_phone', line: 5, count: 1 }]);
  });

  test('how shared numbers count is an option', () => {
    const rows =
      'Ada,,ada@example.com,004915112345678,,,\nBob,,bob@example.com,004915112345678,,,\nCy,,,004915112345678,,,\n';
    expect(report(rows, { samePhone: 'always' }).counts.duplicates).toBe(2);
    expect(report(rows, { samePhone: 'never' }).counts.duplicates).toBe(0);
    expect(report(rows).counts.duplicates).toBe(1);
  });

  test('against the directory', () => {
    const existing = [{ id: 'c1', email: 'Ada@Example.com', phones: [{ e164: '+4915112345678' }] }];
    const { duplicates } = report('Ada,,ada@example.com,,,,\nBob,,,004915112345678,,,\n', { existing });
    expect(duplicates.map(({ by, of }) => [by, of])).toEqual([
      ['email', { id: 'c1' }],
      ['phone', { id: 'c1' }],
    ]);
  });
});

describe('headers and delimiters', () => {
  test.each([
    ['semicolons', HEADER.replaceAll(',', ';'), 'Ada;;ada@example.com;;;;\n', ';'],
    ['tabs', HEADER.replaceAll(',', '\t'), 'Ada\t\tada@example.com\t\t\t\t\n', '\t'],
    ['a separator line', `sep=;\n${HEADER.replaceAll(',', ';')}`, 'Ada;;ada@example.com;;;;\n', ';'],
    ['a separator line against the header', `"sep=;"\r\n${HEADER}`, 'Ada;;ada@example.com;;;;\n', ';'],
  ])('%s', (_, header, row, delimiter) => {
    const result = unwrap(validateDirectoryCsv(header + row));
    expect(result.counts.accepted).toBe(1);
    expect(result.delimiter).toBe(delimiter);
    expect(result.accepted[0]?.line).toBe(header.split('\n').length);
  });

  test('a first line that is a contact is judged, and told', () => {
    const { accepted, notices, header } = unwrap(
      validateDirectoryCsv('Ada,,ada@example.com,,,,\nBob,,bob@example.com,,,,\n'),
    );
    expect(accepted.map(({ line }) => line)).toEqual([1, 2]);
    expect(header).toEqual([]);
    expect(notices).toEqual([{ code: 'header_is_contact', line: 1, count: 1 }]);
  });
});
