// Sharing, from private to everybody: five ways, a preview before anything is saved, the reason behind every sight, what a live list is told,
// and a group that is deleted without anybody losing anything.
//   npm run build, then npx tsx examples/sharing.ts
import { createPartyline, memoryStore, type Principal, unwrap } from 'partyline';
import { LiveList } from 'partyline/visibility';
import { bold, chapter, dim, green, note, print, red, table, title } from './lib/terminal.js';

const at = Date.UTC(2026, 10, 22, 9);
const acme = createPartyline({ store: memoryStore(), clock: () => at }).workspace('acme');
const host = acme.as({ type: 'system' });

const ana = unwrap(
  await host.workspace.create({ name: 'Acme', owner: { name: 'Ana', address: 'ana@acme.example' } }),
).memberId;
const join = async (name: string): Promise<string> => {
  const person = { name, address: `${name.toLowerCase()}@acme.example`, roles: ['member'] };
  return unwrap(await host.members.add(person)).memberId;
};
const [ben, cleo, dan] = [await join('Ben'), await join('Cleo'), await join('Dan')];
const names = new Map([
  [ana, 'Ana'],
  [ben, 'Ben'],
  [cleo, 'Cleo'],
  [dan, 'Dan'],
]);
const nameOf = (memberId: string): string => names.get(memberId) ?? memberId;
const as = (memberId: string) => acme.as({ type: 'member', memberId });

const { groupId } = unwrap(await host.groups.create({ name: 'Sales', emoji: '📈', memberIds: [ben, dan] }));
const desk = { phone: '+15551234567', name: 'Front desk', mode: 'shared', ownerId: cleo } as const;
const { numberId } = unwrap(await host.numbers.add(desk));
unwrap(await host.numbers.assign({ numberId, memberId: dan, access: 'read' }));
const principals = new Map([
  [`group:${groupId}`, 'group Sales'],
  [`number:${numberId}`, 'number Front desk'],
]);
const principalOf = (principal: string): string =>
  principals.get(principal) ?? principal.replace(/^(member|owner):(.*)$/, (_, kind, id) => `${kind} ${nameOf(id)}`);

/** Who sees a contact, and how far: as whoever owns it is told. */
const viewers = async (contactId: string): Promise<string> => {
  const { people } = unwrap(await as(cleo).contacts.accessList({ contactId }));
  const named = people.map(({ memberId, level }) => `${nameOf(memberId)} ${dim(level ?? '')}`);
  return named.sort().join(', ');
};

title('Sharing: who sees which of Cleo’s contacts, and why');

chapter('Five ways of sharing');
note(`Ben and Dan are in Sales; Cleo has the front desk, and Dan reads along there. Ana owns the workspace, which shows her nothing that
  was not shared with her.`);

const add = async (contactId: string, more: { numberId?: string } = {}): Promise<void> => {
  const firstName = contactId[0]?.toUpperCase() + contactId.slice(1);
  unwrap(await as(cleo).contacts.create({ contactId, fields: { firstName }, ...more }));
};
const share = async (contactId: string, principal: Principal, level: 'view' | 'edit'): Promise<void> => {
  const change = { type: 'add', grants: [{ principal, level }] } as const;
  unwrap(await as(cleo).contacts.manageAccess({ contactIds: [contactId], change }));
};
await add('dora');
await add('emil');
await share('emil', `member:${ben}`, 'edit');
await add('fay');
await share('fay', `group:${groupId}`, 'edit');
await add('gus', { numberId });
await add('hana');
await share('hana', 'workspace', 'view');

const ways = { dora: 'private', emil: 'selected members', fay: 'a group', gus: 'a number', hana: 'the workspace' };
const rows: string[][] = [];
for (const [contactId, way] of Object.entries(ways)) rows.push([bold(contactId), way, await viewers(contactId)]);
table(['contact', 'shared with', 'who sees it'], rows);

chapter('Before anything is saved');
const narrow = { contactIds: ['fay'], change: { type: 'private' } } as const;
const [preview] = unwrap(await as(cleo).contacts.previewAccess(narrow));
note('If Cleo made Fay private:');
const losing = (preview?.loses ?? []).map(({ memberId, from }) => `${nameOf(memberId)} would lose ${from}`);
for (const line of losing.sort()) print(`  ${red('−')} ${line}`);

const leaving = { change: 'removeGroupMembers', input: { groupId, memberIds: [ben] } } as const;
const { shifts } = unwrap(await host.access.countReach(leaving));
note('If Ben were taken out of Sales, by principal and in numbers:');
for (const { principal, who, resources } of shifts) {
  const people = who === 'everybody' ? 'everybody in it' : who.map(({ memberId }) => nameOf(memberId)).join(', ');
  print(`  ${red('−')} ${people}: ${principalOf(principal)}, to which ${resources.contact?.count} contact is granted`);
}
const details = unwrap(await host.access.detailReach({ ...leaving, memberId: ben }));
note('And one by one:');
for (const { id, from } of details.loses) print(`  ${red('−')} ${id}, until then at ${from}`);

chapter('Why');
for (const [contactId, memberId] of [
  ['emil', ben],
  ['fay', dan],
  ['gus', dan],
  ['dora', ben],
] as const) {
  const why = unwrap(await as(cleo).contacts.explainAccess({ contactId, memberId }));
  const paths = why.paths.map(({ principal, level }) => `${level} through ${principalOf(principal)}`).join(', ');
  print(
    `  ${nameOf(memberId).padEnd(5)} ${contactId.padEnd(6)} ${why.visible ? green(paths) : red('nothing leads there')}`,
  );
}

chapter('Live');
const live = acme.live(ben);
const list = new LiveList();
const load = async (through?: readonly Principal[]): Promise<void> => {
  const page = await live.page({ kind: 'contact', ...(through === undefined ? {} : { through }) });
  for (const delta of page.deltas) list.take(delta);
};
const ending = new AbortController();
const batches = live.subscribe({ signal: ending.signal, pollEvery: 10 })[Symbol.asyncIterator]();
await batches.next();
await load();
const seen = (): string =>
  list
    .at(at)
    .map(({ id }) => id)
    .sort()
    .join(', ');
print(`  Ben’s list: ${seen()}`);
const told = async (what: string): Promise<void> => {
  const { value } = await batches.next();
  for (const delta of value?.deltas ?? []) {
    const gained = list.take(delta);
    if (gained.length > 0) await load(gained.map(([principal]) => principal));
    print(`  ${what}: ${bold(delta.type)}${'resource' in delta ? ` ${delta.resource.id}` : ''}`);
  }
  print(`  Ben’s list: ${seen()}`);
};
await share('dora', `member:${ben}`, 'view');
await told('Cleo shares Dora with Ben');
unwrap(await host.numbers.assign({ numberId, memberId: ben, access: 'use' }));
await told('Ben gets the front desk');
ending.abort();

chapter('Deleting a group');
const before = await viewers('fay');
const deleted = unwrap(await host.groups.delete({ groupId }));
const after = await viewers('fay');
note(
  `Sales is deleted: its name is free, nobody can share with it any more, and the ${deleted.grantsKept} grant it held stays.`,
);
print(`  before  ${before}`);
print(`  after   ${after}  ${before === after ? green('nobody’s sight changed') : red('that is a bug')}`);
if (before !== after) process.exitCode = 1;
unwrap(await host.groups.revokeAccess({ groupId }));
note('Ending what it gave is a decision of its own:');
print(`  revoked ${await viewers('fay')}`);
print();
