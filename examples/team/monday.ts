// Monday: Ana founds the workspace and invites the others.
import assert from 'node:assert/strict';
import { unwrap } from 'partyline';
import { dim, green, note, print, table, yellow } from '../lib/terminal.js';
import { DOMAIN, nameOfPerson, type Office, type PersonKey } from './office.js';

const signs = { invited: green('invited'), malformed: yellow('malformed') } as Record<string, string>;

export const monday = async (office: Office): Promise<void> => {
  const { host, as, outside, mail, ids, say, did, refused } = office;
  office.day('Monday: Ana opens the office');

  const owner = { name: 'Ana Alvarez', address: `ana@${DOMAIN}` };
  const founded = await host.workspace.create({ name: 'Acme', owner });
  did('Ana founds Acme. She owns it, and is its primary owner.', founded);
  ids.ana = unwrap(founded).memberId;

  print();
  note('She pastes the addresses of the others, as people do: with names, blanks, and a slip of the finger.');
  const pasted = `Ben Brandt <BEN@${DOMAIN}>; cleo@${DOMAIN}, ben@${DOMAIN}\n dan@acme, eva.egede@gmail.com, ana@${DOMAIN}`;
  print(dim(`  ${pasted.replace('\n', ' ')}`));
  const invited = await as('ana').members.invite({ addresses: pasted });
  const { verdicts } = unwrap(invited);
  table(
    ['written', 'verdict', ''],
    verdicts.map((verdict) => [
      verdict.written,
      signs[verdict.verdict] ?? dim(verdict.verdict.replaceAll('_', ' ')),
      dim(say({ ...verdict, tokenHash: null })),
    ]),
  );
  assert.deepEqual(
    verdicts.map(({ verdict }) => verdict),
    ['invited', 'invited', 'malformed', 'invited', 'already_member'],
  );
  note(
    'Ben was named twice and is invited once. Dan’s address lacks its end; Ana lets it be, he will find another way in.',
  );
  print();

  const list = unwrap(await as('ana').members.listInvitations());
  const forBen = list.find(({ address }) => address === `ben@${DOMAIN}`);
  assert.ok(forBen);
  did(
    'Ben is to be an admin, and to choose a number of his own: Ana takes the invitation back …',
    await as('ana').members.revokeInvitation({ invitationId: forBen.invitationId }),
  );
  const better = { addresses: `ben@${DOMAIN}`, roles: ['admin'], newNumber: true } as const;
  const stale = mail.get(`ben@${DOMAIN}`) ?? '';
  did('… and sends another.', await as('ana').members.invite(better));

  const join = async (key: PersonKey, address: string) => {
    const token = mail.get(address) ?? '';
    const answer = await outside(address).members.acceptInvitation({ token, name: nameOfPerson(key) });
    if (answer.ok) ids[key] = answer.value.memberId;
    return answer;
  };
  refused(
    'Ben opens the first of the two letters.',
    await outside(`ben@${DOMAIN}`).members.acceptInvitation({ token: stale, name: 'Ben' }),
    'invitation_settled',
  );
  did('Ben opens the second one, and comes in as an admin.', await join('ben', `ben@${DOMAIN}`));
  const forCleo = mail.get(`cleo@${DOMAIN}`) ?? '';
  refused(
    'Somebody has forwarded Cleo’s letter to Mallory, who tries it with an address of her own.',
    await outside('mallory@elsewhere.example').members.acceptInvitation({ token: forCleo, name: 'Mallory' }),
    'invitation_not_found',
  );
  did('Cleo opens it, and comes in as a member.', await join('cleo', `cleo@${DOMAIN}`));
  refused(
    'Cleo would like to invite a friend.',
    await as('cleo').members.invite({ addresses: 'fay@elsewhere.example' }),
    'permission_denied',
  );
};
