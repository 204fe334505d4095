// Chapter 1: a workspace, its people, a group and two numbers. Clock and ids are fixed, so that every run prints the same.
import {
  type Actor,
  type Commit,
  createPartyline,
  type Principal,
  type Session,
  unwrap,
  type WorkspaceStore,
} from 'partyline';
import { parsePrincipal } from 'partyline/sharing';
import { openStore } from '../lib/store.js';
import { chapter, note, table } from '../lib/terminal.js';

/** 1 November 2026, 9 o'clock UTC. */
export const NOW = Date.UTC(2026, 10, 1, 9);

const cast = [
  { key: 'ana', name: 'Ana Alvarez', role: 'owner' },
  { key: 'ben', name: 'Ben Brandt', role: 'admin' },
  { key: 'cleo', name: 'Cleo Costa', role: 'member' },
  { key: 'dan', name: 'Dan Dufour', role: 'member' },
  { key: 'eva', name: 'Eva Egede', role: 'member' },
] as const;

type PersonKey = (typeof cast)[number]['key'];

export interface Person {
  readonly key: PersonKey;
  readonly id: string;
  readonly name: string;
  /** The name without the family name. */
  readonly first: string;
  readonly role: string;
  /** What this person can try in the workspace. */
  readonly session: Session;
}

export interface Office {
  readonly workspaceId: string;
  readonly store: WorkspaceStore;
  /** Everything that was written, in order. */
  readonly commits: readonly Commit[];
  /** The host itself: not a member, and above the roles. */
  readonly host: Session;
  readonly people: Readonly<Record<PersonKey, Person>>;
  readonly everybody: readonly Person[];
  /** Ids. */
  readonly sales: string;
  readonly desk: string;
  /** A principal as people say it. */
  readonly say: (principal: Principal) => string;
}

export const openOffice = async (): Promise<Office> => {
  chapter('A workspace, its people and its numbers');
  const { store: opened, workspaceId } = await openStore('acme');
  const commits: Commit[] = [];
  const store: WorkspaceStore = {
    ...opened,
    commit: (id, commit, options) => {
      commits.push(commit);
      return opened.commit(id, commit, options);
    },
  };
  let made = 0;
  const partyline = createPartyline({ store, clock: () => NOW, newId: () => `id${++made}` });
  const as = (actor: Actor) => partyline.workspace(workspaceId).as(actor);
  const host = as({ type: 'system' });

  // The first owner comes with the workspace; the host adds the others.
  const everybody: Person[] = [];
  for (const { key, name, role } of cast) {
    const person = { name, address: `${key}@acme.example` };
    const { memberId: id } =
      role === 'owner'
        ? unwrap(await host.workspace.create({ name: 'Acme', owner: person }))
        : unwrap(await host.members.add({ ...person, roles: [role] }));
    everybody.push({
      key,
      id,
      name,
      first: name.split(' ')[0] ?? name,
      role,
      session: as({ type: 'member', memberId: id }),
    });
  }
  const people = Object.fromEntries(everybody.map((person) => [person.key, person])) as Record<PersonKey, Person>;
  const { ana, ben, cleo, dan, eva } = people;

  // From here on people do things themselves, each with the role they have.
  const { groupId: sales } = unwrap(await ben.session.groups.create({ name: 'Sales', memberIds: [cleo.id, dan.id] }));
  const frontDesk = { phone: '+12125550100', name: 'Front desk', mode: 'shared' } as const;
  const { numberId: desk } = unwrap(await ana.session.numbers.add(frontDesk));
  unwrap(await ana.session.numbers.assign({ numberId: desk, memberId: cleo.id, access: 'use' }));
  unwrap(await ana.session.numbers.assign({ numberId: desk, memberId: eva.id, access: 'read' }));
  const ownLine = { phone: '+12125550101', name: 'Ben, direct', mode: 'exclusive' } as const;
  unwrap(await ben.session.numbers.add(ownLine));

  const groupsOf: Partial<Record<PersonKey, string>> = { cleo: 'Sales', dan: 'Sales' };
  const numbersOf: Partial<Record<PersonKey, string>> = {
    ana: 'Front desk (owns it)',
    ben: 'Ben, direct (owns it, nobody else can use it)',
    cleo: 'Front desk (uses it)',
    eva: 'Front desk (reads along: no calls, no edits)',
  };
  table(
    ['person', 'role', 'group', 'number'],
    everybody.map(({ key, name, role }) => [name, role, groupsOf[key] ?? '–', numbersOf[key] ?? '–']),
  );
  note(
    'Each person speaks for a set of principals: themselves, what they own, their groups, their numbers, the workspace. ' +
      'Each contact is granted to a set of principals. Access is where the two sets meet.',
  );

  const names = new Map([
    ...everybody.map(({ id, name }) => [id, name] as const),
    [sales, 'Sales'],
    [desk, 'Front desk'],
  ]);
  const say = (principal: Principal): string => {
    const { kind, id } = parsePrincipal(principal) ?? { kind: 'workspace', id: '' };
    const name = names.get(id) ?? id;
    return kind === 'workspace'
      ? 'everybody'
      : kind === 'stewards'
        ? 'owners and admins'
        : kind === 'member'
          ? name
          : `${kind} ${name}`;
  };
  return { workspaceId, store, commits, host, people, everybody, sales, desk, say };
};
