import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { memoryStore } from 'partyline/adapters';
import { applyEvents } from 'partyline/lifecycle';
import { operations } from 'partyline/service';
import {
  type Change,
  type Commit,
  emptyWorkspace,
  type Kind,
  recordsOf,
  type Workspace,
  type WorkspaceEvent,
} from 'partyline/workspace';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lawOptions } from '../support/law-options.js';
import { type MoveName, moves, play, policies, stories, type Turn, tally } from './history.js';
import { Model } from './model.js';
import { pictureIn, pictureOf, recount } from './pictures.js';
import { foretold, foul } from './referee.js';

// Other laws play histories too, and may have done so in this process.
beforeAll(() => tally.clear());

const throughJson = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

const commitOf = (turn: Turn): Commit | null => turn.change?.commit ?? null;

/** What a red run says about the step it fell over. */
const told = ({ name, actor, at, input }: Turn): string => JSON.stringify({ name, actor, at, input });

/** The codes that a change of access may give a contact; one that stands alone is the failure of the verb. */
const refusals = [
  'contact_not_found',
  'snippet_not_found',
  'resource_not_found',
  'access_is_fixed',
  'needs_edit',
  'needs_owner',
  'cannot_share_with_oneself',
  'too_many_grants',
];

/** What became of each contact in a change of access: `done`, or why not. Null where it did not come to that. */
const verdictsOf = ({ name, result, change }: Turn): readonly string[] | null => {
  if (!['manageAccess', 'manageSnippetAccess', 'manageResourceAccess'].includes(name)) return null;
  if (!result.ok) return refusals.includes(result.error.code) ? [result.error.code] : null;
  const { verdicts } = (change as Change<unknown>).output as {
    readonly verdicts: readonly { readonly refusal: { readonly code: string } | null }[];
  };
  return verdicts.map(({ refusal }) => refusal?.code ?? 'done');
};

/** The role names that make a steward, under each policy of the histories. */
const stewardRoles = (workspace: Workspace): readonly string[] =>
  ['owner', 'admin', 'dispatcher'].filter((role) => Object.hasOwn(workspace.policy.roles, role));

describe('over any history', () => {
  it('the events, through JSON and folded from nothing, equal the snapshot and the store', async () => {
    await fc.assert(
      fc.asyncProperty(stories(), async (story) => {
        const store = memoryStore();
        const events: WorkspaceEvent[] = [];
        let last = emptyWorkspace('acme', policies[story.policy]);
        for (const turn of play(story)) {
          const commit = commitOf(turn);
          if (commit === null) continue;
          expect(await store.commit('acme', throughJson(commit))).toEqual({
            outcome: 'committed',
            revision: commit.id,
          });
          events.push(...throughJson(commit.events));
          for (const event of events) {
            if (event.subject !== null && commit.erase.includes(event.subject))
              Object.assign(event, { personal: null });
          }
          last = turn.after;
        }
        const folded = applyEvents(emptyWorkspace('acme', last.policy), events);
        const { versions, ...snapshot } = pictureOf(last);
        const { versions: foldedVersions, ...rebuilt } = pictureOf(folded);
        expect(rebuilt).toEqual(snapshot);
        expect(await pictureIn(store, last)).toEqual({ ...snapshot, versions });
        // A guard that was only claimed (looked for in vain) leaves no event, so the events know no more versions than the store.
        expect(versions).toEqual(expect.arrayContaining([...foldedVersions]));
        const { events: logged } = await store.readEvents('acme', null, 100_000);
        expect(throughJson(logged)).toEqual(events);
      }),
      lawOptions(300, 1),
    );
  });

  it('every key record, list and counter equals a recount from the records it speaks for', () => {
    fc.assert(
      fc.property(stories(), (story) => {
        for (const turn of play(story)) {
          // What went out of step stays so, hence not at every step.
          if (turn.index % 5 !== 0) continue;
          const { lists, counters } = pictureOf(turn.after);
          expect({ lists, counters }).toEqual(recount(turn.after));
          keysAgree(turn.after);
        }
      }),
      lawOptions(300, 2),
    );
  });

  it('somebody active owns the workspace, seats are the members not removed, and no version comes again', () => {
    fc.assert(
      fc.property(stories(), (story) => {
        const seen = new Set<string>();
        for (const turn of play(story)) {
          const commit = commitOf(turn);
          if (commit === null) continue;
          expect(seen.has(commit.id)).toBe(false);
          seen.add(commit.id);
          const members = [...recordsOf(turn.after, 'member')].map(([, member]) => member);
          expect(members.some(({ status, roles }) => status === 'active' && roles.includes('owner'))).toBe(true);
          const primary = turn.after.state.workspace.get('self')?.primaryOwnerId ?? '';
          expect(turn.after.state.member.get(primary)?.roles).toContain('owner');
          expect(turn.after.counters.get('seats')).toBe(members.filter(({ status }) => status !== 'removed').length);
        }
      }),
      lawOptions(600, 3),
    );
  });

  it('a change without effect makes no commit, and a commit is sorted, exact and survives JSON', () => {
    fc.assert(
      fc.property(stories(), (story) => {
        for (const turn of play(story)) {
          if (turn.change === null) continue;
          const commit = commitOf(turn);
          if (commit === null) {
            expect(turn.after).toBe(turn.before);
            continue;
          }
          expect(throughJson(commit)).toEqual(commit);
          expect(commit.events.length).toBeGreaterThan(0);
          wellMade(commit, turn);
          // Something is different, or why write it?
          const table = (kind: Kind, id: string) => turn.before.state[kind].get(id);
          const different = commit.put.some(({ kind, id, record }) => !isDeepStrictEqual(record, table(kind, id)));
          expect(different || commit.delete.length > 0, turn.name).toBe(true);
        }
      }),
      lawOptions(600, 4),
    );
  });

  it('nothing succeeds that the decisions forbid, and each verdict on access is the one they foretell', () => {
    fc.assert(
      fc.property(stories(), (story) => {
        const model = new Model();
        for (const turn of play(story)) {
          expect(foul(model, turn), told(turn)).toBe(null);
          const said = verdictsOf(turn);
          if (said !== null) expect(said, told(turn)).toEqual(foretold(model, turn, stewardRoles(turn.before)));
          model.noteAll(commitOf(turn)?.events ?? []);
        }
      }),
      lawOptions(600, 5),
    );
  });

  it('no step of it throws or writes on an error', () => {
    fc.assert(
      fc.property(stories(), (story) => {
        for (const turn of play(story)) if (!turn.result.ok) expect(turn.after).toBe(turn.before);
      }),
      lawOptions(300, 6),
    );
  });
});

describe('the histories themselves', () => {
  it('try every operation of the service', () => {
    const tried = new Set<unknown>(Object.values(moves).map(({ operation }) => operation));
    const untried = Object.entries(operations).flatMap(([room, verbs]) =>
      Object.entries(verbs).flatMap(([name, operation]) => (tried.has(operation) ? [] : [`${room}.${name}`])),
    );
    expect(untried, 'a row is missing in test/laws/history.ts').toEqual([]);
  });

  it('let every verb succeed, mostly', () => {
    const never = (Object.keys(moves) as MoveName[]).filter((name) => (tally.get(name)?.get('ok') ?? 0) === 0);
    expect(never, 'these never succeeded: their rows in test/laws/history.ts make nothing that can').toEqual([]);
    const all = [...tally].filter(([name]) => name !== 'createWorkspace').flatMap(([, outcomes]) => [...outcomes]);
    const good = all.filter(([outcome]) => outcome.startsWith('ok')).reduce((sum, [, n]) => sum + n, 0);
    expect(good / all.reduce((sum, [, n]) => sum + n, 0)).toBeGreaterThan(0.5);
  });

  afterAll(() => {
    const rows = [...tally].map(([name, outcomes]) => {
      const total = [...outcomes.values()].reduce((sum, n) => sum + n, 0);
      const parts = [...outcomes].sort((a, b) => b[1] - a[1]).map(([outcome, n]) => `${outcome} ${n}`);
      return `  ${name.padEnd(22)}${String(total).padStart(8)}   ${parts.join(', ')}`;
    });
    console.log(`verbs tried in random histories, and what came of them\n${rows.join('\n')}`);
  });
});

/** Each key record leads to the record that has the key, and each record that has a key is led to. */
const keysAgree = (workspace: Workspace): void => {
  const pairs = (entries: Iterable<readonly [string, string]>) => [...entries].sort();
  const present = (id: string | null) => id !== null && workspace.state.member.get(id)?.status !== 'removed';
  const profiles = [...recordsOf(workspace, 'profile')].filter(([id]) => present(id));
  // Whoever left keeps the address as its last holder, until it is somebody else's.
  const addresses = [...recordsOf(workspace, 'address')].filter(
    ([, { memberId, current }]) => current && present(memberId),
  );
  expect(pairs(addresses.map(([address, { memberId }]) => [address, memberId as string] as const))).toEqual(
    pairs(profiles.map(([id, { address }]) => [address, id] as const)),
  );
  const phones = [...recordsOf(workspace, 'phone')].map(([phone, { numberId }]) => [phone, numberId] as const);
  const lines = [...recordsOf(workspace, 'number')].filter(([, { status }]) => status === 'live');
  expect(pairs(phones)).toEqual(pairs(lines.map(([id, { phone }]) => [phone, id] as const)));
  const over = ['completed', 'cancelled'];
  const underWay = [...recordsOf(workspace, 'porting')].filter(([, { status }]) => !over.includes(status));
  const portings = [...recordsOf(workspace, 'portingKey')].map(([phone, { portingId }]) => [phone, portingId] as const);
  expect(pairs(portings)).toEqual(pairs(underWay.map(([id, { phone }]) => [phone, id] as const)));
  for (const [id, { status, address }] of recordsOf(workspace, 'invitation')) {
    if (status !== 'pending') continue;
    expect([address, workspace.state.address.get(address)?.invitationId]).toEqual([address, id]);
  }
  // Pointers to what removed people left lead to people who are there.
  for (const [id, { successorId, numbersSuccessorId }] of recordsOf(workspace, 'succession')) {
    if (successorId !== null) expect(workspace.state.member.get(successorId)?.succeeds).toContain(id);
    if (numbersSuccessorId !== null)
      expect(workspace.state.member.get(numbersSuccessorId)?.succeedsNumbers).toContain(id);
  }
  const live = [...recordsOf(workspace, 'group')].filter(([, { status }]) => status === 'live');
  const names = [...recordsOf(workspace, 'groupName')];
  expect(names.map(([, { groupId }]) => groupId).sort()).toEqual(live.map(([id]) => id).sort());
  const folded = new Map(names.map(([name, { groupId }]) => [groupId, name]));
  for (const [id, { name }] of live)
    expect(folded.get(id)).toBe(name.normalize('NFKC').toUpperCase().toLowerCase().replaceAll('ς', 'σ'));
  const entries = [...recordsOf(workspace, 'contact')].filter(
    ([, { source, deletedAt }]) => source === 'directory' && deletedAt === null,
  );
  const entryKeys = [...recordsOf(workspace, 'directoryKey')];
  expect(entryKeys.map(([, { contactId }]) => contactId).sort()).toEqual(entries.map(([id]) => id).sort());
  const liveFields = [...recordsOf(workspace, 'contactField')].filter(([, { status }]) => status === 'live');
  const fieldNames = [...recordsOf(workspace, 'contactFieldName')].map(
    ([name, { fieldId }]) => [name, fieldId] as const,
  );
  expect(pairs(fieldNames)).toEqual(pairs(liveFields.map(([id, { name }]) => [name.toLowerCase(), id] as const)));
  const externals = [...recordsOf(workspace, 'contact')].flatMap(([id, { source, externalId }]) =>
    externalId === null ? [] : [[`${source} ${externalId}`, id] as const],
  );
  const externalKeys = [...recordsOf(workspace, 'externalKey')].map(
    ([key, { contactId }]) => [key, contactId] as const,
  );
  expect(pairs(externalKeys)).toEqual(pairs(externals));
  for (const [id, { groups, numbers }] of recordsOf(workspace, 'member')) {
    expect([id, groups]).toEqual([id, [...new Set(groups)].sort()]);
    const held = numbers.map((number) => number.id);
    expect([id, held]).toEqual([id, [...new Set(held)].sort()]);
  }
};

const wellMade = (commit: Commit, turn: Turn): void => {
  const guards = [commit.check, commit.bump].map((expectations) => expectations.map(({ guard }) => guard));
  for (const list of [...guards, commit.delete]) expect(list).toEqual([...new Set(list)].sort());
  const [checked = [], bumped = []] = guards;
  expect(bumped.length).toBeGreaterThan(0);
  expect(checked.filter((guard) => bumped.includes(guard))).toEqual([]);
  // Every expectation is the version of the snapshot it was decided on, and nothing absent is merely checked.
  for (const { guard, version } of [...commit.check, ...commit.bump])
    expect(version).toBe(turn.before.versions.get(guard) ?? null);
  for (const { version } of commit.check) expect(version).not.toBe(null);
  for (const { guard } of commit.bump) expect(turn.after.versions.get(guard)).toBe(commit.id);
  const puts = commit.put.map(({ kind, id }) => `${kind}:${id}`);
  expect(new Set(puts).size).toBe(puts.length);
  for (const { commit: id, at } of commit.events) expect([id, at]).toEqual([commit.id, turn.at]);
};
