// The telephone does not stop: calls and messages come in, and everybody finds them in one inbox.
import assert from 'node:assert/strict';
import { unwrap } from 'partyline';
import { bold, chapter, dim, note, print, table } from '../lib/terminal.js';
import { type Customer, customers, type Person, type Shop } from './shop.js';

/** The conversation with each customer. */
export type Talks = Readonly<Record<Customer, string>>;

export const rushHour = async (shop: Shop): Promise<Talks> => {
  const { happens, later, as } = shop;
  chapter('Half past one: everybody wants something');
  note('Four people write or call. Nobody takes Hugo’s call, Cleo takes Ida’s.');
  const message = { kind: 'message', direction: 'inbound' } as const;
  const call = { kind: 'call', direction: 'inbound' } as const;
  const Dora = await happens({ ...message, phone: customers.Dora });
  later(2);
  const Hugo = await happens({ ...call, phone: customers.Hugo });
  later(1);
  const taken = { by: 'cleo', answered: true, durationSeconds: 140, responseSeconds: 8 } as const;
  const Ida = await happens({ ...call, ...taken, phone: customers.Ida });
  later(4);
  const Jon = await happens({ ...message, phone: customers.Jon });
  await showInbox(shop, 'cleo');

  note('She opens Dora’s message. For the team it is read now, whoever looks.');
  unwrap(await as('cleo').conversations.markViewed({ conversationId: Dora }));
  await showInbox(shop, 'dan');

  note('Ben runs the office, but does not have the number: to him there are no conversations.');
  assert.deepEqual(unwrap(await as('ben').conversations.inboxOf()).items, []);
  shop.refused(
    'He tries Dora’s by its id.',
    await as('ben').conversations.get({ conversationId: Dora }),
    'conversation_not_found',
  );
  return { Dora, Hugo, Ida, Jon };
};

/** Somebody's inbox as they see it. */
export const showInbox = async ({ as, callerOf, called }: Shop, person: Person): Promise<void> => {
  const { items, counts } = unwrap(await as(person).conversations.inboxOf());
  table(
    ['', 'with', 'last', 'handled by'],
    items.map(({ unread, status, phone, last, handling }) => [
      unread ? bold('●') : dim(status === 'done' ? '✓' : '○'),
      unread ? bold(callerOf(phone)) : callerOf(phone),
      `${last.kind} ${last.direction === 'inbound' ? 'in' : 'out'}${last.answered === false ? ', nobody answered' : ''}`,
      called(handling.assignee),
    ]),
  );
  print(dim(`  ${counts.open} open, ${counts.unread} unread, ${counts.mine} to be handled by whoever asks`));
  print();
};
