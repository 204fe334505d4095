// The whole story in the terminal: `npm run demo`, or with a store of your choice `npm run demo -- --store pglite:folder`.
// Each chapter is a file in `demo/`, and checks what it prints.
import { leaveGroup, showWhoSeesWhat } from './demo/access.js';
import { importDirectory } from './demo/directory.js';
import { openOffice } from './demo/office.js';
import { replay } from './demo/replay.js';
import { showRefusals, showRoles } from './demo/roles.js';
import { showSeats } from './demo/seats.js';
import { shareContacts } from './demo/sharing.js';
import { closeStore } from './lib/store.js';
import { print, title } from './lib/terminal.js';

title('partyline: who sees which contact, and why; who may do what; what the seats cost');

const office = await openOffice();
await importDirectory(office);
await shareContacts(office);
await showWhoSeesWhat(office);
await leaveGroup(office);
showRoles();
await showRefusals(office);
showSeats();
await replay(office);

print();
await closeStore();
