import type { Client } from '../roles/index.js';
import { isOwner } from '../roles/index.js';
import { WORKSPACE_RECORD } from '../sharing/index.js';
import { lapse, touch, usedNumbers } from '../workspace/epoch.js';
import type {
  AddressKey,
  Member,
  Nothing,
  Profile,
  Reducers,
  Transaction,
  WorkspaceRecord,
} from '../workspace/index.js';

/** An address that nobody here ever had. */
export const nobodys = { memberId: null, current: false, barred: false, earlier: [] } as const;

/** What happens to people: their events, kept in `data`, and what is theirs and can be erased, in `personal`. */
export type MemberEvents = {
  workspace_created: {
    readonly data: { readonly name: string; readonly primaryOwnerId: string };
    readonly personal: Nothing;
  };
  workspace_settings_updated: {
    readonly data: { readonly name: string; readonly timeZone: string | null };
    readonly personal: Nothing;
  };
  workspace_status_changed: {
    readonly data: { readonly status: WorkspaceRecord['status'] };
    readonly personal: Nothing;
  };
  member_added: {
    readonly data: {
      readonly memberId: string;
      readonly roles: readonly string[];
      readonly via: 'host' | 'invitation' | 'domain';
      /** Whether the new member picks a number of their own. */
      readonly numberDue: boolean;
    };
    readonly personal: { readonly name: string; readonly address: string };
  };
  member_role_changed: {
    readonly data: { readonly memberId: string; readonly roles: readonly string[] };
    readonly personal: Nothing;
  };
  member_suspended: { readonly data: { readonly memberId: string }; readonly personal: Nothing };
  member_reinstated: { readonly data: { readonly memberId: string }; readonly personal: Nothing };
  /** Access ended. Everything the person owned is their successors' by pointer. */
  member_removed: {
    readonly data: {
      readonly memberId: string;
      readonly reason: 'removed' | 'left';
      readonly successorId: string;
      readonly numbersSuccessorId: string;
    };
    readonly personal: Nothing;
  };
  /** Nothing of a removed member's is left to rewrite: the pointers to it are gone. */
  succession_settled: {
    readonly data: { readonly memberId: string; readonly successorId: string; readonly what: 'contacts' | 'numbers' };
    readonly personal: Nothing;
  };
  ownership_transferred: { readonly data: { readonly from: string; readonly to: string }; readonly personal: Nothing };
  profile_updated: {
    readonly data: { readonly memberId: string };
    /** What changed; the name is null where it stays. */
    readonly personal: {
      readonly name: string | null;
      readonly settings: Partial<Pick<Profile, 'language' | 'timeZone'>>;
    };
  };
  address_change_requested: {
    readonly data: { readonly memberId: string; readonly tokenHash: string; readonly expiresAt: number };
    readonly personal: { readonly address: string };
  };
  address_changed: {
    readonly data: {
      readonly memberId: string;
      /** Whether somebody who had the new address was removed. */
      readonly barred: boolean;
    };
    readonly personal: { readonly from: string; readonly to: string };
  };
  /**
   * Who was removed is not known by name or address any more. Each of their addresses that nobody else has had since stays barred, by its
   * digest.
   */
  person_erased: {
    readonly data: { readonly memberId: string; readonly bars: readonly string[] };
    readonly personal: Nothing;
  };
  /** Somebody with a barred address was let in. */
  bar_lifted: { readonly data: { readonly bar: string }; readonly personal: Nothing };
  /** A new member picked the number they were due. */
  onboarding_number_chosen: { readonly data: { readonly memberId: string }; readonly personal: Nothing };
  member_seen: {
    readonly data: { readonly memberId: string; readonly client: Client | null };
    readonly personal: Nothing;
  };
};

const owners = (member: Pick<Member, 'status' | 'roles'>): number =>
  Number(member.status === 'active' && isOwner(member.roles));

/** Replaces a member, and keeps the count of active owners in step. */
const replaceMember = (tx: Transaction, memberId: string, change: (before: Member) => Partial<Member>): void => {
  const before = tx.get('member', memberId);
  if (before === null) return;
  const after: Member = { ...before, ...change(before), epoch: before.epoch + 1 };
  tx.set('member', memberId, after);
  tx.add('owners', owners(after) - owners(before));
};

/** The address is the member's now; who had it before and the latest invitation to it stay on record. */
const claimAddress = (tx: Transaction, address: string, memberId: string, barred: boolean): void => {
  const before: AddressKey = tx.get('address', address) ?? { ...nobodys, invitationId: null };
  const { invitationId } = before;
  const earlier = before.memberId === memberId ? before.earlier : holdersOf(before);
  tx.set('address', address, { memberId, current: true, barred, earlier, invitationId });
};

/** Everybody who has or had an address, the latest last. */
export const holdersOf = ({ memberId, current, barred, earlier }: AddressKey): AddressKey['earlier'] =>
  memberId === null ? earlier : [...earlier, { memberId, current, barred }];

/** Takes a member out of the history of an address, as if they had never had it. What nobody else had and nobody is invited to goes. */
const disclaimAddress = (tx: Transaction, address: string, memberId: string): void => {
  const key = tx.get('address', address);
  if (key === null) return;
  const others = holdersOf(key).filter((holder) => holder.memberId !== memberId);
  const last = others.at(-1);
  if (last !== undefined) tx.set('address', address, { ...key, ...last, earlier: others.slice(0, -1) });
  else if (key.invitationId === null) tx.delete('address', address);
  else tx.set('address', address, { ...nobodys, invitationId: key.invitationId });
};

/** Which field of a succession a member's list of pointers mirrors. */
const successorOf = { succeeds: 'successorId', succeedsNumbers: 'numbersSuccessorId' } as const;

const inherit = (
  tx: Transaction,
  pointers: keyof typeof successorOf,
  successorId: string,
  from: readonly string[],
): void => {
  tx.edit('member', successorId, (successor) => {
    successor[pointers] = sorted([...successor[pointers], ...from]);
    touch(successor);
  });
  for (const removedId of from) {
    tx.edit('succession', removedId, (succession) => {
      succession[successorOf[pointers]] = successorId;
    });
  }
};

const sorted = (ids: Iterable<string>): string[] => [...new Set(ids)].sort();

/** How the events of people change the records. */
export const memberReducers: Reducers<MemberEvents> = {
  workspace_created(tx, { at, data }) {
    tx.set('workspace', WORKSPACE_RECORD, {
      name: data.name,
      status: 'active',
      createdAt: at,
      primaryOwnerId: data.primaryOwnerId,
      timeZone: null,
      revoked: [],
    });
  },

  workspace_settings_updated(tx, { data: { name, timeZone } }) {
    tx.edit('workspace', WORKSPACE_RECORD, (workspace) => {
      workspace.name = name;
      workspace.timeZone = timeZone;
    });
  },

  workspace_status_changed(tx, { data: { status } }) {
    tx.edit('workspace', WORKSPACE_RECORD, (workspace) => {
      workspace.status = status;
    });
  },

  member_added(tx, { at, data: { memberId, roles, numberDue }, personal }) {
    const member: Member = {
      status: 'active',
      roles,
      groups: [],
      numbers: [],
      lapses: [],
      succeeds: [],
      succeedsNumbers: [],
      joinedAt: at,
      epoch: 0,
    };
    tx.set('member', memberId, member);
    const { name = '', address = '' } = personal ?? {};
    tx.set('profile', memberId, { name, address, language: null, timeZone: null });
    // Whoever joins was invited, or found the address without a bar: either way it has none from now on.
    if (personal !== null) claimAddress(tx, address, memberId, false);
    tx.set('onboarding', memberId, { number: numberDue ? 'due' : 'none', app: false });
    tx.add('seats', 1);
    tx.add('owners', owners(member));
  },

  member_role_changed(tx, { data: { memberId, roles } }) {
    replaceMember(tx, memberId, () => ({ roles }));
  },

  member_suspended(tx, { data: { memberId } }) {
    replaceMember(tx, memberId, () => ({ status: 'suspended' }));
    tx.edit('member', memberId, (member) => lapse(member, usedNumbers(member)));
  },

  member_reinstated(tx, { data: { memberId } }) {
    replaceMember(tx, memberId, () => ({ status: 'active' }));
  },

  member_removed(tx, { data: { memberId, successorId, numbersSuccessorId } }) {
    const removed = tx.get('member', memberId);
    if (removed === null) return;
    replaceMember(tx, memberId, () => ({ status: 'removed', succeeds: [], succeedsNumbers: [] }));
    tx.add('seats', -1);
    tx.set('succession', memberId, { successorId, numbersSuccessorId });
    // Whatever the removed member had inherited passes on as well, so no pointer ever leads to nobody.
    inherit(tx, 'succeeds', successorId, [memberId, ...removed.succeeds]);
    inherit(tx, 'succeedsNumbers', numbersSuccessorId, [memberId, ...removed.succeedsNumbers]);
  },

  succession_settled(tx, { data: { memberId, successorId, what } }) {
    const pointers = what === 'contacts' ? 'succeeds' : 'succeedsNumbers';
    tx.edit('member', successorId, (successor) => {
      successor[pointers] = successor[pointers].filter((id) => id !== memberId);
      touch(successor);
    });
    tx.edit('succession', memberId, (succession) => {
      succession[successorOf[pointers]] = null;
    });
  },

  ownership_transferred(tx, { data: { to } }) {
    tx.edit('workspace', WORKSPACE_RECORD, (workspace) => {
      workspace.primaryOwnerId = to;
    });
  },

  profile_updated(tx, { data: { memberId }, personal }) {
    if (personal === null) return;
    tx.edit('profile', memberId, (profile) => {
      Object.assign(profile, personal.settings);
      if (personal.name !== null) profile.name = personal.name;
    });
  },

  address_change_requested(tx, { data: { memberId, tokenHash, expiresAt }, personal }) {
    if (personal !== null) tx.set('addressChange', memberId, { address: personal.address, tokenHash, expiresAt });
  },

  address_changed(tx, { data: { memberId, barred }, personal }) {
    if (personal === null) return;
    tx.delete('addressChange', memberId);
    const from = tx.get('address', personal.from);
    if (from !== null) tx.set('address', personal.from, { ...from, current: false });
    claimAddress(tx, personal.to, memberId, barred);
    tx.edit('profile', memberId, (profile) => {
      profile.address = personal.to;
    });
  },

  person_erased(tx, { at, data: { memberId, bars } }) {
    for (const address of tx.list('addressesOf', memberId)) disclaimAddress(tx, address, memberId);
    tx.set('profile', memberId, { name: '', address: '', language: null, timeZone: null });
    for (const kind of ['activity', 'onboarding', 'addressChange', 'availability'] as const) tx.delete(kind, memberId);
    for (const bar of bars) tx.set('bar', bar, { since: at });
  },

  bar_lifted(tx, { data: { bar } }) {
    tx.delete('bar', bar);
  },

  onboarding_number_chosen(tx, { data: { memberId } }) {
    tx.edit('onboarding', memberId, (onboarding) => {
      onboarding.number = 'chosen';
    });
  },

  member_seen(tx, { at, data: { memberId, client } }) {
    tx.set('activity', memberId, { at, client });
    if (client === null) return;
    tx.edit('onboarding', memberId, (onboarding) => {
      onboarding.app = true;
    });
  },
};
