import fc from 'fast-check';
import { memoryStore } from 'partyline/adapters';
import { createPartyline } from 'partyline/service';
import { type Change, type Commit, emptyWorkspace, kinds, type Workspace } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';
import { lawOptions } from '../support/law-options.js';
import { contextOf, endOf, Look, type MoveName, moveOf, moves, planned, type Turn } from './history.js';
import { hostileStrings, hostileValues, Picks } from './picks.js';
import { deepFreeze, pictureOf, storedRecords } from './pictures.js';
import { serviceCall } from './service-calls.js';
import { storeOf } from './stores.js';

/** What only jobs leave behind. They have a history of their own, in the tests of the service. */
const ofJobs: ReadonlySet<string> = new Set(['job', 'jobPart']);
const nameable = kinds.filter((kind) => !ofJobs.has(kind));

/** An office some hours old, open, in which everything can be named. Frozen: no operation may write to what it is given. */
const office: Workspace = (() => {
  let [best, most] = [emptyWorkspace('acme'), 0];
  for (let seed = 1; seed <= 25 && most < nameable.length; seed++) {
    const picks = new Picks(seed);
    const thrown = Array.from({ length: 500 }, () => ({ move: picks.below(2 ** 20), seed: picks.below(2 ** 30) }));
    const end = endOf({ policy: 0, thrown });
    const named = nameable.filter((kind) => end.state[kind].size > 0).length;
    if (end.state.workspace.get('self')?.status === 'active' && named > most) [best, most] = [end, named];
  }
  return deepFreeze(best);
})();
const officePicture = JSON.stringify(pictureOf(office));

/** Arbitrary values that survive JSON, with the keys that break careless code among them. */
const anyJson: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc
    .anything({
      key: fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'toString', 'toJSON', 'length', 'then')),
      values: [
        fc.constantFrom(...hostileValues),
        fc.string({ unit: 'binary', maxLength: 20 }),
        fc.integer(),
        fc.double(),
      ],
      maxDepth: 4,
    })
    .map((value) => JSON.parse(JSON.stringify(value) ?? 'null')),
);

type Path = readonly (string | number)[];

/** Every place in an input, the input itself included. */
const placesIn = (input: unknown, path: Path = []): readonly Path[] => {
  if (typeof input !== 'object' || input === null) return [path];
  return [
    path,
    ...Object.entries(input).flatMap(([key, part]) =>
      placesIn(part, [...path, Array.isArray(input) ? Number(key) : key]),
    ),
  ];
};

/** An input with a value in some place of it, or as a property nobody asked for. */
const spoiled = (input: object, picks: Picks, value: unknown): unknown => {
  const extra = picks.chance(0.1) ? [picks.of('__proto__', 'constructor', 'extra', '')] : [];
  return withPart(input, [...(picks.one(placesIn(input)) ?? []), ...extra], value);
};

const withPart = (input: unknown, [first, ...rest]: Path, value: unknown): unknown => {
  if (first === undefined) return value;
  if (Array.isArray(input)) return input.map((part, index) => (index === first ? withPart(part, rest, value) : part));
  const copy: Record<string, unknown> = typeof input === 'object' ? { ...input } : {};
  const part = withPart(copy[first], rest, value);
  // As JSON.parse does: an own property, whatever its name.
  return Object.defineProperty(copy, first, { value: part, enumerable: true, configurable: true, writable: true });
};

/** Text that looks harmless and that some database, list or eye cannot take. */
const unstorable = fc.constantFrom('\0', 'a\0', '\ud800', 'a\udc00', '\u202ea', 'a\u200b', '\ufeffa');

/** A turn behind all that happened in the office. */
const NOW = 950;

const names = Object.keys(moves) as MoveName[];

/** An error is plain data: a code, a path, parameters, and nothing that JSON loses. */
const isPlain = (error: unknown): void => {
  expect(error).toEqual({
    code: expect.stringMatching(/^[a-z_]+$/),
    path: expect.any(Array),
    params: expect.any(Object),
  });
  expect(JSON.parse(JSON.stringify(error))).toEqual(error);
};

/** All text that a commit would store is text that every database takes, and nothing in it is there unseen or turns what follows. */
const isStorable = (commit: Commit | null): void => {
  const text = JSON.stringify(commit);
  // JSON writes NUL and lone surrogates as escapes, the others as they are.
  expect(text).not.toMatch(/\\u0000|\\ud[89a-f]/i);
  expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\ufeff]/);
};

const tried = (turn: Turn, input: unknown): 'ok' | 'error' => {
  const result = turn.operation(office, input as never, contextOf(turn));
  const keys = turn.operation.reads(input as never, emptyWorkspace('acme'), contextOf(turn));
  expect(Array.isArray(keys)).toBe(true);
  if (!result.ok) {
    isPlain(result.error);
    return 'error';
  }
  if (!turn.operation.isQuery) {
    const { commit, output } = result.value as Change<unknown>;
    isStorable(commit);
    expect(JSON.parse(JSON.stringify(output ?? null))).toEqual(output ?? null);
  }
  return 'ok';
};

const intact = (): void => expect(JSON.stringify(pictureOf(office)) === officePicture).toBe(true);

describe('the office of these tests', () => {
  it('holds something of every kind, so that everything can be named', () => {
    expect(nameable.filter((kind) => office.state[kind].size === 0)).toEqual([]);
  });
});

describe('no operation throws, and none writes to what it is given', () => {
  it('on arbitrary JSON', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), anyJson, fc.nat(), (name, json, seed) => {
        tried(planned(office, name, seed, NOW), deepFreeze(json));
        intact();
      }),
      lawOptions(3_000, 81),
    );
  });

  it('on inputs of the declared types, and on those with one part spoiled', () => {
    const outcomes = { ok: 0, error: 0 };
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.nat(),
        fc.oneof(unstorable, fc.constantFrom(...hostileValues), anyJson),
        (name, seed, value) => {
          const turn = planned(office, name, seed, NOW);
          for (let nth = 0; nth < 12; nth++) {
            const input = nth === 0 ? turn.input : spoiled(turn.input, new Picks(seed + nth), value);
            outcomes[tried(turn, deepFreeze(input))]++;
          }
          intact();
        },
      ),
      lawOptions(3_000, 82),
    );
    expect(outcomes.ok).toBeGreaterThan(outcomes.error / 30);
  });

  it('whoever acts, under whatever id', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.nat(),
        fc.oneof(fc.constantFrom(...hostileStrings), fc.string({ unit: 'binary' })),
        fc.constantFrom('web', 'desktop', 'mobile', undefined),
        (name, seed, who, client) => {
          const turn = planned(office, name, seed, NOW);
          tried({ ...turn, actor: { type: 'member', memberId: who }, client }, turn.input);
          tried({ ...turn, actor: { type: 'person', address: who }, client }, turn.input);
          intact();
        },
      ),
      lawOptions(1_000, 83),
    );
  });

  it('on text that is longest, strangest and still allowed', () => {
    const strange = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 100 });
    fc.assert(
      fc.property(strange, strange, (name, other) => {
        const turn = planned(office, 'createGroup', 1, NOW);
        const host = { ...turn, actor: { type: 'system' } } as const;
        tried(host, { name, description: other });
        tried(
          { ...host, operation: moveOf('createContact').operation },
          { fields: { firstName: name, company: other }, ownerId: 'q0.1' },
        );
        tried(
          { ...host, operation: moveOf('addMember').operation },
          { name, address: `${other}@acme.example`, roles: ['member'] },
        );
      }),
      lawOptions(1_000, 84),
    );
  });
});

describe('the service', () => {
  it('neither throws nor writes on an error, whatever it is sent', async () => {
    const at = new Look(office, NOW, 0, 1).at;
    const store = await storeOf(office, memoryStore());
    const everything = async () => {
      const records = await Promise.all(kinds.map((kind) => storedRecords(store, 'acme', kind)));
      return JSON.stringify(records);
    };
    let before = await everything();
    let made = 0;
    const partyline = createPartyline({ store, policy: office.policy, clock: () => at, newId: () => `s${made++}` });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        fc.nat(),
        fc.oneof(fc.constantFrom(...hostileValues), anyJson),
        async (name, seed, value) => {
          const turn = planned(office, name, seed, NOW);
          for (const input of [value, spoiled(turn.input, new Picks(seed), value)]) {
            const result = await serviceCall(partyline, { ...turn, input: input as object });
            // A removal's aftermath writes step by step, so an error may follow writes.
            if (name === 'settleDeparture') before = await everything();
            const now = await everything();
            if (!result.ok) {
              isPlain(result.error);
              expect(now === before, `${name} wrote although it failed`).toBe(true);
            }
            before = now;
          }
          const session = partyline.workspace('acme').as(turn.actor);
          const listed = await session.contacts.list(value as never);
          if (!listed.ok) isPlain(listed.error);
        },
      ),
      lawOptions(500, 85),
    );
  });

  it('answers for a workspace that is not there, whatever its id', async () => {
    const partyline = createPartyline({ store: memoryStore() });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...hostileStrings),
        fc.constantFrom(...names),
        fc.nat(),
        async (workspaceId, name, seed) => {
          if (name === 'createWorkspace') return;
          const turn = planned(office, name, seed, NOW);
          const elsewhere = { workspace: () => partyline.workspace(workspaceId) };
          const result = await serviceCall(elsewhere, { ...turn, actor: { type: 'system' } });
          expect(result).toMatchObject({ ok: false });
        },
      ),
      lawOptions(300, 86),
    );
  });
});
