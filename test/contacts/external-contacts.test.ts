import {
  defineContactField,
  deleteContact,
  eraseContact,
  manageAccess,
  restoreContact,
  transferContact,
  updateContact,
  upsertExternalContact,
} from 'partyline/contacts';
import { unwrap } from 'partyline/kernel';
import { definePolicy, guardOf } from 'partyline/workspace';
import { beforeEach, describe, expect, it } from 'vitest';
import { Scene } from '../support/scene.js';

let scene: Scene;

beforeEach(() => {
  scene = new Scene();
});

type Input = Parameters<typeof upsertExternalContact>[1];

const record = (parts: Partial<Input> = {}): Input => ({
  source: 'crm',
  externalId: 'dora@crm.example',
  ownerId: scene.cleo,
  fields: { firstName: 'Dora', company: 'Acme' },
  ...parts,
});
const send = (parts: Partial<Input> = {}) => scene.do(upsertExternalContact, record(parts), 'host');
const contact = (id: string) => scene.workspace.state.contact.get(id);

describe('a record of another system', () => {
  it('is written by the host alone', () => {
    for (const who of [scene.ana, scene.ben, scene.cleo]) {
      expect(scene.code(upsertExternalContact, record(), who)).toBe('system_actor_required');
    }
    expect(send()).toMatchObject({ outcome: 'created', deleted: false });
  });

  it('is one contact, private to its owner, however often it is sent', () => {
    const { contactId } = send();
    expect(contact(contactId)).toMatchObject({ source: 'crm', externalId: 'dora@crm.example', ownerId: scene.cleo });
    expect(scene.viewers(contactId)).toEqual(['cleo']);
    expect(send()).toEqual({ contactId, outcome: 'unchanged', deleted: false });
    expect(scene.commit).toBe(null);
    expect(send({ fields: { company: 'Globex' } })).toEqual({ contactId, outcome: 'updated', deleted: false });
    expect(contact(contactId)).toMatchObject({ firstName: 'Dora', company: 'Globex' });
    expect([...scene.workspace.state.contact.keys()]).toEqual([contactId]);
  });

  it('is another one under another id or in another system, though the ids look alike', () => {
    const ids = [
      send(),
      send({ source: 'helpdesk' }),
      send({ externalId: 'DORA@crm.example' }),
      send({ externalId: 'dora@crm.example ' }),
      send({ externalId: 'e\u0301' }),
      send({ externalId: '\u00e9' }),
    ].map(({ contactId }) => contactId);
    expect(new Set(ids).size).toBe(6);
  });

  it('is not doubled by two that arrive at the same moment', () => {
    const [one, two] = [1, 2].map(() => unwrap(scene.try(upsertExternalContact, record(), 'host')).commit);
    const guard = guardOf('externalKey', 'crm dora@crm.example');
    for (const commit of [one, two]) expect(commit?.bump).toContainEqual({ guard, version: null });
  });

  it('needs an owner who is there when it is new, and goes on belonging to whom it was handed over', () => {
    const { ownerId: _ownerId, ...nobodys } = record();
    expect(scene.code(upsertExternalContact, nobodys, 'host')).toBe('owner_required');
    expect(scene.code(upsertExternalContact, record({ ownerId: 'nobody' }), 'host')).toBe('member_not_found');
    const { contactId } = send();
    scene.do(transferContact, { contactId, memberId: scene.dan }, scene.cleo);
    send({ fields: { company: 'Globex' } });
    expect(contact(contactId)?.ownerId).toBe(scene.dan);
  });

  it('cannot come from where contacts of one’s own come from', () => {
    for (const source of ['manual', 'number', 'directory', 'import']) {
      expect(scene.code(upsertExternalContact, record({ source }), 'host')).toBe('source_reserved');
    }
  });

  it('is checked as any contact is', () => {
    const { fieldId } = scene.do(defineContactField, { type: 'number', name: 'Score' }, scene.ben);
    const code = (fields: Input['fields']) => scene.code(upsertExternalContact, record({ fields }), 'host');
    expect(code({ role: 'Boss' })).toBe('contact_empty');
    expect(code({ firstName: 'Dora', custom: [{ fieldId, value: 'high' }] })).toBe('contact_field_value_refused');
    send({ fields: { firstName: 'Dora', custom: [{ fieldId, value: 7 }] } });
    expect(code({ firstName: '', company: '' })).toBe('contact_empty');
  });
});

describe('once it was deleted or erased here', () => {
  it('stays deleted, and is up to date when somebody restores it', () => {
    const { contactId } = send();
    scene.do(deleteContact, { contactId }, scene.cleo);
    expect(send({ fields: { company: 'Globex' } })).toEqual({ contactId, outcome: 'updated', deleted: true });
    expect(scene.viewers(contactId)).toEqual([]);
    scene.do(restoreContact, { contactId }, scene.cleo);
    expect(contact(contactId)).toMatchObject({ company: 'Globex', deletedAt: null });
  });

  it('leaves no trace of its id when erased, so that it is a new contact when it is sent again', () => {
    const { contactId } = send();
    scene.do(eraseContact, { contactId }, scene.cleo);
    expect(scene.commit?.delete).toContain('externalKey:crm dora@crm.example');
    const { bump = [], check = [] } = scene.commit ?? {};
    expect(JSON.stringify([...bump, ...check])).not.toContain('dora@crm');
    expect(send().contactId).not.toBe(contactId);
  });

  it('its id stands in the personal part of one event alone', () => {
    send();
    const [event] = scene.commit?.events ?? [];
    expect(event?.personal).toMatchObject({ externalId: 'dora@crm.example' });
    expect(JSON.stringify({ ...event, personal: null })).not.toContain('dora@');
    send({ fields: { company: 'Globex' } });
    expect(JSON.stringify(scene.commit?.events)).not.toContain('dora@');
  });
});

describe('members', () => {
  const edit = (contactId: string) => ({ contactId, fields: { company: 'Mine' } });

  it('do not change it, whether they own it or not; the host does', () => {
    const { contactId } = send();
    const grants = [{ principal: 'workspace' as const }];
    scene.do(manageAccess, { contactIds: [contactId], change: { type: 'add', grants } }, scene.cleo);
    for (const who of [scene.ana, scene.cleo, scene.dan]) {
      expect(scene.try(updateContact, edit(contactId), who)).toMatchObject({
        error: { code: 'contact_read_only', params: { contactId, source: 'crm' } },
      });
    }
    expect(scene.code(updateContact, edit(contactId), 'host')).toBe('ok');
  });

  it('share it, hand it over, and delete it as any other contact', () => {
    const { contactId } = send();
    const grants = [{ principal: `member:${scene.dan}` as const }];
    scene.do(manageAccess, { contactIds: [contactId], change: { type: 'add', grants } }, scene.cleo);
    expect(scene.viewers(contactId)).toEqual(['cleo', 'dan']);
    expect(scene.code(deleteContact, { contactId }, scene.dan)).toBe('needs_owner');
    expect(scene.code(transferContact, { contactId, memberId: scene.dan }, scene.cleo)).toBe('ok');
    expect(scene.code(deleteContact, { contactId }, scene.cleo)).toBe('ok');
  });

  it('change it where policy says that its source is not read-only', () => {
    scene = new Scene(definePolicy({ readOnlySources: ['helpdesk'] }));
    const { contactId } = send();
    expect(scene.code(updateContact, edit(contactId), scene.cleo)).toBe('ok');
    const other = send({ source: 'helpdesk' }).contactId;
    expect(scene.code(updateContact, edit(other), scene.cleo)).toBe('contact_read_only');
  });
});

describe('a policy', () => {
  it('names sources, or says all', () => {
    // @ts-expect-error: a list, or all
    expect(() => definePolicy({ readOnlySources: 'none' })).toThrow('readOnlySources');
    expect(() => definePolicy({ contactFieldOptionLimit: 1_001 })).toThrow('contactFieldOptionLimit');
  });
});
