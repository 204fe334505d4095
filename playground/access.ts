import { standardTable } from 'partyline/roles';
import { type Community, type Level, type Principal, type Resource, reachOf } from 'partyline/sharing';
import { explainAccess, whoCanSee } from 'partyline/visibility';
import { element, shape } from './element.js';

interface Member {
  readonly name: string;
  readonly role: string;
  readonly groups: readonly string[];
  readonly numbers: readonly { readonly id: string; readonly access: 'use' | 'read' }[];
}

const people: Readonly<Record<string, Member>> = {
  ana: { name: 'Ana', role: 'owner', groups: [], numbers: [{ id: 'desk', access: 'use' }] },
  ben: { name: 'Ben', role: 'admin', groups: ['sales'], numbers: [{ id: 'desk', access: 'use' }] },
  cleo: { name: 'Cleo', role: 'member', groups: ['support'], numbers: [{ id: 'desk', access: 'use' }] },
  dina: { name: 'Dina', role: 'member', groups: ['sales'], numbers: [{ id: 'desk', access: 'read' }] },
  emil: { name: 'Emil', role: 'member', groups: ['support'], numbers: [] },
};

const principals: Readonly<Record<string, string>> = {
  'group:sales': '📈 Sales',
  'group:support': '🛟 Support',
  'number:desk': '☎ Front desk',
  workspace: '🏢 Workspace',
  stewards: '🗝 Stewards',
};

const manual = (principal: Principal, level: Level) => ({ principal, level, until: null, cause: 'manual' }) as const;
const contact = (id: string, ownerId: string | null, ...grants: Resource['grants']): Resource => ({
  kind: 'contact',
  id,
  ownerId,
  grants,
});

const contacts: Readonly<Record<string, readonly [name: string, resource: Resource]>> = {
  nora: ['Nora (private)', contact('nora', 'cleo')],
  oskar: [
    'Oskar (on the desk)',
    contact('oskar', 'cleo', { principal: 'number:desk', level: 'edit', until: null, cause: 'number' }),
  ],
  petra: ['Petra (with Sales)', contact('petra', 'cleo', manual('group:sales', 'edit'))],
  quinn: ['Quinn (to all, view)', contact('quinn', 'ana', manual('workspace', 'view'))],
  ravi: ['Ravi (with Emil)', contact('ravi', 'ben', manual('member:emil', 'view'))],
  maria: [
    'Maria (directory)',
    contact(
      'maria',
      null,
      { principal: 'workspace', level: 'view', until: null, cause: 'directory' },
      { principal: 'stewards', level: 'edit', until: null, cause: 'directory' },
    ),
  ],
};

const community: Community = {
  complete: true,
  policy: { roles: standardTable },
  state: {
    workspace: new Map([['self', { revoked: [] }]]),
    member: new Map(
      Object.entries(people).map(([id, { role, groups, numbers }]) => [
        id,
        { status: 'active', roles: [role], groups, numbers, succeeds: [] },
      ]),
    ),
  },
};

const AT = 0;
const reaches = Object.keys(people).map((id) => reachOf(community, id));

/** Every path there is: from a member by a principal to a contact. */
const paths = reaches.flatMap((reach) =>
  Object.entries(contacts).flatMap(([contactId, [, resource]]) =>
    explainAccess(reach, resource, AT).paths.map(({ principal, level }) => ({
      member: reach.memberId,
      principal: principals[principal] === undefined ? null : principal,
      contact: contactId,
      level,
    })),
  ),
);

const COLUMN = { member: 80, principal: 310, contact: 540 } as const;
const rowsOf = (ids: readonly string[]) =>
  new Map(ids.map((id, index) => [id, 50 + index * (300 / Math.max(1, ids.length - 1))]));
const rows = {
  member: rowsOf(Object.keys(people)),
  principal: rowsOf(Object.keys(principals)),
  contact: rowsOf(Object.keys(contacts)),
};

/** People, what they speak for, and contacts: selecting one lights every path through it. */
export const accessPart = (state: unknown, save: (state: string) => void): HTMLElement => {
  const view = element('section');
  let selected = typeof state === 'string' ? state : 'member cleo';

  const choose = (key: string) => {
    selected = key;
    save(key);
    show();
  };

  const show = () => {
    const [kind = 'member', id = ''] = selected.split(' ') as ['member' | 'principal' | 'contact', string];
    const lit = paths.filter((path) => path[kind] === id);
    const lights = (column: 'member' | 'principal' | 'contact', one: string) =>
      lit.some((path) => path[column] === one);
    const line = (from: readonly [number, number], to: readonly [number, number], level: Level, on: boolean) =>
      shape('line', { x1: from[0], y1: from[1], x2: to[0], y2: to[1], class: `${level}${on ? ' on' : ''}` });
    const lines = [...paths]
      .sort((a, b) => Number(lit.includes(a)) - Number(lit.includes(b)))
      .flatMap((path) => {
        const a = [COLUMN.member, rows.member.get(path.member) ?? 0] as const;
        const c = [COLUMN.contact, rows.contact.get(path.contact) ?? 0] as const;
        const on = lit.includes(path);
        if (path.principal === null) return [line(a, c, path.level, on)];
        const b = [COLUMN.principal, rows.principal.get(path.principal) ?? 0] as const;
        return [line(a, b, path.level, on), line(b, c, path.level, on)];
      });
    const node = (column: keyof typeof COLUMN, one: string, label: string) => {
      const key = `${column} ${one}`;
      const y = rows[column].get(one) ?? 0;
      const on = key === selected || lights(column, one);
      return shape(
        'g',
        {
          class: `node${on ? ' on' : ''}${key === selected ? ' chosen' : ''}`,
          transform: `translate(${COLUMN[column]} ${y})`,
          tabindex: 0,
          role: 'button',
          'aria-pressed': key === selected,
          onclick: () => choose(key),
          onkeydown: (event: KeyboardEvent) => {
            if (event.key === 'Enter' || event.key === ' ') choose(key);
          },
        },
        shape('rect', { x: -76, y: -15, width: 152, height: 30, rx: 15 }),
        shape('text', { 'text-anchor': 'middle', y: 5 }, label),
      );
    };
    const picture = shape(
      'svg',
      { viewBox: '0 25 620 350', class: 'picture', 'aria-label': 'People, principals and contacts' },
      ...lines,
      ...Object.entries(people).map(([one, { name, role }]) => node('member', one, `${name} (${role})`)),
      ...Object.entries(principals).map(([one, label]) => node('principal', one, label)),
      ...Object.entries(contacts).map(([one, [label]]) => node('contact', one, label)),
    );
    view.replaceChildren(
      element('h1', {}, 'Who sees what, and by which way'),
      element(
        'p',
        {},
        'A member speaks for principals; a contact is granted to principals; access is where they meet. Choose anything.',
      ),
      element(
        'div',
        { class: 'two' },
        picture,
        element(
          'ul',
          { 'aria-live': 'polite', class: 'said' },
          ...said(kind, id).map((text) => element('li', {}, text)),
        ),
      ),
    );
  };
  show();
  return view;
};

const spokenFor = (principal: string): string => {
  if (principal.startsWith('owner:')) return 'owning it';
  return principals[principal] ?? (principal.startsWith('member:') ? 'name' : principal);
};

const said = (kind: string, id: string): readonly string[] => {
  const found = contacts[id];
  if (kind === 'contact' && found !== undefined) {
    const seen = [...whoCanSee(reaches, found[1], AT)];
    return seen.map((one) => `${people[one.memberId]?.name} sees it: ${one.level}`);
  }
  if (kind === 'principal') {
    const speaking = reaches.filter(({ caps }) => caps.has(id as Principal));
    return speaking.map(
      ({ memberId, caps }) => `${people[memberId]?.name} speaks for it: ${caps.get(id as Principal)}`,
    );
  }
  const reach = reaches.find(({ memberId }) => memberId === id);
  if (reach === undefined) return [];
  return Object.values(contacts).map(([name, resource]) => {
    const { level, paths: ways } = explainAccess(reach, resource, AT);
    const how = ways.map(({ principal, level: by }) => `${spokenFor(principal)} (${by})`).join(', ');
    return level === null ? `${name}: not seen` : `${name}: ${level}, by ${how}`;
  });
};
