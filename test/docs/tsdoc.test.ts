import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { doors, root } from '../../scripts/rooms.js';

interface PublicName {
  /** As `partyline/roles: can`. */
  readonly name: string;
  /** What it says of itself where it is declared, tags and all. */
  readonly text: string;
  readonly isFunction: boolean;
  /** Whether it is a verb or a query: a function with a schema of its input. */
  readonly isOperation: boolean;
  /** The codes of the errors that its type says it answers with. */
  readonly codes: readonly string[];
}

/** Every name behind every door. */
function publicNames(): readonly PublicName[] {
  const files = [...doors()].map(([subpath, door]) => [subpath, join(root, 'src', `${door}.ts`)] as const);
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const program = ts.createProgram(
    files.map(([, file]) => file),
    options,
  );
  const checker = program.getTypeChecker();
  const partsOf = (type: ts.Type): readonly ts.Type[] => (type.isUnion() ? type.types : [type]);
  const within = (type: ts.Type, property: string): readonly ts.Type[] =>
    partsOf(type).flatMap((part) => {
      const found = part.getProperty(property);
      return found === undefined ? [] : partsOf(checker.getTypeOfSymbol(found));
    });
  const codesOf = (signature: ts.Signature): readonly string[] =>
    within(signature.getReturnType(), 'error')
      .flatMap((error) => within(error, 'code'))
      .flatMap((code) => (code.isStringLiteral() ? [code.value] : []));
  const names: PublicName[] = [];
  for (const [subpath, file] of files) {
    const source = program.getSourceFile(file);
    const door = source && checker.getSymbolAtLocation(source);
    for (const exported of door ? checker.getExportsOfModule(door) : []) {
      const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
      const type = symbol.flags & ts.SymbolFlags.Value ? checker.getTypeOfSymbol(symbol) : null;
      const signatures = type?.getCallSignatures() ?? [];
      names.push({
        name: `partyline${subpath.slice(1)}: ${symbol.name}`,
        text: [
          ts.displayPartsToString(symbol.getDocumentationComment(checker)),
          ...symbol.getJsDocTags(checker).map((tag) => `@${tag.name} ${ts.displayPartsToString(tag.text)}`),
        ].join('\n'),
        isFunction: signatures.length > 0,
        isOperation: signatures.length > 0 && type?.getProperty('input') !== undefined,
        codes: [...new Set(signatures.flatMap(codesOf))],
      });
    }
  }
  return names;
}

describe('the reference', () => {
  const names = publicNames();
  const functions = names.filter(({ isFunction }) => isFunction);
  /** Those whose text lacks something. */
  const lacking = (list: readonly PublicName[], what: RegExp): readonly string[] =>
    list.filter(({ text }) => !what.test(text)).map(({ name }) => name);

  it('says of every public name what it is', () => {
    expect(names.filter(({ text }) => text.trim() === '' || text.startsWith('\n')).map(({ name }) => name)).toEqual([]);
    expect(names.length).toBeGreaterThan(500);
  });

  it('shows every function at work', () => {
    expect(lacking(functions, /^@example\b/m)).toEqual([]);
    expect(functions.length).toBeGreaterThan(300);
  });

  it('leads from every function to where more is told', () => {
    expect(lacking(functions, /^@see\b|\{@link\b/m)).toEqual([]);
  });

  it('states the errors of every operation', () => {
    const operations = functions.filter(({ isOperation }) => isOperation);
    expect(lacking(operations, /^Errors: |^@throws\b/m)).toEqual([]);
    expect(operations.length).toBeGreaterThan(80);
  });

  it('states every code that stands in the type of anything else', () => {
    const unsaid = functions
      .filter(({ isOperation }) => !isOperation)
      .flatMap(({ name, text, codes }) =>
        codes.filter((code) => !text.includes(`\`${code}\``)).map((code) => `${name}: ${code}`),
      );
    expect(unsaid).toEqual([]);
  });
});
