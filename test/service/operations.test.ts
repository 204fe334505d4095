import { readFileSync } from 'node:fs';
import { operations } from 'partyline/service';
import { describe, expect, it } from 'vitest';

const exported = readFileSync(new URL('../package/exports.json', import.meta.url), 'utf8');
/** The public doors of the library, whichever rooms it has by now. */
const doors = Object.keys(JSON.parse(exported) as object);

const isOperation = (value: unknown): boolean =>
  typeof value === 'function' && 'reads' in value && typeof (value as { isQuery?: unknown }).isQuery === 'boolean';

const offered = new Set<unknown>(Object.values(operations).flatMap((room) => Object.values(room)));

/** The verbs and queries that a door hands out. */
const operationsOf = async (door: string): Promise<readonly (readonly [string, unknown])[]> =>
  Object.entries((await import(door)) as Record<string, unknown>).filter(([, value]) => isOperation(value));

describe('the service', () => {
  it.each(doors)('offers every verb and query that %s exports', async (door) => {
    const forgotten = (await operationsOf(door)).filter(([, value]) => !offered.has(value));
    expect(forgotten.map(([name]) => name)).toEqual([]);
  });

  it('offers nothing that no door exports', async () => {
    const handedOut = await Promise.all(doors.map(operationsOf));
    expect(new Set(handedOut.flat().map(([, value]) => value))).toEqual(offered);
  });

  it('offers each under one name', () => {
    const all = Object.values(operations).flatMap((room) => Object.values(room));
    expect(all.length).toBe(offered.size);
    expect(all.every(isOperation)).toBe(true);
  });
});
