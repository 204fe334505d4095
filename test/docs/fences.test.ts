import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { root } from '../../scripts/rooms.js';
import { EXPECT, withAssertions } from '../support/fence-assertions.js';
import { allFences, examplesWithoutFence, type Fence } from '../support/fences.js';

const folder = join(root, 'test/docs/.fences');
mkdirSync(folder, { recursive: true });

const fences = allFences().map((fence) => {
  const checked = join(folder, `${fence.file.replaceAll('/', '__')}--${fence.line}.${fence.language}`);
  // `export {}`: a module even if it imports nothing, behind the code so that no line moves.
  writeFileSync(checked, `${fence.code}\nexport {};\n`);
  return { ...fence, name: `${fence.file}:${fence.line}`, checked };
});

/** The type errors of all fences, from one strict program with the options of the tests. */
const errors = typeErrors();

function typeErrors(): ReadonlyMap<string, readonly string[]> {
  const parsed = ts.getParsedCommandLineOfConfigFile(join(root, 'test/tsconfig.json'), undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
      throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
    },
  });
  const program = ts.createProgram(
    fences.map(({ checked }) => checked),
    parsed?.options ?? {},
  );
  return new Map(
    fences.map(({ checked, file }) => {
      const source = program.getSourceFile(checked);
      const diagnostics = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
      return [checked, diagnostics.map((diagnostic) => described(file, diagnostic))];
    }),
  );
}

function described(file: string, { file: source, start, messageText }: ts.Diagnostic): string {
  const line = source && start !== undefined ? source.getLineAndCharacterOfPosition(start).line + 1 : 0;
  return `${file}:${line}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
}

async function run(fence: Fence, checked: string): Promise<void> {
  const runnable = checked.replace(/\.(tsx?)$/, '.run.$1');
  // In front of line 1, on the same line.
  const helper = `import { ${EXPECT} } from '../../support/fence-expect.js';`;
  writeFileSync(runnable, `${helper}${withAssertions(fence)}\n`);
  await import(/* @vite-ignore */ runnable);
}

beforeEach(() => {
  vi.spyOn(console, 'log').mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe.each(fences.map((fence) => [fence.name, fence] as const))('%s', (_, fence) => {
  it('is valid TypeScript', () => {
    expect(errors.get(fence.checked)).toEqual([]);
  });

  it.runIf(fence.run)('runs, and its values are what it says', async () => {
    await run(fence, fence.checked);
  });
});

it('every @example has a ```ts fence, so that it runs', () => {
  expect(examplesWithoutFence()).toEqual([]);
});
