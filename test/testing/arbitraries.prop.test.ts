import fc from 'fast-check';
import { validateDirectoryCsv } from 'partyline/directory';
import { isId, normaliseAddress, unwrap } from 'partyline/kernel';
import { expectSound, naiveCsvCounts, play } from 'partyline/testing';
import {
  anyAddress,
  anyId,
  anyPolicy,
  anyPrincipal,
  anyRecord,
  anyText,
  anyWorkspace,
  directoryTexts,
  histories,
} from 'partyline/testing/arbitraries';
import { kinds, recordSchemas } from 'partyline/workspace';
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
    expect(fc.sample(anyText('hostile'), 50)).toHaveLength(50);
    expect(fc.sample(anyPrincipal('hostile'), 50)).toHaveLength(50);
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
    const noGroups = fc.property(histories({ minLength: 0, maxLength: 60 }), (history) => {
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

  it('workspaces are complete', () => {
    fc.assert(
      fc.property(anyWorkspace({ maxLength: 20 }), ({ complete }) => complete),
      lawOptions(50, 204),
    );
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
