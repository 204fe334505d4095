// Chapters 4 and 5: who sees which contact and why, and what that is after somebody left a group.
import assert from 'node:assert/strict';
import { type AccessExplanation, type Level, unwrap } from 'partyline';
import { displayName } from 'partyline/contacts';
import { bold, chapter, dim, green, note, red, table, yellow } from '../lib/terminal.js';
import type { Office, Person } from './office.js';

type Path = AccessExplanation['paths'][number];

/** What one person sees, in the order in which it is listed. */
interface Sighting {
  readonly id: string;
  readonly name: string;
  readonly level: Level;
  readonly paths: readonly Path[];
}

const paintLevel = (level: Level | 'none'): string =>
  level === 'edit' ? green('edit') : level === 'view' ? yellow('view') : dim('–');

/** What a person sees: their list, and for each entry of it the reason. Two questions, and one evaluator behind both. */
export const sightingsOf = async ({ session }: Person): Promise<readonly Sighting[]> => {
  const { items } = unwrap(await session.contacts.list({ limit: 200 }));
  const sightings: Sighting[] = [];
  for (const { id, record, level } of items) {
    const why = unwrap(await session.contacts.explainAccess({ contactId: id }));
    assert.equal(why.level, level);
    assert.ok(why.paths.length > 0, `no reason why ${id} is seen`);
    sightings.push({ id, name: displayName(record), level, paths: why.paths });
  }
  return sightings;
};

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' });

/** One path as a person would say it. */
const because = ({ say }: Office, { principal, cause, level, until }: Path): string => {
  const end = until === null ? '' : `, until ${day.format(until)}`;
  const whom = say(principal);
  if (cause === 'ownership') return 'their own contact';
  if (cause === 'number') return `added on the ${whom} (${level === 'view' ? 'reads along: view' : level})`;
  if (cause === 'directory') return `directory, for ${whom} (${level})`;
  return `shared with ${principal.startsWith('member:') ? 'them by name' : whom.replace('group', 'the group')} (${level}${end})`;
};

export const showWhoSeesWhat = async (office: Office): Promise<void> => {
  chapter('Who sees what, and why');
  const seen = new Map<Person, readonly Sighting[]>();
  for (const person of office.everybody) seen.set(person, await sightingsOf(person));
  const names = new Map([...seen.values()].flat().map(({ id, name }) => [id, name]));
  table(
    ['contact', ...office.everybody.map(({ first }) => ({ title: first, align: 'centre' as const }))],
    [...names]
      .sort(([, a], [, b]) => (a < b ? -1 : 1))
      .map(([id, name]) => [
        bold(name),
        ...office.everybody.map((person) =>
          paintLevel(seen.get(person)?.find((sighting) => sighting.id === id)?.level ?? 'none'),
        ),
      ]),
  );
  note('The same by person, each contact with every path that leads there:');
  table(
    ['person', 'contact', 'may', 'why'],
    [...seen].flatMap(([{ name }, sightings], block) => [
      ...(block === 0 ? [] : [[]]),
      ...sightings.map((sighting, at) => [
        at === 0 ? bold(name) : at === 1 ? dim(`sees ${sightings.length} of ${names.size}`) : '',
        sighting.name,
        paintLevel(sighting.level),
        sighting.paths.map((path) => because(office, path)).join('; '),
      ]),
    ]),
  );
};

/** Takes Dan out of the group and shows what that changed for everybody. */
export const leaveGroup = async (office: Office): Promise<void> => {
  chapter('Dan leaves the group Sales');
  const { ben, dan } = office.people;
  const before = new Map<Person, readonly Sighting[]>();
  for (const person of office.everybody) before.set(person, await sightingsOf(person));
  unwrap(await ben.session.groups.removeMembers({ groupId: office.sales, memberIds: [dan.id] }));

  const rows: string[][] = [];
  let same = 0;
  for (const person of office.everybody) {
    const now = await sightingsOf(person);
    for (const { id, name, level } of before.get(person) ?? []) {
      const left = now.find((sighting) => sighting.id === id);
      if (left?.level === level) {
        same += 1;
        continue;
      }
      const reason = left?.paths.map((path) => because(office, path)).join('; ') ?? 'the group was the only way there';
      rows.push([
        person.name,
        name,
        paintLevel(level),
        paintLevel(left?.level ?? 'none'),
        left ? `still ${reason}` : red(reason),
      ]);
    }
  }
  table(['person', 'contact', 'before', 'after', 'why'], rows);
  assert.equal(rows.length, 2);
  const written = office.commits.at(-1)?.put.map(({ kind, id }) => `${kind}:${id}`) ?? [];
  assert.deepEqual(written, [`member:${dan.id}`]);
  note(
    `The other ${same} stay as they were. A share with a group names the group, not those who are in it, so leaving cost one write: ` +
      "Dan's own member record. No contact and no grant was touched.",
  );
};
