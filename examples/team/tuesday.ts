// Tuesday: whoever has an address at the company may come in.
import assert from 'node:assert/strict';
import { unwrap } from 'partyline';
import { dim, note, print } from '../lib/terminal.js';
import { DOMAIN, type Office } from './office.js';

export const tuesday = async (office: Office): Promise<void> => {
  const { as, outside, dns, ids, say, did, refused, joinable } = office;
  office.day('Tuesday: the door opens for colleagues');
  const ben = as('ben').members;

  refused(
    'Ben claims gmail.com.',
    await ben.claimDomain({ domain: 'gmail.com', acknowledged: true }),
    'free_mail_domain',
  );
  refused('He claims co.uk.', await ben.claimDomain({ domain: 'co.uk', acknowledged: true }), 'public_suffix');
  const claimed = await ben.claimDomain({ domain: DOMAIN, acknowledged: true });
  did(`He claims ${DOMAIN}, which is theirs. So far this does nothing.`, claimed);
  refused(
    'Dan tries the door too early.',
    await outside(`dan@${DOMAIN}`).members.joinByDomain({ name: 'Dan' }),
    'domain_not_open',
  );
  refused('Ben says that it is proved.', await ben.verifyDomain({ domain: DOMAIN }), 'domain_not_proved');
  dns.push('v=spf1 -all', unwrap(claimed).challenge);
  did('He puts the challenge into the domain’s records, and now it is.', await ben.verifyDomain({ domain: DOMAIN }));

  print();
  note('Dan signs up with his address. The host looks up which workspaces wait for it:');
  const waiting = await joinable(`dan@${DOMAIN}`);
  assert.deepEqual(waiting, [{ workspaceId: office.workspaceId, name: 'Acme', by: ['domain'] }]);
  print(dim(`  ${waiting.map(({ name, by }) => `${name}, by ${by.join(' and ')}`).join('; ')}`));
  print();
  const joined = await outside(`dan@${DOMAIN}`).members.joinByDomain({ name: 'Dan Dufour' });
  did('He joins, as a member: nobody had to invite him.', joined);
  ids.dan = unwrap(joined).memberId;

  const address = 'eva@acme-example.example';
  refused(
    'Eva tries it with an address at a domain that looks alike.',
    await outside(address).members.joinByDomain({ name: 'Eva' }),
    'domain_not_open',
  );
  print();
  note('She asks Ben why, and Ben asks partyline:');
  const { canJoin, findings } = unwrap(await ben.diagnoseJoin({ address }));
  assert.equal(canJoin, false);
  for (const finding of findings) print(dim(`  ${say(finding)}`));
  print();
  const eva = 'eva.egede@gmail.com';
  const joinedToo = await outside(eva).members.acceptInvitation({
    token: office.mail.get(eva) ?? '',
    name: 'Eva Egede',
  });
  did('Then she finds Monday’s letter in her other mailbox, and comes in by it.', joinedToo);
  ids.eva = unwrap(joinedToo).memberId;
};
