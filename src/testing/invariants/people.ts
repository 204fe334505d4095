import { type Invariant, isActiveOwner, State } from './invariant.js';

export const ownedInvariant: Invariant = {
  name: 'somebody owns it',
  says: 'At least one active owner is there, and the primary owner is one.',
  *check({ workspace }) {
    const state = State.of(workspace);
    const self = state.record('workspace', 'self');
    if (self === null) return;
    if (!state.rows('member').some(([, member]) => isActiveOwner(member))) yield 'no active owner';
    const { primaryOwnerId } = self;
    if (!isActiveOwner(state.record('member', primaryOwnerId)))
      yield `the primary owner ${primaryOwnerId} is no active owner`;
  },
};

export const addressedInvariant: Invariant = {
  name: 'one address, one person',
  says: 'No address is two people’s or waits for two, and the key of an address leads to whom it says.',
  *check({ workspace }) {
    const state = State.of(workspace);
    const present = state.rows('member').filter(([, { status }]) => status !== 'removed');
    const addresses = present.map(([id]) => state.record('profile', id)?.address ?? '');
    if (new Set(addresses).size !== addresses.length) yield `two people with one address: ${addresses.join()}`;
    for (const [index, [id]] of present.entries()) {
      const key = state.record('address', addresses[index] ?? '');
      if (key?.memberId !== id) yield `the address of ${id} leads to ${key?.memberId}`;
    }
    const waiting = state.rows('invitation').filter(([, { status }]) => status === 'pending');
    const invited = waiting.map(([, { address }]) => address);
    if (new Set(invited).size !== invited.length) yield `two invitations wait for one address: ${invited.join()}`;
    for (const [id, { address }] of waiting) {
      const key = state.record('address', address);
      if (key?.invitationId !== id) yield `${address} leads to the invitation ${key?.invitationId}, not ${id}`;
      if (addresses.includes(address)) yield `an invitation waits for ${address}, who is a member`;
    }
    for (const [address, { memberId, invitationId }] of state.rows('address')) {
      if (memberId !== null && state.record('member', memberId) === null) yield `${address} leads to no member`;
      if (invitationId !== null && state.record('invitation', invitationId) === null) yield `${address}: no invitation`;
    }
  },
};

export const inheritedInvariant: Invariant = {
  name: 'nothing is left behind',
  says: 'What somebody leaves has an heir who is there and knows it, or has found its new owner.',
  *check({ workspace }) {
    const state = State.of(workspace);
    for (const [id, member] of state.rows('member')) {
      for (const [pointers, pointer] of [
        ['succeeds', 'successorId'],
        ['succeedsNumbers', 'numbersSuccessorId'],
      ] as const) {
        if (member.status === 'removed' && member[pointers].length > 0) yield `${id} is gone and still ${pointers}`;
        for (const from of member[pointers]) {
          if (state.record('member', from)?.status !== 'removed') yield `${id} ${pointers} ${from}, who is there`;
          if (state.record('succession', from)?.[pointer] !== id)
            yield `${id} ${pointers} ${from}, which knows nothing`;
        }
      }
      const will = state.record('succession', id);
      if ((will !== null) !== (member.status === 'removed')) yield `${id}, ${member.status}, has a succession: ${will}`;
      if (will === null) continue;
      for (const [heir, pointers] of [
        [will.successorId, 'succeeds'],
        [will.numbersSuccessorId, 'succeedsNumbers'],
      ] as const) {
        const record = heir === null ? null : state.record('member', heir);
        if (heir !== null && record?.status === 'removed') yield `${heir}, heir of ${id}, is gone`;
        if (heir !== null && record?.[pointers].includes(id) !== true)
          yield `${heir} does not know to be heir of ${id}`;
      }
      for (const kind of ['contact', 'snippet', 'resource'] as const) {
        const left = state.rows(kind).filter(([, { ownerId }]) => ownerId === id);
        if (will.successorId === null && left.length > 0)
          yield `what ${id} left has no heir: ${left.map(([own]) => own)}`;
      }
      const numbers = state.rows('number').filter(([, { ownerId, status }]) => ownerId === id && status === 'live');
      if (will.numbersSuccessorId === null && numbers.length > 0) yield `numbers of ${id} have no heir`;
    }
  },
};
