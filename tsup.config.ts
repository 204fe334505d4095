import { writeFile } from 'node:fs/promises';
import { defineConfig } from 'tsup';

// File by file (`bundle: false`): each module exists once in each format, whatever subpath leads to it, so `instanceof` holds
// across subpaths, and a host's bundler drops what is unused module by module. The declarations come from tsc (scripts/build.js),
// since a bundler of declarations lets a module shared by two entries leak from one into the other.
const files = {
  entry: ['src/**/*.ts'],
  bundle: false,
  target: 'es2022',
  platform: 'neutral',
  dts: false,
  // Both run at once and scripts/build.js has emptied the folder.
  clean: false,
  silent: true,
  outExtension: () => ({ js: '.js' }),
} as const;

export default defineConfig([
  { ...files, entry: [...files.entry], format: 'esm', outDir: 'dist/esm' },
  {
    ...files,
    entry: [...files.entry],
    format: 'cjs',
    outDir: 'dist/cjs',
    // Makes Node and TypeScript read dist/cjs as CommonJS. Bundlers look here for sideEffects, not in the outer package.json.
    onSuccess: () => writeFile('dist/cjs/package.json', '{ "type": "commonjs", "sideEffects": false }\n'),
  },
]);
