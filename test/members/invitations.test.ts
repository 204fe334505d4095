import { unwrap } from 'partyline/kernel';
import { inviteMembers, listInvitations, onboardingOf, resendInvitation, revokeInvitation } from 'partyline/members';
import { definePolicy } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';
import { openLine } from '../attacks/line.js';
import { DAY, hash, Town } from '../attacks/town.js';

const hashes = Array.from({ length: 20 }, (_, i) => i.toString(16).padStart(64, '0'));

/** The verdict of each address, in order. */
const verdicts = (town: Town, addresses: string | readonly string[], extra: object = {}) =>
  unwrap(town.try(inviteMembers, { addresses, tokenHashes: hashes, ...extra }, town.ben)).output.verdicts;

describe('addresses are taken as people write them', () => {
  it.each([
    ['commas', 'a@x.example,b@x.example', ['a@x.example', 'b@x.example']],
    [
      'semicolons and line ends',
      'a@x.example;b@x.example\r\nc@x.example\n',
      ['a@x.example', 'b@x.example', 'c@x.example'],
    ],
    ['names in front', 'Ana <a@x.example>, "B" <B@X.example>', ['a@x.example', 'b@x.example']],
    ['blanks and empty parts', ' , a@x.example ,, ;', ['a@x.example']],
    ['the same twice', 'a@x.example, A@X.EXAMPLE', ['a@x.example']],
    ['dots and pluses, which stay', 'a.b+c@x.example, ab@x.example', ['a.b+c@x.example', 'ab@x.example']],
    ['domains in other scripts', 'a@bücher.example', ['a@xn--bcher-kva.example']],
  ])('%s', (_, text, expected) => {
    expect(verdicts(new Town(), text).map(({ address }) => address)).toEqual(expected);
  });

  it('each gets its verdict, in the order written', () => {
    const town = new Town();
    town.invite(town.ana, 'waiting@x.example');
    const list = ['new@x.example', 'nonsense', 'waiting@x.example', 'cleo@acme.example', 'me@gmail.com', 'a@b'];
    expect(verdicts(town, list).map(({ verdict, advice }) => [verdict, advice])).toEqual([
      ['invited', null],
      ['malformed', null],
      ['already_invited', null],
      ['already_member', null],
      ['invited', 'free_mail'],
      ['malformed', null],
    ]);
  });

  it('an expired invitation is no obstacle to another', () => {
    const town = new Town();
    const first = town.invite(town.ana, 'late@x.example');
    town.at += 7 * DAY;
    const second = town.invite(town.ben, 'late@x.example', {}, 'b');
    expect(town.workspace.state.invitation.get(first)?.status).toBe('revoked');
    expect(town.workspace.state.invitation.get(second)?.status).toBe('pending');
  });

  it('all or none, where it is asked so', () => {
    const town = new Town();
    const input = { addresses: 'new@x.example, nonsense', tokenHashes: hashes, invite: 'all' as const };
    expect(town.try(inviteMembers, input, town.ben)).toMatchObject({
      error: { code: 'not_all_invitable', params: { refused: ['nonsense'] } },
    });
    expect(town.code(inviteMembers, { ...input, addresses: 'new@x.example' }, town.ben)).toBe('ok');
  });

  it('nobody at all is refused, and nobody new changes nothing', () => {
    const town = new Town();
    expect(town.code(inviteMembers, { addresses: ' ,; ', tokenHashes: hashes }, town.ben)).toBe('no_addresses');
    town.do(inviteMembers, { addresses: 'cleo@acme.example, nonsense', tokenHashes: [] }, town.ben);
    expect(town.commit).toBe(null);
    expect(town.code(inviteMembers, { addresses: 'new@x.example', tokenHashes: [] }, town.ben)).toBe('too_few_tokens');
  });

  it('holds no paid seat until it is accepted', () => {
    const town = new Town(definePolicy({ seatLimit: 4 }));
    town.invite(town.ben, 'new@x.example');
    expect(town.workspace.counters.get('seats')).toBe(4);
  });
});

describe('an invitation that waits', () => {
  it('is listed, the newest first, without its token', () => {
    const town = new Town();
    const first = town.invite(town.ben, 'a@x.example');
    town.at += 1;
    const second = town.invite(town.ana, 'b@x.example', {}, 'b');
    const list = unwrap(town.ask(listInvitations, {}, town.ben));
    expect(list.map(({ invitationId, invitedBy }) => [invitationId, invitedBy])).toEqual([
      [second, town.ana],
      [first, town.ben],
    ]);
    expect(JSON.stringify(list)).not.toContain(hash('a'));
    town.at += 8 * DAY;
    expect(unwrap(town.ask(listInvitations, {}, town.ben)).every(({ expired }) => expired)).toBe(true);
  });

  it('lasts as long as policy says, from when it was last sent', () => {
    const town = new Town(definePolicy({ invitationLifetime: DAY }));
    const invitationId = town.invite(town.ben, 'a@x.example');
    town.at += 2 * DAY;
    const { expiresAt } = town.do(resendInvitation, { invitationId, tokenHash: hash('b') }, town.ana);
    expect(expiresAt).toBe(town.at + DAY);
    expect(town.accept(invitationId, 'a@x.example', 'b').ok).toBe(true);
  });

  it('is taken back once, by whoever sent it or those above', () => {
    const town = new Town(definePolicy({ memberInvites: 'asMember' }));
    const mine = town.invite(town.cleo, 'a@x.example');
    const other = town.invite(town.ana, 'b@x.example', {}, 'b');
    expect(town.code(revokeInvitation, { invitationId: mine }, town.cleo)).toBe('ok');
    expect(town.code(revokeInvitation, { invitationId: mine }, town.ben)).toBe('ok');
    expect(town.code(revokeInvitation, { invitationId: other }, town.cleo)).toBe('permission_denied');
    town.do(revokeInvitation, { invitationId: mine }, town.cleo);
    expect(town.code(revokeInvitation, { invitationId: mine }, town.ben)).toBe('invitation_settled');
    expect(town.code(revokeInvitation, { invitationId: 'no-such' }, town.ben)).toBe('invitation_not_found');
  });

  it('is mailed to whom it is for, when it is sent and when it is sent again', async () => {
    const sent: string[] = [];
    const mail = {
      send: async ({ kind, address }: { kind: string; address: string }) => void sent.push(`${kind} ${address}`),
    };
    const line = await openLine({ ports: { mail } });
    const ben = line.as(line.ben).members;
    const { verdicts: all } = unwrap(
      await ben.invite({ addresses: 'Eve <EVE@x.example>, cleo@acme.example, nonsense' }),
    );
    unwrap(await ben.resendInvitation({ invitationId: all[0]?.invitationId ?? '' }));
    expect(sent).toEqual(['invitation eve@x.example', 'invitation eve@x.example']);
  });
});

describe('what somebody new has to do', () => {
  it('is an account, a number where one was promised, and the app', async () => {
    const line = await openLine();
    const invited = unwrap(await line.as(line.ben).members.invite({ addresses: 'eve@x.example', newNumber: true }));
    const token = invited.verdicts[0]?.token ?? '';
    const { memberId } = unwrap(await line.person('eve@x.example').members.acceptInvitation({ token, name: 'Eve' }));
    const eve = line.as(memberId);
    const steps = async () => unwrap(await eve.members.onboardingOf({ memberId })).steps;
    expect(await steps()).toEqual({ account: 'done', number: 'open', app: 'open' });
    unwrap(await eve.members.chooseNumber({ phone: '+15557654321', name: 'Eve' }));
    const onPhone = line.partyline.workspace('acme').as({ type: 'member', memberId }, { client: 'mobile' });
    unwrap(await onPhone.members.markSeen({ memberId }));
    expect(await steps()).toEqual({ account: 'done', number: 'done', app: 'done' });
    expect(unwrap(await eve.members.onboardingOf({ memberId })).complete).toBe(true);
  });

  it('is told to themselves and to those who invite, nobody else', () => {
    const town = new Town();
    const ask = (who: string) => town.ask(onboardingOf, { memberId: town.cleo }, who).ok;
    expect([town.cleo, town.ben, town.ana, 'host', town.dan].map(ask)).toEqual([true, true, true, true, false]);
  });
});
