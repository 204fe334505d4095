import { deepStrictEqual } from 'node:assert';
import fc from 'fast-check';
import { validateDirectoryCsv } from 'partyline/directory';
import { isId, normaliseAddress, unwrap } from 'partyline/kernel';
import { defineRoles } from 'partyline/roles';
import { endOf, expectSound, naiveCsvCounts, play } from 'partyline/testing';
import {
  anyAddress,
  anyId,
  anyPolicy,
  anyPrincipal,
  anyRecord,
  anyText,
  anyWorkspace,
  directoryTexts,
  type HistoryOptions,
  histories,
} from 'partyline/testing/arbitraries';
import { kinds, recordSchemas, recordsOf } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';
import { lawOptions } from '../support/law-options.js';

describe('arbitraries', () => {
  it.each(kinds)('a %s is what its schema says, in both profiles', (kind) => {
    for (const profile of ['realistic', 'hostile'] as const) {
      fc.assert(
        fc.property(anyRecord(kind, profile), (record) => recordSchemas[kind].safeParse(record).success),
        lawOptions(100, 201),
      );
    }
  });

  it('ids and addresses are in the form that the library keeps', () => {
    fc.assert(
      fc.property(anyId('hostile'), anyId(), anyAddress(), (odd, id, address) => {
        expect([isId(odd), isId(id), normaliseAddress(address)]).toEqual([true, true, address]);
      }),
      lawOptions(300, 202),
    );
    expect(fc.sample(anyText('hostile'), { seed: 1, numRuns: 50 })).toHaveLength(50);
    expect(fc.sample(anyPrincipal('hostile'), { seed: 1, numRuns: 50 })).toHaveLength(50);
  });

  it('histories under any policy are sound', () => {
    fc.assert(
      fc.property(histories({ policy: anyPolicy(), maxLength: 40 }), (history) => {
        expectSound(history);
      }),
      lawOptions(100, 203),
    );
  });

  it('a failing history shrinks to few deeds and shows them', () => {
    const noGroups = fc.property(histories(), (history) => {
      for (const { operation, change, actor } of play(history)) {
        if (operation === 'groups.update' && change?.commit != null && actor.type === 'member')
          throw new Error('a group was changed');
      }
    });
    const { failed, counterexample } = fc.check(noGroups, { seed: 1, numRuns: 200 });
    expect(failed).toBe(true);
    const [history] = counterexample ?? [];
    expect(history?.throws.length).toBeLessThanOrEqual(2);
    expect(fc.stringify(history)).toContain('groups.update');
  });

  it('a history says under which policy it failed', () => {
    const policy = anyPolicy(fc.constant(defineRoles({ roles: { clerk: { allows: ['groups.use'], steward: true } } })));
    const strict = fc.property(histories({ policy }), (history) => history.policy.selfAccess !== 'allow');
    const { counterexample } = fc.check(strict, { seed: 1 });
    expect(counterexample?.[0].throws).toHaveLength(1);
    const told = fc.stringify(counterexample);
    expect(told).toContain('policy: selfAccess: "allow"');
    expect(told).toContain('policy: role clerk, a steward: groups.use\n');
    expect(fc.stringify(fc.sample(histories(), { seed: 1, numRuns: 1 }))).not.toContain('policy:');
  });

  it('a failing workspace is shown as what led to it, in few lines', () => {
    const suspended = fc.property(anyWorkspace(), (workspace) =>
      [...recordsOf(workspace, 'member')].every(([, { status }]) => status !== 'suspended'),
    );
    const { counterexample } = fc.check(suspended, { seed: 2, numRuns: 300 });
    const told = fc.stringify(counterexample);
    expect(told).toMatch(/^\[the office is founded\n1\. .*members\.suspend.* → ok\]$/);
    expect(told.length).toBeLessThan(400);
  });

  it('a workspace is not changed by being shown', () => {
    const same = { seed: 5, numRuns: 5 };
    const plain = fc.sample(histories(), same).map((history) => endOf(history));
    const told = fc.sample(anyWorkspace(), same);
    expect(told).toStrictEqual(plain);
    deepStrictEqual(told, plain);
    expect(JSON.stringify(told)).toBe(JSON.stringify(plain));
    expect(told.map((one) => Object.keys(one))).toEqual(plain.map((one) => Object.keys(one)));
    expect(fc.toStringMethod in { ...told[0] }).toBe(false);
  });

  it('histories are about half as long as they may be, and as short or as long as one says', () => {
    const lengths = (options: HistoryOptions) =>
      fc.sample(histories(options), { seed: 1, numRuns: 200 }).map(({ throws }) => throws.length);
    const mean = lengths({}).reduce((sum, one) => sum + one, 0) / 200;
    expect(mean).toBeGreaterThan(24);
    expect(Math.min(...lengths({ minLength: 20 }))).toBe(20);
    expect(Math.max(...lengths({ maxLength: 5 }))).toBe(5);
  });

  it('workspaces are complete', () => {
    fc.assert(
      fc.property(anyWorkspace({ maxLength: 20 }), ({ complete }) => complete),
      lawOptions(50, 204),
    );
  });
});

describe('hostile histories', () => {
  const hostile = histories({ profile: 'hostile', maxLength: 40 });

  it('are sound all the same', () => {
    fc.assert(
      fc.property(hostile, (history) => void expectSound(history)),
      lawOptions(300, 207),
    );
  });

  it('give nasty texts and ids of nothing, do again what was done, and get some of it done', () => {
    let [again, good, all] = [0, 0, 0];
    let inputs = '';
    for (const history of fc.sample(hostile, { seed: 1, numRuns: 60 })) {
      const seen = new Set<string>();
      for (const { operation, input, result } of play(history)) {
        const told = `${operation} ${JSON.stringify(input)}`;
        if (seen.has(told)) again++;
        seen.add(told);
        inputs += told;
        all++;
        if (result.ok) good++;
      }
    }
    for (const nasty of ['"__proto__"', '\u202e', '\ufeff', 'x'.repeat(10_240), '"hasOwnProperty"']) {
      expect(inputs).toContain(nasty);
    }
    expect(again / all).toBeGreaterThan(0.1);
    expect(good / all).toBeGreaterThan(0.25);
  });
});

describe('directory files', () => {
  it('of the realistic profile are counted as they were written, by the report and by a naive count', () => {
    fc.assert(
      fc.property(directoryTexts({ maxRows: 15 }), ({ text, counts }) => {
        const { counts: reported } = unwrap(validateDirectoryCsv(text, { fileName: 'staff.csv' }));
        const { rows, accepted, rejected, duplicates } = reported;
        expect({ accepted, rejected, duplicates }).toEqual({
          accepted: counts?.accepted,
          rejected: counts?.rejected,
          duplicates: 0,
        });
        const naive = naiveCsvCounts(text.replace(/^\ufeff/, ''));
        // Blank lines at the very end are no rows; the header is a record and no row.
        expect(naive.records - 1).toBe(rows - reported.blank);
      }),
      lawOptions(500, 205),
    );
  });

  it('of the hostile profile add up, or are refused as a whole', () => {
    fc.assert(
      fc.property(directoryTexts({ profile: 'hostile', maxRows: 8 }), ({ text }) => {
        const report = validateDirectoryCsv(text, { fileName: 'staff.csv' });
        if (!report.ok) return;
        const { rows, accepted, rejected, duplicates, blank } = report.value.counts;
        expect(accepted + rejected + duplicates + blank).toBe(rows);
      }),
      lawOptions(500, 206),
    );
  });
});
