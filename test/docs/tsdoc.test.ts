import { join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { doors, root } from '../../scripts/rooms.js';

/** Every public name, as `partyline/roles: can`, that has no TSDoc where it is declared. */
function undocumented(): { readonly names: number; readonly without: readonly string[] } {
  const files = [...doors()].map(([subpath, door]) => [subpath, join(root, 'src', `${door}.ts`)] as const);
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const program = ts.createProgram(
    files.map(([, file]) => file),
    options,
  );
  const checker = program.getTypeChecker();
  let names = 0;
  const without: string[] = [];
  for (const [subpath, file] of files) {
    const source = program.getSourceFile(file);
    const door = source && checker.getSymbolAtLocation(source);
    for (const exported of door ? checker.getExportsOfModule(door) : []) {
      names += 1;
      const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
      if (symbol.getDocumentationComment(checker).length === 0)
        without.push(`partyline${subpath.slice(1)}: ${symbol.name}`);
    }
  }
  return { names, without };
}

it('every public name says what it is', () => {
  const { names, without } = undocumented();
  expect(without).toEqual([]);
  expect(names).toBeGreaterThan(500);
});
