import { createHash, createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { hmacSha256, sha256 } from '../../src/kernel/sha256.js';

it('digests as the platform does, at every length around a block', () => {
  for (let length = 0; length <= 300; length++) {
    const text = 'añ€😀'.repeat(100).slice(0, length).toWellFormed();
    expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'));
    for (const key of ['', 'k'.repeat(length % 140), text]) {
      expect(hmacSha256(key, text)).toBe(createHmac('sha256', key).update(text).digest('hex'));
    }
  }
});
