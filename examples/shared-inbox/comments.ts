// What colleagues say about a customer: mentions, a contact that not everybody may see, direct messages.
import assert from 'node:assert/strict';
import { unwrap } from 'partyline';
import { formatMention } from 'partyline/groups';
import { chapter, dim, note, print, yellow } from '../lib/terminal.js';
import { meanwhile } from './meanwhile.js';
import type { Talks } from './rush.js';
import type { Person, Shop } from './shop.js';

export const talkAboutIt = async (shop: Shop, { Hugo }: Talks): Promise<void> => {
  const { as, id, did, refused, nameOf, say, workshopId } = shop;
  chapter('A quarter to three: what nobody outside should read');
  await meanwhile(shop, 42);
  const mention = (person: Person): string =>
    formatMention({ type: 'member', id: id(person), name: nameOf(id(person)) });
  const place = { kind: 'conversation', id: Hugo } as const;

  const text = `${mention('cleo')}, ${mention('ben')}: do we still owe Hugo money?`;
  const asked = await as('dan').conversations.postComment({ place, text });
  did(`Dan writes beneath Hugo’s call: “${plain(text)}”`, asked);
  const { commentId, notify, unreachable } = unwrap(asked);
  print(dim(`    To be notified: ${notify.map(nameOf).join(', ')}.`));
  for (const missed of unreachable) print(dim(`    ${say(missed)}`));

  const fields = { firstName: 'Hugo', lastName: 'Hartmann', phones: [{ label: 'mobile', value: '+4915555501' }] };
  const card = unwrap(await as('cleo').contacts.create({ fields }));
  const answer = { place, replyTo: commentId, text: 'Not any more. Here he is.', contactIds: [card.contactId] };
  const replied = await as('cleo').conversations.postComment(answer);
  did('Cleo answers, with her own private contact of him.', replied);
  unwrap(await as('dan').conversations.reactToComment({ commentId: unwrap(replied).commentId, emoji: '👍' }));
  refused(
    'Farid would say something too.',
    await as('farid').conversations.postComment({ place, text: 'Who is that?' }),
    'number_read_only',
  );

  print();
  note('The contact is a reference, and a comment gives nobody access to it:');
  for (const person of ['cleo', 'dan'] as const) {
    const { items } = unwrap(await as(person).conversations.listComments({ place, rootId: commentId }));
    const shown = items.flatMap(({ cards }) => cards);
    assert.equal(shown[0]?.locked, person === 'dan');
    const cards = shown.map((one) =>
      one.locked ? yellow('🔒 a contact that is not shared') : `${one.name}, ${one.phones[0]?.value}`,
    );
    print(`  ${nameOf(id(person))} sees: ${cards.join()}`);
  }

  print();
  const thread = unwrap(await as('dan').conversations.openThread({ memberIds: [id('cleo')] }));
  const direct = {
    place: { kind: 'thread', id: thread.threadId },
    text: 'Could you share him with the workshop?',
  } as const;
  did(
    'Dan asks her in a direct message, which nobody else reads, Ana included.',
    await as('dan').conversations.postComment(direct),
  );
  const grants = [{ principal: `group:${workshopId}`, level: 'view' }] as const;
  const change = { type: 'add', grants } as const;
  did(
    'She shares Hugo with the group, to look at.',
    await as('cleo').contacts.manageAccess({ contactIds: [card.contactId], change }),
  );
  const [again] = unwrap(await as('dan').conversations.listComments({ place, rootId: commentId })).items.flatMap(
    ({ cards }) => cards,
  );
  assert.equal(again?.locked, false);
  print(dim('    The same comment shows Dan the card now.'));
};

/** A text as people see it: the names of those it mentions. */
const plain = (text: string): string => text.replaceAll(/@\[([^\]]*)\]\([^)]*\)/g, '@$1');
