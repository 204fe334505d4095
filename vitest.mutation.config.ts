// The fast suite that mutants must survive to be survivors: see test/mutation/rooms.js and `npm run test:mutation`.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { rooms } from './test/mutation/rooms.js';

const src = fileURLToPath(new URL('./src', import.meta.url));
const { tests = [], except = [] } = rooms[process.env.PARTYLINE_ROOM ?? 'roles'] ?? {};

/** Files that are named come in the order of their names, those that a pattern finds after them. */
const turnOf = ({ moduleId }: TestSpecification): number => {
  const turn = tests.findIndex((name) => moduleId.endsWith(`/${name}`));
  return turn < 0 ? tests.length : turn;
};

class InOrder extends BaseSequencer {
  override sort = async (files: TestSpecification[]): Promise<TestSpecification[]> =>
    files.toSorted((a, b) => turnOf(a) - turnOf(b));
}

export default defineConfig({
  resolve: {
    alias: [
      { find: /^partyline$/, replacement: `${src}/index.ts` },
      { find: /^partyline\/(.+)$/, replacement: `${src}/$1/index.ts` },
    ],
  },
  test: {
    include: [...tests],
    exclude: [...except],
    isolate: false,
    sequence: { sequencer: InOrder },
    setupFiles: ['test/mutation/short-laws.ts'],
    testTimeout: 120_000,
  },
});
