import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

type Survivor = Readonly<Record<'file' | 'line' | 'mutator' | 'why', string>>;
const survivors: readonly Survivor[] = JSON.parse(readFileSync('test/mutation/survivors.json', 'utf8'));

it('what is said of mutants that live is said of lines that are there, once, and with a reason', () => {
  const told = new Set<string>();
  for (const { file, line, mutator, why } of survivors) {
    expect(
      readFileSync(file, 'utf8')
        .split('\n')
        .map((text) => text.trim()),
      file,
    ).toContain(line);
    expect(why, line).toMatch(/^[A-Z].{20,}[.]$/);
    told.add(`${file} ${line} ${mutator}`);
  }
  expect(told.size).toBe(survivors.length);
});
