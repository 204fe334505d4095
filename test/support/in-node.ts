import { execFileSync } from 'node:child_process';
import { root } from '../../scripts/rooms.js';

export type Format = 'esm' | 'cjs';

export const formats: readonly Format[] = ['esm', 'cjs'];

/**
 * Runs the body of an async function in a plain Node process, with no test runner in between, and returns its answer.
 * The body has `load(specifier)`: `import` or `require`, by the format.
 */
export function inNode(format: Format, body: string, cwd: string = root): unknown {
  const load = format === 'esm' ? '(specifier) => import(specifier)' : 'async (specifier) => require(specifier)';
  const code = `const load = ${load}; (async () => { ${body} })().then((answer) => console.log(JSON.stringify(answer)));`;
  const inputType = format === 'esm' ? 'module' : 'commonjs';
  return JSON.parse(execFileSync(process.execPath, [`--input-type=${inputType}`, '-e', code], { cwd }).toString());
}
