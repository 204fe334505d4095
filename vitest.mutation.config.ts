// The fast suite that mutants must survive to be survivors: see test/mutation/rooms.js and `npm run test:mutation`.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { rooms } from './test/mutation/rooms.js';

const src = fileURLToPath(new URL('./src', import.meta.url));
const { tests = [], except = [] } = rooms[process.env.PARTYLINE_ROOM ?? 'roles'] ?? {};

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
    setupFiles: ['test/mutation/short-laws.ts'],
    testTimeout: 120_000,
  },
});
