import {
  createContact,
  defineContactField,
  importContacts,
  listContactFields,
  retireContactField,
  updateContact,
  updateContactField,
} from 'partyline/contacts';
import { unwrap } from 'partyline/kernel';
import { definePolicy } from 'partyline/workspace';
import { beforeEach, describe, expect, it } from 'vitest';
import { Scene } from '../support/scene.js';

type Type = 'text' | 'number' | 'date' | 'boolean' | 'url' | 'address';
type Value = string | number | boolean | readonly string[] | null;

let scene: Scene;

beforeEach(() => {
  scene = new Scene();
  scene.contact('dora', scene.cleo);
});

const define = (type: Type, name: string = type) => scene.do(defineContactField, { type, name }, scene.ben).fieldId;
const choice = (...names: string[]) =>
  scene.do(
    defineContactField,
    { type: 'multiSelect', name: 'Stage', options: names.map((name) => ({ name })) },
    scene.ben,
  );
const writing = (fieldId: string, value: Value) => ({
  contactId: 'dora',
  fields: { custom: [{ fieldId, value }] },
});
const write = (fieldId: string, value: Value) => {
  scene.do(updateContact, writing(fieldId, value), scene.cleo);
  return scene.workspace.state.contact.get('dora')?.custom;
};
/** Why a value is refused; `ok` where it is not. */
const refusal = (fieldId: string, value: Value) => {
  const result = scene.try(updateContact, writing(fieldId, value), scene.cleo);
  if (result.ok) return 'ok';
  const { code, params } = result.error as { code: string; params: { fault?: string } };
  return params.fault ?? code;
};
const named = (retired = false) => unwrap(listContactFields(scene.workspace, { retired }, scene.context(scene.dan)));

describe('a field of one’s own', () => {
  it('is defined, changed and retired by those who change the settings, and known to every member', () => {
    const input = { type: 'text', name: 'Nickname' } as const;
    expect(scene.code(defineContactField, input, scene.cleo)).toBe('permission_denied');
    const { fieldId } = scene.do(defineContactField, input, scene.ben);
    expect(scene.code(updateContactField, { fieldId, name: 'Alias' }, scene.cleo)).toBe('permission_denied');
    expect(scene.code(retireContactField, { fieldId }, scene.cleo)).toBe('permission_denied');
    expect(named()).toEqual([{ fieldId, name: 'Nickname', type: 'text', options: [], status: 'live' }]);
  });

  it('has a name of its own, however it is written, and frees it when it is renamed or retired', () => {
    const fieldId = define('text', 'Straße');
    const taken = { type: 'number', name: 'STRASSE' } as const;
    expect(scene.code(defineContactField, taken, scene.ben)).toBe('contact_field_name_taken');
    expect(scene.code(updateContactField, { fieldId, name: 'strasse' }, scene.ben)).toBe('ok');
    const other = define('text', 'Town');
    expect(scene.code(updateContactField, { fieldId: other, name: 'Strasse' }, scene.ben)).toBe(
      'contact_field_name_taken',
    );
    scene.do(updateContactField, { fieldId, name: 'Road' }, scene.ben);
    scene.do(defineContactField, taken, scene.ben);
    scene.do(retireContactField, { fieldId }, scene.ben);
    expect(scene.code(updateContactField, { fieldId: other, name: 'road' }, scene.ben)).toBe('ok');
    expect(scene.code(updateContactField, { fieldId, name: 'x' }, scene.ben)).toBe('contact_field_retired');
  });

  it('is one of a limited number, which the commit itself holds', () => {
    scene = new Scene(definePolicy({ contactFieldLimit: 2 }));
    const [first] = [define('text', 'One'), define('text', 'Two')];
    const third = { type: 'text', name: 'Three' } as const;
    expect(scene.code(defineContactField, third, scene.ben)).toBe('too_many_contact_fields');
    scene.do(retireContactField, { fieldId: first }, scene.ben);
    scene.do(defineContactField, third, scene.ben);
    expect(scene.commit?.add).toEqual([{ counter: 'contactFields', by: 1, min: null, max: 2 }]);
  });

  it('takes options only to choose among, which differ in name', () => {
    const options = [{ name: 'Lead' }, { name: 'LEAD' }];
    const twice = scene.try(defineContactField, { type: 'multiSelect', name: 'Stage', options }, scene.ben);
    expect(twice).toMatchObject({ error: { code: 'invalid_input', params: { issues: [{ code: 'duplicate' }] } } });
    const fieldId = define('text');
    expect(scene.code(updateContactField, { fieldId, options: [{ name: 'Lead' }] }, scene.ben)).toBe(
      'contact_field_has_no_options',
    );
  });
});

describe('what stands in a field', () => {
  it.each<[Type, Value, Value]>([
    ['text', '  two \u00a0 words ', 'two words'],
    ['number', -0, 0],
    ['number', 1.5e300, 1.5e300],
    ['date', '2024-02-29', '2024-02-29'],
    ['boolean', false, false],
    ['url', 'https://acme.example:8443/a?b=c#d', 'https://acme.example:8443/a?b=c#d'],
    ['url', 'http://bücher.example', 'http://bücher.example'],
    ['address', '1 High Street,\r\n\r\n London\nUK', '1 High Street, London, UK'],
  ])('%s: %j is kept as %j', (type, typed, kept) => {
    const fieldId = define(type);
    expect(write(fieldId, typed)).toEqual([{ fieldId, value: kept }]);
  });

  it.each<[Type, Value, string]>([
    ['text', 5, 'not_text'],
    ['text', 'zero\u200bwidth', 'forbidden_character'],
    ['text', 'x'.repeat(1_001), 'too_long'],
    ['number', '5', 'not_number'],
    ['number', Number.NaN, 'invalid_input'],
    ['number', Number.POSITIVE_INFINITY, 'invalid_input'],
    ['date', '2026-02-30', 'not_date'],
    ['date', '2025-02-29', 'not_date'],
    ['date', '2026-11-22T09:00:00Z', 'not_date'],
    ['date', '22.11.2026', 'not_date'],
    ['boolean', 'yes', 'not_boolean'],
    ['url', 'javascript:alert(1)', 'not_url'],
    ['url', 'ftp://acme.example', 'not_url'],
    ['url', 'https://', 'not_url'],
    ['url', 'https://bank.example@evil.example/', 'not_url'],
    ['url', 'https://acme.example/"onclick="x', 'not_url'],
    ['url', ' https://acme.example/ javascript:', 'not_url'],
    ['address', true, 'not_address'],
  ])('%s: %j is refused as %s', (type, typed, fault) => {
    expect(refusal(define(type), typed)).toBe(fault);
  });

  it('says where it was refused, and changes nothing', () => {
    const [text, date] = [define('text'), define('date')];
    const custom = [
      { fieldId: text, value: 'x' },
      { fieldId: date, value: 'tomorrow' },
    ];
    expect(scene.try(updateContact, { contactId: 'dora', fields: { custom } }, scene.cleo)).toEqual({
      ok: false,
      error: {
        code: 'contact_field_value_refused',
        path: ['fields', 'custom', 1, 'value'],
        params: { fieldId: date, fault: 'not_date' },
      },
    });
  });

  it('changes by itself: other fields stay, null and nothing clear it', () => {
    const [a, b] = [define('text', 'A'), define('text', 'B')].sort() as [string, string];
    write(b, 'two');
    expect(write(a, 'one')).toEqual([
      { fieldId: a, value: 'one' },
      { fieldId: b, value: 'two' },
    ]);
    expect(write(b, null)).toEqual([{ fieldId: a, value: 'one' }]);
    expect(write(a, '  ')).toEqual([]);
    scene.do(updateContact, writing(a, null), scene.cleo);
    expect(scene.commit).toBe(null);
  });

  it('is personal: it stands in the part of the event that can be erased, and nowhere else', () => {
    write(define('text'), 'Zanzibar');
    const [event] = scene.commit?.events ?? [];
    expect(JSON.stringify(event?.personal)).toContain('Zanzibar');
    expect(JSON.stringify({ ...event, personal: null })).not.toContain('Zanzibar');
    expect(event?.subject).toBe('contact:dora');
  });

  it('is checked when a contact is created, and row by row when contacts are imported', () => {
    const fieldId = define('number');
    const fields = (value: Value) => ({ firstName: 'New', custom: [{ fieldId, value }] });
    expect(scene.code(createContact, { fields: fields('5') }, scene.dan)).toBe('contact_field_value_refused');
    const custom = [{ fieldId: 'no-such', value: 5 }];
    const contacts = [fields(5), fields('5'), { firstName: 'Other', custom }, { custom: fields(5).custom }];
    const { verdicts } = scene.do(importContacts, { contacts }, scene.dan);
    expect(verdicts.map((verdict) => ('code' in verdict ? verdict.code : verdict.verdict))).toEqual([
      'imported',
      'contact_field_value_refused',
      'contact_field_not_found',
      'contact_empty',
    ]);
    const imported = [...scene.workspace.state.contact.values()].find((contact) => contact?.firstName === 'New');
    expect(imported).toMatchObject({ source: 'import', custom: [{ fieldId, value: 5 }] });
  });
});

describe('a field that is retired', () => {
  it('keeps what stands in it, takes nothing new, and can be cleared', () => {
    const fieldId = define('text', 'Fax');
    write(fieldId, '123');
    scene.do(retireContactField, { fieldId }, scene.ben);
    expect(scene.workspace.state.contact.get('dora')?.custom).toEqual([{ fieldId, value: '123' }]);
    expect(refusal(fieldId, '456')).toBe('contact_field_retired');
    // A form that sends back what it was shown does no harm.
    expect(refusal(fieldId, '123')).toBe('ok');
    expect(named()).toEqual([]);
    expect(named(true)).toMatchObject([{ fieldId, name: 'Fax', status: 'retired' }]);
    expect(write(fieldId, null)).toEqual([]);
    expect(refusal(fieldId, '123')).toBe('contact_field_retired');
  });

  it('does not slip through where it is retired and written at the same moment', () => {
    const fieldId = define('text');
    const written = unwrap(scene.try(updateContact, writing(fieldId, 'x'), scene.cleo)).commit;
    const retired = unwrap(scene.try(retireContactField, { fieldId }, scene.ben)).commit;
    expect(written?.check.map(({ guard }) => guard)).toContain(`contactField:${fieldId}`);
    expect(retired?.bump.map(({ guard }) => guard)).toContain(`contactField:${fieldId}`);
  });
});

describe('options', () => {
  it('are chosen by id, so that a new name shows on every contact at once', () => {
    const { fieldId, options } = choice('Lead', 'Customer');
    const [lead = '', customer = ''] = options.map(({ optionId }) => optionId);
    expect(write(fieldId, [customer, lead, lead])).toEqual([{ fieldId, value: [lead, customer].sort() }]);
    const before = scene.workspace.state.contact.get('dora');
    const renamed = [
      { optionId: customer, name: 'Client' },
      { optionId: lead, name: 'Lead' },
    ];
    scene.do(updateContactField, { fieldId, options: renamed }, scene.ben);
    expect(scene.workspace.state.contact.get('dora')).toBe(before);
    expect(named()[0]?.options.map(({ name }) => name)).toEqual(['Client', 'Lead']);
  });

  it('that are left out retire: they stay where they were chosen, are not chosen again, and can come back', () => {
    const { fieldId, options } = choice('Lead', 'Customer', 'Lost');
    const [lead = '', customer = '', lost = ''] = options.map(({ optionId }) => optionId);
    write(fieldId, [lost]);
    const keep = [
      { optionId: lead, name: 'Lead' },
      { optionId: customer, name: 'Customer' },
    ];
    scene.do(updateContactField, { fieldId, options: keep }, scene.ben);
    expect(refusal(fieldId, [lost, lead])).toBe('ok');
    write(fieldId, [lead]);
    expect(refusal(fieldId, [lost])).toBe('option_retired');
    expect(refusal(fieldId, ['no-such'])).toBe('option_not_found');
    expect(refusal(fieldId, lead)).toBe('not_multiSelect');
    scene.do(updateContactField, { fieldId, options: [...keep, { optionId: lost, name: 'Gone' }] }, scene.ben);
    expect(write(fieldId, [lost])).toEqual([{ fieldId, value: [lost] }]);
    expect(write(fieldId, [])).toEqual([]);
  });

  it('are those of the field, and so many at most, retired ones among them', () => {
    scene = new Scene(definePolicy({ contactFieldOptionLimit: 2 }));
    const { fieldId, options } = choice('Lead', 'Customer');
    const lead = { optionId: options[0]?.optionId ?? '', name: 'Lead' };
    const outcome = (...options: { optionId?: string; name: string }[]) =>
      scene.code(updateContactField, { fieldId, options }, scene.ben);
    expect(outcome(lead)).toBe('ok');
    expect(outcome(lead, { name: 'New' })).toBe('too_many_contact_field_options');
    expect(outcome(lead, { optionId: 'no-such', name: 'New' })).toBe('contact_field_option_not_found');
  });
});
