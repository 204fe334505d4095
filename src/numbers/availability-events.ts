import type { Availability, Nothing, Reducers, Transaction, Weekly } from '../workspace/index.js';

/** What people say about when they can be rung. Where and when somebody works is theirs, and can be erased. */
export type AvailabilityEvents = {
  schedule_set: {
    readonly data: { readonly memberId: string };
    readonly personal: { readonly schedule: Weekly | null };
  };
  do_not_disturb_set: {
    readonly data: { readonly memberId: string; readonly doNotDisturb: Availability['doNotDisturb'] };
    readonly personal: Nothing;
  };
  number_notifications_set: {
    readonly data: {
      readonly memberId: string;
      readonly numberId: string;
      readonly calls: boolean;
      readonly messages: boolean;
      /** Numbers the member no longer has, whose settings go at this occasion. */
      readonly forgotten: readonly string[];
    };
    readonly personal: Nothing;
  };
};

/** Somebody who never said anything. */
export const ALWAYS_AVAILABLE: Availability = { schedule: null, doNotDisturb: null, notifications: [] };

/** How these events change the records. They touch no member record, so nobody holds up their own removal with them. */
export const availabilityReducers: Reducers<AvailabilityEvents> = {
  schedule_set(tx, { data: { memberId }, personal }) {
    change(tx, memberId, () => ({ schedule: personal?.schedule ?? null }));
  },

  do_not_disturb_set(tx, { data: { memberId, doNotDisturb } }) {
    change(tx, memberId, () => ({ doNotDisturb }));
  },

  number_notifications_set(tx, { data: { memberId, numberId, calls, messages, forgotten } }) {
    change(tx, memberId, ({ notifications }) => {
      const others = notifications.filter(
        (entry) => entry.numberId !== numberId && !forgotten.includes(entry.numberId),
      );
      const all = calls && messages ? others : [...others, { numberId, calls, messages }];
      return { notifications: all.sort((a, b) => (a.numberId < b.numberId ? -1 : 1)) };
    });
  },
};

const change = (tx: Transaction, memberId: string, to: (before: Availability) => Partial<Availability>): void => {
  const before = tx.get('availability', memberId) ?? ALWAYS_AVAILABLE;
  tx.set('availability', memberId, { ...before, ...to(before) });
};
