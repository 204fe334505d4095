import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('./web'),
  // Only because this example lives in partyline's own repository; in yours, `partyline` is in node_modules.
  resolve: { alias: [{ find: /^partyline\/(.+)$/, replacement: here('../../dist/esm/$1/index.js') }] },
  build: { outDir: here('./dist'), emptyOutDir: true },
  logLevel: 'error',
});
