import {
  createContact,
  deleteContact,
  eraseContact,
  manageAccess,
  restoreContact,
  updateContact,
} from 'partyline/contacts';
import { addDirectoryContact } from 'partyline/directory';
import { DAY } from 'partyline/kernel';
import { setWorkspaceStatus } from 'partyline/members';
import { definePolicy } from 'partyline/workspace';
import { beforeEach, describe, expect, it } from 'vitest';
import { Scene } from '../support/scene.js';

let scene: Scene;

beforeEach(() => {
  scene = new Scene();
  scene.contact('dora', scene.cleo);
});

const share = (principal: 'workspace' | `group:${string}`, level: 'view' | 'edit' = 'edit') =>
  scene.do(manageAccess, { contactIds: ['dora'], change: { type: 'add', grants: [{ principal, level }] } }, scene.cleo);

describe('erasing a contact', () => {
  it('leaves neither it nor a grant on it, and erases its past', () => {
    const sales = scene.group('Sales', [scene.ben]);
    share(`group:${sales}`);
    scene.do(eraseContact, { contactId: 'dora' }, scene.cleo);
    expect(scene.workspace.state.contact.get('dora')).toBe(null);
    expect([...scene.workspace.state.grant.values()].filter((grant) => grant !== null)).toEqual([]);
    expect(scene.workspace.counters.get(`grants group:${sales}`)).toBe(0);
    expect(scene.workspace.counters.get(`contacts ${scene.cleo}`)).toBe(0);
    expect(scene.commit?.erase).toEqual(['contact:dora']);
    expect(scene.commit?.events.map(({ type }) => type)).toEqual(['contact_erased']);
  });

  it('works on a deleted one, even when it is too late to restore', () => {
    scene.do(deleteContact, { contactId: 'dora' }, scene.cleo);
    scene.at += 31 * DAY;
    expect(scene.code(restoreContact, { contactId: 'dora' }, scene.cleo)).toBe('too_late');
    expect(scene.code(eraseContact, { contactId: 'dora' }, scene.cleo)).toBe('ok');
  });

  it('is its owner’s; edit does not imply it, nor does view', () => {
    share('workspace');
    expect(scene.code(eraseContact, { contactId: 'dora' }, scene.dan)).toBe('needs_owner');
    scene.contact('seen', scene.cleo);
    const change = { type: 'add', grants: [{ principal: 'workspace', level: 'view' }] } as const;
    scene.do(manageAccess, { contactIds: ['seen'], change }, scene.cleo);
    expect(scene.code(eraseContact, { contactId: 'seen' }, scene.ana)).toBe('needs_edit');
    expect(scene.code(eraseContact, { contactId: 'dora' }, 'host')).toBe('ok');
  });

  it('to somebody who does not see it reads as of one that is not there', () => {
    const result = (contactId: string) => scene.try(eraseContact, { contactId }, scene.dan);
    const hidden = JSON.stringify(result('dora')).replaceAll('dora', 'none');
    expect(hidden).toBe(JSON.stringify(result('none')));
  });

  it('is a steward’s too, where policy lets stewards edit private contacts', () => {
    const open = new Scene(definePolicy({ adminAccessToPrivate: 'edit' }));
    open.contact('dora', open.cleo);
    expect(open.code(eraseContact, { contactId: 'dora' }, open.ben)).toBe('ok');
    expect(open.code(eraseContact, { contactId: 'dora' }, open.dan)).toBe('contact_not_found');
  });

  it('is the host’s in a workspace that is closed', () => {
    scene.do(setWorkspaceStatus, { status: 'closed' }, scene.ana);
    expect(scene.code(eraseContact, { contactId: 'dora' }, scene.cleo)).toBe('workspace_not_active');
    expect(scene.code(eraseContact, { contactId: 'dora' }, 'host')).toBe('ok');
  });
});

describe('erasing an entry of the directory', () => {
  const fields = { firstName: 'Maria', emails: [{ label: 'work', value: 'maria@acme.example' }] };

  it('frees its key, and is for those who manage the directory', () => {
    const { contactId } = scene.do(addDirectoryContact, { fields }, scene.ben);
    expect(scene.code(addDirectoryContact, { fields }, scene.ben)).toBe('directory_entry_exists');
    expect(scene.code(eraseContact, { contactId }, scene.cleo)).toBe('permission_denied');
    scene.do(eraseContact, { contactId }, scene.ben);
    expect(scene.code(addDirectoryContact, { fields }, scene.ben)).toBe('ok');
  });

  it('leaves the others that were imported with it', () => {
    const entries = ['a', 'b'].map((name) => {
      const emails = [{ label: 'work', value: `${name}@acme.example` }];
      return scene.do(addDirectoryContact, { fields: { firstName: name, emails } }, scene.ben).contactId;
    });
    scene.do(eraseContact, { contactId: entries[0] as string }, scene.ben);
    expect(scene.workspace.state.contact.get(entries[1] as string)?.firstName).toBe('b');
  });
});

it('an id that was erased can be brought again, and says nothing of before', () => {
  scene.do(updateContact, { contactId: 'dora', fields: { company: 'Secret & Sons' } }, scene.cleo);
  scene.do(eraseContact, { contactId: 'dora' }, scene.cleo);
  scene.do(createContact, { contactId: 'dora', fields: { firstName: 'Another' } }, scene.dan);
  expect(scene.workspace.state.contact.get('dora')).toMatchObject({ firstName: 'Another', company: '' });
});
