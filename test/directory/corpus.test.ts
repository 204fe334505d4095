import { readdirSync, readFileSync } from 'node:fs';
import { validateDirectoryCsv } from 'partyline/directory';
import { describe, expect, test } from 'vitest';
import { briefReport } from './brief-report.js';
import { expectedReports } from './expected-reports.js';

const folder = new URL('./corpus/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.csv'));
const bytesOf = (name: string): Uint8Array => readFileSync(new URL(name, folder));

test('there are at least 60 broken files, each with its expected report', () => {
  expect(files.length).toBeGreaterThanOrEqual(60);
  expect(files.map((name) => name.slice(0, -4)).sort()).toEqual(Object.keys(expectedReports).sort());
});

describe('every broken file is read as expected', () => {
  test.each(files)('%s', (name) => {
    const result = validateDirectoryCsv(bytesOf(name), { fileName: name });
    expect(briefReport(result)).toEqual(expectedReports[name.slice(0, -4)]);
    if (!result.ok) return;
    const { rows, accepted, rejected, duplicates, blank } = result.value.counts;
    expect(accepted + rejected + duplicates + blank).toBe(rows);
  });
});

describe('a stream of the same bytes is read alike, however it is cut', () => {
  const inChunks = (bytes: Uint8Array, size: number) =>
    new ReadableStream<Uint8Array>({
      start(controller) {
        for (let from = 0; from < bytes.length; from += size) controller.enqueue(bytes.subarray(from, from + size));
        controller.close();
      },
    });

  test.each(files)('%s', async (name) => {
    const bytes = bytesOf(name);
    const whole = validateDirectoryCsv(bytes, { fileName: name });
    for (const size of [1, 7, 4096]) {
      expect(await validateDirectoryCsv(inChunks(bytes, size), { fileName: name })).toEqual(whole);
    }
    expect(await validateDirectoryCsv(new File([bytes as Uint8Array<ArrayBuffer>], name))).toEqual(whole);
  });
});

describe('huge files, made here', () => {
  const header = 'name,position,email,work-phone,optional-phone-1,optional-phone-2,\n';
  const bob = 'Bob,,bob@example.com,,,,\n';

  test('a line of 50 MB', () => {
    const line = 'x'.repeat(50_000_000);
    expect(briefReport(validateDirectoryCsv(`${header}${line}\n${bob}`))).toEqual({ error: 'file_too_large 10485760' });
    expect(briefReport(validateDirectoryCsv(`${header}${line}\n${bob}`, { maxBytes: 60_000_000 }))).toEqual({
      read: 'text ","',
      accepted: ['3: Bob | bob@example.com'],
      rejected: ['2: row line_too_long'],
    });
    expect(briefReport(validateDirectoryCsv(line, { maxBytes: 60_000_000 }))).toEqual({
      error: 'header_too_long 8000',
    });
  });

  test('a quote that is open for 50 MB', () => {
    const bytes = new TextEncoder().encode(`${header}"${'x'.repeat(50_000_000)}\n${bob}`);
    expect(briefReport(validateDirectoryCsv(bytes, { maxBytes: 60_000_000 }))).toEqual({
      accepted: ['3: Bob | bob@example.com'],
      rejected: ['2: row line_too_long'],
    });
  });

  test('a million columns, in a row and in the header', () => {
    const commas = ','.repeat(1_000_000);
    expect(briefReport(validateDirectoryCsv(`${header}a${commas}\n${bob}`))).toMatchObject({
      rejected: ['2: row line_too_long'],
    });
    expect(briefReport(validateDirectoryCsv(`${header}a${','.repeat(5000)}\n${bob}`))).toMatchObject({
      rejected: ['2: row wrong_width'],
    });
    expect(briefReport(validateDirectoryCsv(`a${commas}\n${bob}`))).toEqual({ error: 'header_too_long 8000' });
    expect(briefReport(validateDirectoryCsv(`a${','.repeat(100)}\n${bob}`))).toEqual({ error: 'too_many_columns 100' });
    expect(briefReport(validateDirectoryCsv(`a${','.repeat(99)}\n${bob}`))).toMatchObject({
      accepted: ['2: Bob | bob@example.com'],
    });
  });

  test('a stray quote in every row costs every row once', () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => `"P${i},,p${i}@example.com,,,,\n`).join('');
    const result = validateDirectoryCsv(header + rows, { limit: 200_000 });
    expect(result).toMatchObject({ ok: true, value: { counts: { rows: 100_000, rejected: 100_000 } } });
  });
});
