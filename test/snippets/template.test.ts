import { parseTemplate, renderSnippet } from 'partyline/snippets';
import { describe, expect, it } from 'vitest';

const problemsOf = (template: string, known?: ReadonlySet<string>) =>
  parseTemplate(template, known).problems.map(({ code, text }) => [code, text]);

describe('a template', () => {
  it('has its variables named once each, in order, with or without blanks', () => {
    expect(parseTemplate('{{b}} {{ a.c }} {{b}}{{\ta\n}}').variables).toEqual(['b', 'a.c', 'a']);
  });

  it('says where each variable stands', () => {
    const template = 'Hi {{ you }}!';
    const variables = parseTemplate(template).parts.flatMap((part) => (part.type === 'variable' ? [part] : []));
    expect(variables.map(({ start, end }) => template.slice(start, end))).toEqual(['{{ you }}']);
  });

  it('leaves what is no name as text, and tells of it', () => {
    for (const text of ['{{}}', '{{ }}', '{{1st}}', '{{a..b}}', '{{.a}}', '{{a.}}', '{{a-b}}', '{{ä}}', '{{a b}}']) {
      expect(problemsOf(text), text).toEqual([['not_a_name', text]]);
      expect(renderSnippet(text, { a: 'x' }), text).toEqual({ text, missing: [] });
    }
  });

  it('takes the innermost braces, and tells of an opening without an end', () => {
    expect(renderSnippet('{{ {{a}} }}', { a: 'x' }).text).toBe('{{ x }}');
    expect(problemsOf('Hello {{name')).toEqual([['not_closed', '{{name']]);
  });

  it('names a variable that nothing has, and keeps it as it was written', () => {
    const known = new Set(['contact.firstName']);
    expect(problemsOf('{{contact.firstName}} {{contact.shoeSize}}', known)).toEqual([
      ['unknown_variable', '{{contact.shoeSize}}'],
    ]);
    expect(parseTemplate('{{contact.shoeSize}}', known).variables).toEqual([]);
  });

  it('shows no more than sixty characters of a problem, and no half of one', () => {
    const [problem] = parseTemplate(`{{${'x'.repeat(57)}\u{1f600}!}}`).problems;
    expect(problem?.text.length).toBe(60);
    expect(problem?.text.isWellFormed()).toBe(true);
  });
});

describe('a rendered snippet', () => {
  it('has texts and numbers in place of its variables', () => {
    const values = { contact: { firstName: 'Dora' }, order: 17, none: 0 };
    expect(renderSnippet('{{contact.firstName}}: {{order}}, {{none}}', values)).toEqual({
      text: 'Dora: 17, 0',
      missing: [],
    });
  });

  it('names what was missing, once each, and leaves it empty', () => {
    const values = { a: '', b: ' ', c: null, d: Number.NaN, e: {}, f: true };
    expect(renderSnippet('{{a}}{{b}}{{c}}{{d}}{{e}}{{f}}{{g}}{{a}}', values)).toEqual({
      text: '',
      missing: ['a', 'b', 'c', 'd', 'e', 'f', 'g'],
    });
  });

  it('never reads a value as a template, nor a prototype as a value', () => {
    expect(renderSnippet('{{a}}', { a: '{{b}}', b: 'secret' }).text).toBe('{{b}}');
    const names = ['constructor.name', 'toString.name', '__proto__.x', 'a.length'];
    expect(renderSnippet(names.map((name) => `{{${name}}}`).join(''), { a: 'text' }).missing).toEqual(names);
  });
});
