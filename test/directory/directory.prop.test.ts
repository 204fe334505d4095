import fc from 'fast-check';
import Papa from 'papaparse';
import {
  type DirectoryFileError,
  type DirectoryReport,
  exportDirectoryCsv,
  readPhone,
  rejectedRowsCsv,
  validateDirectoryCsv,
} from 'partyline/directory';
import { type Result, unwrap } from 'partyline/kernel';
import { afterAll, describe, expect, test } from 'vitest';
import { fcOptions } from '../support/runs.js';

const HEADER = 'name,position,email,work-phone,optional-phone-1,optional-phone-2,';
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** How often each outcome was met: a property that only ever sees refusals proves nothing. */
const met = new Map<string, number>();
const count = (what: string): void => void met.set(what, (met.get(what) ?? 0) + 1);

const expectSums = (result: Result<DirectoryReport, DirectoryFileError>): void => {
  if (!result.ok) {
    count(`refused: ${result.error.code}`);
    return;
  }
  const { counts, accepted, rejected, duplicates } = result.value;
  count('reports');
  if (accepted.length > 0) count('reports with accepted rows');
  if (rejected.length > 0) count('reports with rejected rows');
  if (duplicates.length > 0) count('reports with duplicates');
  expect(counts.accepted + counts.rejected + counts.duplicates + counts.blank).toBe(counts.rows);
  expect([accepted.length, rejected.length, duplicates.length]).toEqual([
    counts.accepted,
    counts.rejected,
    counts.duplicates,
  ]);
  const lines = [...accepted, ...rejected, ...duplicates].map(({ line }) => line);
  expect(new Set(lines).size).toBe(lines.length);
};

/** Cells as people and machines write them, the troublesome ones among them. */
const cell = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      'Ada',
      'Zoé Müller',
      'Boss',
      '',
      'ada@example.com',
      '004915112345678',
      '+1 555 123 4567',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '"',
      '""',
      '"Ada',
      'Ada"',
      '"A, B"',
      '"A\nB"',
      '"A""B"',
      "'=1",
      '=1+1',
      '4.9E+14',
      '\u{feff}',
      '\0',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.emailAddress() },
);
const lineEnd = fc.constantFrom('\n', '\n', '\r\n', '\r', '\n\n');
const goodRow = fc.nat({ max: 30 }).map((i) => `Person ${i},,p${i}@example.com,0049151123456${10 + i},,,`);
const row = fc.oneof(
  { weight: 3, arbitrary: goodRow },
  { weight: 2, arbitrary: fc.array(cell, { minLength: 5, maxLength: 8 }).map((cells) => cells.join(',')) },
);
const fileText = fc
  .array(fc.tuple(row, lineEnd), { minLength: 1, maxLength: 25, size: 'max' })
  .map((rows) => `${HEADER}\n${rows.map((parts) => parts.join('')).join('')}`);

describe('whatever is uploaded, nothing throws and the counts add up', () => {
  test('random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600, size: 'max' }), (bytes) => expectSums(validateDirectoryCsv(bytes))),
      fcOptions(3000),
    );
  });

  test('random text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300, size: 'max' }), (text) =>
        expectSums(validateDirectoryCsv(text)),
      ),
      fcOptions(3000),
    );
  });

  test('good files with bytes changed, taken out, put in', () => {
    const mutation = fc.record({
      at: fc.nat({ max: 2000 }),
      remove: fc.nat({ max: 3 }),
      insert: fc.uint8Array({ maxLength: 3 }),
    });
    fc.assert(
      fc.property(fileText, fc.array(mutation, { maxLength: 6 }), (text, mutations) => {
        let bytes = [...encode(text)];
        for (const { at, remove, insert } of mutations) bytes.splice(at % (bytes.length + 1), remove, ...insert);
        expectSums(validateDirectoryCsv(Uint8Array.from(bytes)));
        bytes = [];
      }),
      fcOptions(3000),
    );
  });

  afterAll(() => {
    for (const what of ['reports with accepted rows', 'reports with rejected rows', 'reports with duplicates']) {
      expect(met.get(what) ?? 0, what).toBeGreaterThan(50);
    }
  });
});

describe('no row depends on its neighbours', () => {
  test('a line with a stray quote put anywhere costs itself and nothing else', () => {
    const stray = fc.constantFrom(
      '"Eve,,eve@example.com,,,,',
      'Eve,"Boss,eve@example.com,,,,',
      '"Eve" X,,eve@example.com,,,,',
      'Eve,,eve@example.com,,,,"',
    );
    const rows = fc.uniqueArray(fc.nat({ max: 500 }), { minLength: 1, maxLength: 20, size: 'max' });
    fc.assert(
      fc.property(rows, fc.array(fc.tuple(fc.nat(), stray), { minLength: 1, maxLength: 5 }), (ids, strays) => {
        const lines = ids.map((i) => `Person ${i},,p${i}@example.com,,,,`);
        const bad = new Set<string>();
        for (const [at, line] of strays) {
          lines.splice(at % (lines.length + 1), 0, line);
          bad.add(line);
        }
        const { accepted, rejected } = unwrap(validateDirectoryCsv(`${HEADER}\n${lines.join('\n')}\n`));
        expect(accepted.map(({ line }) => line)).toEqual(lines.flatMap((line, i) => (bad.has(line) ? [] : [i + 2])));
        expect(rejected.map(({ line }) => line)).toEqual(lines.flatMap((line, i) => (bad.has(line) ? [i + 2] : [])));
      }),
      fcOptions(1000),
    );
  });

  test('every line is told by the number an editor shows', () => {
    fc.assert(
      fc.property(fileText, (text) => {
        const lines = text.split(/\r\n|\r|\n/);
        const result = validateDirectoryCsv(text);
        if (!result.ok) return;
        for (const { line, raw } of result.value.rejected) expect(raw.split('\n')[0]).toBe(lines[line - 1]);
        for (const { line, email } of result.value.accepted) {
          if (email !== '') expect(`${lines[line - 1]}\n${lines[line] ?? ''}`).toContain(email);
        }
      }),
      fcOptions(2000),
    );
  });

  // A blank behind a closing quote belongs to no cell, and is one thing that only the general way of reading understands.
  test('a row says the same read at once and cell by cell: without quotes, within quotes, within quotes and a blank', () => {
    const phone = fc.oneof(
      fc.constantFrom(
        '',
        '0044 20 7000 0000',
        '004420-7000-0001',
        '0049 0151',
        "'004915112345678",
        '+4915112345678',
        '+49 151 1234-5678',
        '+0049151123456',
        '00491511000000 ',
        '+491511000000 ',
      ),
      fc.integer({ min: 0, max: 30 }).map((n) => `00491511000${String(n).padStart(4, '0')}`),
    );
    const text = fc.oneof(
      fc.constantFrom(
        'Ada',
        'Zoë  Ünal',
        ' Bob',
        '=Eve',
        "O'Neil",
        '-',
        'a@b.example',
        'Ã¼',
        'Łukasz',
        '\u{feff}x',
        '',
      ),
      fc.string({ unit: fc.constantFrom('A', 'é', ' ', '-', '+', '.', "'", '\u00a0', '\u{202e}'), maxLength: 6 }),
    );
    const email = fc.constantFrom(
      '',
      'a@b.example',
      'a.b@c-d.example',
      'a@b',
      'a@b.1',
      'a@-b.example',
      'a|b@c.example',
      'A@B.example',
      "o'neil@b.example",
      'no',
      ' c@d.example',
      'é@b.example',
    );
    const row = fc.tuple(text, text, email, phone, phone, phone, fc.constantFrom('', '', '', ' ', 'x'));
    const tables = (e164: string) => (e164.length % 5 === 0 ? 'too_short' : null);
    const summary = (rows: readonly (readonly string[])[], before: string, after: string, withPort: boolean) => {
      const lines = rows.map((cells) => cells.map((one) => `${before}${one}${after}`).join(','));
      const text = [HEADER, ...lines, 'Last,,last@z.example,,,,'].join('\n');
      const report = unwrap(validateDirectoryCsv(text, withPort ? { phones: tables } : {}));
      return { ...report, rejected: report.rejected.map(({ raw: _, ...rest }) => rest) };
    };
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 12, size: 'max' }), fc.boolean(), (rows, withPort) => {
        const cellByCell = summary(rows, '"', '" ', withPort);
        count(cellByCell.accepted.length > 3 ? 'several plain rows' : 'few plain rows');
        expect(summary(rows, '', '', withPort)).toEqual(cellByCell);
        expect(summary(rows, '"', '"', withPort)).toEqual(cellByCell);
      }),
      fcOptions(1000),
    );
  });

  test('a stream gives what the whole gives, however it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(fileText, fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), async (text, sizes) => {
        const chunks = async function* () {
          for (let from = 0, i = 0; from < text.length; i++) {
            const size = sizes[i % sizes.length] ?? 1;
            yield text.slice(from, from + size);
            from += size;
          }
        };
        expect(await validateDirectoryCsv(chunks())).toEqual(validateDirectoryCsv(text));
      }),
      fcOptions(500),
    );
  });
});

describe('round trips', () => {
  /** Names as they are stored: clean, but free to begin like a formula or to hold quotes and separators. */
  const name = fc
    .array(
      fc.oneof(
        fc.constantFrom('=', '+', '-', '@', "'", '"', ',', ';', '＝', 'é', '漢'),
        fc.string({ unit: 'grapheme-ascii', maxLength: 4 }),
      ),
      {
        minLength: 1,
        maxLength: 6,
      },
    )
    .map((parts) => parts.join('').replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '');
  const phone = fc.integer({ min: 10_000_000, max: 99_999_999 }).map((n) => `+49151${n}`);
  const contact = fc.record({
    name,
    position: fc.oneof(fc.constant(''), name),
    email: fc
      .tuple(fc.constantFrom('p', '-p', '=p', "'=p", 'p|=p', "o'p"), fc.nat())
      .map(([local, i]) => `${local}${i}@example.com`),
    phones: fc
      .uniqueArray(phone, { maxLength: 3 })
      .chain((numbers) =>
        fc
          .boolean()
          .map((work) =>
            numbers
              .slice(0, work ? 3 : 2)
              .map((e164, i) => ({ label: work && i === 0 ? ('work' as const) : ('other' as const), e164 })),
          ),
      ),
  });
  const contacts = fc.uniqueArray(contact, { minLength: 1, maxLength: 10, selector: ({ email }) => email });
  const bare = (report: DirectoryReport) =>
    report.accepted.map(({ line: _, phones, ...rest }) => ({
      ...rest,
      phones: phones.map(({ label, e164 }) => ({ label, e164 })),
    }));

  test('an export is imported exactly as it was', () => {
    fc.assert(
      fc.property(contacts, fc.constantFrom(',', ';', '\t'), fc.boolean(), (list, delimiter, byteOrderMark) => {
        const { csv, omitted } = exportDirectoryCsv(list, { delimiter, byteOrderMark });
        expect(omitted).toEqual([]);
        const report = unwrap(validateDirectoryCsv(encode(csv)));
        expect(report.rejected).toEqual([]);
        expect(
          [
            ...bare(report),
            ...report.duplicates.map(({ contact: double }) => bare({ ...report, accepted: [double] })[0]),
          ].sort(byEmail),
        ).toEqual([...list].sort(byEmail));
      }),
      fcOptions(1000),
    );
  });

  test('no cell of an export is run by a spreadsheet', () => {
    fc.assert(
      fc.property(contacts, fc.constantFrom(',', ';', '\t'), (list, delimiter) => {
        const { csv } = exportDirectoryCsv(list, { byteOrderMark: false });
        // Nor where it is set to another separator, and cuts without regard to the quotes.
        for (const piece of csv.split(/[,;\t|\r\n]/)) expect(piece).not.toMatch(/^["\s]*[=+@＝＋＠-]/u);
        for (const cells of Papa.parse<string[]>(csv, { delimiter }).data) {
          for (const written of cells) expect(written).not.toMatch(/^\s*[=+@＝＋＠-]/u);
        }
      }),
      fcOptions(1000),
    );
  });

  test('rejected rows uploaded again are rejected again, for the same reasons; repaired they are accepted', () => {
    fc.assert(
      fc.property(fileText, (text) => {
        const first = validateDirectoryCsv(text);
        if (!first.ok || first.value.rejected.length === 0) return;
        const again = unwrap(validateDirectoryCsv(rejectedRowsCsv(first.value)));
        expect(again.counts.rows).toBe(first.value.counts.rejected);
        const repaired = rejectedRowsCsv({
          header: first.value.header,
          rejected: first.value.rejected.map((rejected, i) => ({
            ...rejected,
            cells: ['Ada', '', `ada${i}@example.com`, '', '', '', ''],
          })),
        });
        expect(unwrap(validateDirectoryCsv(repaired)).counts).toMatchObject({
          accepted: first.value.counts.rejected,
          rejected: 0,
        });
      }),
      fcOptions(1000),
    );
  });
});

const byEmail = (a: { email: string } | undefined, b: { email: string } | undefined): number =>
  (a?.email ?? '') < (b?.email ?? '') ? -1 : 1;

describe('phones', () => {
  test('however digits are grouped, the number is the same', () => {
    const separator = fc.constantFrom('', ' ', '-', '\u00a0', '.', '/', ' ', ') ', '\u200e', '–');
    fc.assert(
      fc.property(
        fc.integer({ min: 100_000_000, max: 999_999_999 }),
        fc.array(separator, { minLength: 9, maxLength: 9 }),
        fc.constantFrom('00', '+', ' +', '00 '),
        (n, separators, prefix) => {
          const digits = `49${n}`;
          const written =
            prefix +
            [...digits].map((digit, i) => digit + (i < digits.length - 1 ? (separators[i] ?? '') : '')).join('');
          expect(readPhone(written)).toEqual({ ok: true, e164: `+${digits}` });
        },
      ),
      fcOptions(1000),
    );
  });

  test('nothing throws, and what is accepted is E.164 with the digits that were written', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 70 }),
          fc.string({ unit: fc.constantFrom(...'0123456789+-(). xE'), maxLength: 30 }),
        ),
        (written) => {
          const reading = readPhone(written);
          if (reading.ok) expect(reading.e164).toMatch(/^\+[1-9][0-9]{6,14}$/);
        },
      ),
      fcOptions(3000),
    );
  });
});
