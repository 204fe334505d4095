// Every page of the reference host, in both themes and at the narrowest and widest: axe finds no serious fault, and nothing is clipped.
// With PARTYLINE_SCREENSHOTS=1 the pictures in docs/images are taken anew.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/rooms.js';
import { lookAs, openBrowser, type RunningHost, startHost } from './team-phone.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const pages = ['members', 'numbers', 'groups', 'contacts', 'directory', 'billing', 'review', 'audit'];

let host: RunningHost;
let browser: Browser;
beforeAll(async () => {
  host = await startHost();
  browser = await openBrowser();
}, 600_000);
afterAll(async () => {
  await browser?.close();
  await host?.stop();
});

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  it.each(pages)('%s has no serious fault', async (name) => {
    const page = await lookAs(browser, host, 'Ana', name, { colorScheme });
    await page.waitForLoadState('networkidle', { timeout: 3_000 }).catch(() => undefined);
    await page.evaluate(axe);
    const { violations } = (await page.evaluate('axe.run()')) as AxeResults;
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(serious.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    if (process.env.PARTYLINE_SCREENSHOTS === '1') {
      await page.screenshot({ path: join(root, `docs/images/${name}-${colorScheme}.png`) });
    }
    await page.close();
  });
});

describe.each([360, 1440])('%i pixels wide', (width) => {
  it.each(pages)('%s shows everything it has', async (name) => {
    const page = await lookAs(browser, host, 'Ana', name, { viewport: { width, height: 800 } });
    await page.waitForTimeout(500);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wider).toBeLessThanOrEqual(0);
    await page.close();
  });
});

it.each(['fr', 'es'])('the pages speak %s', async (locale) => {
  const page = await lookAs(browser, host, 'Ana', 'members', { locale });
  const heading = await page.locator('h1').textContent();
  expect(heading).toBe({ fr: 'Membres', es: 'Miembros' }[locale]);
  await page.close();
});
