// Friday: the ownership changes hands, and Cleo goes.
import assert from 'node:assert/strict';
import { unwrap } from 'partyline';
import { bold, dim, note, print, table } from '../lib/terminal.js';
import { DOMAIN, type Office, type PersonKey } from './office.js';

export const friday = async (office: Office): Promise<void> => {
  const { as, id, did, refused } = office;
  office.day('Friday: one goes, one takes over');

  refused('Ana would like to leave on Monday, and tries it today.', await as('ana').members.leave(), 'primary_owner');
  did('So she makes Ben an owner …', await as('ana').members.changeRole({ memberId: id('ben'), roles: ['owner'] }));
  did('… and hands the workspace to him.', await as('ana').workspace.transferOwnership({ memberId: id('ben') }));
  refused(
    'Ana removes Ben, for old times’ sake.',
    await as('ana').members.remove({ memberId: id('ben') }),
    'primary_owner',
  );

  print();
  note('Cleo has found another job. Before Ben removes her he looks at what that would mean:');
  const plan = unwrap(await as('ben').members.planRemoval({ memberId: id('cleo') }));
  table(
    ['of Cleo’s', 'what becomes of it'],
    [
      [
        `numbers: ${plan.numbersOwned.map(({ name }) => name).join(', ')}`,
        `to ${office.nameOf(plan.successorId)}, unless he names somebody`,
      ],
      [`contacts: ${plan.ownedContacts}`, 'likewise; the plan counts them, and names none'],
      [`obstacles: ${plan.obstacles.length === 0 ? 'none' : plan.obstacles.join()}`, ''],
    ],
  );
  assert.equal(plan.ownedContacts, 3);
  assert.doesNotMatch(JSON.stringify(plan), /Gus|Hal|Ida/);
  await whoSees(office, 'Before');
  refused(
    'Dan would rather do it himself, and take her contacts.',
    await as('dan').members.remove({ memberId: id('cleo'), successorId: id('dan') }),
    'permission_denied',
  );
  const input = { memberId: id('cleo'), successorId: id('ana'), numbersSuccessorId: id('dan') };
  did('Ben removes her. Ana is to have her contacts, Dan her line.', await as('ben').members.remove(input));
  refused(
    'Cleo’s window is still open.',
    await as('cleo').contacts.create({ fields: { firstName: 'Joy' } }),
    'permission_denied',
  );
  await whoSees(office, 'At once');

  did(
    'Over lunch, a job writes the new owners down. Dan’s telephone now has the line, and the customer on it.',
    await office.host.members.settleDeparture({ memberId: id('cleo') }),
  );
  await whoSees(office, 'After the job');

  refused(
    'In the afternoon Cleo signs up again: the domain is open, after all.',
    await office.outside(`cleo@${DOMAIN}`).members.joinByDomain({ name: 'Cleo' }),
    'was_removed',
  );
  const { findings } = unwrap(await as('ben').members.diagnoseJoin({ address: `cleo@${DOMAIN}` }));
  for (const finding of findings) print(dim(`    ${office.say(finding)}`));
  did('The other job was a joke. Ben invites her …', await as('ben').members.invite({ addresses: `cleo@${DOMAIN}` }));
  const token = office.mail.get(`cleo@${DOMAIN}`) ?? '';
  const back = await office.outside(`cleo@${DOMAIN}`).members.acceptInvitation({ token, name: 'Cleo Costa' });
  did('… and she comes back, as somebody new: what was hers stays where it went.', back);
  assert.notEqual(unwrap(back).memberId, id('cleo'));
  office.ids.cleo = unwrap(back).memberId;
  await whoSees(office, 'In the evening');

  const { members } = unwrap(await as('ben').members.list());
  note(bold('The team at the end of the week'));
  table(
    ['name', 'address', 'role', 'numbers'],
    members.map(({ name, address, roles, numbers, primaryOwner }) => [
      name,
      address,
      primaryOwner ? `${roles.join(', ')} (primary)` : roles.join(', '),
      numbers.map((number) => `${lineOf(office, number.id)}${number.access === 'read' ? ' (reads)' : ''}`).join(', ') ||
        '–',
    ]),
  );
  assert.equal(members.length, 5);
};

const lineOf = ({ lines }: Office, numberId: string): string =>
  Object.keys(lines).find((name) => lines[name] === numberId) ?? numberId;

/** Who lists which of Cleo's contacts. */
const whoSees = async (office: Office, when: string): Promise<void> => {
  const rows: string[][] = [];
  for (const key of ['ana', 'ben', 'cleo', 'dan', 'eva'] as const satisfies PersonKey[]) {
    const { items } = unwrap(await office.as(key).contacts.list());
    if (items.length > 0)
      rows.push([office.nameOf(office.id(key)), items.map(({ record }) => record.firstName).join(', ')]);
  }
  print();
  print(dim(`  ${when}, Cleo’s contacts are seen by:`));
  for (const [who = '', what = ''] of rows) print(`    ${who}: ${what}`);
  print();
  const seen = rows.map(([who, what]) => `${who}: ${what}`).join('; ');
  const expected = when === 'Before' ? 'Cleo Costa: Gus, Hal, Ida' : 'Ana Alvarez: Gus, Hal, Ida';
  assert.ok(seen.startsWith(expected), seen);
};
