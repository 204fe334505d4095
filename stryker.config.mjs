import { rooms } from './test/mutation/rooms.js';

const room = process.env.PARTYLINE_ROOM ?? 'roles';

export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'vitest.mutation.config.ts', related: false },
  mutate: rooms[room].mutate,
  ignorePatterns: [
    'dist',
    'site',
    'docs',
    'coverage',
    'examples/team-phone',
    'playground',
    '.ci',
    'test/browser',
    'test/react',
  ],
  // Texts and comments' examples are no rules; a mutant in them tells nothing.
  mutator: { excludedMutations: ['StringLiteral'] },
  coverageAnalysis: 'perTest',
  // What runs as a file is loaded, such as a table, has run before its mutant is switched on; tests compare tables cell by cell.
  ignoreStatic: true,
  incremental: true,
  incrementalFile: `node_modules/.cache/stryker/${room}.json`,
  reporters: ['clear-text', 'progress-append-only', 'json'],
  jsonReporter: { fileName: `node_modules/.cache/stryker/${room}-report.json` },
  clearTextReporter: { allowColor: false, logTests: false },
  concurrency: 2,
  timeoutMS: 20_000,
  allowConsoleColors: false,
};
