import { validateDirectoryCsv } from 'partyline/directory';
import { unwrap } from 'partyline/kernel';
import { describe, expect, it } from 'vitest';

const HEADER = 'name,position,email,work-phone,optional-phone-1,optional-phone-2,\n';

/** What becomes of a cell, plain, in quotes, and in a row that is out of the ordinary: those are read in several ways, and have to say the same. */
const read = (email: string) => {
  const cells = email.includes(',') ? [`"${email}"`] : [email, `"${email}"`];
  const rows = cells.flatMap((cell) => ['Ada', "O'Neil"].map((name) => `${name},,${cell},0015551234567,,,`));
  const [first, ...others] = rows.map((row) => {
    const { accepted, rejected } = unwrap(validateDirectoryCsv(`${HEADER}${row}\n`));
    const problem = rejected[0]?.problems.find(({ column }) => column === 'email');
    return accepted[0]?.email ?? problem;
  });
  for (const other of others) expect(other).toEqual(first);
  return first;
};
const refused = (cell: string, suggestion: string | null = null) => ({
  code: 'invalid_email',
  column: 'email',
  cell,
  params: {},
  suggestion,
});

const local = (length: number) => `${'a'.repeat(length)}@example.com`;
const label = (length: number) => `ada@${'a'.repeat(length)}.com`;
/** An address of so many characters, of labels that are short enough. */
const whole = (length: number) => {
  const domain = ['a'.repeat(63), 'b'.repeat(63), 'c'.repeat(63), 'd'.repeat(length - 2 - 3 * 64)].join('.');
  return `a@${domain}`;
};

describe('an address', () => {
  it.each([
    'ada@example.com',
    'a.b+c_d@example.co.uk',
    "o'neil!#$%&*/=?^`{|}~-@example.com",
    'ada@ex-ample.com',
    'ada@1-2.com',
    'ada@4u.com9',
    'ada@example.c0m',
    'jürgen@exämple.de',
    '\u00a1ada@example.com',
    'ada@例え.jp',
    local(64),
    label(63),
    whole(254),
  ])('%s', (email) => {
    expect(read(email)).toBe(email);
  });

  it.each([
    'a',
    '@',
    '.',
    'ada',
    'ada@',
    '@example.com',
    'ada@example',
    'ada@@example.com',
    'ada@exam@ple.com',
    '.ada@example.com',
    'ada.@example.com',
    'a..da@example.com',
    'a da@example.com',
    'ada@-example.com',
    'ada@example-.com',
    'ada@example.com-',
    'ada@.example.com',
    'ada@example.99',
    'ada@10.0.0.1',
    'ada@9',
    'ada@exam_ple.com',
    local(65),
    label(64),
  ])('not %s', (email) => {
    expect(read(email)).toMatchObject({ code: 'invalid_email', cell: email });
  });
});

it('is not longer than mail allows', () => {
  expect(read(whole(255))).toMatchObject({
    code: 'cell_too_long',
    column: 'email',
    params: { length: 255, maximum: 254 },
  });
  expect(read('x'.repeat(254))).toMatchObject({ code: 'invalid_email' });
});

it('is refused for one character once, and not for its form as well', () => {
  const row = `Ada,,ana\u{200b}@@x,,,,`;
  const report = unwrap(validateDirectoryCsv(`${HEADER}${row}\n`));
  expect(report.rejected.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual(['forbidden_character']);
});

describe('what was probably meant', () => {
  it.each([
    ['Ada <ada@example.com>', 'ada@example.com'],
    ['<ada@example.com>', 'ada@example.com'],
    ['Ada <x> <ada@example.com> (work)', 'ada@example.com'],
    ['Ada <ada@example.com', 'ada@example.com'],
    ['ada@example.com>', 'ada@example.com'],
    ['mailto:ada@example.com', 'ada@example.com'],
    ['MAILTO:ada@example.com', 'ada@example.com'],
    ['ada@example.com;', 'ada@example.com'],
    ['ada@example.com.,;:', 'ada@example.com'],
    ['ada @ example.com', 'ada@example.com'],
    ['ada＠example.com', 'ada@example.com'],
    ['ada@example,com', 'ada@example.com'],
    ['ada@example..com', 'ada@example.com'],
    [`${' '.repeat(200)}x ada@example.com`.trim(), 'xada@example.com'],
  ])('%s', (cell, suggestion) => {
    expect(read(cell)).toEqual(refused(cell, suggestion));
  });

  it.each([
    'ada',
    ';',
    '...',
    '<',
    '>',
    '<>',
    'ada>example.com<',
    'a..da@example.com',
    ',@example.com',
    'mailto:',
    'ada@example',
  ])('nothing of %s', (cell) => {
    expect(read(cell)).toEqual(refused(cell));
  });
});
