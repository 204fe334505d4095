import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Static pages that any server serves, from any folder: into the documentation site. */
export default defineConfig({
  root: here('.'),
  base: './',
  resolve: { alias: [{ find: /^partyline\/(.+)$/, replacement: here('../dist/esm/$1/index.js') }] },
  build: { outDir: here('../site/playground'), emptyOutDir: true },
  logLevel: 'error',
});
