import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { root } from '../../scripts/rooms.js';

/** How long a page may take for anything, in milliseconds: many times what it takes. */
export const PATIENCE = 60_000;

/** The reference host, started as a newcomer starts it, on a fresh folder. */
export interface RunningHost {
  readonly address: string;
  readonly ids: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

export const startHost = async (): Promise<RunningHost> => {
  const folder = mkdtempSync(join(tmpdir(), 'team-phone-'));
  const env = { ...process.env, DATA: folder, PORT: '0' };
  const server = spawn('npm', ['start'], { cwd: root, env, detached: true });
  const address = await addressOf(server);
  const people = (await (await fetch(`${address}/api/people`)).json()) as { memberId: string; name: string }[];
  const ids = Object.fromEntries(people.map(({ name, memberId }) => [name.split(' ')[0], memberId]));
  const stop = async () => {
    // Closed is what nobody writes to any more; npm itself may exit before the server does that it started.
    const ended = new Promise((resolve) => server.once('close', resolve));
    if (server.pid !== undefined) process.kill(-server.pid, 'SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  return { address, ids, stop };
};

const addressOf = (server: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? [];
      if (address !== undefined) resolve(address);
    };
    server.stdout?.on('data', hear);
    server.stderr?.on('data', hear);
    server.once('exit', (code) => reject(new Error(`the host ended with ${code}: ${said}`)));
  });

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env.PARTYLINE_BROWSER ?? '/usr/bin/chromium', args: ['--no-sandbox'] });

/** A window that looks through somebody's eyes. Whatever goes wrong in the page is thrown. */
export const lookAs = async (
  browser: Browser,
  { address, ids }: RunningHost,
  name: string,
  page: string,
  options: Parameters<Browser['newPage']>[0] = {},
): Promise<Page> => {
  const window = await browser.newPage({ locale: 'en', viewport: { width: 1100, height: 800 }, ...options });
  window.on('pageerror', (error) => {
    throw error;
  });
  window.setDefaultTimeout(PATIENCE);
  // Whoever is not connected yet hears nothing of what others do.
  const connected = name === '' ? null : window.waitForResponse((response) => response.url().includes('/api/live/'));
  await Promise.all([connected, window.goto(`${address}/?as=${ids[name]}#/${page}`)]);
  await window.locator('h1').waitFor();
  return window;
};
