// Files are read in pieces of 64 KiB, so that small files never show what happens at their borders: here the borders are everywhere.
import fc from 'fast-check';
import { validateDirectoryCsv } from 'partyline/directory';
import { expect, test } from 'vitest';
import { createDecoder } from '../../src/directory/decode.js';
import { createNewlines } from '../../src/directory/newlines.js';
import { createRecordReader } from '../../src/directory/record-reader.js';
import { fcOptions } from '../support/runs.js';

const cuts = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 });

const cut = <T extends string | Uint8Array>(whole: T, sizes: readonly number[]): T[] => {
  const pieces: T[] = [];
  for (let from = 0, i = 0; from < whole.length; i++) {
    const to = from + (sizes[i % sizes.length] ?? 1);
    pieces.push(whole.slice(from, to) as T);
    from = to;
  }
  return pieces;
};

test('line ends', () => {
  const text = fc.array(fc.constantFrom('a', '\r', '\n', '\r\n'), { maxLength: 20 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, cuts, (whole, sizes) => {
      const newlines = createNewlines();
      const read =
        cut(whole, sizes)
          .map((piece) => newlines.push(piece))
          .join('') + newlines.end();
      expect(read).toBe(whole.replace(/\r\n|\r/g, '\n'));
    }),
    fcOptions(2000),
  );
});

test('records', () => {
  const part = fc.constantFrom(
    'a',
    'b,',
    ',',
    ',,,',
    '"',
    '""',
    '",',
    '\n',
    '\n',
    '\na,b,c,d\n',
    '"x\ny",',
    'longer than most',
  );
  const text = fc.array(part, { maxLength: 40, size: 'max' }).map((parts) => `${parts.join('')}\n`);
  const recordsOf = (pieces: readonly string[]): unknown[] => {
    const seen: unknown[] = [];
    const reader = createRecordReader(
      { delimiter: ',', fewestCells: 3, mostCells: 5, maxQuoted: 12, maxLines: 3, maxLine: 24, firstLine: 1 },
      {
        record: (cells, line, source, from, to) =>
          void seen.push([line, cells, source === '' ? cells.join(',') : source.slice(from, to)]),
        fault: (fault, line, raw) => void seen.push([line, { ...fault }, raw]),
      },
    );
    for (const piece of pieces) reader.push(piece);
    reader.end();
    return seen;
  };
  fc.assert(
    fc.property(text, cuts, (whole, sizes) => {
      expect(recordsOf(cut(whole, sizes))).toEqual(recordsOf([whole]));
    }),
    fcOptions(5000),
  );
});

test('bytes of every encoding, in lines', () => {
  const line = fc.oneof(
    fc.constantFrom('Zoé', 'plain', '漢字', '😀').map((text) => [...new TextEncoder().encode(text)]),
    fc.constantFrom([0x5a, 0xe9], [0xc3], [0x80, 0x41]),
  );
  const bytes = fc
    .array(line, { minLength: 1, maxLength: 10 })
    .map((lines) => Uint8Array.from(lines.flatMap((one) => [...one, 10])));
  const padding = new Uint8Array(4096).fill(10);
  const decoded = (pieces: readonly Uint8Array[]): string => {
    const decoder = createDecoder();
    return decoder.push(padding) + pieces.map((piece) => decoder.push(piece)).join('') + decoder.end();
  };
  fc.assert(
    fc.property(bytes, cuts, (whole, sizes) => {
      expect(decoded(cut(whole, sizes))).toBe(decoded([whole]));
    }),
    fcOptions(2000),
  );
});

test('a buffer that its owner fills again', () => {
  const decoder = createDecoder();
  const buffer = new TextEncoder().encode(`${'x'.repeat(5000)}\nZoé`);
  const first = decoder.push(buffer);
  buffer.fill(0x3f);
  expect(first + decoder.end()).toBe(`${'x'.repeat(5000)}\nZoé`);
});

test('a stream of exactly the most bytes, and of one more', async () => {
  const header = 'name,position,email,phone,phone,phone,\n';
  const text = `${header}Ada,,ada@example.com,,,,\n`;
  const source = async function* () {
    yield header;
    yield text.slice(header.length);
  };
  expect(await validateDirectoryCsv(source(), { maxBytes: text.length })).toMatchObject({ ok: true });
  expect(await validateDirectoryCsv(source(), { maxBytes: text.length - 1 })).toMatchObject({
    ok: false,
    error: { code: 'file_too_large' },
  });
});
