import { unwrap } from 'partyline/kernel';
import { acceptInvitation } from 'partyline/lifecycle';
import { listInvitations, reinstateMember, resendInvitation, revokeInvitation, suspendMember } from 'partyline/members';
import { describe, expect, it } from 'vitest';
import { openLine } from './line.js';
import { codeOf, DAY, hash, Town } from './town.js';

const EVE = 'eve@elsewhere.example';

describe('an invitation that is no longer one', () => {
  it('works once', () => {
    const town = new Town();
    const invitationId = town.invite(town.ben, EVE);
    expect(codeOf(town.accept(invitationId, EVE))).toBe('ok');
    expect(codeOf(town.accept(invitationId, EVE))).toBe('invitation_settled');
  });

  it('not after its time, to the millisecond', () => {
    const town = new Town();
    const invitationId = town.invite(town.ben, EVE);
    town.at += 7 * DAY;
    expect(codeOf(town.accept(invitationId, EVE))).toBe('invitation_expired');
    town.at -= 1;
    expect(codeOf(town.accept(invitationId, EVE))).toBe('ok');
  });

  it('not once revoked, even sent again', () => {
    const town = new Town();
    const invitationId = town.invite(town.ben, EVE);
    town.do(revokeInvitation, { invitationId }, town.ben);
    expect(codeOf(town.accept(invitationId, EVE))).toBe('invitation_settled');
    expect(town.code(resendInvitation, { invitationId, tokenHash: hash('b') }, town.ben)).toBe('invitation_settled');
  });

  it('not with the token that was sent before it was sent again', () => {
    const town = new Town();
    const invitationId = town.invite(town.ben, EVE, {}, 'a');
    town.do(resendInvitation, { invitationId, tokenHash: hash('b') }, town.ben);
    expect(codeOf(town.accept(invitationId, EVE, 'a'))).toBe('invitation_not_found');
    expect(codeOf(town.accept(invitationId, EVE, 'b'))).toBe('ok');
  });

  it('not the earlier one of two for one address', () => {
    const town = new Town();
    const first = town.invite(town.ben, EVE, { roles: ['admin'] }, 'a');
    town.at += 7 * DAY;
    const second = town.invite(town.ana, EVE, {}, 'b');
    expect(codeOf(town.accept(first, EVE, 'a'))).toBe('invitation_settled');
    expect(codeOf(town.accept(second, EVE, 'b'))).toBe('ok');
  });

  it.each([
    ['somebody else', 'mallory@elsewhere.example'],
    ['the same name at another domain', 'eve@elsewhere.example.example'],
    ['the address with a plus', 'eve+x@elsewhere.example'],
    ['nobody', ''],
  ])('not for %s, and it reads like one that never was', (_, address) => {
    const town = new Town();
    const invitationId = town.invite(town.ben, EVE);
    const refused = town.accept(invitationId, address);
    const missing = town.accept('no-such', address);
    expect(codeOf(refused)).toBe('invitation_not_found');
    expect(JSON.stringify(refused).replace(invitationId, 'no-such')).toBe(JSON.stringify(missing));
  });

  it('what became of it is told to its addressee alone: a wrong token reads like no invitation', () => {
    const town = new Town();
    const invitationId = town.invite(town.ben, EVE);
    const wrong = () => codeOf(town.accept(invitationId, EVE, 'f'));
    const codes = [wrong()];
    town.at += 8 * DAY;
    codes.push(wrong());
    town.do(revokeInvitation, { invitationId }, town.ben);
    codes.push(wrong());
    expect(codes).toEqual(['invitation_not_found', 'invitation_not_found', 'invitation_not_found']);
  });

  it('is not accepted by a member, who has no address of their own to show', () => {
    const town = new Town();
    const invitationId = town.invite(town.ben, EVE);
    for (const who of [town.ana, town.ben, town.cleo]) {
      const input = { invitationId, tokenHash: hash('a'), name: 'Eve' };
      expect(town.code(acceptInvitation, input, who)).toBe('invitation_not_found');
    }
  });
});

describe('one address', () => {
  it('has one invitation that waits, however often and however it is written', () => {
    const town = new Town();
    town.invite(town.ben, EVE);
    expect(town.invite(town.ana, ' EVE@ELSEWHERE.example ')).toBe('not invited: already_invited');
    expect(town.invite(town.ana, 'ben@acme.example')).toBe('not invited: already_member');
  });

  it('has one membership: invited twice over, it joins once', () => {
    const town = new Town();
    town.open('elsewhere.example');
    const invitationId = town.invite(town.ben, EVE);
    expect(codeOf(town.join(EVE))).toBe('ok');
    expect(codeOf(town.join(EVE))).toBe('already_member');
    expect(codeOf(town.accept(invitationId, EVE))).toBe('invitation_settled');
  });

  it('not two open invitations either, by letting one expire, joining by domain and moving away', () => {
    const town = new Town();
    town.open('elsewhere.example');
    const first = town.invite(town.ben, EVE, {}, 'a');
    town.at += 8 * DAY;
    const eve = unwrap(town.join(EVE)).output.memberId;
    town.move(eve, 'eve@acme.example');
    town.invite(town.ben, EVE, {}, 'b');
    expect(town.code(resendInvitation, { invitationId: first, tokenHash: hash('c') }, town.ben)).toBe(
      'invitation_settled',
    );
    const open = unwrap(town.ask(listInvitations, {}, town.ben)).filter(({ address }) => address === EVE);
    expect(open).toHaveLength(1);
  });

  it('somebody suspended is a member still, and is not invited around it', () => {
    const town = new Town();
    town.open('acme.example');
    town.do(suspendMember, { memberId: town.cleo }, town.ben);
    expect(town.invite(town.ben, 'cleo@acme.example')).toBe('not invited: already_member');
    expect(codeOf(town.join('cleo@acme.example'))).toBe('already_member');
    town.do(reinstateMember, { memberId: town.cleo }, town.ben);
  });
});

describe('a token', () => {
  const invited = async () => {
    const line = await openLine();
    const { verdicts } = unwrap(await line.as(line.ben).members.invite({ addresses: EVE }));
    const { token, invitationId } = verdicts[0] ?? {};
    if (!token || !invitationId) throw new Error('nobody was invited');
    return { line, token, invitationId };
  };
  const accept = (line: Awaited<ReturnType<typeof openLine>>, token: string, address = EVE) =>
    line.person(address).members.acceptInvitation({ token, name: 'Eve' });

  it('opens the door it was made for', async () => {
    const { line, token } = await invited();
    expect(codeOf(await accept(line, token))).toBe('ok');
    expect(codeOf(await accept(line, token))).toBe('invitation_settled');
  });

  it('of another workspace opens nothing here', async () => {
    const { line, token } = await invited();
    const other = line.partyline.workspace('other');
    unwrap(
      await other
        .as({ type: 'system' })
        .workspace.create({ name: 'Other', owner: { name: 'X', address: 'x@x.example' } }),
    );
    const eve = other.as({ type: 'person', address: EVE });
    expect(codeOf(await eve.members.acceptInvitation({ token, name: 'Eve' }))).toBe('invitation_not_found');
    // Nor when it is made to say that it is of this one.
    const [, secret] = token.split('.');
    const [, id] = JSON.parse(atob(token.split('.')[0] ?? '')) as [string, string];
    const forged = `${btoa(JSON.stringify(['other', id]))}.${secret}`;
    expect(codeOf(await eve.members.acceptInvitation({ token: forged, name: 'Eve' }))).toBe('invitation_not_found');
  });

  it('that was sent before it was sent again opens nothing', async () => {
    const { line, token, invitationId } = await invited();
    const again = unwrap(await line.as(line.ben).members.resendInvitation({ invitationId }));
    expect(codeOf(await accept(line, token))).toBe('invitation_not_found');
    expect(codeOf(await accept(line, again.token ?? ''))).toBe('ok');
  });

  it('expired or revoked opens nothing', async () => {
    const expired = await invited();
    expired.line.later(8 * DAY);
    expect(codeOf(await accept(expired.line, expired.token))).toBe('invitation_expired');
    const revoked = await invited();
    unwrap(await revoked.line.as(revoked.line.ben).members.revokeInvitation({ invitationId: revoked.invitationId }));
    expect(codeOf(await accept(revoked.line, revoked.token))).toBe('invitation_settled');
  });

  it('used twice at the same moment makes one member', async () => {
    const { line, token } = await invited();
    const answers = await Promise.all([accept(line, token), accept(line, token), accept(line, token)]);
    expect(answers.map(codeOf).sort()).toEqual(['invitation_settled', 'invitation_settled', 'ok']);
  });

  it('revoked while it is being accepted makes none', async () => {
    const { line, token, invitationId } = await invited();
    const { answer } = await line.meddled(
      () => line.as(line.ben).members.revokeInvitation({ invitationId }),
      () => accept(line, token),
    );
    expect(codeOf(answer)).toBe('invitation_settled');
  });

  it('whose inviter is demoted while it is being accepted makes none', async () => {
    const { line, token } = await invited();
    const { answer } = await line.meddled(
      () => line.as(line.ana).members.changeRole({ memberId: line.ben, roles: ['member'] }),
      () => accept(line, token),
    );
    expect(codeOf(answer)).toBe('inviter_lacks_authority');
  });

  it('made up, cut short, or of another form opens nothing and throws nothing', async () => {
    const { line, token } = await invited();
    const [place = '', secret = ''] = token.split('.');
    const forged = [
      '',
      '.',
      `${place}.`,
      `.${secret}`,
      place,
      secret,
      `${place}.${secret.slice(1)}`,
      `${place}.${secret}x`,
      `${place}.${'A'.repeat(43)}`,
      `${btoa('"x"')}.${secret}`,
      `${btoa('["acme"]')}.${secret}`,
      `${btoa('["acme","__proto__"]')}.${secret}`,
      `${btoa('["acme",{}]')}.${secret}`,
      `${btoa('\u00ff\u00fe')}.${secret}`,
      '\u0000',
      '💥',
      'x'.repeat(10_000),
      `${place}.${secret}.${secret}`.slice(1),
    ];
    for (const wrong of forged)
      expect(['invitation_not_found', 'invalid_input']).toContain(codeOf(await accept(line, wrong)));
    for (const wrong of [undefined, null, 7, {}, [token]]) {
      expect(codeOf(await accept(line, wrong as never))).toBe('invitation_not_found');
    }
    expect(codeOf(await accept(line, token))).toBe('ok');
  });

  it('is kept nowhere: only its hash is stored, and mail alone carries it where there is mail', async () => {
    const sent: string[] = [];
    const line = await openLine({ ports: { mail: { send: async ({ token }) => void sent.push(token) } } });
    const { verdicts } = unwrap(await line.as(line.ben).members.invite({ addresses: EVE }));
    expect(verdicts.map(({ token }) => token)).toEqual([null]);
    const secret = sent[0]?.split('.')[1] ?? 'none';
    const { items } = await line.store.list('acme', 'invitation', { limit: 10 });
    const { events } = await line.store.readEvents('acme', null, 1_000);
    expect(JSON.stringify([items, events])).not.toContain(secret);
    expect(JSON.stringify(unwrap(await line.as(line.ben).members.listInvitations()))).not.toContain(secret);
    expect(JSON.stringify(unwrap(await line.as(line.ben).members.listInvitations()))).not.toMatch(/[0-9a-f]{64}/);
  });

  it('is of 32 random bytes, and no two are alike', async () => {
    const line = await openLine();
    const addresses = Array.from({ length: 50 }, (_, i) => `p${i}@elsewhere.example`);
    const { verdicts } = unwrap(await line.as(line.ben).members.invite({ addresses }));
    const secrets = verdicts.map(({ token }) => token?.split('.')[1] ?? '');
    expect(new Set(secrets).size).toBe(50);
    expect(secrets.every((secret) => secret.length === 43)).toBe(true);
  });
});
