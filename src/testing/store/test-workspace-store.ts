import { nanoid } from 'nanoid';
import { StoreFault, type StoreFaultName } from './faults.js';
import type { StoreKit } from './store-kit.js';
import { commitTests } from './tests/commits.js';
import { counterTests } from './tests/counters.js';
import { crashTests } from './tests/crashes.js';
import { erasureTests } from './tests/erasure.js';
import { eventTests } from './tests/events.js';
import { keyTests } from './tests/keys.js';
import { listTests } from './tests/lists.js';
import { raceTests } from './tests/races.js';
import { readingTests } from './tests/reading.js';
import { tenantTests } from './tests/tenants.js';
import { transactionTests } from './tests/transactions.js';
import { visibilityTests } from './tests/visibility.js';
import { type StoreTest, Trial } from './trial.js';

/** The chapters of the contract. */
const chapters: Readonly<Record<string, readonly StoreTest[]>> = {
  commits: commitTests,
  counters: counterTests,
  'idempotency keys': keyTests,
  reading: readingTests,
  lists: listTests,
  visibility: visibilityTests,
  tenants: tenantTests,
  events: eventTests,
  erasure: erasureTests,
  transactions: transactionTests,
  crashes: crashTests,
  races: raceTests,
};

/** One test of the contract, ready to be run. */
export interface StoreCase {
  /** The chapter and a sentence: `commits: what was put is there …`. */
  readonly name: string;
  /** What the host would have to give for it; null where it can be run. */
  readonly missing: 'reopen' | 'breaking' | 'transaction' | null;
  /** Runs it; rejects with what the store did wrong. */
  readonly run: () => Promise<void>;
}

/**
 * Every test of the contract as data, for whoever has a runner of their own.
 *
 * @example
 * ```ts
 * import { memoryStore } from 'partyline/adapters';
 * import { storeCases } from 'partyline/testing';
 *
 * const cases = storeCases({ factory: () => memoryStore() });
 * const first = cases.find(({ name, missing }) => name.startsWith('commits: ') && missing === null);
 *
 * await first?.run(); // rejects with what the store did wrong
 * ```
 * @see docs/testing-your-app.md
 */
export const storeCases = (kit: StoreKit): readonly StoreCase[] => {
  const run = nanoid(8).replaceAll(/[-_]/g, 'x');
  return Object.entries(chapters).flatMap(([chapter, tests], place) =>
    tests.map((test, index) => {
      const { needs } = test;
      const name = `${chapter}: ${test.name}`;
      return {
        name,
        missing: needs !== undefined && kit[needs] === undefined ? needs : null,
        run: () => runCase(kit, test, name, `-${run}-${place}-${index}-`),
      };
    }),
  );
};

const runCase = async (kit: StoreKit, test: StoreTest, name: string, prefix: string): Promise<void> => {
  const store = await kit.factory();
  try {
    await test.run(new Trial(store, kit, prefix));
  } catch (error) {
    if (error instanceof StoreFault) throw error;
    const told = error instanceof Error ? error.message : String(error);
    throw new Error(`the store threw in the test "${name}": ${told}`, { cause: error });
  } finally {
    await kit.dispose?.(store);
  }
};

/**
 * Tests a store against the contract: compare-and-set, all-or-nothing, keys, order, pages under writes, encodings, tenants, large
 * batches, erasure, the event feed, and the races and crashes a store meets in service. Give it the `test` of your runner: vitest's,
 * jest's, that of `node:test` or Deno. A failing test names the fault, such as `partial commit`, and shows what was expected.
 *
 * @returns the tests that were left out, with what the kit would need for them
 * @example
 * ```ts
 * import { memoryStore } from 'partyline/adapters';
 * import { testWorkspaceStore } from 'partyline/testing';
 *
 * const named: string[] = [];
 * const test = (name: string, _run: () => Promise<void>) => named.push(name); // in your suite: import { test } from 'vitest'
 * testWorkspaceStore({ test, factory: () => memoryStore() });
 *
 * named.length > 50; // => true
 * ```
 * @see docs/write-your-own-store.md
 */
export const testWorkspaceStore = ({
  test,
  ...kit
}: StoreKit & { readonly test: (name: string, run: () => Promise<void>) => unknown }): readonly Pick<
  StoreCase,
  'name' | 'missing'
>[] => {
  const cases = storeCases(kit);
  for (const { name, missing, run } of cases) if (missing === null) test(name, run);
  return cases.flatMap(({ name, missing }) => (missing === null ? [] : [{ name, missing }]));
};

/** What a store was found to do wrong. */
export interface FoundFault {
  readonly test: string;
  /** The name of the fault; null where the store threw in place of an answer. */
  readonly fault: StoreFaultName | null;
  readonly message: string;
}

/**
 * Runs every test of the contract without a runner, one after another.
 *
 * @returns what is wrong; nothing for a store that keeps the contract
 * @example
 * ```ts
 * import { memoryStore } from 'partyline/adapters';
 * import { findStoreFaults } from 'partyline/testing';
 *
 * const forgetful = { ...memoryStore(), commit: async () => ({ outcome: 'committed', revision: '1' }) as const };
 * const [first] = await findStoreFaults({ factory: () => forgetful, largest: 100, rounds: 1 });
 *
 * first?.fault; // => 'lost write'
 * ```
 * @see docs/testing-your-app.md
 */
export const findStoreFaults = async (kit: StoreKit): Promise<readonly FoundFault[]> => {
  const found: FoundFault[] = [];
  for (const { name, missing, run } of storeCases(kit)) {
    if (missing !== null) continue;
    try {
      await run();
    } catch (error) {
      const fault = error instanceof StoreFault ? error.fault : null;
      found.push({ test: name, fault, message: error instanceof Error ? error.message : String(error) });
    }
  }
  return found;
};
