import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/rooms.js';

/**
 * The code of one or more fences of a file, each line at its own line number and blank lines elsewhere, so that whatever
 * goes wrong names the line of the document.
 */
export interface Fence {
  /** Relative to the root: `docs/sharing.md`. */
  readonly file: string;
  /** The line of the first opening fence. */
  readonly line: number;
  readonly code: string;
  readonly language: 'ts' | 'tsx';
  readonly run: boolean;
}

interface Block {
  readonly line: number;
  readonly info: string;
  readonly lines: readonly string[];
}

/**
 * Every fence of TypeScript, with JSX or without, of the README, the documents and the TSDoc of src.
 *
 * - ` ```ts ` is checked and run by itself;
 * - ` ```ts continue ` goes on from the fence before it, in the same module;
 * - ` ```ts no-run ` is only checked.
 */
export function allFences(): readonly Fence[] {
  const documents = ['README.md', ...filesBelow('docs', '.md')].filter((file) => existsSync(join(root, file)));
  return [
    ...documents.flatMap((file) => fencesOf(file, blocksIn(linesOf(file)))),
    ...filesBelow('src', '.ts').flatMap((file) => fencesOf(file, blocksIn(tsdocLines(linesOf(file))))),
  ];
}

/** `file:line` of each `@example` that has no fence and would therefore never run. */
export function examplesWithoutFence(): readonly string[] {
  return filesBelow('src', '.ts').flatMap((file) => {
    const lines = tsdocLines(linesOf(file));
    return lines.flatMap((text, index) => {
      if (!text.startsWith('@example')) return [];
      const next = lines.findIndex((later, at) => at > index && (later.startsWith('@') || later.startsWith('```')));
      return next !== -1 && /^```tsx?\b/.test(lines[next] ?? '') ? [] : [`${file}:${index + 1}`];
    });
  });
}

function filesBelow(folder: string, extension: string): readonly string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(extension))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .sort();
}

function linesOf(file: string): readonly string[] {
  return readFileSync(join(root, file), 'utf8').split(/\r?\n/);
}

/** The text of the doc comments alone, at its own line numbers. */
function tsdocLines(lines: readonly string[]): readonly string[] {
  let inside = false;
  return lines.map((line) => {
    const opens = !inside && /^\s*\/\*\*/.test(line);
    if (!inside && !opens) return '';
    inside = !line.includes('*/');
    return line
      .replace(/^\s*\/\*\*/, '')
      .replace(/\*\/.*$/, '')
      .replace(/^\s*\* ?/, '');
  });
}

function blocksIn(lines: readonly string[]): readonly Block[] {
  const blocks: Block[] = [];
  let open: { line: number; info: string; indent: string; ticks: string; lines: string[] } | null = null;
  for (const [index, line] of lines.entries()) {
    const [, indent = '', ticks = '', info = ''] = /^(\s*)(`{3,})(.*)$/.exec(line) ?? [];
    if (open && ticks.length >= open.ticks.length && info.trim() === '') {
      blocks.push(open);
      open = null;
    } else if (open) {
      open.lines.push(line.startsWith(open.indent) ? line.slice(open.indent.length) : line);
    } else if (ticks) {
      open = { line: index + 1, info: info.trim(), indent, ticks, lines: [] };
    }
  }
  return blocks;
}

function fencesOf(file: string, blocks: readonly Block[]): readonly Fence[] {
  const fences: Fence[] = [];
  for (const block of blocks) {
    const [language, ...flags] = block.info.split(/\s+/);
    if (language !== 'ts' && language !== 'tsx') continue;
    const unknown = flags.filter((flag) => flag !== 'no-run' && flag !== 'continue');
    if (unknown.length > 0) throw new Error(`${file}:${block.line}: unknown fence flag ${unknown.join(' ')}`);
    const before = flags.includes('continue') ? fences.pop() : undefined;
    if (flags.includes('continue') && !before) throw new Error(`${file}:${block.line}: there is nothing to continue`);
    const started = before ? before.code.split('\n') : [];
    const padding = Array.from({ length: block.line - started.length }, () => '');
    fences.push({
      file,
      line: before?.line ?? block.line,
      language,
      code: [...started, ...padding, ...block.lines].join('\n'),
      run: (before?.run ?? true) && !flags.includes('no-run'),
    });
  }
  return fences;
}
