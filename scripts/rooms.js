// The rooms of the house, read from the folders, and what package.json must say about them.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

/** Rooms within rooms that have a door of their own to the world. */
const inner = ['adapters/postgres', 'testing/arbitraries'];

/** Every folder of src with a door (index.ts), sorted. */
export function rooms() {
  return [
    ...readdirSync(`${root}/src`, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? [entry.name] : [],
    ),
    ...inner,
  ]
    .filter((folder) => existsSync(`${root}/src/${folder}/index.ts`))
    .sort();
}

/** The doors below dist/esm and dist/cjs, by subpath: '.' and one for each room. */
export function doors() {
  const front = existsSync(`${root}/src/index.ts`) ? [['.', 'index']] : [];
  return new Map([...front, ...rooms().map((room) => [`./${room}`, `${room}/index`])]);
}

/** What `exports` of package.json has to be. */
export function expectedExports() {
  const target = (format, door) => ({ types: `./dist/${format}/${door}.d.ts`, default: `./dist/${format}/${door}.js` });
  return {
    ...Object.fromEntries(
      [...doors()].map(([subpath, door]) => [subpath, { import: target('esm', door), require: target('cjs', door) }]),
    ),
    './package.json': './package.json',
  };
}

export function manifest() {
  return JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
}

/** `partyline`, `partyline/roles` …: what a host writes. */
export function specifiers() {
  return [...doors().keys()].map((subpath) => `partyline${subpath.slice(1)}`);
}
