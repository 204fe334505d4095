import { lapse, touch, usedNumbers } from '../workspace/epoch.js';
import type { Nothing } from '../workspace/index.js';
import {
  type Member,
  numbersOf,
  type PhoneNumber,
  type Reducers,
  type RingOrder,
  type Transaction,
} from '../workspace/index.js';
import { EVERYBODY_RINGS, withoutMember } from './ring-order.js';

/** What can be set on a number by whoever manages its settings. */
export type NumberSettings = Pick<PhoneNumber, 'name' | 'callerId' | 'hours' | 'callFlow'>;

/** What happens to numbers, and to who uses them. */
export type CoreEvents = {
  number_added: {
    readonly data: {
      readonly numberId: string;
      readonly phone: string;
      readonly name: string;
      readonly ownerId: string;
      readonly mode: 'exclusive' | 'shared';
    };
    readonly personal: Nothing;
  };
  number_assigned: {
    readonly data: { readonly numberId: string; readonly memberId: string; readonly access: 'use' | 'read' };
    readonly personal: Nothing;
  };
  number_unassigned: {
    readonly data: { readonly numberId: string; readonly memberId: string };
    readonly personal: Nothing;
  };
  number_settings_changed: {
    readonly data: { readonly numberId: string; readonly settings: Partial<NumberSettings> };
    readonly personal: Nothing;
  };
  /** The new owner has it for use from now on; the old one keeps it, or has it no longer. */
  number_owner_changed: {
    readonly data: {
      readonly numberId: string;
      readonly from: string;
      readonly to: string;
      readonly fromKeepsUse: boolean;
    };
    readonly personal: Nothing;
  };
  number_mode_changed: {
    readonly data: {
      readonly numberId: string;
      readonly mode: 'exclusive' | 'shared';
      /** Who made it shared without owning it; null for anybody else. */
      readonly openedBy: string | null;
    };
    readonly personal: Nothing;
  };
  number_released: { readonly data: { readonly numberId: string; readonly phone: string }; readonly personal: Nothing };
  ring_order_set: {
    readonly data: { readonly numberId: string; readonly ring: RingOrder };
    readonly personal: Nothing;
  };
};

/** How the events of numbers change the records. */
export const coreReducers: Reducers<CoreEvents> = {
  number_added(tx, { at, data: { numberId, ...number } }) {
    tx.set('number', numberId, {
      ...number,
      status: 'live',
      epoch: 0,
      openedBy: null,
      callerId: '',
      hours: null,
      callFlow: null,
      ring: EVERYBODY_RINGS,
      createdAt: at,
    });
    tx.set('phone', number.phone, { numberId });
    tx.add(numbersOf(number.ownerId), 1);
  },

  number_assigned(tx, { data: { numberId, memberId, access } }) {
    hold(tx, numberId, memberId, access);
    if (access === 'read') leaveRing(tx, numberId, memberId);
  },

  number_unassigned(tx, { data: { numberId, memberId } }) {
    drop(tx, numberId, memberId);
    leaveRing(tx, numberId, memberId);
  },

  number_settings_changed(tx, { data: { numberId, settings } }) {
    change(tx, numberId, settings);
  },

  number_owner_changed(tx, { data: { numberId, from, to, fromKeepsUse } }) {
    change(tx, numberId, { ownerId: to });
    tx.add(numbersOf(from), -1);
    tx.add(numbersOf(to), 1);
    hold(tx, numberId, to, 'use');
    if (fromKeepsUse) {
      tx.edit('member', from, touch);
      return;
    }
    drop(tx, numberId, from);
    leaveRing(tx, numberId, from);
  },

  number_mode_changed(tx, { data: { numberId, mode, openedBy } }) {
    const before = tx.get('number', numberId);
    if (before !== null) change(tx, numberId, { mode, openedBy, epoch: before.epoch + 1 });
    for (const memberId of tx.list('numberUsers', numberId)) tx.edit('member', memberId, touch);
  },

  number_released(tx, { data: { numberId, phone } }) {
    const owner = tx.get('number', numberId)?.ownerId;
    if (owner !== undefined) tx.add(numbersOf(owner), -1);
    change(tx, numberId, { status: 'released', ring: EVERYBODY_RINGS });
    tx.delete('phone', phone);
  },

  ring_order_set(tx, { data: { numberId, ring } }) {
    change(tx, numberId, { ring });
  },
};

const change = (tx: Transaction, numberId: string, changes: Partial<PhoneNumber>): void => {
  const before = tx.get('number', numberId);
  if (before !== null) tx.set('number', numberId, { ...before, ...changes });
};

const hold = (tx: Transaction, numberId: string, memberId: string, access: 'use' | 'read'): void => {
  tx.edit('member', memberId, (member) => {
    const used = usedNumbers(member).includes(numberId);
    member.numbers = [...without(member, numberId), { id: numberId, access }].sort((a, b) => (a.id < b.id ? -1 : 1));
    touch(member);
    if (used && access === 'read') lapse(member, [numberId]);
  });
};

const drop = (tx: Transaction, numberId: string, memberId: string): void => {
  tx.edit('member', memberId, (member) => {
    const used = usedNumbers(member).includes(numberId);
    member.numbers = without(member, numberId);
    touch(member);
    if (used) lapse(member, [numberId]);
  });
};

const without = ({ numbers }: Pick<Member, 'numbers'>, numberId: string) => numbers.filter(({ id }) => id !== numberId);

const leaveRing = (tx: Transaction, numberId: string, memberId: string): void => {
  const ring = tx.get('number', numberId)?.ring;
  if (ring === undefined) return;
  const left = withoutMember(ring, memberId);
  if (left !== ring) change(tx, numberId, { ring: left });
};
