import type { Nothing, Reducers, Transaction } from '../workspace/index.js';
import { nobodys } from './events.js';

/** What happens to invitations and to the domains from which people may join. */
export type InvitationEvents = {
  /** Replaces whatever invitation the address had. */
  member_invited: {
    readonly data: {
      readonly invitationId: string;
      readonly roles: readonly string[];
      readonly numbers: readonly { readonly id: string; readonly access: 'use' | 'read' }[];
      readonly newNumber: boolean;
      readonly expiresAt: number;
      readonly tokenHash: string;
    };
    readonly personal: { readonly address: string };
  };
  invitation_resent: {
    readonly data: { readonly invitationId: string; readonly expiresAt: number; readonly tokenHash: string };
    readonly personal: Nothing;
  };
  invitation_revoked: { readonly data: { readonly invitationId: string }; readonly personal: Nothing };
  /** The address of these invitations is gone, and with it what they were good for. */
  invitations_erased: { readonly data: { readonly invitationIds: readonly string[] }; readonly personal: Nothing };
  invitation_accepted: {
    readonly data: { readonly invitationId: string; readonly memberId: string };
    readonly personal: Nothing;
  };
  domain_claimed: {
    readonly data: { readonly domain: string; readonly challenge: string };
    readonly personal: Nothing;
  };
  domain_verified: {
    readonly data: { readonly domain: string; readonly requestedBy: string | null };
    readonly personal: Nothing;
  };
  domain_released: { readonly data: { readonly domain: string }; readonly personal: Nothing };
};

const settle = (tx: Transaction, invitationId: string, status: 'accepted' | 'revoked'): void =>
  tx.edit('invitation', invitationId, (invitation) => {
    invitation.status = status;
  });

/** How the events of invitations and domains change the records. */
export const invitationReducers: Reducers<InvitationEvents> = {
  member_invited(tx, { at, actor, data: { invitationId, ...data }, personal }) {
    const address = personal?.address ?? '';
    const invitedBy = actor.type === 'member' ? actor.memberId : null;
    tx.set('invitation', invitationId, { ...data, status: 'pending', address, invitedBy, invitedAt: at });
    if (personal === null) return;
    const key = tx.get('address', address);
    const earlier = key?.invitationId ?? null;
    if (earlier !== null && tx.get('invitation', earlier)?.status === 'pending') settle(tx, earlier, 'revoked');
    tx.set('address', address, { ...(key ?? nobodys), invitationId });
  },

  invitation_resent(tx, { data: { invitationId, expiresAt, tokenHash } }) {
    tx.edit('invitation', invitationId, (invitation) => {
      invitation.expiresAt = expiresAt;
      invitation.tokenHash = tokenHash;
    });
  },

  invitation_revoked(tx, { data: { invitationId } }) {
    settle(tx, invitationId, 'revoked');
  },

  invitations_erased(tx, { data: { invitationIds } }) {
    for (const id of invitationIds) {
      const invitation = tx.get('invitation', id);
      if (invitation === null) continue;
      const { address } = invitation;
      const status = invitation.status === 'pending' ? 'revoked' : invitation.status;
      tx.set('invitation', id, { ...invitation, status, address: '' });
      if (tx.get('address', address)?.memberId === null) tx.delete('address', address);
    }
  },

  invitation_accepted(tx, { data: { invitationId } }) {
    settle(tx, invitationId, 'accepted');
  },

  domain_claimed(tx, { at, actor, data: { domain, challenge } }) {
    const claimedBy = actor.type === 'member' ? actor.memberId : null;
    tx.set('domain', domain, { status: 'claimed', claimedBy, claimedAt: at, challenge, verifiedAt: null });
  },

  domain_verified(tx, { at, data: { domain } }) {
    tx.edit('domain', domain, (claim) => {
      claim.status = 'verified';
      claim.verifiedAt = at;
    });
  },

  domain_released(tx, { data: { domain } }) {
    tx.delete('domain', domain);
  },
};
