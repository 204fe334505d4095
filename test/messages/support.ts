import { type Catalogue, en, es, fr } from 'partyline/messages';

export const catalogues: readonly (readonly [string, Catalogue])[] = [
  ['en', en],
  ['fr', fr],
  ['es', es],
];

/** A text as it stands in a catalogue, and the path to it: `failures.seat_limit_reached.one`. */
export interface Leaf {
  readonly path: string;
  readonly text: string;
}

/** The names by which plurals and choices are made: they are data, not text. */
const KEYS = new Set(['count', 'by', 'locale']);

/** Every text of a catalogue. */
export const leavesOf = (value: unknown, path = ''): readonly Leaf[] => {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    // `words.count` would be a text; `count` beside `other` is the name of a parameter.
    KEYS.has(name) && typeof inner === 'string' ? [] : leavesOf(inner, path === '' ? name : `${path}.${name}`),
  );
};

/** The placeholders of a text, as they are written, without their braces. */
export const placeholdersOf = (text: string): readonly string[] =>
  [...text.matchAll(/\{([^}]*)\}/g)].map(([, name = '']) => name);

/** Parameters that hold something plausible under every name. */
export const plausible: Readonly<Record<string, unknown>> = {
  memberId: 'm1',
  groupId: 'g1',
  numberId: 'n1',
  contactId: 'c1',
  role: 'admin',
  plan: 'business',
  source: 'crm',
  permission: 'groups.manage',
  name: 'Sales',
  fileName: 'staff.txt',
  phone: '+15551234567',
  domain: 'acme.example',
  challenge: 'abc',
  currency: 'EUR',
  page: 3,
  limit: 10,
  maximum: 5,
  minimum: 2,
  needed: 3,
  removed: 4,
  held: 3,
  refused: ['a@', 'b@'],
  expected: ['name', 'email'],
  found: ['email'],
  keys: ['colour'],
  status: 'draft',
  from: 'draft',
  to: 'completed',
  start: 0,
  end: 86_400_000,
  at: 0,
  until: 0,
  expiresAt: 0,
  changedAt: 0,
  endedAt: 0,
  closesAt: 0,
  balance: 100,
  amount: 200,
};
