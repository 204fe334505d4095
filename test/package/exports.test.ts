import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { doors, expectedExports, manifest, root, specifiers } from '../../scripts/rooms.js';
import { declaredNames } from '../support/declared-names.js';
import { type Format, formats, inNode } from '../support/in-node.js';

type Names = Readonly<Record<string, readonly string[]>>;

it('every room with a door has its subpath (if not: node scripts/sync-exports.js)', () => {
  expect(manifest().exports).toEqual(expectedExports());
});

describe('exported names', () => {
  const namesIn = (format: Format) =>
    inNode(
      format,
      `const names = {};
       for (const specifier of ${JSON.stringify(specifiers())}) names[specifier] = Object.keys(await load(specifier)).sort();
       return names;`,
    ) as Names;
  const atRuntime = { esm: namesIn('esm'), cjs: namesIn('cjs') };

  it('are the reviewed ones (if the change is meant: npm test -- --project package -u)', async () => {
    await expect(`${JSON.stringify(atRuntime.esm, null, 2)}\n`).toMatchFileSnapshot('exports.json');
  });

  it('are the same in CommonJS and ESM', () => {
    expect(atRuntime.cjs).toEqual(atRuntime.esm);
  });

  describe.each(formats)('in %s', (format) => {
    const files = new Map(
      [...doors()].map(([subpath, door]) => [
        `partyline${subpath.slice(1)}`,
        join(root, 'dist', format, `${door}.d.ts`),
      ]),
    );
    const declared = declaredNames([...files.values()]);

    it.each([...files])('%s declares the values it has', (specifier, file) => {
      expect(declared.get(file)?.values).toEqual(atRuntime[format][specifier]);
    });

    it('types are the reviewed ones, too', async () => {
      const types = Object.fromEntries([...files].map(([specifier, file]) => [specifier, declared.get(file)?.types]));
      await expect(`${JSON.stringify(types, null, 2)}\n`).toMatchFileSnapshot('exported-types.json');
    });
  });
});

it.each(formats)('a value exists once in %s, whatever subpath leads to it', (format) => {
  const twice = inNode(
    format,
    `const front = await load('partyline');
     const twice = [];
     for (const specifier of ${JSON.stringify(specifiers())}) {
       for (const [name, value] of Object.entries(await load(specifier))) {
         if (name in front && front[name] !== value) twice.push(specifier + ': ' + name);
       }
     }
     return twice;`,
  );
  expect(twice).toEqual([]);
});

it('the front door has named re-exports only, each from the door of a room', () => {
  const code = readFileSync(join(root, 'src/index.ts'), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
  const statements = code.split(';').map((statement) => statement.trim());
  const strange = statements.filter(
    (statement) => statement !== '' && !/^export (type )?\{[^}]*\} from '\.\/[a-z]+\/index\.js'$/.test(statement),
  );
  expect(strange).toEqual([]);
});
