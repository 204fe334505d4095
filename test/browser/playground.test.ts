// The playground, built as it is published and served from a folder by a server that knows nothing.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/rooms.js';
import { openBrowser } from './team-phone.js';

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let folder: string;
let server: Server;
let address: string;
let browser: Browser;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'playground-'));
  const run = (command: string, ...args: string[]) => {
    const { status, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  };
  run('node', 'scripts/build.js', '--if-stale');
  run('npx', 'vite', 'build', '--config', 'playground/vite.config.ts', '--outDir', folder);
  server = createServer(({ url = '/' }, response) => {
    const path = url === '/' ? '/index.html' : (url.split('?')[0] ?? '');
    response.setHeader('content-type', TYPES[extname(path)] ?? 'text/plain');
    response.end(readFileSync(join(folder, path)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await openBrowser();
}, 600_000);

afterAll(async () => {
  await browser?.close();
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

const open = async (part: string, options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> => {
  const page = await browser.newPage({ viewport: { width: 1100, height: 800 }, ...options });
  page.on('pageerror', (error) => {
    throw error;
  });
  page.setDefaultTimeout(15_000);
  await page.goto(`${address}/#${part}`);
  await page.locator('h1').waitFor();
  return page;
};

it('weighs less than 150 kB in all, gzipped', () => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
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

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  it.each(['roles', 'access', 'csv', 'billing'])('%s has no serious fault', async (part) => {
    const page = await open(part, { colorScheme });
    await page.evaluate(axe);
    const { violations } = (await page.evaluate('axe.run()')) as AxeResults;
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(serious.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    await page.close();
  });
});
