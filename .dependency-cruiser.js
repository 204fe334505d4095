// Arrows: the rules that count type imports too, since a type that points the wrong way is a wrong arrow as well.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { mayImport, nouns } from './scripts/house.js';
import { root } from './scripts/rooms.js';

const src = join(root, 'src');
const folders = existsSync(src)
  ? readdirSync(src, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
  : [];
const oneOf = (rooms) => `^src/(${rooms.join('|')})/`;

/** One rule a room: from here to any other room but those listed. */
const arrows = folders.map((room) => ({
  name: `arrows-of-${room}`,
  comment: `${room} may import from ${mayImport[room]?.join(', ') || 'no other room'}.`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: {
    path: '^src/',
    pathNot: oneOf([room, ...(mayImport[room] ?? [])]),
    // `messages` knows every code, but only as a type.
    ...(room === 'messages' ? { dependencyTypesNot: ['type-only'] } : {}),
  },
}));

export default {
  forbidden: [
    ...arrows,
    {
      name: 'nouns-meet-at-the-door',
      comment:
        'A noun imports another noun through its doors only: index.ts, and internal.ts for what hosts need not see.',
      severity: 'error',
      from: { path: `^src/(${nouns.join('|')})/` },
      to: { path: `^src/(${nouns.join('|')})/`, pathNot: ['^src/$1/', '^src/[^/]+/(index|internal)\\.ts$'] },
    },
    {
      name: 'front-door-leads-to-doors',
      comment: 'src/index.ts re-exports from the index.ts of rooms only.',
      severity: 'error',
      from: { path: '^src/index\\.ts$' },
      to: { pathNot: '^src/[^/]+/index\\.ts$' },
    },
    {
      name: 'nobody-enters-by-the-front-door',
      comment: 'Inside the house, rooms import from rooms.',
      severity: 'error',
      from: { path: '^src/.' },
      to: { path: '^src/index\\.ts$' },
    },
    {
      name: 'no-circle-of-rooms',
      comment: 'Two rooms that need each other are one room, or need a third.',
      severity: 'error',
      scope: 'folder',
      // Rooms, not the folders within a room.
      from: { path: '^src/[^/]+$' },
      to: { circular: true, path: '^src/[^/]+$' },
    },
    {
      name: 'no-circle-at-run-time',
      comment: 'Types may refer to each other within a room; modules may not.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-node-built-ins',
      comment: 'src also runs in browsers.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'declared-packages-only',
      comment: 'At run time src needs what package.json lists as dependencies, and nothing else.',
      severity: 'error',
      // `testing` is for hosts' tests, which bring fast-check themselves; `react` for those who have React.
      from: { path: '^src/', pathNot: '^src/(testing|react)/' },
      to: { path: 'node_modules', pathNot: 'node_modules/(@types/papaparse|papaparse|zod|immer|nanoid|tldts)/' },
    },
    {
      name: 'fast-check-in-one-place',
      comment: 'Hosts that only test their store need no fast-check: it is an optional peer, behind a door of its own.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/testing/arbitraries/' },
      to: { path: '(^|/)fast-check(/|$)' },
    },
    {
      name: 'no-driver',
      comment: 'The Postgres store takes a query function: the host brings its driver.',
      severity: 'error',
      from: { path: '^src/adapters/' },
      to: { path: 'node_modules/(pg|pg-.*|postgres|@electric-sql|kysely|drizzle-orm|knex)/' },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'tests-stay-out',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|examples|scripts|docs)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};
