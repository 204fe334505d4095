import type { Grant, Level, Principal, Reach, Resource } from 'partyline/sharing';
import { canEdit, canSee, explainAccess, whoCanSee } from 'partyline/visibility';
import { describe, expect, it } from 'vitest';

const reach = (memberId: string, caps: Record<string, Level> = {}, owns = [memberId]): Reach => ({
  memberId,
  caps: new Map(Object.entries({ [`member:${memberId}`]: 'edit', workspace: 'edit', ...caps })) as Reach['caps'],
  owns: new Set(owns),
});

const grant = (
  principal: Principal,
  level: Level = 'edit',
  until: number | null = null,
  cause: Grant['cause'] = 'manual',
): Grant => ({
  principal,
  level,
  until,
  cause,
});

const contact = (ownerId: string | null, grants: readonly Grant[] = [], deletedAt: number | null = null): Resource => ({
  kind: 'contact',
  id: 'c1',
  ownerId,
  grants,
  deletedAt,
});

const levelFor = (who: Reach, resource: Resource, at = 100) =>
  canEdit(who, resource, at) ? 'edit' : canSee(who, resource, at) ? 'view' : null;

const mia = reach('mia', { 'group:sales': 'edit', 'number:desk': 'edit', 'number:line': 'view' });

describe('how far somebody gets', () => {
  it('an owner edits, everybody else sees nothing of a private contact', () => {
    expect(levelFor(mia, contact('mia'))).toBe('edit');
    expect(levelFor(mia, contact('mo'))).toBe(null);
    expect(levelFor(mia, contact(null))).toBe(null);
  });

  it('an heir edits what the person they succeeded owned', () => {
    expect(levelFor(reach('mia', {}, ['mia', 'rem']), contact('rem'))).toBe('edit');
  });

  it.each<[Principal, Level, Level | null]>([
    ['member:mia', 'view', 'view'],
    ['member:mia', 'edit', 'edit'],
    ['workspace', 'view', 'view'],
    ['group:sales', 'edit', 'edit'],
    ['number:desk', 'view', 'view'],
    ['number:line', 'edit', 'view'],
    ['number:line', 'view', 'view'],
    ['group:ops', 'edit', null],
    ['member:mo', 'edit', null],
    ['stewards', 'edit', null],
  ])('%s at %s gives %s: the lower of the grant and the hold on it', (principal, level, expected) => {
    expect(levelFor(mia, contact('mo', [grant(principal, level)]))).toBe(expected);
  });

  it('the best of several paths counts, in whatever order they stand', () => {
    const grants = [grant('workspace', 'view'), grant('group:sales', 'edit'), grant('number:line')];
    for (const order of [grants, grants.toReversed()]) expect(levelFor(mia, contact('mo', order))).toBe('edit');
    expect(levelFor(mia, contact('mo', [grant('number:line'), grant('workspace', 'view')]))).toBe('view');
  });

  it('until is the first instant without it', () => {
    const resource = contact('mo', [grant('workspace', 'edit', 100)]);
    expect([99, 100, 101].map((at) => levelFor(mia, resource, at))).toEqual(['edit', null, null]);
  });

  it('when the better path ends the other remains', () => {
    const resource = contact('mo', [grant('group:sales', 'edit', 100), grant('workspace', 'view', 200)]);
    expect([99, 100, 199, 200].map((at) => levelFor(mia, resource, at))).toEqual(['edit', 'view', 'view', null]);
  });

  it('a deleted contact is seen by nobody from its deletion on, its owner included', () => {
    const resource = contact('mia', [grant('workspace')], 100);
    expect([99, 100, 101].map((at) => levelFor(mia, resource, at))).toEqual(['edit', null, null]);
  });
});

describe('why', () => {
  it('names every path in force, the owner’s first, each with what it gives', () => {
    const grants = [
      grant('number:line', 'edit', null, 'number'),
      grant('group:sales', 'view', 200),
      grant('workspace', 'edit', 50),
    ];
    expect(explainAccess(mia, contact('mia', grants), 100)).toEqual({
      visible: true,
      level: 'edit',
      reason: 'path',
      paths: [
        { principal: 'owner:mia', level: 'edit', cause: 'ownership', until: null },
        { principal: 'number:line', level: 'view', cause: 'number', until: null },
        { principal: 'group:sales', level: 'view', cause: 'manual', until: 200 },
      ],
    });
  });

  it('names whose ownership it is for an heir', () => {
    const { paths } = explainAccess(reach('mia', {}, ['mia', 'rem']), contact('rem'), 0);
    expect(paths.map(({ principal }) => principal)).toEqual(['owner:rem']);
  });

  it.each([
    ['no_path', mia, contact('mo', [grant('group:ops')])],
    ['no_path', mia, contact('mo', [grant('workspace', 'edit', 100)])],
    ['deleted', mia, contact('mia', [], 100)],
    ['no_reach', { memberId: 'sue', caps: new Map(), owns: new Set() }, contact('mo', [grant('workspace')])],
  ] satisfies [string, Reach, Resource][])('or why not: %s', (reason, who, resource) => {
    expect(explainAccess(who, resource, 100)).toEqual({ visible: false, level: null, paths: [], reason });
  });
});

describe('who sees it', () => {
  it('everybody whose reach meets it, in the order given, with their level', () => {
    const mo = reach('mo');
    const lea = reach('lea', { 'group:sales': 'edit' });
    const sue: Reach = { memberId: 'sue', caps: new Map(), owns: new Set() };
    const resource = contact('mo', [grant('group:sales', 'view')]);
    expect(whoCanSee([lea, sue, mo, mia], resource, 100)).toEqual([
      { memberId: 'lea', level: 'view' },
      { memberId: 'mo', level: 'edit' },
      { memberId: 'mia', level: 'view' },
    ]);
  });
});
