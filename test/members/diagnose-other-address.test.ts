import { unwrap } from 'partyline/kernel';
import { diagnoseJoin, inviteMembers } from 'partyline/members';
import { office } from 'partyline/testing';
import { expect, it } from 'vitest';

it('somebody who holds an invitation to another address is told so, and only they', () => {
  const { workspace, as, ben } = office();
  const input = { addresses: 'dora@acme.example', tokenHashes: ['ab'.repeat(32)] };
  const invited = unwrap(inviteMembers(workspace, input, as(ben)));
  const invitationId = invited.output.verdicts[0]?.invitationId ?? '';
  const ask = (address: string) =>
    unwrap(diagnoseJoin(invited.workspace, { address, invitationId }, as(ben))).findings.map(({ code }) => code);
  expect(ask('dora.private@home.example')).toEqual(['other_address_invited', 'no_invitation', 'domain_not_claimed']);
  expect(ask('dora@acme.example')).toEqual(['invitation_open', 'domain_not_claimed']);
});
