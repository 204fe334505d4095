// Chapters 6 and 7: who may do what, and what a refusal looks like.
import assert from 'node:assert/strict';
import { type Permission, permissions, standardTable } from 'partyline';
import { chapter, dim, green, note, print, red, table, yellow } from '../lib/terminal.js';
import type { Office } from './office.js';

const words: Readonly<Record<Permission, string>> = {
  'communication.use': 'texts, calls, messages to teammates',
  'contacts.manage': 'create, edit and share contacts',
  'contacts.import': 'import contacts in bulk',
  'members.invite': 'invite people',
  'members.remove': 'remove people',
  'members.changeRole': 'change roles',
  'billing.manage': 'plan, seats, invoices',
  'numbers.updateSettings': 'settings of a number',
  'numbers.add': 'add numbers',
  'groups.manage': 'create groups, take people in and out',
  'integrations.configure': 'set up integrations',
  'porting.manage': 'port numbers',
  'owners.manage': 'add and remove owners',
  'numbers.manageAccess': 'who uses a number',
  'groups.use': 'mention groups, share with them',
  'domains.claim': 'claim an e-mail domain',
  'directory.manage': 'import and edit the company directory',
  'workspace.updateSettings': 'settings of the workspace',
  'insights.viewAll': 'reports about everybody',
};

const cells = { yes: green('✓'), no: dim('–'), ownNumber: yellow('own') } as const;

export const showRoles = (): void => {
  chapter('Who may do what');
  const roles = ['owner', 'admin', 'member'] as const;
  table(
    ['permission', ...roles.map((title) => ({ title, align: 'centre' as const })), ''],
    permissions.map((permission) => [
      permission,
      ...roles.map((role) => cells[standardTable[role].cells[permission]]),
      dim(words[permission]),
    ]),
  );
  print(`  ${green('✓')} allowed   ${dim('–')} not allowed   ${yellow('own')} for the numbers they own`);
  print();
  note('The table is data, and so are the roles: a host may bring its own, over the same permissions.');
};

/** Things that people try and may not. */
export const showRefusals = async ({ people, desk }: Office): Promise<void> => {
  chapter('What a refusal looks like');
  const { ana, ben, cleo, dan, eva } = people;
  type Answer =
    | { readonly ok: true; readonly value: unknown }
    | { readonly ok: false; readonly error: { readonly code: string; readonly params: object } };
  const hers = { fields: { firstName: 'Jo' }, numberId: desk };
  const alone = { type: 'private' } as const;
  const withAll = { type: 'add' as const, grants: [{ principal: 'workspace' as const }] };
  const attempts: readonly (readonly [who: string, what: string, expected: string, answer: Answer])[] = [
    ['Cleo (member)', 'creates a group', 'permission_denied', await cleo.session.groups.create({ name: 'Support' })],
    [
      'Ben (admin)',
      'makes himself an owner',
      'above_own_authority',
      await ben.session.members.changeRole({ memberId: ben.id, roles: ['owner'] }),
    ],
    [
      'Ana (owner)',
      'steps down, alone as owner',
      'last_owner',
      await ana.session.members.changeRole({ memberId: ana.id, roles: ['member'] }),
    ],
    [
      'Eva (reads along)',
      'adds a contact on the Front desk',
      'number_read_only',
      await eva.session.contacts.create(hers),
    ],
    [
      'Ana (owner)',
      'opens Dora, private to Cleo',
      'contact_not_found',
      await ana.session.contacts.explainAccess({ contactId: 'dora' }),
    ],
    [
      'Ana (owner)',
      'opens a contact that never was',
      'contact_not_found',
      await ana.session.contacts.explainAccess({ contactId: 'nobody' }),
    ],
    [
      'Eva (may view Gus)',
      'shares Gus with everybody to edit',
      'needs_edit',
      firstRefusal(await eva.session.contacts.manageAccess({ contactIds: ['gus'], change: withAll })),
    ],
    [
      'Dan (may edit Emil)',
      'makes Emil private',
      'needs_owner',
      firstRefusal(await dan.session.contacts.manageAccess({ contactIds: ['emil'], change: alone })),
    ],
  ];
  table(
    ['who', 'tries this', 'answer', 'parameters'],
    attempts.map(([who, what, expected, answer]) => {
      assert.equal(answer.ok ? 'allowed' : answer.error.code, expected);
      return [who, what, red(expected), answer.ok ? '' : dim(parameters(answer.error.params))];
    }),
  );
  note(
    'A refusal is a value with a stable code and parameters, never a sentence and never an exception. What somebody may not see ' +
      'answers exactly as what is not there, to owners too: they have no way around a private contact unless policy gives them one.',
  );
};

const parameters = (params: object): string =>
  Object.entries(params)
    .filter(([name]) => !name.endsWith('Id'))
    .map(([, value]) => String(value))
    .join(', ');

/** Changing the access of many contacts gives a verdict for each; here there is one. */
const firstRefusal = <T extends { readonly verdicts: readonly { readonly refusal: R | null }[] }, R, E>(
  answer: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E },
) => {
  if (!answer.ok) return answer;
  const refusal = answer.value.verdicts[0]?.refusal ?? null;
  return refusal === null ? answer : ({ ok: false, error: refusal } as const);
};
