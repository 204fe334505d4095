import fc from 'fast-check';
import { anyAddress, anyName, type Profile } from './texts.js';

/** A directory file, and what it holds. */
export interface DirectoryText {
  readonly text: string;
  /** How many rows of each sort were written; null for hostile text, of which nobody knows. */
  readonly counts: {
    readonly rows: number;
    readonly accepted: number;
    readonly rejected: number;
    readonly blank: number;
  } | null;
}

const quoted = (cell: string): string => (/[",;\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A row as spreadsheets write it, of which it is known whether it can be accepted. */
const row = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .record({
        person: anyName(),
        role: fc.constantFrom('', 'Sales', 'Head of "Care"', 'Ops, nights'),
        local: fc.nat({ max: 1e9 }),
        work: fc.boolean(),
      })
      .map(({ person, role, local, work }) => ({
        sort: 'accepted' as const,
        // Nobody comes twice: e-mail addresses and phones differ.
        cells: (index: number) => [
          person,
          role,
          `p${local}.${index}@acme.example`,
          work ? `+1555${String(1_000_000 + index)}` : '',
          '',
          '',
          '',
        ],
      })),
  },
  {
    weight: 1,
    arbitrary: anyAddress().map((email) => ({
      sort: 'rejected' as const,
      cells: () => ['', 'Nameless', email, '', '', '', ''],
    })),
  },
  {
    weight: 1,
    arbitrary: anyName().map((person) => ({
      sort: 'rejected' as const,
      cells: () => [person, 'Nowhere', '', '', '', '', ''],
    })),
  },
  { weight: 1, arbitrary: fc.constant({ sort: 'blank' as const, cells: () => [''] }) },
);

const realistic = (maxRows: number): fc.Arbitrary<DirectoryText> =>
  fc
    .record({
      // A file of blank rows alone is refused as a whole.
      rows: fc
        .array(row, { minLength: 1, maxLength: maxRows })
        .filter((rows) => rows.some(({ sort }) => sort !== 'blank')),
      end: fc.constantFrom('\n', '\r\n'),
      mark: fc.boolean(),
      last: fc.boolean(),
    })
    .map(({ rows, end, mark, last }) => {
      const header = 'name,position,email,work-phone,optional-phone-1,optional-phone-2,';
      const lines = [header, ...rows.map(({ cells }, index) => cells(index).map(quoted).join(','))];
      const count = (sort: string) => rows.filter((one) => one.sort === sort).length;
      return {
        text: `${mark ? '\ufeff' : ''}${lines.join(end)}${last ? end : ''}`,
        counts: { rows: rows.length, accepted: count('accepted'), rejected: count('rejected'), blank: count('blank') },
      };
    });

const shards = [
  '"',
  '""',
  ',',
  ';',
  '\t',
  '\n',
  '\r\n',
  '\r',
  '\0',
  '\ufeff',
  '=SUM(A1)',
  '4,91222E+14',
  '0049151',
  'sep=;',
  "'",
  '\u2028',
  '__proto__',
  '\ud800',
  '💥',
  ' ',
  'name,position,email',
] as const;

const hostile = (maxRows: number): fc.Arbitrary<DirectoryText> =>
  fc
    .oneof(
      fc
        .array(fc.oneof(fc.constantFrom(...shards), anyName(), anyAddress()), { maxLength: maxRows * 7 })
        .map((parts) => parts.join('')),
      // A good file with something in the wrong place.
      fc.tuple(realistic(maxRows), fc.nat(), fc.constantFrom(...shards)).map(([{ text }, place, shard]) => {
        const at = place % (text.length + 1);
        return text.slice(0, at) + shard + text.slice(at);
      }),
    )
    .map((text) => ({ text, counts: null }));

/**
 * Directory files: `realistic` ones as spreadsheets write them, with the counts a report must give; `hostile` ones of which a report
 * must only add up.
 *
 * @example
 * ```ts
 * import fc from 'fast-check';
 * import { validateDirectoryCsv } from 'partyline/directory';
 * import { unwrap } from 'partyline/kernel';
 * import { directoryTexts } from 'partyline/testing/arbitraries';
 *
 * const countsRight = fc.property(directoryTexts({ maxRows: 8 }), ({ text, counts }) => {
 *   const report = unwrap(validateDirectoryCsv(text, { fileName: 'staff.csv' }));
 *   return report.counts.accepted === counts?.accepted && report.counts.rejected === counts.rejected;
 * });
 * fc.assert(countsRight, { numRuns: 20 });
 * ```
 * @see docs/testing-your-app.md
 */
export const directoryTexts = ({
  profile = 'realistic',
  maxRows = 20,
}: {
  readonly profile?: Profile;
  readonly maxRows?: number;
} = {}): fc.Arbitrary<DirectoryText> => (profile === 'realistic' ? realistic(maxRows) : hostile(maxRows));
