import { type PersonalReport, parseGoogleContacts, parseOutlookContacts, parseVcards } from 'partyline/directory';
import { unwrap } from 'partyline/kernel';
import { describe, expect, test } from 'vitest';

const contactsOf = ({ rows }: PersonalReport) =>
  rows.flatMap((row) => (row.verdict === 'accepted' ? [row.contact] : []));
const codesOf = ({ rows }: PersonalReport) => rows.flatMap(({ problems }) => problems.map(({ code }) => code));

describe('Google contacts', () => {
  const newLayout =
    'First Name,Middle Name,Last Name,Organization Name,Organization Title,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value';

  test('the layout since 2024, quoted line breaks, several values, primary labels', () => {
    const csv = `${newLayout}\nAda,,Byron,Acme,Analyst,"one\ntwo, three\n\nfour",* myContacts,* Work,ada@example.com,Home,ada@home.example,* Mobile,+49 151 12345678 ::: +49 151 12345679\nBob,,,,,,,,,,,,004915112345670\n`;
    const report = unwrap(parseGoogleContacts(csv));
    expect(contactsOf(report)).toEqual([
      {
        line: 2,
        name: 'Ada Byron',
        organization: 'Acme',
        title: 'Analyst',
        emails: [
          { label: 'Work', address: 'ada@example.com' },
          { label: 'Home', address: 'ada@home.example' },
        ],
        phones: [
          { label: 'Mobile', written: '+49 151 12345678', e164: '+4915112345678' },
          { label: 'Mobile', written: '+49 151 12345679', e164: '+4915112345679' },
        ],
      },
      expect.objectContaining({ line: 6, name: 'Bob' }),
    ]);
    expect(report.counts).toEqual({ rows: 2, accepted: 2, rejected: 0, blank: 0 });
  });

  test('the layout before', () => {
    const csv =
      'Name,Given Name,Additional Name,Family Name,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Name,Organization 1 - Title\nAda Byron,Ada,,Byron,* Work,ada@example.com,Mobile,030 1234567,,\n,,,,,,Work,+44 20 7946 0958,Acme Ltd,\n,,,,,,,,,\n';
    const report = unwrap(parseGoogleContacts(csv));
    expect(contactsOf(report)).toMatchObject([
      { name: 'Ada Byron', emails: [{ label: 'Work' }], phones: [{ written: '030 1234567', e164: null }] },
      { name: '', organization: 'Acme Ltd', phones: [{ e164: '+442079460958' }] },
    ]);
    expect(codesOf(report)).toEqual(['phone_national']);
    expect(report.counts).toEqual({ rows: 3, accepted: 2, rejected: 0, blank: 1 });
  });

  test('somebody with a phone alone is kept; a faulty address costs the address', () => {
    const csv = `${newLayout}\n,,,,,,,,,,,,+4915112345678\nEve,,,,,,,,nonsense,,,,\n,,,,,a note,,,,,,,\n`;
    const report = unwrap(parseGoogleContacts(csv));
    expect(report.rows.map(({ verdict }) => verdict)).toEqual(['accepted', 'accepted', 'rejected']);
    expect(codesOf(report)).toEqual(['invalid_email', 'empty_contact']);
  });

  test('a stray quote costs one row', () => {
    const csv = `${newLayout}\n"Ada,,,,,,,,,,,,+4915112345678\nBob,,,,,,,,,,,,+4915112345679\n`;
    const report = unwrap(parseGoogleContacts(csv));
    expect(report.counts).toEqual({ rows: 2, accepted: 1, rejected: 1, blank: 0 });
    expect(codesOf(report)).toEqual(['stray_quote']);
  });

  test('another file', () => {
    expect(parseGoogleContacts('a,b,c\n1,2,3\n')).toMatchObject({ ok: false, error: { code: 'unknown_layout' } });
    expect(parseGoogleContacts('')).toMatchObject({ ok: false, error: { code: 'empty_file' } });
    expect(parseGoogleContacts(`${newLayout}\n${'Ada,,,,,,,,,,,,\n'.repeat(3)}`, { limit: 2 })).toMatchObject({
      ok: false,
      error: { code: 'too_many_rows', params: { maximum: 2 } },
    });
    expect(parseGoogleContacts('__proto__,Phone 1 - Value\nx,+4915112345678\n')).toMatchObject({
      ok: true,
      value: { counts: { accepted: 1 } },
    });
  });
});

test('Outlook contacts', () => {
  const csv =
    'Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Fax,Business Phone,Mobile Phone,E-mail Address,E-mail Type\n"Dr","Ada",,"Byron",,"Acme","R&D","Analyst","+44 20 7946 0000","+44 20 7946 0958","","ada@example.com","SMTP"\n';
  expect(contactsOf(unwrap(parseOutlookContacts(csv)))).toEqual([
    {
      line: 2,
      name: 'Dr Ada Byron',
      organization: 'Acme',
      title: 'Analyst',
      emails: [{ label: '', address: 'ada@example.com' }],
      phones: [{ label: 'work', written: '+44 20 7946 0958', e164: '+442079460958' }],
    },
  ]);
  expect(parseOutlookContacts('Vorname,Nachname\nAda,Byron\n')).toMatchObject({
    ok: false,
    error: { code: 'unknown_layout' },
  });
});

describe('vCards', () => {
  test('versions 2.1, 3 and 4 in one file', () => {
    const text = [
      'BEGIN:VCARD',
      'VERSION:3.0',
      'N:Byron;Ada;;Dr.;',
      'FN:Dr. Ada Byron',
      'ORG:Acme\\, Ltd;R&D',
      'TITLE:Ana',
      ' lyst',
      'item1.EMAIL;type=INTERNET;type=pref:ada@example.com',
      'TEL;TYPE=CELL,VOICE:+49 151 12345678',
      'TEL;TYPE=FAX:+49 30 123456',
      `PHOTO;ENCODING=b;TYPE=JPEG:${'A'.repeat(50)}`,
      ` ${'B'.repeat(20_000)}`,
      'END:VCARD',
      'BEGIN:VCARD',
      'VERSION:2.1',
      'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6r=',
      'g;;;',
      'TEL;CELL:030 1234567',
      'END:VCARD',
      'BEGIN:VCARD',
      'VERSION:4.0',
      'FN:',
      'ORG:Acme',
      'TEL;VALUE=uri;TYPE="voice,work":tel:+1-555-123-4567',
      'END:VCARD',
    ].join('\r\n');
    const report = unwrap(parseVcards(text));
    expect(contactsOf(report)).toEqual([
      {
        line: 1,
        name: 'Dr. Ada Byron',
        organization: 'Acme, Ltd',
        title: 'Analyst',
        emails: [{ label: '', address: 'ada@example.com' }],
        phones: [{ label: 'cell', written: '+49 151 12345678', e164: '+4915112345678' }],
      },
      {
        line: 14,
        name: 'Jörg Müller',
        organization: '',
        title: '',
        emails: [],
        phones: [{ label: 'cell', written: '030 1234567', e164: null }],
      },
      {
        line: 20,
        name: '',
        organization: 'Acme',
        title: '',
        emails: [],
        phones: [{ label: 'work', written: 'tel:+1-555-123-4567', e164: '+15551234567' }],
      },
    ]);
  });

  test('a colon within a quoted parameter is part of it', () => {
    const [contact] = contactsOf(
      unwrap(parseVcards('BEGIN:VCARD\nTEL;X-NOTE="a:b";TYPE=cell:+4915112345678\nEND:VCARD\n')),
    );
    expect(contact?.phones).toEqual([{ label: 'cell', written: '+4915112345678', e164: '+4915112345678' }]);
  });

  test('a broken card costs itself', () => {
    const report = unwrap(
      parseVcards(
        'BEGIN:VCARD\nFN:Ada\nBEGIN:VCARD\n;;nonsense\nFN:Bob\nEND:VCARD\nBEGIN:VCARD\nEND:VCARD\nBEGIN:VCARD\nFN:Cy\n',
      ),
    );
    expect(report.rows.map(({ verdict }) => verdict)).toEqual(['rejected', 'accepted', 'rejected', 'rejected']);
    expect(codesOf(report)).toEqual(['unfinished_card', 'empty_contact', 'unfinished_card']);
    expect(report.counts).toEqual({ rows: 4, accepted: 1, rejected: 3, blank: 0 });
  });

  test('no card at all', () => {
    expect(parseVcards('name,email\n')).toMatchObject({ ok: false, error: { code: 'unknown_layout' } });
  });
});
