// With PARTYLINE_SCREENSHOTS=1 the pictures in docs/images are taken anew; otherwise there is nothing to do here.
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { root } from '../../scripts/rooms.js';
import { openPart, type Playground, servePlayground } from './playground.js';
import { parts, scenes } from './scenes.js';
import { lookAs, openBrowser, type RunningHost, startHost } from './team-phone.js';

/** What is shown in the dark, too. */
const DARK = ['manage-access', 'numbers', 'billing', 'playground-access'];
/** As wide as the column of a document shows well, and as high as what is on it, within reason. */
const viewport = { width: 1000, height: 640 };
const MOST = 900;
/** What says little as a picture. */
const LEFT_OUT = ['group-deletion', 'why-seen', 'join'];

const take = async (page: Page, name: string) => {
  await page.waitForLoadState('networkidle', { timeout: 1_000 }).catch(() => undefined);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ ...viewport, height: Math.min(MOST, Math.max(viewport.height, height)) });
  await page.screenshot({ path: join(root, `docs/images/${name}.png`) });
  if (DARK.includes(name)) {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.screenshot({ path: join(root, `docs/images/${name}-dark.png`) });
  }
  await page.close();
};

describe.runIf(process.env.PARTYLINE_SCREENSHOTS === '1')('pictures', () => {
  let host: RunningHost;
  let playground: Playground;
  let browser: Browser;
  beforeAll(async () => {
    host = await startHost();
    playground = await servePlayground();
    browser = await openBrowser();
  }, 600_000);
  afterAll(async () => {
    await browser?.close();
    playground?.stop();
    await host?.stop();
  });

  it.each(Object.entries(scenes).filter(([name]) => !LEFT_OUT.includes(name)))(
    '%s',
    async (name, { who, page, act }) => {
      const window = await lookAs(browser, host, who, page, { viewport });
      await act?.(window);
      await take(window, name);
    },
  );

  it.each(parts)('playground-%s', async (part) => {
    await take(await openPart(browser, playground, part, { viewport }), `playground-${part}`);
  });
});
