import type { Nothing, Porting, Reducers } from '../workspace/index.js';

/** What happens to porting requests. */
export type PortingEvents = {
  porting_requested: {
    readonly data: {
      readonly portingId: string;
      readonly phone: string;
      readonly carrier: string;
      readonly status: 'draft' | 'submitted';
      readonly requestedBy: string | null;
    };
    readonly personal: Nothing;
  };
  porting_changed: {
    readonly data: {
      readonly portingId: string;
      readonly changes: Partial<Pick<Porting, 'carrier' | 'status' | 'reason'>>;
    };
    readonly personal: Nothing;
  };
};

/** How the events of porting change the records. */
export const portingReducers: Reducers<PortingEvents> = {
  porting_requested(tx, { at, data: { portingId, ...request } }) {
    tx.set('porting', portingId, { ...request, reason: '', requestedAt: at, changedAt: at });
    tx.set('portingKey', request.phone, { portingId });
  },

  porting_changed(tx, { at, data: { portingId, changes } }) {
    const before = tx.get('porting', portingId);
    if (before === null) return;
    tx.set('porting', portingId, { ...before, ...changes, changedAt: at });
    // What is over frees its phone for another request.
    if (changes.status === 'completed' || changes.status === 'cancelled') tx.delete('portingKey', before.phone);
  },
};
