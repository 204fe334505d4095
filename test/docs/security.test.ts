import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const page = readFileSync('docs/security.md', 'utf8');
/** The last column of the tables of paths: what is between backticks and has a slash. */
const named = page
  .split('\n')
  .filter((line) => line.startsWith('| to '))
  .map(
    (line) =>
      [
        line.split('|')[1]?.trim() ?? '',
        [...(line.split('|').at(-2) ?? '').matchAll(/`([^`]+)`/g)].map(([, file = '']) => file),
      ] as const,
  );
const isTest = (file: string): boolean => existsSync(`test/${file}.test.ts`) || existsSync(`test/${file}.prop.test.ts`);

it('every path of escalation or leak names a test that is there', () => {
  expect(named.length).toBeGreaterThan(20);
  for (const [path, files] of named) {
    expect(files.length, path).toBeGreaterThan(0);
    expect(
      files.filter((file) => !isTest(file)),
      path,
    ).toEqual([]);
  }
});

it('every attack that is played by name stands beside a path', () => {
  const attacks = readdirSync('test/attacks').flatMap((file) =>
    file.endsWith('.test.ts') ? [`attacks/${file.slice(0, -'.test.ts'.length)}`] : [],
  );
  const known = new Set(named.flatMap(([, files]) => files));
  expect(attacks.filter((file) => !known.has(file))).toEqual([]);
});

it('every package at run time is listed with its reason', () => {
  const { dependencies = {}, peerDependencies = {} } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
    string,
    Record<string, string>
  >;
  const packages = [...Object.keys(dependencies), ...Object.keys(peerDependencies)];
  expect(packages.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});
