import * as everything from 'partyline';
import * as contacts from 'partyline/contacts';
import * as directory from 'partyline/directory';
import * as groups from 'partyline/groups';
import * as lifecycle from 'partyline/lifecycle';
import * as members from 'partyline/members';
import * as numbers from 'partyline/numbers';
import { operations } from 'partyline/service';
import { describe, expect, it } from 'vitest';

const rooms = { everything, contacts, directory, groups, lifecycle, members, numbers };

const isOperation = (value: unknown): boolean =>
  typeof value === 'function' && 'reads' in value && typeof (value as { isQuery?: unknown }).isQuery === 'boolean';

const offered = new Set<unknown>(Object.values(operations).flatMap((room) => Object.values(room)));

describe('the service', () => {
  it.each(Object.entries(rooms))('offers every verb and query that %s exports', (_, room) => {
    const forgotten = Object.entries(room).filter(([, value]) => isOperation(value) && !offered.has(value));
    expect(forgotten.map(([name]) => name)).toEqual([]);
  });

  it('offers each under one name', () => {
    const all = Object.values(operations).flatMap((room) => Object.values(room));
    expect(all.length).toBe(offered.size);
    expect(all.every(isOperation)).toBe(true);
  });
});
