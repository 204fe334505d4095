// The playground, built as it is published and served from a folder by a server that knows nothing.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clipped, seriousFaults } from './faults.js';
import { openPart, type Playground, servePlayground } from './playground.js';
import { parts } from './scenes.js';
import { openBrowser, PATIENCE } from './team-phone.js';

let playground: Playground;
let browser: Browser;
beforeAll(async () => {
  playground = await servePlayground();
  browser = await openBrowser();
}, 600_000);
afterAll(async () => {
  await browser?.close();
  playground?.stop();
});

const open = (part: string) => openPart(browser, playground, part);

it('weighs less than 150 kB in all, gzipped', () => {
  const files = readdirSync(playground.folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const bytes = files.map(({ parentPath, name }) => gzipSync(readFileSync(join(parentPath, name))).length);
  expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThan(150_000);
});

it('a permission that is toggled says who gains it, and the link carries it to somebody else', async () => {
  const page = await open('roles');
  await page.getByRole('button', { name: 'billing.manage, admin: –' }).click();
  await page.getByText('admin gains billing.manage for their own numbers').waitFor();
  await page.getByRole('button', { name: 'billing.manage, admin: ✓ own number' }).click();
  await page.getByText('admin gains billing.manage', { exact: true }).waitFor();
  const other = await browser.newPage();
  other.setDefaultTimeout(PATIENCE);
  await other.goto(page.url());
  await other.getByText('admin gains billing.manage', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'billing.manage, owner: ✓' }).click();
  await page.getByRole('alert').getByText('which owners do not have').waitFor();
  await page.close();
  await other.close();
});

it('somebody who is selected lights every path, and a contact tells who sees it', async () => {
  const page = await open('access');
  await page.getByRole('button', { name: 'Dina (member)' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('Petra (with Sales): edit, by 📈 Sales (edit)').waitFor();
  await page.getByText('Oskar (on the desk): view, by ☎ Front desk (view)').waitFor();
  expect(await page.locator('line.on').count()).toBeGreaterThan(3);
  await page.getByRole('button', { name: 'Nora (private)' }).click();
  await page.getByText('Cleo sees it: edit').waitFor();
  expect(await page.locator('.said li').count()).toBe(1);
  await page.close();
});

it('a CSV is judged as it is typed, and its counts add up', async () => {
  const page = await open('csv');
  await page.getByText('5 rows = 1 accepted + 3 rejected + 1 duplicates + 0 blank').waitFor();
  await page.getByLabel('CSV', { exact: true }).fill('name,position,email,phone,,,\nAda,,ada@example.com,,,,\n');
  await page.getByText('1 rows = 1 accepted + 0 rejected + 0 duplicates + 0 blank').waitFor();
  await page.close();
});

it('a change in a year is priced as its slider moves', async () => {
  const page = await open('billing');
  await page.getByText(/Due on day 100: \$/).waitFor();
  await page.getByLabel('Day of the year').fill('0');
  await page.getByText('Due on day 0: $360.00').waitFor();
  await page.getByLabel('More or fewer users').fill('-20');
  await page.locator('.bad').waitFor();
  await page.close();
});

it.each(['', 'roles=nonsense', 'access=%%%', 'billing=e30', 'csv=W10', '__proto__=W10'])(
  'the link #%s shows something',
  async (part) => {
    const page = await open(part);
    expect(await page.locator('h1').count()).toBe(1);
    await page.close();
  },
);

it.each(parts)('%s: no serious fault in either theme, and nothing clipped at 1440 and 360 pixels', async (part) => {
  const page = await openPart(browser, playground, part, { viewport: { width: 1440, height: 900 } });
  expect(await seriousFaults(page)).toEqual([]);
  expect(await clipped(page)).toEqual([]);
  await page.setViewportSize({ width: 360, height: 800 });
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await seriousFaults(page)).toEqual([]);
  expect(await clipped(page)).toEqual([]);
  await page.close();
});
