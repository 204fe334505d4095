// Walks the reference host as people would, in a real browser: `npm run test:browser`.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lookAs, openBrowser, PATIENCE, type RunningHost, startHost } from './team-phone.js';

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

it('Ana invites Fay, who accepts in a second window and then stands in the list of the first', async () => {
  const ana = await lookAs(browser, host, 'Ana', 'members');
  await ana.getByLabel('One or many addresses').fill('fay@acme.example, not an address');
  await ana.getByRole('button', { name: 'Invite' }).click();
  const link = await ana.getByRole('link', { name: 'Open the invitation' }).getAttribute('href');
  const fay = await browser.newPage({ locale: 'en' });
  fay.setDefaultTimeout(PATIENCE);
  await fay.goto(`${host.address}${link}`);
  await fay.getByLabel('Your name').fill('Fay Fischer');
  await fay.getByRole('button', { name: 'Join' }).click();
  await fay.getByRole('link', { name: 'team-phone' }).waitFor();
  await ana.getByRole('row', { name: 'Fay Fischer' }).waitFor();
  await ana.close();
  await fay.close();
});

it('Cleo shares a contact with Emil, who sees it come, and makes it private, and he sees it go', async () => {
  const cleo = await lookAs(browser, host, 'Cleo', 'contacts');
  const emil = await lookAs(browser, host, 'Emil', 'contacts');
  await emil.getByRole('row', { name: 'Ravi Rao' }).waitFor();
  expect(await emil.getByRole('row', { name: 'Nora Night' }).count()).toBe(0);
  const manage = async () => {
    await cleo.getByRole('checkbox', { name: 'Nora Night' }).check();
    await cleo.getByRole('button', { name: /Manage access/ }).click();
  };

  await manage();
  await cleo.getByRole('checkbox', { name: 'Emil Eriksson' }).check();
  await cleo.getByText('Gains: Emil Eriksson').waitFor();
  await cleo.getByRole('button', { name: 'Save' }).click();
  await emil.getByRole('row', { name: 'Nora Night' }).waitFor();

  await emil.getByRole('button', { name: /Why can I see this\? Nora/ }).click();
  await emil
    .getByRole('dialog')
    .getByText(/Cleo Costa: edit/)
    .waitFor();
  await emil.getByRole('button', { name: 'Close' }).click();

  await manage();
  await cleo.getByRole('dialog').getByRole('combobox', { name: 'Change' }).selectOption('private');
  await cleo.getByText('Loses: Emil Eriksson').waitFor();
  await cleo.getByRole('button', { name: 'Save' }).click();
  await emil.getByText('Nora Night vanished from your list').waitFor();
  await emil.getByRole('row', { name: 'Nora Night' }).waitFor({ state: 'detached' });
  await cleo.close();
  await emil.close();
});

it('Ben drops a broken directory file, imports what is sound, and repairs a row in place', async () => {
  const ben = await lookAs(browser, host, 'Ben', 'directory');
  const csv = [
    'name,position,email,work-phone,optional-phone-1,optional-phone-2,',
    'Maria Beck,Boss,maria@beck.example,004915112345678,,,',
    'Jan Novak,,jan@,00420601123456,,,',
    'Maria Beck,,maria@beck.example,,,,',
  ].join('\n');
  await ben
    .getByLabel('Drop a CSV file here')
    .setInputFiles({ name: 'staff.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await ben.getByText('Accepted: 1 · Rejected: 1 · Duplicates: 1').waitFor();
  await ben.getByRole('button', { name: 'Import (1)' }).click();
  await ben.getByText('1 imported').waitFor();
  await ben.getByLabel('Line 3, E-mail').fill('jan@novak.example');
  await ben.getByRole('button', { name: 'Check again' }).click();
  await ben.getByText('1 imported').waitFor();
  await ben.goto(`${ben.url().split('#')[0]}#/contacts`);
  await ben.getByRole('row', { name: 'Jan Novak' }).waitFor();
  await ben.getByRole('row', { name: 'Maria Beck' }).waitFor();
  await ben.close();
});

it('Ben downloads the rejected rows, repairs them in his own program, and uploads them again', async () => {
  const ben = await lookAs(browser, host, 'Ben', 'directory');
  const csv = [
    'name,position,email,work-phone,optional-phone-1,optional-phone-2,',
    'Nina Nord,Buyer,nina@nord.example,4.91222E+14,,,',
    'Otto Ost,,otto@,,,,',
  ].join('\n');
  const upload = (name: string, text: string) =>
    ben.getByLabel('Drop a CSV file here').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await upload('staff.csv', csv);
  await ben.getByText('Accepted: 0 · Rejected: 2 · Duplicates: 0').waitFor();
  const link = await ben.getByRole('link', { name: 'Download the rejected rows' }).getAttribute('href');
  const rejected = decodeURIComponent(link?.split(',').slice(1).join(',') ?? '');
  await upload('repaired.csv', rejected.replace('4.91222E+14', '004922212345').replace('otto@,', 'otto@ost.example,'));
  await ben.getByText('Accepted: 2 · Rejected: 0 · Duplicates: 0').waitFor();
  await ben.getByRole('button', { name: 'Import (2)' }).click();
  await ben.getByText('2 imported').waitFor();
  await ben.close();
});

it('Ana sees what two more users cost before she adds them, and the year with them', async () => {
  const ana = await lookAs(browser, host, 'Ana', 'billing');
  await ana.getByLabel('Add users').fill('2');
  await ana.getByRole('button', { name: 'What would it cost?' }).click();
  await ana.getByText(/Due now: \$\d+\.\d\d/).waitFor();
  await ana.getByRole('img', { name: 'Users: 5 → 7' }).waitFor();
  await ana.getByRole('button', { name: 'Make this change' }).click();
  await ana.getByRole('img', { name: 'Users: 7' }).waitFor();
  const ben = await lookAs(browser, host, 'Ben', 'billing');
  await ben.getByText('This page is not for your role.').waitFor();
  await ana.close();
  await ben.close();
});

it('Ana deletes a group, and nobody loses sight of what was shared with it', async () => {
  const dina = await lookAs(browser, host, 'Dina', 'contacts');
  await dina.getByRole('row', { name: 'Petra Park' }).waitFor();
  const before = await dina.getByRole('row').allInnerTexts();
  const ana = await lookAs(browser, host, 'Ana', 'groups');
  await ana.getByRole('button', { name: 'Delete: Sales' }).click();
  await ana.getByRole('dialog').getByText('Nobody loses sight of anything.').waitFor();
  await ana.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await ana.getByText('retired: its members keep what was shared with it').waitFor();
  await dina.reload();
  await dina.getByRole('row', { name: 'Petra Park' }).waitFor();
  expect((await dina.getByRole('row').allInnerTexts()).length).toBe(before.length);
  await ana.close();
  await dina.close();
});

it('a ring order is moved by keyboard, and the plan of who rings now follows', async () => {
  const ana = await lookAs(browser, host, 'Ana', 'numbers');
  const desk = ana.locator('article', { hasText: 'Front desk' });
  // Whoever is first goes down: who that is differs from one team to the next.
  await desk.locator('.ring li').nth(2).waitFor();
  // Until the names are there, people are called by their ids.
  await desk.locator('.ring li', { hasText: 'Ben Brandt' }).waitFor();
  const [first = '', second = ''] = await desk.locator('.ring li > :first-child').allInnerTexts();
  await desk
    .getByRole('button', { name: /^Down:/ })
    .first()
    .focus();
  await ana.keyboard.press('Enter');
  const rings = desk.locator('h3', { hasText: 'Rings now' }).locator('+ ol');
  await rings.getByText(`${second} (20 s)`).waitFor();
  const order = await rings.locator('li').allInnerTexts();
  expect(order.slice(0, 2)).toEqual([`${second} (20 s)`, `${first} (20 s)`]);
  await ana.close();
});
