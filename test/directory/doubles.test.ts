import { type KnownContact, type SamePhone, validateDirectoryCsv } from 'partyline/directory';
import { unwrap } from 'partyline/kernel';
import { describe, expect, it } from 'vitest';

const HEADER = 'name,position,email,work-phone,optional-phone-1,optional-phone-2,\n';
const [ONE, TWO, THREE] = ['0015551230001', '0015551230002', '0015551230003'];

/** Who is a double, of whom, and by what; and where a phone is shared first, and how often. Rows are an address and phones. */
const doubles = (
  rows: readonly (readonly [email: string, ...phones: string[]])[],
  {
    existing = [],
    samePhone,
    name = 'Person',
  }: { existing?: readonly KnownContact[]; samePhone?: SamePhone; name?: string } = {},
) => {
  const lines = rows.map(([email, ...phones], index) => {
    const [work = '', ...others] = phones;
    return `${name} ${index},,${email},${work},${others[0] ?? ''},${others[1] ?? ''},`;
  });
  const { duplicates, notices, counts } = unwrap(
    validateDirectoryCsv(`${HEADER}${lines.join('\n')}\n`, { existing, ...(samePhone ? { samePhone } : {}) }),
  );
  expect(counts.duplicates).toBe(duplicates.length);
  return {
    doubles: duplicates.map(({ line, by, of }) => [line, by, of]),
    shared: notices.filter(({ code }) => code === 'shared_phone').map(({ line, count }) => [line, count]),
  };
};

describe('a double', () => {
  it('has an address that came before, whatever its letters’ case', () => {
    expect(
      doubles([['ada@example.com'], ['bob@example.com'], ['ADA@example.com'], ['ada@example.com']]).doubles,
    ).toEqual([
      [4, 'email', { line: 2 }],
      [5, 'email', { line: 2 }],
    ]);
    expect(doubles([['jürgen@example.com'], ['JÜRGEN@example.com']]).doubles).toEqual([[3, 'email', { line: 2 }]]);
  });

  it('or a phone, unless both have addresses, and these differ', () => {
    const rows = [
      ['a@example.com', ONE],
      ['b@example.com', ONE],
      ['', ONE],
      ['', TWO],
      ['c@example.com', TWO],
      ['', THREE],
      ['', '', ONE],
    ] as const;
    const workers = rows.slice(0, 6);
    expect(doubles(workers)).toEqual({
      doubles: [
        [4, 'phone', { line: 2 }],
        [6, 'phone', { line: 5 }],
      ],
      shared: [[3, 1]],
    });
    expect(doubles(workers, { samePhone: 'always' })).toEqual({
      doubles: [
        [3, 'phone', { line: 2 }],
        [4, 'phone', { line: 2 }],
        [6, 'phone', { line: 5 }],
      ],
      shared: [],
    });
    expect(doubles(workers, { samePhone: 'never' })).toEqual({ doubles: [], shared: [[3, 3]] });
  });

  it('is one by any of its phones, the first that tells', () => {
    expect(
      doubles([
        ['', ONE],
        ['', TWO],
        ['', THREE, TWO, ONE],
      ]).doubles,
    ).toEqual([[4, 'phone', { line: 3 }]]);
    expect(
      doubles([
        ['', ONE, TWO],
        ['', THREE, TWO],
      ]).doubles,
    ).toEqual([[3, 'phone', { line: 2 }]]);
  });

  it('is found in rows that are written out of the ordinary, too', () => {
    const name = "O'Neil";
    expect(
      doubles(
        [
          ['', ONE, TWO],
          ['', THREE, TWO],
        ],
        { name },
      ).doubles,
    ).toEqual([[3, 'phone', { line: 2 }]]);
    expect(doubles([['', ONE], ['', TWO], ['x@example.com'], ['', THREE, ONE]], { name }).doubles).toEqual([
      [5, 'phone', { line: 2 }],
    ]);
    expect(doubles([['', ONE], ['', TWO], ['x@example.com'], ['', THREE, ONE]]).doubles).toEqual([
      [5, 'phone', { line: 2 }],
    ]);
    expect(
      doubles(
        [
          ['', ONE, TWO, THREE],
          ['', '0015551230004', THREE],
        ],
        { name },
      ).doubles,
    ).toEqual([[3, 'phone', { line: 2 }]]);
    expect(
      doubles(
        [
          ['', '00123456789012345'],
          ['', '00123456789012346'],
        ],
        { name },
      ).doubles,
    ).toEqual([]);
  });

  it('does not count as somebody of whom another may be one', () => {
    expect(
      doubles([
        ['', ONE],
        ['', ONE, TWO],
        ['', TWO],
      ]).doubles,
    ).toEqual([[3, 'phone', { line: 2 }]]);
  });
});

describe('somebody the directory has already', () => {
  const known = (id: string, email: string, ...phones: string[]): KnownContact => ({
    id,
    email,
    phones: phones.map((phone) => ({ e164: `+${phone.slice(2)}` })),
  });
  const existing = [
    known('k1', 'Ada@example.com', ONE),
    known('k2', '', TWO),
    known('k3', 'ada@example.com', TWO),
    known('k4', ''),
  ];

  it('is known by address, the first who has it', () => {
    expect(doubles([['ada@EXAMPLE.com'], ['bob@example.com']], { existing }).doubles).toEqual([
      [2, 'email', { id: 'k1' }],
    ]);
  });

  it('or by phone, unless both have addresses, and these differ', () => {
    expect(doubles([['', ONE]], { existing })).toEqual({ doubles: [[2, 'phone', { id: 'k1' }]], shared: [] });
    expect(doubles([['bob@example.com', ONE]], { existing })).toEqual({ doubles: [], shared: [[2, 1]] });
    expect(doubles([['bob@example.com', TWO]], { existing })).toEqual({
      doubles: [[2, 'phone', { id: 'k2' }]],
      shared: [],
    });
    expect(doubles([['bob@example.com', ONE]], { existing, samePhone: 'never' })).toEqual({
      doubles: [],
      shared: [[2, 1]],
    });
  });

  it('nobody has no address in common', () => {
    expect(doubles([['', THREE]], { existing }).doubles).toEqual([]);
  });
});

describe('a number', () => {
  const linesOf = (phones: readonly string[], lenient: boolean) => {
    // An apostrophe makes a row out of the ordinary, which is read in another way.
    const rows = phones.map((phone, index) => `O'Neil ${index},,,${phone},,,`).join('\n');
    const port = lenient ? { phones: () => null } : {};
    return unwrap(validateDirectoryCsv(`${HEADER}${rows}\n`, port)).duplicates.map(({ line }) => line);
  };

  it('is the same however it is written', () => {
    expect(linesOf(["'+4915112345678", '004915112345678', '+49 (0)151 1234-5678'], false)).toEqual([3, 4]);
  });

  it('is compared up to the fifteen digits that E.164 has, and not beyond, where a host lets longer ones through', () => {
    expect(linesOf(['00491234567890123', '00491234567890123'], true)).toEqual([3]);
    expect(linesOf(['0049123456789012345', '0049123456789012345'], true)).toEqual([]);
  });

  it('is compared in whichever column it stands', () => {
    for (const name of ['Person', "O'Neil"]) {
      const rows = [
        ['', ONE, TWO],
        ['', TWO],
        ['', THREE, '', ONE],
      ] as const;
      expect(doubles(rows, { name }).doubles).toEqual([
        [3, 'phone', { line: 2 }],
        [4, 'phone', { line: 2 }],
      ]);
    }
  });

  it('that is shared, beside another that is somebody’s own, makes a double and no notice', () => {
    const rows = [
      ['a@example.com', ONE],
      ['', TWO],
      ['c@example.com', ONE, TWO],
    ] as const;
    expect(doubles(rows)).toEqual({ doubles: [[4, 'phone', { line: 3 }]], shared: [] });
  });
});

it('a hundred people are compared as three are', () => {
  const phone = (n: number) => `00155520${String(n).padStart(5, '0')}`;
  const people = Array.from({ length: 100 }, (_, n) => [`p${n}@example.com`, phone(n)] as const);
  expect(doubles([...people, ['P7@example.com'], ['', phone(31)], ['new@example.com', phone(99)]])).toEqual({
    doubles: [
      [102, 'email', { line: 9 }],
      [103, 'phone', { line: 33 }],
    ],
    shared: [[104, 1]],
  });
  expect(doubles(people.slice(0, 32)).doubles).toEqual([]);
  expect(doubles([...people.slice(0, 32), ['p31@example.com']]).doubles).toEqual([[34, 'email', { line: 33 }]]);
});
