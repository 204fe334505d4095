// The shop: who works there, their number, a clock that is set by hand, and words for what happens.
import assert from 'node:assert/strict';
import { createPartyline, type Session, unwrap } from 'partyline';
import { type Describable, describer, en } from 'partyline/messages';
import { openStore } from '../lib/store.js';
import { dim, green, print, red } from '../lib/terminal.js';

/** The clock on the shop's wall. */
const ZONE = 'Europe/Berlin';
/** Monday, 23 November 2026, half past one there. */
const START = Date.UTC(2026, 10, 23, 12, 30);
const MINUTE = 60_000;

const staff = {
  ana: ['Ana', 'owner'],
  ben: ['Ben', 'admin'],
  cleo: ['Cleo', 'member'],
  dan: ['Dan', 'member'],
  eva: ['Eva', 'member'],
  farid: ['Farid', 'member'],
} as const;

export type Person = keyof typeof staff;

/** Whoever writes or calls. */
export const customers = {
  Dora: '+4930555010',
  Hugo: '+4930555011',
  Ida: '+4930555012',
  Jon: '+4930555013',
} as const;

export type Customer = keyof typeof customers;

type Answer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: { readonly code: string } };

/** A call or a message, as the telephone system tells it. */
interface Incident {
  readonly phone: string;
  readonly kind: 'call' | 'message';
  readonly direction: 'inbound' | 'outbound';
  readonly by?: Person;
  readonly answered?: boolean;
  readonly durationSeconds?: number;
  /** How long the other end had waited, where this is the first answer. */
  readonly responseSeconds?: number;
}

export interface Shop {
  readonly deskId: string;
  /** The group of those who repair. */
  readonly workshopId: string;
  readonly host: Session;
  readonly as: (person: Person) => Session;
  readonly id: (person: Person) => string;
  readonly nameOf: (memberId: string) => string;
  /** What the host calls a group or contact from now on, when it says why something is as it is. */
  readonly name: (id: string, name: string) => void;
  /** `member:m4` or `group:g1` as people say it. */
  readonly called: (principal: string | null) => string;
  readonly callerOf: (phone: string) => string;
  readonly say: (value: Describable) => string;
  /** Lets minutes pass. */
  readonly later: (minutes: number) => void;
  /** What the host's telephone system does for every call and message: the conversation is told, and the activity recorded. */
  readonly happens: (incident: Incident) => Promise<string>;
  /** Tells what somebody did, and that it went well. */
  readonly did: (what: string, answer: Answer) => void;
  /** Tells what somebody tried, and why it was refused. */
  readonly refused: (what: string, answer: Answer, code: string) => void;
}

export const openShop = async (): Promise<Shop> => {
  let now = START;
  let made = 0;
  const { store, workspaceId } = await openStore('bicycles');
  const partyline = createPartyline({ store, clock: () => now, newId: () => `id${++made}` });
  const acme = partyline.workspace(workspaceId);
  const host = acme.as({ type: 'system' });
  const owner = { name: staff.ana[0], address: 'ana@bicycles.example' };
  const { memberId } = unwrap(await host.workspace.create({ name: 'Bicycles', owner }));
  unwrap(await host.workspace.updateSettings({ timeZone: ZONE }));
  const ids = new Map<Person, string>([['ana', memberId]]);
  for (const [person, [name, role]] of Object.entries(staff) as [Person, (typeof staff)[Person]][]) {
    if (person === 'ana') continue;
    const someone = { name, address: `${person}@bicycles.example`, roles: [role] };
    ids.set(person, unwrap(await host.members.add(someone)).memberId);
  }
  const id = (person: Person): string => {
    const found = ids.get(person);
    assert.ok(found, person);
    return found;
  };
  const nameOf = (wanted: string): string => {
    const [person] = [...ids].find(([, known]) => known === wanted) ?? [];
    return person === undefined ? wanted : staff[person][0];
  };
  const as = (person: Person): Session => acme.as({ type: 'member', memberId: id(person) }, { client: 'desktop' });

  const desk = { phone: '+4930555001', name: 'Shop', mode: 'shared', ownerId: id('ana') } as const;
  const { numberId: deskId } = unwrap(await host.numbers.add(desk));
  for (const person of ['cleo', 'dan', 'eva', 'farid'] as const) {
    const access = person === 'farid' ? 'read' : 'use';
    unwrap(await host.numbers.assign({ numberId: deskId, memberId: id(person), access }));
  }
  const workshop = { name: 'Workshop', emoji: '🔧', memberIds: [id('dan'), id('eva')] };
  const { groupId: workshopId } = unwrap(await as('ben').groups.create(workshop));

  const names = new Map([
    [deskId, desk.name],
    [workshopId, workshop.name],
  ]);
  const known = (wanted: string): string | undefined => names.get(wanted);
  const say = describer(en, { names: { member: nameOf, number: known, group: known, contact: known }, timeZone: ZONE });

  return {
    deskId,
    workshopId,
    host,
    as,
    id,
    nameOf,
    name: (wanted, name) => {
      names.set(wanted, name);
    },
    say,
    called: (principal) =>
      principal === null ? 'nobody' : principal.startsWith('group:') ? workshop.name : nameOf(principal.slice(7)),
    callerOf: (phone) => Object.entries(customers).find(([, known]) => known === phone)?.[0] ?? phone,
    later: (minutes) => {
      now += minutes * MINUTE;
    },
    happens: async ({ phone, kind, direction, by, answered = false, ...measured }) => {
      const who = by === undefined ? {} : { memberId: id(by) };
      const touch = { numberId: deskId, phone, direction, ...who };
      const touched = await host.conversations.touch(
        kind === 'call' ? { ...touch, kind, answered } : { ...touch, kind },
      );
      const { conversationId } = unwrap(touched);
      const activity = { numberId: deskId, conversationId, kind, direction, answered, at: now, ...measured, ...who };
      unwrap(await host.insights.recordActivity({ activities: [activity] }));
      return conversationId;
    },
    did: (what, answer) => {
      assert.equal(answer.ok ? 'done' : answer.error.code, 'done', what);
      print(`  ${green('✓')} ${what}`);
    },
    refused: (what, answer, code) => {
      assert.equal(answer.ok ? 'done' : answer.error.code, code, what);
      print(`  ${red('✗')} ${what}`);
      if (!answer.ok) print(`    ${dim(say(answer.error as Describable))}`);
    },
  };
};
