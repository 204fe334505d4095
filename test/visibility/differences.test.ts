import type { Grant, Level, Principal, Reach } from 'partyline/sharing';
import { office } from 'partyline/testing';
import {
  type Audience,
  accessDifference,
  type Capabilities,
  capabilitiesFor,
  deltasFor,
  explainAccess,
  explainCapable,
  LiveList,
  levelOf,
  reachFrom,
  shareIndicator,
} from 'partyline/visibility';
import { describe, expect, it } from 'vitest';

const grant = (principal: Principal, level: Level = 'view', more: Partial<Grant> = {}): Grant => ({
  principal,
  level,
  until: null,
  cause: 'manual',
  ...more,
});
const reach = (memberId: string, ...principals: readonly Principal[]): Reach => ({
  memberId,
  caps: new Map([`member:${memberId}` as const, ...principals].map((principal) => [principal, 'edit'] as const)),
  owns: new Set([memberId]),
});
const contact = (...grants: readonly Grant[]) => ({ kind: 'contact', id: 'c1', ownerId: 'ana', grants });
const name = { kind: 'contact', id: 'c1' } as const;

describe('what a change of access means for somebody', () => {
  const ben = reach('ben', 'group:sales', 'group:ops');
  const difference = (before: readonly Grant[], after: readonly Grant[]) => {
    const found = accessDifference([[ben, ben]], contact(...before), contact(...after), 0);
    return Object.entries(found).flatMap(([what, shifts]) => (shifts.length > 0 ? [what] : []));
  };

  it.each<[string, readonly Grant[], readonly Grant[], readonly string[]]>([
    ['nothing, where nothing changes', [grant('group:sales')], [grant('group:sales')], []],
    ['nothing, where a way is added', [grant('group:sales')], [grant('group:sales'), grant('group:ops')], []],
    ['one way less', [grant('group:sales'), grant('group:ops')], [grant('group:ops')], ['keeps']],
    ['one way for another', [grant('group:sales')], [grant('group:ops')], ['keeps']],
    [
      'the same way for another cause',
      [grant('group:sales')],
      [grant('group:sales', 'view', { cause: 'number' })],
      ['keeps'],
    ],
    ['edit in place of view', [grant('group:sales')], [grant('group:sales', 'edit')], ['gains']],
    ['view in place of edit', [grant('group:sales', 'edit')], [grant('group:sales')], ['loses']],
    ['all of it', [], [grant('group:sales')], ['gains']],
    ['none of it', [grant('group:sales')], [], ['loses']],
  ])('%s', (_, before, after, expected) => {
    expect(difference(before, after)).toEqual(expected);
  });
});

describe('why somebody sees something', () => {
  it('is a path, or that there is none, or that they reach nothing at all', () => {
    const nobody: Reach = { memberId: 'x', caps: new Map(), owns: new Set() };
    const reason = (by: Reach, ownerId: string | null = 'ana') =>
      explainAccess(by, { ...contact(grant('group:sales')), ownerId }, 0).reason;
    expect(reason(nobody)).toBe('no_reach');
    expect(reason({ ...nobody, owns: new Set(['ana']) })).toBe('path');
    expect(reason({ ...nobody, caps: new Map([['group:sales', 'view']]) })).toBe('path');
    expect(reason({ ...nobody, owns: new Set(['x']) })).toBe('no_path');
    expect(reason({ ...nobody, caps: new Map([['group:ops', 'view']]) })).toBe('no_path');
  });
});

describe('what is told of a change to whoever looks', () => {
  const audience = (part: Partial<Audience>): Audience =>
    ({ to: [], resources: [], reaches: [], stale: [], ...part }) as Audience;
  const told = (part: Partial<Audience>, by = reach('ben', 'number:desk', 'group:sales')) =>
    deltasFor(audience(part), by, 0);
  const changed = (before: Grant, after: Grant) =>
    told({ resources: [{ ...name, before: contact(before), after: contact(after), content: false }] }).map(
      ({ type }) => type,
    );

  it('is nothing where the ways stay as they are, and a change where one differs in anything', () => {
    const one = grant('group:sales');
    expect(changed(one, one)).toEqual([]);
    expect(changed(one, grant('number:desk'))).toEqual(['changed']);
    expect(changed(one, grant('group:sales', 'edit'))).toEqual(['changed']);
    expect(changed(one, { ...one, cause: 'number' })).toEqual(['changed']);
    expect(changed(one, { ...one, until: 9 })).toEqual(['changed']);
  });

  it('is that what comes through one’s numbers is stale, or through what is named and held', () => {
    expect(told({ stale: [{ kind: 'conversation', through: 'numbers' }] })).toEqual([
      { type: 'stale', kind: 'conversation', through: ['number:desk'] },
    ]);
    expect(told({ stale: [{ kind: 'conversation', through: ['group:sales', 'group:ops'] }] })).toEqual([
      { type: 'stale', kind: 'conversation', through: ['group:sales'] },
    ]);
    expect(told({ stale: [{ kind: 'conversation', through: ['group:ops'] }] })).toEqual([]);
  });

  it('is not that again of what is fetched anyway', () => {
    const reaches = [{ who: ['ben'], principals: ['group:sales' as const, 'group:ops' as const] }];
    const stale = [{ kind: 'conversation', through: ['group:sales' as const] }];
    expect(told({ reaches, stale })).toEqual([
      { type: 'reach', gained: [['group:sales', 'edit']], lost: ['group:ops'] },
    ]);
  });
});

describe('a list that is kept up to date', () => {
  const path = (principal: Principal, level: Level = 'view') =>
    ({ principal, level, cause: 'manual', until: null }) as const;
  const list = (...principals: readonly Principal[]) => {
    const live = new LiveList();
    live.take({
      type: 'appeared',
      resource: name,
      level: 'view',
      paths: principals.map((principal) => path(principal)),
    });
    return live;
  };

  it('fetches what was gained anew, and until then holds what other ways lead to', () => {
    const live = list('group:sales', 'group:ops');
    expect(live.take({ type: 'reach', gained: [['group:sales', 'edit']], lost: [] })).toEqual([
      ['group:sales', 'edit'],
    ]);
    expect(live.at(0)).toEqual([{ ...name, level: 'view' }]);
    live.take({ type: 'reach', gained: [['group:ops', 'edit']], lost: [] });
    expect(live.at(0)).toEqual([]);
  });

  it('asks for nothing where something comes or goes', () => {
    const live = list('group:sales');
    expect(live.take({ type: 'changed', resource: name, level: 'edit', paths: [path('group:sales', 'edit')] })).toEqual(
      [],
    );
    expect(live.at(0)).toEqual([{ ...name, level: 'edit' }]);
    expect(live.take({ type: 'vanished', resource: name })).toEqual([]);
    expect(live.at(0)).toEqual([]);
    expect(list('group:sales').take({ type: 'emptied' })).toEqual([]);
    expect(list('group:sales').take({ type: 'stale', kind: 'contact', through: [] })).toEqual([]);
  });
});

it('an icon says whether there are other ways, too', () => {
  const more = (...grants: readonly Grant[]) => shareIndicator(contact(...grants), 0).more;
  expect(more(grant('group:sales'), grant('group:ops'))).toBe(false);
  expect(more(grant('group:sales'), grant('member:ben'))).toBe(true);
});

describe('a document for a browser', () => {
  const { workspace, ben } = office();

  it('of a role that the table does not have allows nothing', () => {
    const member = workspace.state.member.get(ben);
    if (member == null) throw new Error('Ben is gone');
    const renamed = { ...workspace.state, member: new Map([[ben, { ...member, roles: ['retired'] }]]) };
    const document = capabilitiesFor({ ...workspace, state: renamed }, ben);
    expect(new Set(Object.values(document.permissions))).toEqual(new Set(['no']));
  });

  it('answers for a number of nobody’s, and for a number that is not named', () => {
    const document: Capabilities = {
      ...capabilitiesFor(workspace, ben),
      permissions: { ...capabilitiesFor(workspace, ben).permissions, 'numbers.updateSettings': 'ownNumber' },
    };
    const rule = (numberOwnerId?: string | null) =>
      explainCapable(document, 'numbers.updateSettings', numberOwnerId === undefined ? {} : { numberOwnerId });
    expect(rule(ben).allowed).toBe(true);
    for (const decision of [rule('somebody'), rule(null), rule()]) expect(decision.allowed).toBe(false);
  });

  it('shows how far somebody gets to what nobody owns', () => {
    const nobodys = { ...contact(grant(`member:${ben}`)), ownerId: null };
    expect(levelOf(reachFrom(capabilitiesFor(workspace, ben)), nobodys, 0)).toBe('view');
  });
});
