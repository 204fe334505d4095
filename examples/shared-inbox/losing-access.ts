// Somebody loses the number while they handle a conversation: it waits for others from that moment on.
import assert from 'node:assert/strict';
import { unwrap } from 'partyline';
import { chapter, dim, note, print, table } from '../lib/terminal.js';
import { meanwhile } from './meanwhile.js';
import type { Talks } from './rush.js';
import type { Shop } from './shop.js';

export const loseAccess = async (shop: Shop, { Hugo, Jon }: Talks): Promise<void> => {
  const { as, id, did, later, deskId, host, say, called, nameOf } = shop;
  chapter('Four o’clock: Dan goes on leave');
  await meanwhile(shop, 75);
  const dan = { numberId: deskId, memberId: id('dan') };
  const toDan = { type: 'member', id: id('dan') } as const;
  did('Jon is Dan’s as well.', await as('ana').conversations.assign({ conversationId: Jon, to: toDan }));
  did('Ana takes the number from him until he is back.', await as('ana').numbers.unassign(dan));
  const { handling } = unwrap(await as('ana').conversations.get({ conversationId: Hugo }));
  assert.deepEqual(handling, { assignee: null, handlers: [], lapse: 'number_unassigned' });
  print(dim(`    ${say('number_unassigned')} No conversation had to be written to.`));

  await meanwhile(shop, 60, ['dan']);
  did('An hour later he is back after all.', await as('ana').numbers.assign({ ...dan, access: 'use' }));
  assert.equal(unwrap(await as('dan').conversations.inboxOf({ filter: 'mine' })).items.length, 0);
  print(dim('    What had been his does not come back by itself: others may have answered in the meantime.'));
  const swept = await host.conversations.endVoidAssignments({ numberId: deskId });
  did('The host finds the time to write it into the histories.', swept);
  assert.deepEqual(unwrap(swept), { ended: 2 });

  later(5);
  const toCleo = { type: 'member', id: id('cleo') } as const;
  const why = { conversationId: Hugo, to: toCleo, note: 'You know him' };
  did('Ana gives Hugo to Cleo.', await as('ana').conversations.assign(why));
  print();
  note('Who handled Hugo, the last first:');
  const { items } = unwrap(await as('cleo').conversations.listHandovers({ conversationId: Hugo }));
  table(
    ['from', 'to', 'by', 'why', 'note'],
    items.map(({ from, to, by, reason, note: said }) => [
      called(from),
      called(to),
      by === null ? 'the system' : nameOf(by),
      dim(say(reason)),
      said,
    ]),
  );
};
