import { openThread, postComment } from 'partyline/conversations';
import { createSnippet, updateSnippet } from 'partyline/snippets';
import { beforeEach, describe, expect, it } from 'vitest';
import { Scene } from '../support/scene.js';

let scene: Scene;

beforeEach(() => {
  scene = new Scene();
  scene.do(createSnippet, { snippetId: 'hi', name: 'Hello', body: 'Hello!' }, scene.cleo);
});

/** What comes of the same text as a new snippet, as a change of one, and as a comment. */
const written = (text: string): readonly string[] => {
  const { threadId } = scene.do(openThread, { memberIds: [scene.dan] }, scene.cleo);
  const results = [
    scene.try(createSnippet, { name: 'Other', body: text }, scene.cleo),
    scene.try(updateSnippet, { snippetId: 'hi', body: text }, scene.cleo),
    scene.try(postComment, { place: { kind: 'thread', id: threadId }, text }, scene.cleo),
  ];
  return results.map((result) => {
    if (result.ok) return 'ok';
    const { issues = [] } = result.error.params as { issues?: readonly { code: string }[] };
    return issues.map(({ code }) => code).join() || result.error.code;
  });
};

const alike = (code: string) => [code, code, code];

describe('the body of a snippet, as a comment,', () => {
  it.each([
    ['several lines and tabs', 'One\r\n\ttwo\rthree\n'],
    ['what families of emoji are made of', 'Yours 👩‍👩‍👧'],
    ['joiners of a script', 'می\u200cخواهم'],
    ['marks that keep a number in its place', 'שלום \u200f(\u200e+972 3 1234567\u200e)\u200f'],
    ['scripts of both directions', 'Hello, שלום, مرحبا'],
  ])('may hold %s', (_, text) => {
    expect(written(text)).toEqual(alike('ok'));
  });

  it.each([
    ['a right-to-left override', 'Pay to \u202e321 ekil\u202c'],
    ['an override that never ends', 'Pay to \u202e321'],
    ['a left-to-right override', '\u202dabc\u202c'],
    ['an embedding', '\u202babc\u202c'],
    ['an isolate', '\u2067abc\u2069'],
    ['the end of an isolate alone', 'abc\u2069'],
    ['a zero-width space', 'pay\u200bpal'],
    ['a byte order mark', '\ufeffHello'],
    ['a line separator', 'one\u2028two'],
    ['NUL', 'a\0'],
    ['an escape', '\u001b[31mred'],
    ['a lone surrogate', 'a\ud800'],
  ])('may not hold %s', (_, text) => {
    expect(written(text)).toEqual(alike('forbidden_character'));
  });

  it('is neither empty nor endless', () => {
    expect(written(' \n ')).toEqual(alike('empty'));
    expect(written('x'.repeat(10_001))).toEqual(alike('too_long'));
  });

  it('is kept word for word, save that line ends become line feeds', () => {
    scene.do(updateSnippet, { snippetId: 'hi', body: ' One\r\n two\rthree \n' }, scene.cleo);
    expect(scene.workspace.state.snippet.get('hi')?.body).toBe(' One\n two\nthree \n');
  });

  it('has a name of one line, in which nothing is unseen', () => {
    for (const name of ['a\nb', 'a\u200eb', 'a\u200db', 'a\u202eb']) {
      expect(scene.code(updateSnippet, { snippetId: 'hi', name }, scene.cleo)).toBe('invalid_input');
    }
  });
});
