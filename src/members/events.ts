import { isOwner } from '../roles/index.js';
import { WORKSPACE_RECORD } from '../sharing/index.js';
import type { Reducers } from '../workspace/index.js';

/** What happens to people: their events, kept in `data`, and what is theirs and can be erased, in `personal`. */
export type MemberEvents = {
  workspace_created: {
    readonly data: { readonly name: string; readonly primaryOwnerId: string };
    readonly personal: Record<never, never>;
  };
  member_added: {
    readonly data: { readonly memberId: string; readonly roles: readonly string[] };
    readonly personal: { readonly name: string; readonly address: string };
  };
  member_role_changed: {
    readonly data: { readonly memberId: string; readonly roles: readonly string[] };
    readonly personal: Record<never, never>;
  };
};

/** How the events of people change the records. */
export const memberReducers: Reducers<MemberEvents> = {
  workspace_created(tx, { at, data }) {
    tx.set('workspace', WORKSPACE_RECORD, {
      name: data.name,
      status: 'active',
      createdAt: at,
      primaryOwnerId: data.primaryOwnerId,
      revoked: [],
    });
  },

  member_added(tx, { at, data: { memberId, roles }, personal }) {
    tx.set('member', memberId, { status: 'active', roles, groups: [], numbers: [], succeeds: [], joinedAt: at });
    tx.set('profile', memberId, { name: personal?.name ?? '', address: personal?.address ?? '' });
    if (personal !== null) tx.set('address', personal.address, { memberId });
    tx.add('seats', 1);
    if (isOwner(roles)) tx.add('owners', 1);
  },

  member_role_changed(tx, { data: { memberId, roles } }) {
    const before = tx.get('member', memberId);
    if (before === null) return;
    tx.set('member', memberId, { ...before, roles });
    if (before.status === 'active') tx.add('owners', Number(isOwner(roles)) - Number(isOwner(before.roles)));
  },
};
