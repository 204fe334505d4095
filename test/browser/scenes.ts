import type { Page } from 'playwright-core';

/** What stands on a page after somebody did something there. */
export interface Scene {
  readonly who: string;
  readonly page: string;
  readonly act?: (page: Page) => Promise<unknown>;
}

const STAFF = [
  'name,position,email,work-phone,optional-phone-1,optional-phone-2,',
  'Maria Beck,Boss,maria@beck.example,004915112345678,,,',
  'Jan Novak,Driver,jan@,00420601123456,,,',
  'Lena Lind,,lena@lind.example,4.91222E+14,,,',
  'Maria Beck,,maria@beck.example,,,,',
].join('\n');

/** Every page of the reference host, and every window it opens in front of one. None of them changes anything. */
export const scenes: Readonly<Record<string, Scene>> = {
  members: { who: 'Ana', page: 'members' },
  removal: {
    who: 'Ana',
    page: 'members',
    act: async (page) => {
      await page.getByRole('button', { name: 'Remove: Cleo Costa' }).click();
      await page.getByRole('dialog').getByText('Contacts that go to the successor').waitFor();
    },
  },
  numbers: { who: 'Ana', page: 'numbers', act: (page) => page.getByText('Rings now').first().waitFor() },
  groups: { who: 'Ana', page: 'groups', act: (page) => page.getByText('Sales').waitFor() },
  'group-deletion': {
    who: 'Ana',
    page: 'groups',
    act: (page) => page.getByRole('button', { name: 'Delete: Support' }).click(),
  },
  contacts: { who: 'Cleo', page: 'contacts', act: (page) => page.getByRole('row', { name: 'Petra Park' }).waitFor() },
  'manage-access': {
    who: 'Cleo',
    page: 'contacts',
    act: async (page) => {
      await page.getByRole('checkbox', { name: 'Nora Night' }).check();
      await page.getByRole('checkbox', { name: 'Petra Park' }).check();
      await page.getByRole('button', { name: /Manage access/ }).click();
      await page.getByRole('combobox', { name: 'Change' }).selectOption('replace');
      await page.getByRole('checkbox', { name: '🛟 Support' }).check();
      await page.getByText('Loses: ').waitFor();
    },
  },
  'why-seen': {
    who: 'Dina',
    page: 'contacts',
    act: async (page) => {
      await page.getByRole('button', { name: 'Why can I see this? Oskar Olsen' }).click();
      await page.getByRole('dialog').getByRole('listitem').nth(1).waitFor();
    },
  },
  directory: {
    who: 'Ben',
    page: 'directory',
    act: async (page) => {
      const buffer = Buffer.from(STAFF);
      await page.getByLabel('Drop a CSV file here').setInputFiles({ name: 'staff.csv', mimeType: 'text/csv', buffer });
      await page.getByRole('row', { name: '3' }).first().waitFor();
    },
  },
  billing: {
    who: 'Ana',
    page: 'billing',
    act: async (page) => {
      await page.getByLabel('Add users').fill('3');
      await page.getByRole('button', { name: 'What would it cost?' }).click();
      await page.getByText('Due now:').waitFor();
    },
  },
  review: { who: 'Ana', page: 'review', act: (page) => page.getByRole('row').nth(1).waitFor() },
  audit: { who: 'Ana', page: 'audit', act: (page) => page.getByRole('row').nth(1).waitFor() },
  join: { who: '', page: 'join?address=fay@acme.example&token=some' },
};

/** The four parts of the playground, by their fragments. */
export const parts = ['roles', 'access', 'csv', 'billing'] as const;
