import { readDirectoryRows, validateDirectoryCsv } from 'partyline/directory';
import { describe, expect, test } from 'vitest';

const HEADER = 'name,position,email,work phone,optional phone 1,optional phone 2,\n';
const SIZE = 1_000_000;

/**
 * One pattern, repeated for a megabyte. What reads any of them more than a few times over, a quote looked for again from every line say,
 * does not end before the test's time is up.
 */
const patterns: Readonly<Record<string, string>> = {
  quotes: '"',
  'quoted quotes': '""""',
  commas: ',',
  'tabs and semicolons': '\t;',
  'carriage returns': '\r',
  'line ends of every kind': '\r\n\n\r',
  'byte order marks': '\u{feff}',
  'at signs': '@',
  'dots and at signs': 'a.@',
  zeros: '0',
  digits: '00491',
  'plus signs': '+',
  'brackets with a zero': '(0)',
  extensions: 'x1 ext ',
  apostrophes: "'=",
  blanks: ' ',
  'accents on nothing': '\u0301',
  'halves of pairs': '\ud83d',
  NULs: 'a\0',
  'a quote that opens on every line': '"Ada,,a@x.example,,,,\n',
  'a quote that opens in the last cell': 'Ada,,a@x.example,,,,"\n',
  'a quote within every cell': 'A"da,"B,a"@x.example,",",",\n',
  'quoted line ends': '"A\n",,a@x.example,,,,\n',
  'the same contact': 'Ada,,a@x.example,004915112345678,,,\n',
  'cells of broken phones': 'Ada,,,(0)(0)(0)x1,+-+-,4.9E+14,\n',
  'sep lines': 'sep=;\n',
};

/** In milliseconds; each takes about one second. */
const TIME = 30_000;

const limits = { limit: 2_000_000, maxBytes: 10_000_000 };

/** In pieces that cut everything somewhere. */
async function* pieces(text: string) {
  for (let from = 0; from < text.length; from += 65_521) yield text.slice(from, from + 65_521);
}

describe('files made to keep a reader busy', () => {
  test.each(Object.entries(patterns))(
    '%s',
    async (_what, pattern) => {
      const text = HEADER + pattern.repeat(Math.floor(SIZE / pattern.length));
      const whole = validateDirectoryCsv(text, limits);
      if (whole.ok) {
        const { counts, accepted, rejected, duplicates } = whole.value;
        expect(counts.accepted + counts.rejected + counts.duplicates + counts.blank).toBe(counts.rows);
        expect([accepted.length, rejected.length, duplicates.length]).toEqual([
          counts.accepted,
          counts.rejected,
          counts.duplicates,
        ]);
      }
      const seen = { accepted: 0, rejected: 0, duplicate: 0 };
      for await (const item of readDirectoryRows(pieces(text), limits)) {
        if (item.verdict !== 'finished') {
          seen[item.verdict]++;
          continue;
        }
        expect(item.result.ok).toBe(whole.ok);
        if (!item.result.ok || !whole.ok) continue;
        const { counts } = item.result.value;
        expect(counts).toEqual(whole.value.counts);
        expect(seen).toEqual({ accepted: counts.accepted, rejected: counts.rejected, duplicate: counts.duplicates });
      }
    },
    TIME,
  );
});
