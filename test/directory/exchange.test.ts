import * as libphonenumber from 'libphonenumber-js/max';
import {
  directoryTemplate,
  exportDirectoryCsv,
  libphonenumberPhones,
  planDirectoryImport,
  readDirectoryRows,
  readPhone,
  rejectedRowsCsv,
  validateDirectoryCsv,
} from 'partyline/directory';
import { unwrap } from 'partyline/kernel';
import { describe, expect, test } from 'vitest';

const phone = (e164: string, label: 'work' | 'other' = 'work') => ({ label, e164 });

describe('templates', () => {
  test.each(['en', 'fr', 'es', 'de', 'it', 'nl', 'pt', 'fr-CA', 'xx', '__proto__'])(
    '%s is a header that the import takes',
    (locale) => {
      const template = directoryTemplate(locale);
      expect(validateDirectoryCsv(template)).toMatchObject({ ok: false, error: { code: 'only_header' } });
      const report = unwrap(validateDirectoryCsv(`${template}Ada,,ada@example.com,,,,\r\n`));
      expect(report).toMatchObject({ counts: { accepted: 1 }, notices: [] });
    },
  );

  test('the published headers', () => {
    expect(directoryTemplate('en', { byteOrderMark: false })).toBe(
      'contact-name,position,email,work-phone,optional-phone-1,optional-phone-2,\r\n',
    );
    expect(directoryTemplate('fr', { delimiter: ';' })).toBe(
      '\uFEFFnom-contact;poste;e-mail;téléphone-travail;téléphone-facultatif-1;téléphone-facultatif-2;\r\n',
    );
  });
});

test('an export tells what found no column', () => {
  const phones = [
    phone('+4915112345671', 'other'),
    phone('+4915112345672'),
    phone('+4915112345673'),
    phone('+4915112345674', 'other'),
    phone('+4915112345675', 'other'),
  ];
  const { csv, omitted } = exportDirectoryCsv([{ name: 'Ada', position: '', email: '', phones }], {
    byteOrderMark: false,
  });
  expect(csv.split('\r\n')[1]).toBe('Ada,,,004915112345672,004915112345671,004915112345674,');
  expect(omitted).toEqual([
    { index: 0, e164: '+4915112345673' },
    { index: 0, e164: '+4915112345675' },
  ]);
});

test('rejected rows carry the words a host gives, and their own header', () => {
  const report = unwrap(validateDirectoryCsv('nom;poste;e-mail;tél;tél;tél;\nAda;;ada@;;;;\nBob;;;\n'));
  const csv = rejectedRowsCsv(report, {
    delimiter: ';',
    byteOrderMark: false,
    reason: (problems) => `${problems.length}`,
  });
  expect(csv).toBe('nom;poste;e-mail;tél;tél;tél;;import-problem\r\nAda;;ada@;;;;;1\r\nBob;;;;;;;1\r\n');
});

test('rejected rows that are rejected again keep their reasons in one column', () => {
  const first = unwrap(validateDirectoryCsv('name,position,email,phone,phone,phone,\nAda,,ada@,,,,\n'));
  const second = unwrap(validateDirectoryCsv(rejectedRowsCsv(first)));
  expect(second.rejected[0]?.problems).toEqual(first.rejected[0]?.problems);
  expect(rejectedRowsCsv(second)).toBe(rejectedRowsCsv(first));
});

describe('a plan', () => {
  const ada = {
    id: 'c1',
    name: 'Ada',
    position: 'Analyst',
    email: 'ada@example.com',
    phones: [phone('+4915112345678')],
  };
  const desk = { id: 'c2', name: 'Desk', position: '', email: '', phones: [phone('+4915112345679')] };
  const row = (line: number, over: object) => ({ line, name: 'Ada', position: '', email: '', phones: [], ...over });

  test('creates, updates with a diff, skips', () => {
    const plan = planDirectoryImport(
      [
        row(2, { email: 'ADA@example.com', phones: [phone('+4915112345670'), phone('+4915112345678', 'other')] }),
        row(3, { email: 'ada@example.com' }),
        row(4, { name: 'Desk', phones: [phone('+4915112345679')] }),
        row(5, { name: 'Bob', email: 'bob@example.com', phones: [phone('+4915112345678')] }),
        row(6, { phones: [phone('+4915112345678'), phone('+4915112345679', 'other')] }),
      ],
      [ada, desk],
    );
    expect(plan.counts).toEqual({ create: 1, update: 1, skip: 3 });
    expect(plan.rows.map(({ action }) => action)).toEqual(['update', 'skip', 'skip', 'create', 'skip']);
    expect(plan.rows[0]).toMatchObject({
      id: 'c1',
      changes: [
        {
          field: 'phones',
          from: [phone('+4915112345678')],
          to: [phone('+4915112345670'), phone('+4915112345678', 'other')],
        },
      ],
    });
    expect(plan.rows.flatMap((planned) => (planned.action === 'skip' ? [planned.reason] : []))).toEqual([
      'taken',
      'unchanged',
      'ambiguous',
    ]);
  });

  test('an empty cell keeps what is there, unless it is to clear it', () => {
    const contact = row(2, { email: 'ada@example.com' });
    expect(planDirectoryImport([contact], [ada]).rows).toMatchObject([{ action: 'skip', reason: 'unchanged' }]);
    expect(planDirectoryImport([contact], [ada], { emptyCells: 'clear' }).rows).toMatchObject([
      {
        action: 'update',
        changes: [
          { field: 'position', from: 'Analyst', to: '' },
          { field: 'phones', to: [] },
        ],
      },
    ]);
  });

  test('what was exported and read again changes nothing', () => {
    const { csv } = exportDirectoryCsv([ada, desk]);
    const { accepted } = unwrap(validateDirectoryCsv(csv));
    expect(planDirectoryImport(accepted, [ada, desk], { emptyCells: 'clear' }).counts).toEqual({
      create: 0,
      update: 0,
      skip: 2,
    });
  });
});

describe('the phone tables of libphonenumber-js', () => {
  const phones = libphonenumberPhones(libphonenumber);

  test.each([
    ['00491222333444555', '+491222333444555'],
    ['+1 555 123 4567', '+15551234567'],
    ['0033142685300', '+33142685300'],
    ['0080012345678', '+80012345678'],
  ])('%s is possible', (written, e164) => {
    expect(readPhone(written, phones)).toEqual({ ok: true, e164 });
  });

  test.each([
    ['0033142', 'phone_too_short'],
    ['00331426853001', 'phone_too_long'],
    ['002101234567', 'phone_unknown_country'],
    ['0142685300', 'phone_national'],
  ])('%s: %s', (written, code) => {
    expect(readPhone(written, phones)).toMatchObject({ ok: false, fault: { code } });
  });

  test('the built-in ranges let through whatever the tables do', () => {
    for (const country of libphonenumber.getCountries()) {
      const metadata = new libphonenumber.Metadata();
      metadata.selectNumberingPlan(country);
      const code = libphonenumber.getCountryCallingCode(country);
      for (const length of metadata.numberingPlan?.possibleLengths() ?? []) {
        const digits = code + '2'.repeat(length);
        // +1 is dialled with ten digits from abroad, whatever is possible within an island.
        if (digits.length <= 15 && code !== '1')
          expect(readPhone(`00${digits}`), digits).toEqual({ ok: true, e164: `+${digits}` });
      }
    }
  });
});

describe('a file as it comes', () => {
  const header = 'name,position,email,work-phone,optional-phone-1,optional-phone-2,\n';
  const rows = (count: number) => Array.from({ length: count }, (_, i) => `P${i},,p${i}@example.com,,,,\n`).join('');
  async function* many(count: number) {
    yield header;
    for (let i = 0; i < count; i++) yield `P${i},,p${i}@example.com,,,,\n`;
  }

  test('rows can be used before the file ends, and reading stops where its reader stops', async () => {
    let asked = 0;
    async function* endless() {
      yield header;
      for (;;) {
        asked++;
        yield rows(1000);
      }
    }
    let seen = 0;
    for await (const item of readDirectoryRows(endless(), { limit: 1_000_000 })) {
      if (item.verdict === 'accepted' && ++seen === 10) break;
    }
    expect(seen).toBe(10);
    expect(asked).toBeLessThan(10);
  });

  test('the limit ends it with its code, as the last item', async () => {
    const verdicts: string[] = [];
    for await (const item of readDirectoryRows(many(1200))) {
      verdicts.push(item.verdict === 'finished' && !item.result.ok ? item.result.error.code : item.verdict);
    }
    expect(verdicts.filter((verdict) => verdict === 'accepted').length).toBeLessThanOrEqual(1000);
    expect(verdicts.at(-1)).toBe('too_many_rows');
  });

  test('progress is told, and a signal ends it', async () => {
    const signal = { aborted: false };
    const told: number[] = [];
    const onProgress = ({ read, total, rows: judged }: { read: number; total: number | null; rows: number }) => {
      expect(total).toBe(null);
      expect(judged).toBeGreaterThanOrEqual(0);
      told.push(read);
      if (told.length === 3) signal.aborted = true;
    };
    const result = await validateDirectoryCsv(many(20_000), { limit: 20_000, signal, onProgress });
    expect(result).toMatchObject({ ok: false, error: { code: 'aborted' } });
    expect(told).toHaveLength(3);
    expect([...told].sort((a, b) => a - b)).toEqual(told);
  });

  test('a source that fails is an error, not an exception', async () => {
    async function* broken() {
      yield header;
      throw new TypeError('network');
    }
    expect(await validateDirectoryCsv(broken())).toMatchObject({
      ok: false,
      error: { code: 'unreadable_source', params: { reason: 'TypeError' } },
    });
    async function* nonsense() {
      yield 42 as never;
    }
    expect(await validateDirectoryCsv(nonsense())).toMatchObject({ ok: false, error: { code: 'unreadable_source' } });
  });

  test('a file brings its name and its size', async () => {
    expect(await validateDirectoryCsv(new File([header, rows(1)], 'staff.txt'))).toMatchObject({
      ok: false,
      error: { code: 'not_csv_file_name' },
    });
    expect(await validateDirectoryCsv(new File([header, rows(1)], 'staff.csv'))).toMatchObject({ ok: true });
    expect(await validateDirectoryCsv(new Blob([header, rows(1)]), { maxBytes: 50 })).toMatchObject({
      ok: false,
      error: { code: 'file_too_large' },
    });
  });
});
