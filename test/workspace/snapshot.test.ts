import { createContact, manageAccess } from 'partyline/contacts';
import { NotLoaded } from 'partyline/kernel';
import { applyEvents } from 'partyline/lifecycle';
import { addMember, changeRole } from 'partyline/members';
import { reachOf } from 'partyline/sharing';
import {
  accessOf,
  definePolicy,
  emptyWorkspace,
  type Kind,
  partialWorkspace,
  reachesOf,
  recordsOf,
  type Workspace,
} from 'partyline/workspace';
import { describe, expect, it } from 'vitest';
import { Scene } from '../support/scene.js';

/** The part of a workspace that a read plan would bring. */
const part = (workspace: Workspace, members: readonly string[]): Workspace =>
  partialWorkspace(workspace.id, workspace.policy, {
    records: new Map<Kind, Map<string, unknown>>([
      ['workspace', new Map([['self', workspace.state.workspace.get('self') ?? null]])],
      ['member', new Map(members.map((id) => [id, workspace.state.member.get(id) ?? null]))],
    ]),
    lists: new Map(),
    counters: new Map([['owners', workspace.counters.get('owners') ?? 0]]),
    versions: new Map(
      ['workspace:self', ...members.map((id) => `member:${id}`)].map((guard) => [
        guard,
        workspace.versions.get(guard) ?? null,
      ]),
    ),
  });

describe('a snapshot gives three answers', () => {
  const scene = new Scene();
  const { workspace, ana, cleo } = scene;

  it('present: the record', () => {
    expect(reachOf(part(workspace, [ana]), ana).caps.has('stewards')).toBe(true);
  });

  it('absent: null, where somebody looked', () => {
    const known = part(workspace, [ana, 'stranger']);
    const result = changeRole(known, { memberId: 'stranger', roles: ['member'] }, scene.context(ana));
    expect(result).toMatchObject({ ok: false, error: { code: 'member_not_found' } });
  });

  it('not loaded: never free because nobody looked', () => {
    const known = part(workspace, [ana]);
    expect(() => reachOf(known, cleo)).toThrow(NotLoaded);
    expect(() => changeRole(known, { memberId: cleo, roles: ['admin'] }, scene.context(ana))).toThrow(/member:/);
    expect(() =>
      addMember(known, { name: 'X', address: 'x@acme.example', roles: ['member'] }, scene.context('host')),
    ).toThrow(NotLoaded);
    expect(() => accessOf(known, { kind: 'contact', id: 'c1' })).toThrow(NotLoaded);
  });

  it('a name of an object’s prototype is an id like any other', () => {
    for (const id of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
      expect(reachOf(workspace, id).caps.size).toBe(0);
      expect(accessOf(workspace, { kind: 'contact', id })).toBe(null);
      expect(() => reachOf(part(workspace, [ana]), id)).toThrow(NotLoaded);
    }
  });

  it('a partial one cannot list what it may not hold', () => {
    expect(() => reachesOf(part(workspace, [ana]))).toThrow(/partial/);
  });
});

describe('a change makes a new snapshot', () => {
  it('and leaves the old one as it was', () => {
    const scene = new Scene();
    const before = scene.workspace;
    scene.do(changeRole, { memberId: scene.cleo, roles: ['admin'] }, scene.ana);
    expect(before.state.member.get(scene.cleo)?.roles).toEqual(['member']);
    expect(scene.workspace.state.member.get(scene.cleo)?.roles).toEqual(['admin']);
    expect(scene.workspace.state.group).toBe(before.state.group);
  });

  it('members stay in the order of joining, however many there are and whoever changes', () => {
    const scene = new Scene();
    const joined = [scene.ana, scene.ben, scene.cleo, scene.dan];
    for (let index = 0; index < 120; index++) {
      joined.push(scene.member(`m${index}`, ['member']));
      const changed = joined[(index * 7) % joined.length] as string;
      if (changed !== scene.ana)
        scene.do(changeRole, { memberId: changed, roles: [index % 2 === 0 ? 'admin' : 'member'] }, scene.ana);
    }
    expect(reachesOf(scene.workspace).map(({ memberId }) => memberId)).toEqual(joined);
    expect(scene.workspace.state.member.size).toBe(joined.length);
  });

  it('and it is the same whether or not somebody looked at those before it', () => {
    const contactIds = Array.from({ length: 60 }, (_, index) => `c${index}`);
    const sharedAnew = (look: (workspace: Workspace) => unknown) => {
      const scene = new Scene();
      for (const id of contactIds) scene.contact(id, scene.cleo);
      const grants = [{ principal: `member:${scene.ben}`, level: 'view' }, { principal: 'workspace' }] as const;
      const changes = [
        { type: 'add', grants: [grants[0]] },
        { type: 'replace', grants },
        { type: 'remove', principals: ['workspace'] },
        { type: 'replace', grants: [grants[1]] },
      ] as const;
      for (const change of changes) {
        scene.do(manageAccess, { contactIds, change }, scene.cleo);
        look(scene.workspace);
      }
      const { state, lists, versions } = scene.workspace;
      return { grants: [...state.grant], contacts: [...state.contact], lists: [...lists], versions: [...versions] };
    };
    const unseen = sharedAnew(() => null);
    expect(unseen).toEqual(
      sharedAnew(({ state, lists, versions }) => [state.grant.size, [...lists], versions.get('')]),
    );
    expect(unseen.grants.filter(([, grant]) => grant !== null).length).toBe(contactIds.length);
  });

  it('tables answer as plain maps do: get, has, size, keys, values, entries, forEach', () => {
    const scene = new Scene();
    for (let index = 0; index < 90; index++) scene.contact(`c${index}`, scene.cleo);
    const table = scene.workspace.state.contact;
    const plain = new Map([...table]);
    expect(table.size).toBe(plain.size);
    expect([...table.keys()]).toEqual([...plain.keys()]);
    expect([...table.values()]).toEqual([...plain.values()]);
    expect([...table.entries()]).toEqual([...plain.entries()]);
    expect([table.has('c5'), table.has('c90'), table.get('c90')]).toEqual([true, false, undefined]);
    const seen: string[] = [];
    for (const [id] of table) seen.push(id);
    table.forEach((_record, id) => {
      expect(plain.has(id)).toBe(true);
    });
    expect(seen).toEqual([...plain.keys()]);
  });
});

describe('a commit', () => {
  it('rests on whatever was looked at, and claims what was looked for in vain', () => {
    const scene = new Scene();
    scene.do(createContact, { contactId: 'lead', fields: { firstName: 'Lead' } }, scene.cleo);
    expect(scene.commit).toMatchObject({
      check: [{ guard: `member:${scene.cleo}` }, { guard: 'workspace:self' }],
      bump: [{ guard: 'contact:lead', version: null }],
      delete: [],
    });
  });

  it('carries who, when and what, and nothing else of who acts', () => {
    const scene = new Scene();
    const context = scene.context(scene.cleo);
    const actor = { ...context.actor, email: 'cleo@acme.example' } as never;
    const result = createContact(
      scene.workspace,
      { contactId: 'lead', fields: { firstName: 'Lead' } },
      { ...context, actor },
    );
    expect(result.ok && result.value.commit?.events).toMatchObject([{ type: 'contact_created', at: scene.at }]);
    expect(result.ok && result.value.commit?.events[0]?.actor).toEqual({ type: 'member', memberId: scene.cleo });
  });
});

describe('broken contracts of the program throw', () => {
  const scene = new Scene();
  const input = { fields: { firstName: 'X' } };

  it.each([
    ['no instant', { at: Number.NaN }],
    ['half a millisecond', { at: 0.5 }],
    ['no source of ids', { newId: undefined }],
    ['no actor', { actor: undefined }],
    ['an actor of no kind', { actor: { type: 'root' } }],
  ])('%s', (_, broken) => {
    const context = { ...scene.context(scene.cleo), ...broken } as ReturnType<Scene['context']>;
    expect(() => createContact(scene.workspace, input, context)).toThrow(TypeError);
  });

  it('an event nobody knows', () => {
    expect(() => applyEvents(emptyWorkspace('acme'), [{ type: 'constructor' }])).toThrow(/constructor/);
    expect(() => applyEvents(emptyWorkspace('acme'), [{ type: 'never_heard' }])).toThrow(/never_heard/);
  });
});

describe('policy', () => {
  it('is what differs from the default, and cannot change afterwards', () => {
    const policy = definePolicy({ usersPerNumber: 100 });
    expect(policy).toMatchObject({
      usersPerNumber: 100,
      adminAccessToPrivate: 'none',
      resharing: 'editors',
      selfAccess: 'deny',
      seatLimit: null,
    });
    expect(Object.isFrozen(policy)).toBe(true);
  });

  it('of an empty workspace is the default', () => {
    expect(emptyWorkspace('acme')).toMatchObject({ id: 'acme', complete: true, policy: definePolicy() });
    expect([...recordsOf(emptyWorkspace('acme'), 'member')]).toEqual([]);
  });
});
