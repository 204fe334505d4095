import { describe, expect, it } from 'vitest';
import { withAssertions } from '../support/fence-assertions.js';

const rewritten = (code: string) => withAssertions({ file: 'guide.md', line: 7, code, language: 'ts', run: true });

describe('an arrow comment becomes an assertion', () => {
  it('behind an expression', () => {
    expect(rewritten('add(1, 2); // => 3')).toBe(';$expect("guide.md:1", add(1, 2), () => (3), false); // => 3');
  });

  it('behind a declaration', () => {
    expect(rewritten('const sum = add(1, 2); // => 3')).toBe(
      'const sum = add(1, 2); $expect("guide.md:1", sum, () => (3), false); // => 3',
    );
  });

  it('on the next line, over several lines, with properties left open', () => {
    expect(rewritten('find()\n// => {\n//   ok: true, … }\n// and prose')).toBe(
      ';$expect("guide.md:2", find(), () => ({ ok: true }), true);\n// => {\n//   ok: true, … }\n// and prose',
    );
  });

  it('behind console.log, about what is logged', () => {
    expect(rewritten('console.log(a); // => 1')).toBe(';$expect("guide.md:1", a, () => (1), false); // => 1');
  });

  it('without moving a line', () => {
    const code = 'f(\n  1,\n); // => 2\ng();';
    expect(rewritten(code).split('\n')).toHaveLength(code.split('\n').length);
  });
});

describe('an arrow comment that asserts nothing is an error, with its line', () => {
  it('when it follows no expression', () => {
    expect(() => rewritten('// => 3')).toThrow('guide.md:7: 1 of 1 "// =>" follow no expression');
  });

  it('when it is prose', () => {
    expect(() => rewritten('\nf(); // => three of them')).toThrow('guide.md:2: what follows "// =>" is no value');
  });
});
