import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { root } from '../../scripts/rooms.js';
import { serveFolder } from './serve-folder.js';
import { PATIENCE } from './team-phone.js';

/** The playground, built as it is published and served from a folder by a server that knows nothing. */
export interface Playground {
  readonly address: string;
  readonly folder: string;
  stop(): void;
}

export const servePlayground = async (): Promise<Playground> => {
  const folder = mkdtempSync(join(tmpdir(), 'playground-'));
  const run = (command: string, ...args: string[]) => {
    const { status, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  };
  run('node', 'scripts/build.js', '--if-stale');
  run('npx', 'vite', 'build', '--config', 'playground/vite.config.ts', '--outDir', folder);
  const { address, stop } = await serveFolder(folder);
  return {
    address,
    folder,
    stop() {
      stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** A window on one part of it. Whatever goes wrong in the page is thrown. */
export const openPart = async (
  browser: Browser,
  { address }: Playground,
  part: string,
  options: Parameters<Browser['newPage']>[0] = {},
): Promise<Page> => {
  const page = await browser.newPage({ viewport: { width: 1100, height: 800 }, ...options });
  page.on('pageerror', (error) => {
    throw error;
  });
  page.setDefaultTimeout(PATIENCE);
  await page.goto(`${address}/#${part}`);
  await page.locator('h1').waitFor();
  return page;
};
