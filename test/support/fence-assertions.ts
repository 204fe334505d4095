import ts from 'typescript';
import type { Fence } from './fences.js';

/** What the rewritten fence calls, see fence-expect.ts. */
export const EXPECT = '$expect';

/**
 * Makes `expression // => value` an assertion, without moving a line. The arrow may stand behind an expression, behind
 * `const x = …;` or alone on the next line, and its value may go on over further comment lines. `console.log(x) // => value`
 * speaks of x.
 */
export function withAssertions(fence: Fence): string {
  const { code } = fence;
  const source = ts.createSourceFile('fence.ts', code, ts.ScriptTarget.Latest, true);
  const edits: { at: number; until: number; text: string }[] = [];
  let claimed = 0;

  const visit = (node: ts.Node): void => {
    ts.forEachChild(node, visit);
    const subject = subjectOf(node);
    const arrow = subject && arrowAfter(code, node.end);
    if (!subject || !arrow) return;
    claimed += 1;
    const line = source.getLineAndCharacterOfPosition(arrow.at).line + 1;
    const expected = valueIn(arrow.lines);
    if (expected === null) {
      throw new Error(`${fence.file}:${line}: what follows "// =>" is no value: ${arrow.lines.join(' ').trim()}`);
    }
    // The place is written out: it is all that whoever reads the failure wants to know.
    const call = (actual: string) =>
      `${EXPECT}(${JSON.stringify(`${fence.file}:${line}`)}, ${actual}, () => (${expected.text}), ${expected.partial});`;
    if (ts.isVariableStatement(node)) {
      edits.push({ at: node.end, until: node.end, text: ` ${call(subject.getText())}` });
    } else {
      // A semicolon in front: the line before may end without one. Newlines inside the expression stay where they are.
      edits.push({ at: node.getStart(), until: node.end, text: `;${call(subject.getText())}` });
    }
  };
  visit(source);

  const arrows = [...code.matchAll(/\/\/ =>/g)].length;
  if (arrows !== claimed) {
    throw new Error(`${fence.file}:${fence.line}: ${arrows - claimed} of ${arrows} "// =>" follow no expression`);
  }
  return edits.sort((a, b) => b.at - a.at).reduce((text, edit) => splice(text, edit), code);
}

function splice(text: string, edit: { at: number; until: number; text: string }): string {
  return text.slice(0, edit.at) + edit.text + text.slice(edit.until);
}

function subjectOf(node: ts.Node): ts.Node | null {
  if (ts.isVariableStatement(node)) {
    const [declaration, ...others] = node.declarationList.declarations;
    return declaration && others.length === 0 && ts.isIdentifier(declaration.name) ? declaration.name : null;
  }
  if (!ts.isExpressionStatement(node)) return null;
  const { expression } = node;
  const logged = ts.isCallExpression(expression) && expression.expression.getText() === 'console.log';
  return logged && expression.arguments.length === 1 ? (expression.arguments[0] ?? null) : expression;
}

function arrowAfter(code: string, end: number): { at: number; lines: readonly string[] } | null {
  const rest = code.slice(end);
  const match = /^[ \t]*(?:\n[ \t]*)?\/\/ =>([^\n]*)((?:\n[ \t]*\/\/(?! =>)[^\n]*)*)/.exec(rest);
  if (!match) return null;
  const further = (match[2] ?? '')
    .split('\n')
    .slice(1)
    .map((line) => line.replace(/^[ \t]*\/\//, ''));
  return { at: end + match[0].indexOf('//'), lines: [match[1] ?? '', ...further] };
}

/** The shortest run of comment lines that is an expression; an ellipsis (…) leaves properties open. */
function valueIn(lines: readonly string[]): { text: string; partial: boolean } | null {
  for (let count = 1; count <= lines.length; count += 1) {
    const written = lines
      .slice(0, count)
      .map((line) => line.trim())
      .join(' ');
    const text = written.replace(/,?\s*…\s*,?/g, ' ');
    const { diagnostics } = ts.transpileModule(`(${text});`, { reportDiagnostics: true });
    if (written !== '' && diagnostics?.length === 0) return { text, partial: text !== written };
  }
  return null;
}
