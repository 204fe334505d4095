// An office's first week, told by what its team settings do: people come, get numbers and roles, and one of them goes.
//
//   npx tsx examples/team.ts [--store memory|pglite|pglite:folder]
import { closeStore } from './lib/store.js';
import { note, print, title } from './lib/terminal.js';
import { friday } from './team/friday.js';
import { monday } from './team/monday.js';
import { openOffice } from './team/office.js';
import { thursday } from './team/thursday.js';
import { tuesday } from './team/tuesday.js';
import { wednesday } from './team/wednesday.js';

title('partyline: the first week of an office');
note(
  'Five people, three telephone lines and a few private contacts. Everything below is the answer of an operation; what is refused ' +
    'is refused with a reason.',
);

const office = await openOffice();
await monday(office);
await tuesday(office);
await wednesday(office);
await thursday(office);
await friday(office);

print();
await closeStore();
