// Chapter 3: one contact for each way in which a contact can be seen by others.
import assert from 'node:assert/strict';
import { type Level, type Principal, unwrap } from 'partyline';
import { bold, chapter, dim, note, table } from '../lib/terminal.js';
import type { Office, Person } from './office.js';

/** Whom to share with. The level is edit unless given. */
interface Share {
  principal: Principal;
  level?: Level;
  until?: string;
}

const share = async (actor: Person, contactId: string, grants: Share[]): Promise<void> => {
  const change = { type: 'add', grants } as const;
  const { verdicts } = unwrap(await actor.session.contacts.manageAccess({ contactIds: [contactId], change }));
  assert.equal(verdicts[0]?.verdict, 'changed');
};

const fields = (firstName: string, lastName: string, company: string, phone: string) => ({
  firstName,
  lastName,
  company,
  phones: [{ label: 'mobile', value: phone }],
});

/** Makes the contacts and shares them. Their ids are the host's own, as contact ids may be. */
export const shareContacts = async ({ people, sales, desk }: Office): Promise<void> => {
  chapter('Five ways to share a contact');
  const { ana, ben, cleo, dan, eva } = people;

  // 1. private: whoever adds a contact owns it, and nobody else sees it
  const dora = fields('Dora', 'Diaz', 'Diaz Legal', '+12125550110');
  unwrap(await cleo.session.contacts.create({ contactId: 'dora', fields: dora }));

  // 2. selected members, each at a level of their own, for ever or until an instant
  const emil = fields('Emil', 'Ek', 'Ek Bygg', '+12125550111');
  unwrap(await ben.session.contacts.create({ contactId: 'emil', fields: emil }));
  await share(ben, 'emil', [
    { principal: `member:${dan.id}` },
    { principal: `member:${eva.id}`, level: 'view', until: '2026-12-01T00:00:00Z' },
  ]);

  // 3. a group: live, so whoever is in it sees the contact
  const farid = fields('Farid', 'Fahmi', 'Fahmi Foods', '+12125550112');
  unwrap(await cleo.session.contacts.create({ contactId: 'farid', fields: farid }));
  await share(cleo, 'farid', [{ principal: `group:${sales}` }]);

  // 4. the whole workspace, here to look at only
  const gus = fields('Gus', 'Grant', 'Grant Couriers', '+12125550113');
  unwrap(await ana.session.contacts.create({ contactId: 'gus', fields: gus }));
  await share(ana, 'gus', [{ principal: 'workspace', level: 'view' }]);

  // 5. on a shared number: whoever has the number sees it, as far as they have the number
  const hana = fields('Hana', 'Hori', 'Hori Hotels', '+12125550114');
  unwrap(await cleo.session.contacts.create({ contactId: 'hana', numberId: desk, fields: hana }));

  // and one to which two paths lead the same person
  const ida = fields('Ida', 'Iversen', 'Iversen Ink', '+12125550115');
  unwrap(await ben.session.contacts.create({ contactId: 'ida', fields: ida }));
  await share(ben, 'ida', [{ principal: `group:${sales}` }, { principal: `member:${dan.id}`, level: 'view' }]);

  table(
    ['', 'contact', 'whose', 'way', 'shared with'],
    [
      ['1', bold('Dora Diaz'), 'Cleo', 'private', 'nobody'],
      ['2', bold('Emil Ek'), 'Ben', 'selected members', 'Dan (edit), Eva (view, until 1 December)'],
      ['3', bold('Farid Fahmi'), 'Cleo', 'a group', 'Sales (edit)'],
      ['4', bold('Gus Grant'), 'Ana', 'the whole workspace', 'everybody (view)'],
      ['5', bold('Hana Hori'), 'Cleo', 'on a shared number', 'whoever has the Front desk'],
      ['3+2', bold('Ida Iversen'), 'Ben', 'two at once', 'Sales (edit), Dan (view)'],
      [
        dim('6'),
        bold('John Smith, Maria Beck'),
        'Acme',
        'company directory',
        'everybody (view), owners and admins (edit)',
      ],
    ],
  );
  note('A level is edit unless somebody says view; whoever may only view cannot edit, nor share any further.');
};
