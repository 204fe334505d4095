import { describe } from 'partyline/messages';
import {
  type Cell,
  defineRoles,
  explain,
  type Permission,
  permissions,
  roleOf,
  type Staff,
  standardTable,
} from 'partyline/roles';
import { element } from './element.js';

/** Cells that differ from the published table, by `role permission`. */
type Changes = Readonly<Record<string, Cell>>;

const roles = ['owner', 'admin', 'member'] as const;
const next: Readonly<Record<Cell, Cell>> = { no: 'ownNumber', ownNumber: 'yes', yes: 'no' };
const marks: Readonly<Record<Cell, string>> = { no: '–', ownNumber: '✓ own', yes: '✓' };
const signs: Readonly<Record<Cell, string>> = { no: '–', ownNumber: '✓ own number', yes: '✓' };

const isChanges = (state: unknown): state is Changes =>
  typeof state === 'object' && state !== null && Object.values(state).every((cell) => Object.hasOwn(next, cell));

/** The permission table to change, and what each change gives or takes. */
export const rolesPart = (state: unknown, save: (state: Changes) => void): HTMLElement => {
  let changes: Changes = isChanges(state) ? state : {};
  const view = element('section');

  const table = () => {
    const cells: Record<string, Partial<Record<Permission, Cell>>> = { owner: {}, admin: {}, member: {} };
    for (const [key, cell] of Object.entries(changes)) {
      const [role = '', permission = ''] = key.split(' ');
      const row = Object.hasOwn(cells, role) ? cells[role] : undefined;
      if (row !== undefined) row[permission as Permission] = cell;
    }
    return defineRoles({ cells });
  };

  const toggle = (role: string, permission: Permission, now: Cell) => {
    const cell = next[now];
    const { [`${role} ${permission}`]: _, ...others } = changes;
    const published = roleOf(standardTable, role)?.cells[permission];
    changes = cell === published ? others : { ...others, [`${role} ${permission}`]: cell };
    save(changes);
    show(`${role} ${permission}`);
  };

  const show = (focus?: string) => {
    let own: ReturnType<typeof table>;
    let refused = '';
    try {
      own = table();
    } catch (error) {
      // No role may hold what owners lack: nobody could ever give it.
      refused = error instanceof Error ? error.message : String(error);
      own = standardTable;
    }
    const head = element(
      'tr',
      {},
      element('th', { scope: 'col' }, 'Permission'),
      ...roles.map((role) => element('th', { scope: 'col' }, role)),
    );
    const rows = permissions.map((permission) =>
      element(
        'tr',
        {},
        element('th', { scope: 'row' }, element('code', {}, permission)),
        ...roles.map((role) => {
          const key = `${role} ${permission}`;
          const now = changes[key] ?? roleOf(standardTable, role)?.cells[permission] ?? 'no';
          const button = element(
            'button',
            {
              type: 'button',
              id: key,
              class: `cell ${now}${key in changes ? ' changed' : ''}`,
              'aria-label': `${permission}, ${role}: ${signs[now]}`,
              onclick: () => toggle(role, permission, now),
            },
            marks[now],
          );
          return element('td', {}, button);
        }),
      ),
    );
    const differences = Object.entries(changes).map(([key, cell]) => {
      const [role, permission] = key.split(' ');
      const verb = cell === 'no' ? 'loses' : 'gains';
      return element('li', {}, `${role} ${verb} ${permission}${cell === 'ownNumber' ? ' for their own numbers' : ''}`);
    });
    view.replaceChildren(
      element('h1', {}, 'Who may do what'),
      element('p', {}, 'Click a cell. The link in the address bar carries your table.'),
      element(
        'div',
        { class: 'two' },
        element(
          'div',
          { class: 'scroll', tabindex: 0 },
          element('table', {}, element('thead', {}, head), element('tbody', {}, ...rows)),
        ),
        element(
          'div',
          {},
          element('h2', {}, 'Against the published table'),
          refused === '' ? null : element('p', { class: 'bad', role: 'alert' }, refused),
          differences.length === 0 ? element('p', {}, 'Nothing is changed.') : element('ul', {}, ...differences),
          element('h2', {}, 'What the library answers'),
          element('ul', {}, ...roles.map((role) => element('li', {}, answerOf(role, own)))),
          element(
            'button',
            {
              type: 'button',
              onclick: () => {
                changes = {};
                save(changes);
                show();
              },
            },
            'As published',
          ),
        ),
      ),
    );
    if (focus !== undefined) document.getElementById(focus)?.focus();
  };
  show();
  return view;
};

const answerOf = (role: string, table: Staff['policy']['roles']): string => {
  const staff: Staff = {
    complete: true,
    policy: { roles: table },
    state: { member: new Map([['m', { status: 'active', roles: [role], succeedsNumbers: [] }]]), number: new Map() },
  };
  const decisions = permissions.map((permission) => explain(staff, { type: 'member', memberId: 'm' }, permission));
  const denied = decisions.find(({ allowed }) => !allowed);
  const count = decisions.filter(({ allowed }) => allowed).length;
  return `${role}: ${count} of ${permissions.length}. ${denied === undefined ? '' : `First refusal: ${describe(denied)}`}`;
};
