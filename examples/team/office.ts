// The office: a clock that is set by hand, ids and tokens that are the same in every run, a mailbox, and words for what happens.
import assert from 'node:assert/strict';
import { type Actor, createPartyline, type Session } from 'partyline';
import { type Describable, describer, en } from 'partyline/messages';
import { openStore } from '../lib/store.js';
import { chapter, dim, green, print, red } from '../lib/terminal.js';

export const DOMAIN = 'acme.example';
const HOUR = 3_600_000;

export type PersonKey = 'ana' | 'ben' | 'cleo' | 'dan' | 'eva';

type Answer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: { readonly code: string } };

export interface Office {
  readonly workspaceId: string;
  /** Member ids, as people come in. */
  readonly ids: Partial<Record<PersonKey, string>>;
  /** Numbers, by what they are called here. */
  readonly lines: Record<string, string>;
  /** Tokens that were mailed, by address. */
  readonly mail: Map<string, string>;
  /** What the name server of the domain shows. */
  readonly dns: string[];
  readonly host: Session;
  /** What somebody inside can try. */
  readonly as: (key: PersonKey) => Session;
  /** What somebody outside can try, with an address they have proved to be theirs. */
  readonly outside: (address: string) => Session;
  /** The workspaces that wait for an address. */
  readonly joinable: (address: string) => Promise<readonly { readonly name: string; readonly by: readonly string[] }[]>;
  readonly id: (key: PersonKey) => string;
  readonly nameOf: (memberId: string) => string;
  /** Turns the page: a new day, at nine. */
  readonly day: (title: string) => void;
  /** Lets hours pass. */
  readonly later: (hours: number) => void;
  readonly now: () => number;
  /** A reason in words. */
  readonly say: (value: Describable) => string;
  /** Tells what somebody did, and that it went well. */
  readonly did: (what: string, answer: Answer) => void;
  /** Tells what somebody tried, and why it was refused. */
  readonly refused: (what: string, answer: Answer, code: string) => void;
}

const names: Readonly<Record<PersonKey, string>> = {
  ana: 'Ana Alvarez',
  ben: 'Ben Brandt',
  cleo: 'Cleo Costa',
  dan: 'Dan Dufour',
  eva: 'Eva Egede',
};

export const nameOfPerson = (key: PersonKey): string => names[key];

export const openOffice = async (): Promise<Office> => {
  const { store, workspaceId } = await openStore('acme');
  // Sunday night, 22 November 2026.
  let now = Date.UTC(2026, 10, 22, 9);
  let made = 0;
  let bytes = 0;
  const mail = new Map<string, string>();
  const dns: string[] = [];
  const partyline = createPartyline({
    store,
    clock: () => now,
    newId: () => `id${++made}`,
    // Never do this at home: tokens are random where it matters.
    randomBytes: (count) => Uint8Array.from({ length: count }, () => ++bytes % 256),
    ports: {
      mail: {
        send: async ({ address, token }) => {
          mail.set(address, token);
        },
      },
      domainProof: { find: async () => dns },
      globalLookup: { workspacesFor: async ({ domain }) => (domain === DOMAIN ? [workspaceId] : []) },
    },
  });
  const acme = partyline.workspace(workspaceId);
  const ids: Office['ids'] = {};
  const lines: Office['lines'] = {};
  const id = (key: PersonKey): string => {
    const memberId = ids[key];
    assert.ok(memberId, `${key} is not here yet`);
    return memberId;
  };
  const nameOf = (memberId: string): string => {
    const key = (Object.keys(ids) as PersonKey[]).find((known) => ids[known] === memberId);
    return key === undefined ? 'somebody who left' : names[key];
  };
  const lineOf = (numberId: string): string =>
    Object.keys(lines).find((known) => lines[known] === numberId) ?? numberId;
  const say = describer(en, { names: { member: nameOf, number: lineOf } });
  const as = (actor: Actor): Session => acme.as(actor, { client: 'web' });

  return {
    workspaceId,
    ids,
    lines,
    mail,
    dns,
    id,
    nameOf,
    say,
    host: acme.as({ type: 'system' }),
    as: (key) => as({ type: 'member', memberId: id(key) }),
    outside: (address) => as({ type: 'person', address }),
    joinable: (address) => partyline.joinable(address),
    now: () => now,
    later: (hours) => {
      now += hours * HOUR;
    },
    day: (heading) => {
      now += 24 * HOUR - (now % (24 * HOUR)) + 9 * HOUR;
      chapter(heading);
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
