// A Vite application that has installed the package as it would be published, in a real browser.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, expect, it } from 'vitest';
import { installInto, pack } from '../../scripts/tarball.js';
import { TOLD } from '../package/story.js';
import { serveFolder } from './serve-folder.js';
import { openBrowser, PATIENCE } from './team-phone.js';

const folder = mkdtempSync(join(tmpdir(), 'vite-app-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const MAIN = `
import * as partyline from 'partyline';
import { story } from './story.js';
document.body.textContent = await story(partyline);
`;

it('tells its story on a page', async () => {
  const app = join(folder, 'app');
  installInto(app, pack(folder));
  writeFileSync(join(app, 'index.html'), '<!doctype html><body><script type="module" src="./main.js"></script></body>');
  writeFileSync(join(app, 'main.js'), MAIN);
  await build({ root: app, configFile: false, logLevel: 'error', build: { target: 'es2022' } });
  const { address, stop } = await serveFolder(join(app, 'dist'));
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    const errors: unknown[] = [];
    page.on('pageerror', (error) => errors.push(error));
    await page.goto(address);
    await page.getByText(TOLD).waitFor({ timeout: PATIENCE });
    expect(errors).toEqual([]);
  } finally {
    await browser.close();
    stop();
  }
});
