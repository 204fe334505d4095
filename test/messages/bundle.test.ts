import * as esbuild from 'esbuild';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/rooms.js';

const bundle = async (code: string): Promise<string> => {
  const result = await esbuild.build({
    stdin: { contents: code, resolveDir: root },
    bundle: true,
    minify: true,
    // As written, so that a word can be looked for.
    charset: 'utf8',
    format: 'esm',
    write: false,
    logLevel: 'silent',
  });
  return result.outputFiles[0]?.text ?? '';
};

const words = { en: 'Ask an owner', fr: 'Adressez-vous', es: 'Diríjase' };

const languagesIn = (code: string) =>
  Object.entries(words)
    .filter(([, word]) => code.includes(word))
    .map(([language]) => language);

describe('a bundle holds the languages that are used', () => {
  it.each([
    [`export { describe } from './src/messages/index.ts';`, ['en']],
    [`export { describer, fr } from './src/messages/index.ts';`, ['fr']],
    [`export { describe, es } from './src/messages/index.ts';`, ['en', 'es']],
    [`import './src/messages/index.ts';`, []],
  ])('%s: %j', async (code, languages) => {
    expect(languagesIn(await bundle(code))).toEqual(languages);
  });

  it('and nothing of the other rooms, nor of other packages', async () => {
    const { metafile } = await esbuild.build({
      stdin: { contents: `export * from './src/messages/index.ts';`, resolveDir: root },
      bundle: true,
      write: false,
      logLevel: 'silent',
      metafile: true,
      format: 'esm',
    });
    const others = Object.keys(metafile.inputs).filter(
      (file) => !file.startsWith('src/messages/') && file !== '<stdin>',
    );
    expect(others).toEqual([]);
  });
});
