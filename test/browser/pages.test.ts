// Every page of the reference host, and every window in front of one, in both themes and at the narrowest and the widest.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clipped, seriousFaults } from './faults.js';
import { scenes } from './scenes.js';
import { lookAs, openBrowser, type RunningHost, startHost } from './team-phone.js';

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

it.each(Object.entries(scenes))(
  '%s: no serious fault in either theme, and nothing clipped at 1440 and 360 pixels',
  async (_, { who, page: name, act }) => {
    const page = await lookAs(browser, host, who, name, { viewport: { width: 1440, height: 900 } });
    await act?.(page);
    expect(await seriousFaults(page)).toEqual([]);
    expect(await clipped(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 800 });
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await seriousFaults(page)).toEqual([]);
    expect(await clipped(page)).toEqual([]);
    await page.close();
  },
);

const headings = {
  fr: ['Membres', 'Numéros', 'Groupes', 'Contacts', 'Annuaire', 'Facturation', 'Revue des accès', 'Journal'],
  es: ['Miembros', 'Números', 'Grupos', 'Contactos', 'Directorio', 'Facturación', 'Revisión de accesos', 'Registro'],
} as const;
const pages = ['members', 'numbers', 'groups', 'contacts', 'directory', 'billing', 'review', 'audit'];

describe.each(Object.entries(headings))('in %s', (locale, titles) => {
  it('every page speaks it, and nothing is clipped at 360 pixels', async () => {
    const page = await lookAs(browser, host, 'Ana', 'members', { locale, viewport: { width: 360, height: 800 } });
    for (const [index, name] of pages.entries()) {
      await page.locator(`nav a[href="#/${name}"]`).click();
      await page.locator('h1', { hasText: titles[index] ?? '' }).waitFor();
      await page.waitForLoadState('networkidle', { timeout: 1_000 }).catch(() => undefined);
      expect([name, await clipped(page)]).toEqual([name, []]);
    }
    await page.close();
  });
});
