// A busy afternoon on a telephone number that a team shares: who answers whom, what they say about it among themselves, and what is
// left of it in the evening.
//
//   npx tsx examples/shared-inbox.ts [--store memory|pglite|pglite:folder]
import { closeStore } from './lib/store.js';
import { note, print, title } from './lib/terminal.js';
import { handOver } from './shared-inbox/assignments.js';
import { talkAboutIt } from './shared-inbox/comments.js';
import { loseAccess } from './shared-inbox/losing-access.js';
import { reportTheDay } from './shared-inbox/report.js';
import { reviewAccess } from './shared-inbox/review.js';
import { rushHour } from './shared-inbox/rush.js';
import { openShop } from './shared-inbox/shop.js';

title('partyline: an afternoon on a shared number');
note(
  'A bicycle shop with one number for everybody. Ana owns it; Cleo, Dan and Eva answer it, Farid is new and reads along, and Ben, who ' +
    'runs the office, has nothing to do with it. It is Monday, half past one.',
);

const shop = await openShop();
const talks = await rushHour(shop);
await handOver(shop, talks);
await talkAboutIt(shop, talks);
await loseAccess(shop, talks);
await reportTheDay(shop);
await reviewAccess(shop);

print();
await closeStore();
