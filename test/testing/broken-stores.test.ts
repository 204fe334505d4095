import { StoreFault, storeCases } from 'partyline/testing';
import { describe, expect, it } from 'vitest';
import { brokenStores } from './broken-stores.js';

describe('the kit refuses a store that', () => {
  it.each(brokenStores)('$does: $fault', async ({ fault, chapter, make, kit }) => {
    const cases = storeCases({ ...kit, factory: make, largest: 1_300, rounds: 2 });
    const messages: string[] = [];
    for (const { name, missing, run } of cases) {
      if (missing !== null || !name.startsWith(chapter)) continue;
      const error = await run().then(
        () => null,
        (thrown: unknown) => thrown,
      );
      if (error instanceof Error) messages.push(error.message);
      // One is enough, and it is the first word of the message.
      if (error instanceof StoreFault && error.fault === fault) {
        expect(error.message.startsWith(`${fault}: `)).toBe(true);
        return;
      }
    }
    expect.unreachable(`${fault} was not found; found instead:\n${messages.join('\n') || 'nothing'}`);
  });
});
