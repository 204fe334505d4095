import { shareable } from 'partyline/sharing';
import { describe, expect, it } from 'vitest';

describe('a kind of the host’s own', () => {
  it('names its things, and asks for the permission of contacts unless it says otherwise', () => {
    const deal = shareable('deal');
    expect([deal.kind, deal.permission, deal.named('d1')]).toEqual([
      'deal',
      'contacts.manage',
      { kind: 'deal', id: 'd1' },
    ]);
    expect(shareable('file', { permission: 'directory.manage' }).permission).toBe('directory.manage');
    expect(Object.isFrozen(deal)).toBe(true);
  });

  it('has a name that an id could be, of at most 40 characters', () => {
    for (const kind of ['', 'a b', 'x'.repeat(41)]) {
      expect(() => shareable(kind), kind).toThrow('a shareable kind cannot be');
    }
    expect(shareable('x'.repeat(40)).kind).toHaveLength(40);
  });

  it('is none of the house’s', () => {
    for (const kind of ['contact', 'snippet', 'conversation', 'thread', 'comment']) {
      expect(() => shareable(kind), kind).toThrow('a shareable kind cannot be');
    }
  });
});
