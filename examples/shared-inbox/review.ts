// And is access right? What the review finds, and what would end it.
import { unwrap } from 'partyline';
import { chapter, dim, note, print, red, yellow } from '../lib/terminal.js';
import type { Shop } from './shop.js';

const marks = { high: red('high  '), medium: yellow('medium'), low: dim('low   ') } as const;

export const reviewAccess = async ({ as, host, deskId, id, name, say }: Shop): Promise<void> => {
  chapter('Before the lights go out: is access right?');
  const fields = { firstName: 'Karla', role: 'Lawyer', phones: [{ label: 'work', value: '+4930555099' }] };
  const { contactId } = unwrap(await as('dan').contacts.create({ fields }));
  const change = { type: 'add', grants: [{ principal: 'workspace', level: 'view' }] } as const;
  unwrap(await as('dan').contacts.manageAccess({ contactIds: [contactId], change }));
  name(contactId, 'Karla');
  name(unwrap(await as('ben').groups.create({ name: 'Test rides' })).groupId, 'Test rides');
  unwrap(await host.members.suspend({ memberId: id('farid') }));
  note(
    'Dan has shared his lawyer with everybody, Ben has made a group and put nobody in, and Farid, who was suspended, still has the number. ' +
      'Ana asks what is wider than it should be:',
  );
  print();
  const { findings } = unwrap(await as('ana').insights.accessReview({ usersPerNumber: 4 }));
  const order = Object.keys(marks);
  const worstFirst = [...findings].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  for (const finding of worstFirst) {
    print(`  ${marks[finding.severity]}  ${say(finding)}`);
    for (const { verb } of finding.suggestions) print(dim(`          ${verb}`));
  }
  print();
  const before = findings.length;
  unwrap(await as('ana').numbers.unassign({ numberId: deskId, memberId: id('farid') }));
  const after = unwrap(await as('ana').insights.accessReview({ usersPerNumber: 4 })).findings.length;
  note(`Ana takes the number from Farid. Of ${before} findings, ${after} are left.`);
};
