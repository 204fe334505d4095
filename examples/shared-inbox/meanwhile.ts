// What else comes on such an afternoon, while the others are told about: the same in every run, though it does not look so.
import type { Person, Shop } from './shop.js';

/** Who takes what comes: Cleo more often than others, and at times nobody. */
const turns: readonly (Person | null)[] = ['cleo', 'eva', 'cleo', 'dan', null, 'cleo', 'ana', 'eva', 'cleo', null];

let state = 7;

/** A linear congruential generator: good enough for a busy look. */
const below = (limit: number): number => {
  state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
  return Math.floor((state / 2 ** 31) * limit);
};

/** Lets minutes pass, and people call and write in them. Answers how many did. */
export const meanwhile = async (shop: Shop, minutes: number, away: readonly Person[] = []): Promise<number> => {
  let count = 0;
  let left = minutes;
  for (let gap = below(4); gap < left; gap = below(4)) {
    shop.later(gap);
    left -= gap;
    count += 1;
    await somebodyCalls(shop, away);
  }
  shop.later(left);
  return count;
};

const somebodyCalls = async ({ happens }: Shop, away: readonly Person[]): Promise<void> => {
  const phone = `+49305556${String(below(40)).padStart(2, '0')}`;
  const turn = turns[below(turns.length)] ?? null;
  const by = turn === null || away.includes(turn) ? null : turn;
  const kind = below(3) === 0 ? 'message' : 'call';
  if (by === null) {
    await happens({ phone, kind, direction: 'inbound' });
  } else if (kind === 'message') {
    await happens({ phone, kind, direction: 'inbound' });
    await happens({ phone, kind, direction: 'outbound', by, responseSeconds: 60 + below(2_400) });
  } else if (below(4) === 0) {
    await happens({ phone, kind, direction: 'outbound', by, durationSeconds: below(400) });
  } else {
    const taken = { answered: true, durationSeconds: 30 + below(400), responseSeconds: 4 + below(25) };
    await happens({ phone, kind, direction: 'inbound', by, ...taken });
  }
};
