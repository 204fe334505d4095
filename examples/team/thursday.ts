// Thursday: who may do what, and a lost telephone.
import assert from 'node:assert/strict';
import { unwrap } from 'partyline';
import { print } from '../lib/terminal.js';
import type { Office } from './office.js';

export const thursday = async (office: Office): Promise<void> => {
  const { as, id, lines, did, refused } = office;
  office.day('Thursday: roles, and a lost telephone');
  const ben = as('ben').members;

  refused(
    'Ben would like to be an owner, too.',
    await ben.changeRole({ memberId: id('ben'), roles: ['owner'] }),
    'above_own_authority',
  );
  refused(
    'Then he would like Ana not to be one.',
    await ben.changeRole({ memberId: id('ana'), roles: ['admin'] }),
    'permission_denied',
  );
  refused(
    'Ana tries it herself.',
    await as('ana').members.changeRole({ memberId: id('ana'), roles: ['admin'] }),
    'last_owner',
  );
  did('Ben makes Dan an admin, which he is himself.', await ben.changeRole({ memberId: id('dan'), roles: ['admin'] }));
  refused(
    'It goes to Dan’s head: he removes Ana.',
    await as('dan').members.remove({ memberId: id('ana') }),
    'permission_denied',
  );
  did('He is a member again before lunch.', await ben.changeRole({ memberId: id('dan'), roles: ['member'] }));

  print();
  did('Cleo loses her telephone. Ben suspends her until she has it back.', await ben.suspend({ memberId: id('cleo') }));
  refused(
    'Whoever found it tries to read her contacts.',
    await as('cleo').contacts.create({ fields: { firstName: 'Gus' } }),
    'permission_denied',
  );
  assert.deepEqual(unwrap(await as('cleo').contacts.list()).items, []);
  const numberId = lines['Front desk'] ?? '';
  office.later(6);
  const plan = unwrap(await as('ana').numbers.ringPlan({ numberId, seed: 'x' }));
  assert.equal(plan.silent.find(({ memberId }) => memberId === id('cleo'))?.reason, 'suspended');
  did('It was under the desk. She is back, with everything as it was.', await ben.reinstate({ memberId: id('cleo') }));

  print();
  for (const [contactId, firstName] of [
    ['gus', 'Gus'],
    ['hal', 'Hal'],
  ] as const) {
    unwrap(await as('cleo').contacts.create({ contactId, fields: { firstName } }));
  }
  did(
    'Cleo notes a customer on her own line, beside two contacts that are hers alone.',
    await as('cleo').contacts.create({
      contactId: 'ida',
      numberId: lines['Cleo’s line'] ?? '',
      fields: { firstName: 'Ida' },
    }),
  );
};
