// Who takes what: assignments, a transfer to a group, and two people who almost answer at once.
import assert from 'node:assert/strict';
import { unwrap } from 'partyline';
import { chapter, dim, note, print } from '../lib/terminal.js';
import { showInbox, type Talks } from './rush.js';
import { customers, type Shop } from './shop.js';

export const handOver = async (shop: Shop, { Dora, Hugo, Jon }: Talks): Promise<void> => {
  const { as, id, did, refused, later, happens, workshopId, nameOf } = shop;
  chapter('Two o’clock: who takes what');
  later(23);
  const to = (person: 'ben' | 'cleo' | 'dan' | 'farid') => ({ type: 'member', id: id(person) }) as const;
  did('Cleo takes Dora.', await as('cleo').conversations.assign({ conversationId: Dora, to: to('cleo') }));
  did('Ana gives Hugo to Dan.', await as('ana').conversations.assign({ conversationId: Hugo, to: to('dan') }));
  refused(
    'She wants Farid to take Jon.',
    await as('ana').conversations.assign({ conversationId: Jon, to: to('farid') }),
    'assignee_without_access',
  );
  refused(
    'Farid, who reads along, would take him himself.',
    await as('farid').conversations.assign({ conversationId: Jon, to: to('farid') }),
    'number_read_only',
  );
  const workshop = { type: 'group', id: workshopId } as const;
  const note1 = 'Her front wheel, she says';
  did(
    'Dora asks about a wheel, so Cleo transfers her to the workshop, with a note.',
    await as('cleo').conversations.transfer({ conversationId: Dora, to: workshop, note: note1 }),
  );
  const { handling } = unwrap(await as('ana').conversations.get({ conversationId: Dora }));
  print(
    dim(`    Whoever of the group uses the number handles her now: ${handling.handlers.map(nameOf).join(' and ')}.`),
  );

  print();
  note('Eva begins to write to Dora. Dan opens the conversation and sees it in time:');
  unwrap(await as('eva').conversations.startReplying({ conversationId: Dora }));
  const seen = unwrap(await as('dan').conversations.get({ conversationId: Dora })).replying;
  assert.deepEqual(seen, [id('eva')]);
  print(dim(`  ${seen.map(nameOf).join()} is replying …`));
  await happens({
    phone: customers.Dora,
    kind: 'message',
    direction: 'outbound',
    by: 'eva',
    responseSeconds: 1_800,
  });
  unwrap(await as('eva').conversations.stopReplying({ conversationId: Dora }));
  did('She answers, and marks it done.', await as('eva').conversations.markDone({ conversationId: Dora }));
  await showInbox(shop, 'dan');
};
