import ts from 'typescript';

/** For each declaration file: the names it declares as values, that is, promises to exist at run time. Sorted. */
export function declaredNames(files: readonly string[]): ReadonlyMap<string, readonly string[]> {
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

function namesOf(program: ts.Program, checker: ts.TypeChecker, file: string): readonly string[] {
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  if (!module) throw new Error(`${file} is no module`);
  return checker
    .getExportsOfModule(module)
    .filter((symbol) => isValue(checker, symbol))
    .map((symbol) => symbol.name)
    .sort();
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
