import { gzipSync } from 'node:zlib';
import commonjsPlugin from '@rollup/plugin-commonjs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import * as esbuild from 'esbuild';
import { rollup } from 'rollup';
import { root } from '../../scripts/rooms.js';

// Its types describe the CommonJS build; Node loads the ES one, whose default export is the plugin itself.
const commonjs = commonjsPlugin as unknown as typeof commonjsPlugin.default;

/** What a host's bundler makes of some imports: bytes after gzip, and the modules of which code is left. */
export interface Bundle {
  readonly gzip: number;
  readonly modules: readonly string[];
}

/** `import { a, b } from 'partyline'` as a program that keeps them alive. */
export function using(names: readonly string[], specifier: string): string {
  return `export { ${names.join(', ')} } from '${specifier}';`;
}

export async function withEsbuild(code: string): Promise<Bundle> {
  const result = await esbuild.build({
    stdin: { contents: code, resolveDir: root },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    metafile: true,
    write: false,
  });
  const [output] = Object.values(result.metafile.outputs);
  const modules = Object.entries(output?.inputs ?? {}).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  return { gzip: gzipSync(result.outputFiles[0]?.contents ?? '').length, modules: modules.map(([name]) => name) };
}

export async function withRollup(code: string): Promise<Bundle> {
  const entry = 'virtual:entry';
  const bundle = await rollup({
    input: entry,
    plugins: [
      {
        name: 'entry',
        // An absolute id, so that relative resolution starts at the root of this package.
        resolveId: (id) => (id === entry ? `${root}/entry.js` : null),
        load: (id) => (id === `${root}/entry.js` ? code : null),
      },
      nodeResolve({ browser: true, rootDir: root }),
      // papaparse is published as CommonJS only, so whoever bundles it with rollup has this.
      commonjs(),
    ],
    onwarn(warning) {
      // Warnings about our modules, a misplaced PURE mark for one, are errors; those about other packages are theirs.
      if (warning.code === 'EMPTY_BUNDLE') return;
      const where = warning.ids ?? [warning.id ?? warning.loc?.file ?? ''];
      if (where.some((id) => !id.includes('node_modules'))) throw new Error(warning.message);
    },
  });
  const { output } = await bundle.generate({ format: 'esm' });
  await bundle.close();
  const [chunk] = output;
  const { code: minified } = await esbuild.transform(chunk.code, { minify: true });
  const modules = Object.entries(chunk.modules).filter(([, { renderedLength }]) => renderedLength > 0);
  return { gzip: gzipSync(minified).length, modules: modules.map(([name]) => name) };
}
