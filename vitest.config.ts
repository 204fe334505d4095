import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const src = fileURLToPath(new URL('./src', import.meta.url));

/** The public names of the library, led to its sources: tests read like a host's code and need no build. */
const alias = [
  { find: /^partyline$/, replacement: `${src}/index.ts` },
  { find: /^partyline\/(.+)$/, replacement: `${src}/$1/index.ts` },
];

/** A machine-readable report beside the usual one, for scripts that count. */
const report = process.env.PARTYLINE_REPORT;
/** The hooks are tested with React 19, which the repository uses, and with 18, which stands beside it. */
const with18 = fileURLToPath(new URL('./test/react/with-react-18/node_modules', import.meta.url));
const react18 = [
  { find: /^react$/, replacement: `${with18}/react/index.js` },
  { find: /^react-dom\/(.+)$/, replacement: `${with18}/react-dom/$1.js` },
];

/** Files share a worker's modules: none keeps state for another, and importing the library anew for each of 150 costs as much as running them. */
const isolate = false;

const full = process.env.PARTYLINE_FULL === '1';

/**
 * How long tests of a project may take, in milliseconds, and what is made ready for them: many times what they take, since a time that runs
 * out because others keep the machine busy says nothing about the library.
 */
const within = (milliseconds: number) => ({
  testTimeout: milliseconds,
  hookTimeout: Math.max(milliseconds, 300_000),
});

export default defineConfig({
  test: {
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
    // Files of the Postgres suite share one server, and one of them kills it.
    maxWorkers: process.env.PARTYLINE_POSTGRES_URL ? 1 : '100%',
    // Every branch of the rules is walked: `npm run test:coverage`.
    coverage: {
      provider: 'v8',
      include: ['src/{roles,sharing,visibility,pricing}/**/*.ts'],
      thresholds: { branches: 100 },
      reporter: ['text'],
    },
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          isolate,
          include: ['test/**/*.test.ts'],
          exclude: [
            'test/**/*.prop.test.ts',
            'test/package/**',
            'test/react/**',
            'test/browser/**',
            'test/deep/**',
            'test/adapters/postgres/killed.test.ts',
          ],
          ...within(120_000),
        },
      },
      {
        // Kills the server on which the others are tested, so it waits until they are done.
        resolve: { alias },
        test: {
          name: 'kills',
          isolate,
          include: ['test/adapters/postgres/killed.test.ts'],
          sequence: { groupOrder: 1 },
          ...within(600_000),
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'properties',
          isolate,
          include: ['test/**/*.prop.test.ts'],
          ...within(full ? 1_200_000 : 300_000),
        },
      },
      ...(['18', '19'] as const).map((version) => ({
        resolve: { alias: version === '18' ? [...react18, ...alias] : alias },
        test: {
          name: `react ${version}`,
          include: ['test/react/**/*.test.ts'],
          provide: { react: version },
          ...within(120_000),
        },
      })),
      {
        resolve: { alias },
        test: {
          name: 'types',
          include: [],
          typecheck: {
            enabled: true,
            only: true,
            include: ['test/**/*.test-d.ts'],
            tsconfig: './test/tsconfig.types.json',
          },
        },
      },
      // Needs a browser: `npm run test:browser`.
      ...(process.env.PARTYLINE_BROWSER
        ? [
            {
              test: {
                name: 'browser',
                include: ['test/browser/**/*.test.ts'],
                ...within(300_000),
                fileParallelism: false,
              },
            },
          ]
        : []),
      // Takes half an hour: `npm run test:deep`.
      ...(process.env.PARTYLINE_DEEP
        ? [
            {
              resolve: { alias },
              test: { name: 'deep', isolate, include: ['test/deep/**/*.test.ts'], ...within(3_600_000) },
            },
          ]
        : []),
      {
        // No alias: these tests see what a host gets from the registry.
        test: {
          name: 'package',
          isolate,
          include: ['test/package/**/*.test.ts'],
          globalSetup: ['test/support/build-once.ts'],
          ...within(600_000),
        },
      },
    ],
  },
});
