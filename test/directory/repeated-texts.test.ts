import { expect, test } from 'vitest';
import { createRepeatedTexts } from '../../src/directory/repeated-texts.js';

test('what is cut is what stands there, whatever was cut before', () => {
  const cut = createRepeatedTexts();
  // The same first and last letters and length: all of them fall on one place.
  const words = ['abz', 'acz', 'abz', 'adz', '', 'abz', 'a', 'é', 'a'];
  const text = words.join(',');
  let at = 0;
  for (const word of words) {
    expect(cut(text, at, at + word.length)).toBe(word);
    at += word.length + 1;
  }
});
