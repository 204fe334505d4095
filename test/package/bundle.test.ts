import { describe, expect, it } from 'vitest';
import { type Bundle, using, withEsbuild, withRollup } from '../support/bundle.js';

const bundlers: readonly (readonly [string, (code: string) => Promise<Bundle>])[] = [
  ['esbuild', withEsbuild],
  ['rollup', withRollup],
];

/** The hot path, as a browser takes it: from the front door, past everything that is not used. */
const limits: readonly (readonly [names: readonly string[], bytes: number])[] = [
  [['roleCan'], 1000],
  [['canSee', 'reachOf'], 1500],
];

const thirdParty = (bundle: Bundle) => bundle.modules.filter((name) => name.includes('node_modules'));

describe.each(bundlers)('%s', (_, bundle) => {
  it.each(limits)('%j from the front door is below %i bytes (gzip), with no third-party code', async (names, bytes) => {
    const result = await bundle(using(names, 'partyline'));
    expect(result.modules).not.toEqual([]);
    expect(thirdParty(result)).toEqual([]);
    expect(result.gzip).toBeLessThan(bytes);
  });

  it.each(['roles', 'sharing', 'visibility'])('the whole of partyline/%s has no third-party code', async (room) => {
    expect(thirdParty(await bundle(`export * from 'partyline/${room}';`))).toEqual([]);
  });

  it('an import that uses nothing leaves nothing', async () => {
    expect((await bundle(`import 'partyline';`)).modules.filter((name) => !name.includes('entry'))).toEqual([]);
  });
});
