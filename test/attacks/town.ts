import { acceptInvitation, joinByDomain, removeMember } from 'partyline/lifecycle';
import { changeAddress, claimDomain, inviteMembers, requestAddressChange, verifyDomain } from 'partyline/members';
import type { Context, Workspace } from 'partyline/workspace';
import { Scene } from '../support/scene.js';

/** A hash as a token would have it: 64 hexadecimal digits, all alike. */
export const hash = (digit: string): string => digit.repeat(64);

export const DAY = 86_400_000;

type Offer = Partial<Omit<Parameters<typeof inviteMembers>[1], 'addresses' | 'tokenHashes'>>;

/** An office whose doors are tried: people come in by invitation and by domain, and go again. */
export class Town extends Scene {
  /** Somebody from outside, known by a verified address only. */
  person(address: string): Context {
    return { ...this.context('host'), actor: { type: 'person', address } };
  }

  /** Invites somebody, which must succeed; the invitation's token has the hash of the digit. */
  invite(who: string, address: string, offer: Offer = {}, digit = 'a'): string {
    const { verdicts } = this.do(inviteMembers, { addresses: [address], tokenHashes: [hash(digit)], ...offer }, who);
    return verdicts[0]?.invitationId ?? `not invited: ${verdicts[0]?.verdict}`;
  }

  /** Accepts an invitation with a verified address. */
  accept(invitationId: string, address: string, digit = 'a') {
    const context = this.person(address);
    const result = acceptInvitation(
      this.workspace,
      { invitationId, tokenHash: hash(digit), name: 'Somebody' },
      context,
    );
    if (result.ok) this.workspace = result.value.workspace;
    return result;
  }

  /** Joins with a verified address at a proved domain. */
  join(address: string) {
    const result = joinByDomain(this.workspace, { name: 'Somebody' }, this.person(address));
    if (result.ok) this.workspace = result.value.workspace;
    return result;
  }

  /** The host proves a domain to be the workspace's. */
  open(domain: string): void {
    const { challenge } = this.do(claimDomain, { domain, acknowledged: true }, 'host');
    this.do(verifyDomain, { domain, found: challenge }, 'host');
  }

  remove(memberId: string, who: string): void {
    this.do(removeMember, { memberId }, who);
  }

  /** Takes another address, proved. */
  move(memberId: string, address: string): void {
    this.do(requestAddressChange, { memberId, address, tokenHash: hash('e') }, memberId);
    this.do(changeAddress, { memberId, tokenHash: hash('e') }, memberId);
  }

  /** Asks something. */
  ask<I, A>(query: (workspace: Workspace, input: I, context: Context) => A, input: I, who: string): A {
    return query(this.workspace, input, this.context(who));
  }

  rolesOf(memberId: string): readonly string[] {
    return this.workspace.state.member.get(memberId)?.roles ?? [];
  }
}

/** What came of something: `ok`, or the code of the error. */
export const codeOf = (
  result: { readonly ok: true } | { readonly ok: false; readonly error: { readonly code: string } },
) => (result.ok ? 'ok' : result.error.code);
