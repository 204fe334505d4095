// What the same small task adds to a page with each library: bundled and minified by esbuild, then gzipped. Whatever is not used is dropped.
//
//   npx tsx --tsconfig test/tsconfig.json test/bench/bundles.ts
import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { compare } from './support/comparison.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const roles = `{ owner: ['invite', 'remove', 'pay'], admin: ['invite', 'remove'], member: [] }`;

interface Task {
  readonly title: string;
  readonly about: string;
  /** The task as a module, with each library. */
  readonly sources: Readonly<Record<string, string>>;
  readonly packages: readonly string[];
}

const tasks: readonly Task[] = [
  {
    title: 'Bundle of a role check',
    about:
      'Whether one of three roles allows something. partyline brings its 19 permissions, the others get three actions; Cedar includes its WebAssembly.',
    sources: {
      partyline: `import { roleCan } from 'partyline/roles'; export const may = (role, permission) => roleCan(role, permission);`,
      'a plain table': `const roles = ${roles}; export const may = (role, action) => Object.hasOwn(roles, role) && roles[role].includes(action);`,
      CASL: `import { defineAbility } from '@casl/ability'; const roles = ${roles};
        const abilities = Object.fromEntries(Object.entries(roles).map(([role, actions]) => [role, defineAbility((can) => actions.forEach((action) => can(action, 'team')))]));
        export const may = (role, action) => abilities[role].can(action, 'team');`,
      'better-auth access': `import { createAccessControl } from 'better-auth/plugins/access'; const roles = ${roles};
        const control = createAccessControl({ team: ['invite', 'remove', 'pay'] });
        const made = Object.fromEntries(Object.entries(roles).map(([role, actions]) => [role, control.newRole({ team: actions })]));
        export const may = (role, action) => made[role].authorize({ team: [action] }).success;`,
      accesscontrol: `import { AccessControl } from 'accesscontrol'; const roles = ${roles}; const access = new AccessControl();
        for (const [role, actions] of Object.entries(roles)) for (const action of actions) access.grant(role).action(action, 'team');
        export const may = (role, action) => access.can(role).do(action, 'team').granted;`,
      casbin: `import { newEnforcer, newModelFromString, StringAdapter } from 'casbin';
        export const load = (model, policy) => newEnforcer(newModelFromString(model), new StringAdapter(policy));
        export const may = (enforcer, role, action) => enforcer.enforceSync(role, action);`,
      'Cedar (WASM)': `import { preparsePolicySet, statefulIsAuthorized } from '@cedar-policy/cedar-wasm';
        export const load = (policies) => preparsePolicySet('p', { staticPolicies: policies });
        export const may = (call) => statefulIsAuthorized(call).response.decision === 'allow';`,
    },
    packages: ['@casl/ability', 'better-auth', 'accesscontrol', 'casbin', '@cedar-policy/cedar-wasm', 'esbuild'],
  },
  {
    title: 'Bundle of a proration',
    about: 'What the rest of a period costs.',
    sources: {
      partyline: `import { prorate } from 'partyline/pricing'; export const share = (unitPrice, quantity, start, end, at) => prorate({ unitPrice, quantity, period: { start, end }, at });`,
      'dinero.js': `import { allocate, dinero, toSnapshot, USD } from 'dinero.js';
        export const share = (price, quantity, start, end, at) => toSnapshot(allocate(dinero({ amount: price * quantity, currency: USD }), [end - at, at - start])[0]).amount;`,
      'currency.js': `import currency from 'currency.js'; export const share = (price, quantity, start, end, at) => currency(price, { fromCents: true }).multiply(quantity).multiply((end - at) / (end - start)).intValue;`,
      'big.js': `import Big from 'big.js'; export const share = (price, quantity, start, end, at) => new Big(price).times(quantity).times(end - at).div(end - start).round(0, 1).toNumber();`,
    },
    packages: ['dinero.js', 'currency.js', 'big.js', 'esbuild'],
  },
  {
    title: 'Bundle of a directory import',
    about: 'A CSV of contacts read; partyline contains papaparse, and checks what the parsers alone do not.',
    sources: {
      partyline: `import { validateDirectoryCsv } from 'partyline/directory'; export const read = (text) => validateDirectoryCsv(text);`,
      'papaparse alone': `import Papa from 'papaparse'; export const read = (text) => Papa.parse(text).data;`,
      'uDSV alone': `import { inferSchema, initParser } from 'udsv'; export const read = (text) => initParser(inferSchema(text)).stringArrs(text);`,
      'csv-parse alone': `import { parse } from 'csv-parse/browser/esm/sync'; export const read = (text) => parse(text);`,
      'papaparse + zod + libphonenumber-js': `import Papa from 'papaparse'; import * as z from 'zod'; import { isValidPhoneNumber } from 'libphonenumber-js/max';
        const row = z.object({ name: z.string().min(1), email: z.email(), phone: z.string().refine((text) => isValidPhoneNumber(text)) });
        export const read = (text) => Papa.parse(text, { header: true }).data.map((cells) => row.safeParse(cells));`,
    },
    packages: ['papaparse', 'udsv', 'csv-parse', 'zod', 'libphonenumber-js', 'esbuild'],
  },
];

const sizeOf = async (contents: string): Promise<{ readonly minified: number; readonly gzipped: number }> => {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root, loader: 'js' },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    outdir: 'out',
    loader: { '.wasm': 'copy' },
    // What a library only does on a server costs a page nothing.
    external: [...builtinModules, 'node:*'],
    alias: Object.fromEntries(
      ['roles', 'pricing', 'directory'].map((room) => [`partyline/${room}`, `${root}src/${room}/index.ts`]),
    ),
    logLevel: 'error',
  });
  const sum = (size: (bytes: Uint8Array) => number) =>
    outputFiles.reduce((total, { contents: bytes }) => total + size(bytes), 0);
  return { minified: sum((bytes) => bytes.length), gzipped: sum((bytes) => gzipSync(bytes, { level: 9 }).length) };
};

for (const { title, about, sources, packages } of tasks) {
  const minified: Record<string, number> = {};
  const gzipped: Record<string, number> = {};
  for (const [engine, source] of Object.entries(sources)) {
    const size = await sizeOf(source);
    minified[engine] = size.minified;
    gzipped[engine] = size.gzipped;
  }
  compare({
    title,
    about,
    engines: Object.keys(sources),
    columns: [
      { work: 'minified', unit: 'B', cells: minified },
      { work: 'minified and gzipped', unit: 'B', cells: gzipped },
    ],
    packages,
  });
}
