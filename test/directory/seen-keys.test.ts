import { expect, test } from 'vitest';
import { createSeenNumbers, createSeenTexts, hashOfNumber, hashOfText } from '../../src/directory/seen-keys.js';

test('keys that were seen are found again, however many', () => {
  const seen = createSeenTexts();
  const keys = Array.from({ length: 50_000 }, (_, i) => `p${i}@example.com`);
  keys.forEach((key, i) => {
    seen.add(key, hashOfText(key), i + 1);
  });
  expect(keys.filter((key, i) => seen.get(key, hashOfText(key)) !== i + 1)).toEqual([]);
  expect(seen.get('nobody', hashOfText('nobody'))).toBe(0);
});

test('keys made to collide are found as well, and stay cheap', () => {
  // The hash of a number is its lower half xor its upper one: these are all alike.
  const keys = Array.from({ length: 100_000 }, (_, high) => high * 2 ** 32 + (high ^ 0x1234567));
  const seen = createSeenNumbers();
  keys.forEach((key, i) => {
    if (seen.get(key, hashOfNumber(key)) !== 0) throw new Error(`seen too early: ${key}`);
    seen.add(key, hashOfNumber(key), i + 1);
  });
  expect(keys.filter((key, i) => seen.get(key, hashOfNumber(key)) !== i + 1)).toEqual([]);
});
