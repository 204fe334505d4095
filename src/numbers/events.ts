import type { Reducers } from '../workspace/index.js';

/** What happens to numbers, and to who uses them. */
export type NumberEvents = {
  number_added: {
    readonly data: {
      readonly numberId: string;
      readonly phone: string;
      readonly name: string;
      readonly ownerId: string;
      readonly mode: 'exclusive' | 'shared';
    };
    readonly personal: Record<never, never>;
  };
  number_assigned: {
    readonly data: { readonly numberId: string; readonly memberId: string; readonly access: 'use' | 'read' };
    readonly personal: Record<never, never>;
  };
  number_unassigned: {
    readonly data: { readonly numberId: string; readonly memberId: string };
    readonly personal: Record<never, never>;
  };
};

/** How the events of numbers change the records. */
export const numberReducers: Reducers<NumberEvents> = {
  number_added(tx, { at, data: { numberId, ...number } }) {
    tx.set('number', numberId, { ...number, createdAt: at });
    tx.set('phone', number.phone, { numberId });
  },

  number_assigned(tx, { data: { numberId, memberId, access } }) {
    tx.edit('member', memberId, (member) => {
      const others = member.numbers.filter(({ id }) => id !== numberId);
      member.numbers = [...others, { id: numberId, access }].sort((a, b) => (a.id < b.id ? -1 : 1));
    });
  },

  number_unassigned(tx, { data: { numberId, memberId } }) {
    tx.edit('member', memberId, (member) => {
      member.numbers = member.numbers.filter(({ id }) => id !== numberId);
    });
  },
};
