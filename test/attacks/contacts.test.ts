import {
  createContact,
  defineContactField,
  deleteContact,
  eraseContact,
  importContacts,
  manageAccess,
  restoreContact,
  updateContact,
  upsertExternalContact,
} from 'partyline/contacts';
import { addDirectoryContact } from 'partyline/directory';
import { type AnyFailure, type Result, unwrap } from 'partyline/kernel';
import { assignNumber } from 'partyline/numbers';
import { definePolicy } from 'partyline/workspace';
import { beforeEach, describe, expect, it } from 'vitest';
import { openLine } from './line.js';
import { codeOf, Town } from './town.js';

/** Words that stand in Cleo's hidden contact and nowhere else. */
const SECRET = /Zanzibar|hush@|0042/i;
const hidden = {
  firstName: 'Zanzibar',
  phones: [{ label: 'work', value: '+15550001111' }],
  emails: [{ label: 'work', value: 'hush@elsewhere.example' }],
};

let town: Town;

beforeEach(() => {
  town = new Town();
});

const share = (level: 'view' | 'edit', ...who: string[]) => {
  const grants = who.map((memberId) => ({ principal: `member:${memberId}` as const, level }));
  town.do(manageAccess, { contactIds: ['dora'], change: { type: 'add', grants } }, town.cleo);
};

describe('editing with view', () => {
  beforeEach(() => {
    town.contact('dora', town.cleo);
    share('view', town.ana, town.ben, town.dan);
  });

  it('is refused to everybody who only views, owners and admins among them, whatever they write', () => {
    const { fieldId } = town.do(defineContactField, { type: 'text', name: 'Note' }, town.ben);
    const writings = [{ firstName: 'Mine' }, { phones: [] }, { custom: [{ fieldId, value: 'x' }] }, {}];
    for (const who of [town.ana, town.ben, town.dan]) {
      for (const fields of writings) {
        expect(town.code(updateContact, { contactId: 'dora', fields }, who)).toBe('needs_edit');
      }
    }
    expect(town.code(updateContact, { contactId: 'dora', fields: { firstName: 'Mine' } }, town.cleo)).toBe('ok');
  });

  it('does not become possible by sharing it onwards, with oneself or with all', () => {
    for (const principal of [`member:${town.dan}` as const, 'workspace' as const]) {
      const change = { type: 'add', grants: [{ principal }] } as const;
      expect(town.code(manageAccess, { contactIds: ['dora'], change }, town.dan)).toBe('needs_edit');
    }
  });

  it('is refused to whoever reads along on its number', () => {
    const numberId = town.number(town.cleo);
    town.contact('caller', town.cleo, numberId);
    town.do(assignNumber, { numberId, memberId: town.dan, access: 'read' }, town.cleo);
    expect(town.code(updateContact, { contactId: 'caller', fields: { firstName: 'X' } }, town.dan)).toBe('needs_edit');
  });
});

describe('deleting with edit', () => {
  beforeEach(() => {
    town.contact('dora', town.cleo);
    share('edit', town.ana, town.ben, town.dan);
  });

  it('is refused to every editor, and so is erasing', () => {
    for (const who of [town.ana, town.ben, town.dan]) {
      expect(town.code(updateContact, { contactId: 'dora', fields: { firstName: 'Edited' } }, who)).toBe('ok');
      expect(town.code(deleteContact, { contactId: 'dora' }, who)).toBe('needs_owner');
      expect(town.code(eraseContact, { contactId: 'dora' }, who)).toBe('needs_owner');
    }
  });

  it('is no way back either: who edited it does not restore what its owner deleted', () => {
    town.do(deleteContact, { contactId: 'dora' }, town.cleo);
    for (const who of [town.ana, town.ben, town.dan]) {
      expect(town.code(restoreContact, { contactId: 'dora' }, who)).toBe('needs_owner');
    }
  });
});

describe('a duplicate check that gives a hidden contact away', () => {
  it('is not there: the same person is created and imported again without a word', () => {
    town.do(createContact, { fields: hidden }, town.cleo);
    const of = (result: Result<{ output: unknown }, AnyFailure>) => (result.ok ? result.value.output : result.error);
    const shape = (fields: typeof hidden) => {
      const created = of(town.try(createContact, { fields }, town.dan));
      const imported = of(town.try(importContacts, { contacts: [fields, fields] }, town.dan));
      return JSON.stringify([created, imported]).replaceAll(/"id\d+"/g, '"id"');
    };
    const stranger = { ...hidden, firstName: 'Nobody', emails: [{ label: 'work', value: 'nobody@else.example' }] };
    expect(shape(hidden)).toBe(shape(stranger));
  });

  it('speaks of the directory only to those who see it: a private contact is no entry', () => {
    town.do(createContact, { fields: hidden }, town.cleo);
    expect(town.code(addDirectoryContact, { fields: hidden }, town.ben)).toBe('ok');
  });

  it('says of an id that it is taken, and nothing about what has it', () => {
    town.do(createContact, { contactId: 'theirs', fields: hidden }, town.cleo);
    const answer = town.try(createContact, { contactId: 'theirs', fields: { firstName: 'Mine' } }, town.dan);
    expect(answer).toEqual({ ok: false, error: { code: 'contact_exists', path: ['contactId'], params: {} } });
  });
});

describe('guessing a hidden contact by its external id', () => {
  const record = () => ({ source: 'crm', externalId: '0042', ownerId: town.cleo, fields: hidden });

  it('gets one answer whether it is there or not, from the verb that takes one', () => {
    const answers = () =>
      [town.ana, town.ben, town.dan].map((who) =>
        ['0042', '0043'].map((externalId) => town.try(upsertExternalContact, { ...record(), externalId }, who)),
      );
    const before = answers();
    town.do(upsertExternalContact, record(), 'host');
    expect(answers()).toEqual(before);
    expect(codeOf(answers()[0]?.[0] as Result<unknown, AnyFailure>)).toBe('system_actor_required');
  });

  it('finds no other verb that takes one', () => {
    town.do(upsertExternalContact, record(), 'host');
    const tries = [
      town.try(createContact, { fields: { firstName: 'X' }, externalId: '0042' } as never, town.dan),
      town.try(createContact, { fields: { firstName: 'X', externalId: '0042' } } as never, town.dan),
      town.try(createContact, { fields: { firstName: 'X' }, source: 'crm' } as never, town.dan),
      town.try(importContacts, { contacts: [{ firstName: 'X', externalId: '0042' }] } as never, town.dan),
      town.try(updateContact, { contactId: 'crm 0042', fields: { firstName: 'X' } }, town.dan),
    ];
    expect(tries.map(codeOf)).toEqual(Array.from(tries, () => 'invalid_input'));
  });

  it('nor a search, a list or a count', async () => {
    const line = await openLine();
    const { contactId } = unwrap(
      await line.host.contacts.upsertExternal({
        source: 'crm',
        externalId: '0042',
        ownerId: line.cleo,
        fields: hidden,
      }),
    );
    for (const who of [line.ana, line.ben, line.dan]) {
      for (const text of ['0042', 'crm', 'crm 0042', contactId, 'zanzibar', 'hush@elsewhere.example']) {
        expect(unwrap(await line.as(who).contacts.search({ text })).items).toEqual([]);
      }
      expect(unwrap(await line.as(who).contacts.count())).toEqual({ count: 0, capped: false });
    }
    // To whoever sees it, it is not found by that id either: the id is another system's name for it.
    expect(unwrap(await line.as(line.cleo).contacts.search({ text: '0042' })).items).toEqual([]);
    expect(unwrap(await line.as(line.cleo).contacts.search({ text: 'zanzibar' })).items).toHaveLength(1);
  });

  it('and what the host is told goes to the host', () => {
    town.do(upsertExternalContact, record(), 'host');
    const again = town.try(upsertExternalContact, { ...record(), fields: { role: 'Boss' } }, 'host');
    expect(JSON.stringify(again.ok && again.value.output)).not.toMatch(SECRET);
  });
});

describe('editing a record of an integration', () => {
  const contactOf = (policy?: Parameters<typeof definePolicy>[0]) => {
    town = new Town(definePolicy(policy));
    const fields = { firstName: 'Dora' };
    const record = { source: 'crm', externalId: '1', ownerId: town.cleo, fields };
    return town.do(upsertExternalContact, record, 'host').contactId;
  };

  it('is refused to its owner, to editors, to stewards and to the owners of the workspace', () => {
    const contactId = contactOf({ adminAccessToPrivate: 'edit' });
    const change = { type: 'add', grants: [{ principal: `member:${town.dan}` }] } as const;
    town.do(manageAccess, { contactIds: [contactId], change }, town.cleo);
    for (const who of [town.ana, town.ben, town.cleo, town.dan]) {
      expect(town.code(updateContact, { contactId, fields: { firstName: 'Mine' } }, who)).toBe('contact_read_only');
    }
  });

  it('says so only to somebody who could edit it: others learn no more of it than of any contact', () => {
    const contactId = contactOf();
    const edit = { fields: { firstName: 'Mine' } };
    const answer = (id: string) =>
      JSON.stringify(town.try(updateContact, { contactId: id, ...edit }, town.dan)).replaceAll(id, '?');
    expect(answer(contactId)).toBe(answer('no-such'));
    const change = { type: 'add', grants: [{ principal: `member:${town.dan}`, level: 'view' }] } as const;
    town.do(manageAccess, { contactIds: [contactId], change }, town.cleo);
    expect(town.code(updateContact, { contactId, ...edit }, town.dan)).toBe('needs_edit');
  });

  it('is not got round by writing to fields of the workspace, or by deleting and restoring it', () => {
    const contactId = contactOf();
    const { fieldId } = town.do(defineContactField, { type: 'text', name: 'Note' }, town.ben);
    const custom = [{ fieldId, value: 'x' }];
    expect(town.code(updateContact, { contactId, fields: { custom } }, town.cleo)).toBe('contact_read_only');
    town.do(deleteContact, { contactId }, town.cleo);
    town.do(restoreContact, { contactId }, town.cleo);
    expect(town.code(updateContact, { contactId, fields: { firstName: 'X' } }, town.cleo)).toBe('contact_read_only');
  });
});

describe('a value in a field of the workspace', () => {
  it('does not tell a hidden contact from a missing one, whatever is wrong with it', () => {
    town.contact('secret', town.cleo);
    const { fieldId } = town.do(defineContactField, { type: 'number', name: 'Score' }, town.ben);
    for (const custom of [
      [{ fieldId, value: 'not a number' }],
      [{ fieldId: 'no-such', value: 1 }],
      [{ fieldId, value: 1 }],
    ]) {
      const answer = (contactId: string) =>
        JSON.stringify(town.try(updateContact, { contactId, fields: { custom } }, town.dan)).replaceAll(contactId, '?');
      expect(answer('secret')).toBe(answer('no-such'));
    }
  });
});
