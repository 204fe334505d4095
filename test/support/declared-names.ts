import ts from 'typescript';

/** What a declaration file exports, sorted. */
export interface Declared {
  /** The names that it promises to exist at run time. */
  readonly values: readonly string[];
  /** The names that are types alone. */
  readonly types: readonly string[];
}

export function declaredNames(files: readonly string[]): ReadonlyMap<string, Declared> {
  const program = ts.createProgram([...files], {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    skipLibCheck: true,
    noEmit: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  return new Map(files.map((file) => [file, namesOf(program, checker, file)]));
}

function namesOf(program: ts.Program, checker: ts.TypeChecker, file: string): Declared {
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  if (!module) throw new Error(`${file} is no module`);
  const symbols = checker.getExportsOfModule(module);
  const named = (values: boolean) =>
    symbols
      .filter((symbol) => isValue(checker, symbol) === values)
      .map((symbol) => symbol.name)
      .sort();
  return { values: named(true), types: named(false) };
}

function isValue(checker: ts.TypeChecker, symbol: ts.Symbol): boolean {
  let current = symbol;
  while (current.flags & ts.SymbolFlags.Alias) {
    // `export type { Class }` promises no value, although what it leads to is one.
    if (current.declarations?.some((declaration) => ts.isTypeOnlyImportOrExportDeclaration(declaration))) return false;
    const next = checker.getImmediateAliasedSymbol(current);
    if (!next) return false;
    current = next;
  }
  return (current.flags & ts.SymbolFlags.Value) !== 0;
}
