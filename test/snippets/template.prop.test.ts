import fc from 'fast-check';
import { parseTemplate, renderSnippet } from 'partyline/snippets';
import { describe, expect, it } from 'vitest';
import { lawOptions } from '../support/law-options.js';

const name = fc.stringMatching(/^[a-z_][a-z0-9_]{0,5}(\.[a-z_][a-z0-9_]{0,5}){0,2}$/);

/** Texts made of what templates are made of, and of anything else. */
const hostile = fc
  .array(fc.oneof(fc.constantFrom('{{', '}}', '{', '}', ' ', '.', 'a', '{{a}}', '\u{1f600}', '\ud800'), fc.string()), {
    maxLength: 40,
    size: 'max',
  })
  .map((pieces) => pieces.join(''));

const plain = fc.string({ unit: 'binary', maxLength: 200 }).filter((text) => !text.includes('{{'));

describe('any text', () => {
  it('is taken apart and put together: its parts, as they were written, are the text, and no problem lies outside of it', () => {
    fc.assert(
      fc.property(hostile, (template) => {
        const { parts, variables, problems } = parseTemplate(template);
        const written = parts.map((part) => (part.type === 'text' ? part.text : template.slice(part.start, part.end)));
        expect(written.join('')).toBe(template);
        const named = parts.flatMap((part) => (part.type === 'variable' ? [part.name] : []));
        expect(variables).toEqual([...new Set(named)]);
        for (const { start, end, text } of problems) {
          expect(0 <= start && start < end && end <= template.length).toBe(true);
          expect(text).toBe(template.slice(start, Math.min(end, start + 60)).toWellFormed());
        }
      }),
      lawOptions(5_000, 140),
    );
  });

  it('is rendered with whatever values without throwing; what has no value is named', () => {
    fc.assert(
      fc.property(hostile, fc.dictionary(fc.constantFrom('a', 'b', '__proto__'), fc.anything()), (template, values) => {
        const { missing } = renderSnippet(template, values);
        for (const one of missing) expect(parseTemplate(template).variables).toContain(one);
      }),
      lawOptions(5_000, 141),
    );
  });

  it('without variables is rendered as it stands', () => {
    fc.assert(
      fc.property(plain, (text) => {
        expect(parseTemplate(text).problems).toEqual([]);
        expect(renderSnippet(text, {})).toEqual({ text, missing: [] });
      }),
      lawOptions(2_000, 142),
    );
  });
});

describe('a template', () => {
  it('gives, for each name, the value or nothing: unknown ones stay, missing ones are named', () => {
    const piece = fc.record({ before: plain.filter((text) => !/[{}]/.test(text)), name, state: fc.nat(2) });
    fc.assert(
      fc.property(fc.uniqueArray(piece, { selector: (one) => one.name.split('.')[0], maxLength: 8 }), (pieces) => {
        const template = pieces.map((one) => `${one.before}{{${one.name}}}`).join('');
        const values: Record<string, unknown> = {};
        for (const one of pieces.filter(({ state }) => state === 0)) {
          values[one.name.split('.')[0] as string] = one.name
            .split('.')
            .slice(1)
            .reduceRight<unknown>((inner, key) => ({ [key]: inner }), `<${one.name}>`);
        }
        const expected = pieces.map((one) => one.before + (one.state === 0 ? `<${one.name}>` : '')).join('');
        expect(renderSnippet(template, values)).toEqual({
          text: expected,
          missing: pieces.filter(({ state }) => state !== 0).map((one) => one.name),
        });
        const known = new Set(pieces.filter(({ state }) => state < 2).map((one) => one.name));
        const { variables, problems } = parseTemplate(template, known);
        expect(variables).toEqual([...known]);
        expect(problems.map(({ code, text }) => [code, text])).toEqual(
          pieces.filter(({ state }) => state === 2).map((one) => ['unknown_variable', `{{${one.name}}}`]),
        );
      }),
      lawOptions(1_000, 143),
    );
  });
});
