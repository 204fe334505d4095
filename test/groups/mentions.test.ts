import {
  deleteGroup,
  formatMention,
  mentionKeys,
  parseMentions,
  resolveMentions,
  suggestMentions,
} from 'partyline/groups';
import { NotLoaded } from 'partyline/kernel';
import { removeMember } from 'partyline/lifecycle';
import { addMember, suspendMember, updateProfile } from 'partyline/members';
import { standardTable } from 'partyline/roles';
import { definePolicy, partialWorkspace } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';
import { Scene } from '../support/scene.js';

const names = (scene: Scene, query: string, who: string, limit?: number) =>
  suggestMentions(scene.workspace, query, { type: 'member', memberId: who }, limit === undefined ? {} : { limit }).map(
    ({ name }) => name,
  );

describe('who types @ and a few letters', () => {
  it('is suggested members and groups, by the beginning of the name, of a word, and anywhere', () => {
    const scene = new Scene();
    scene.group('Bonn office');
    scene.group('West Bonn');
    scene.group('Carbon');
    expect(names(scene, 'bon', scene.cleo)).toEqual(['Bonn office', 'West Bonn', 'Carbon']);
    expect(names(scene, 'b', scene.cleo)).toEqual(['Ben Brandt', 'Bonn office', 'West Bonn', 'Carbon']);
    expect(names(scene, '', scene.cleo, 3)).toEqual(['Ana Alvarez', 'Ben Brandt', 'Bonn office']);
    expect(names(scene, 'b', scene.cleo, 1)).toEqual(['Ben Brandt']);
    expect(names(scene, 'b', scene.cleo, 0)).toEqual([]);
  });

  it('whatever the case and accents of either', () => {
    const scene = new Scene();
    scene.do(addMember, { name: 'Éléonore Müller', address: 'e@acme.example', roles: ['member'] }, 'host');
    scene.group('Straße');
    expect(names(scene, 'ELEO', scene.cleo)).toEqual(['Éléonore Müller']);
    expect(names(scene, ' müll', scene.cleo)).toEqual(['Éléonore Müller']);
    expect(names(scene, 'strasse', scene.cleo)).toEqual(['Straße']);
    expect(names(scene, 'eleonore m', scene.cleo)).toEqual(['Éléonore Müller']);
  });

  it('as a word behind a picture or punctuation begins, too', () => {
    const scene = new Scene();
    for (const name of ['🚀Launch', 'Pre-launch', 'Relaunch']) scene.group(name);
    expect(names(scene, 'launch', scene.cleo)).toEqual(['Pre-launch', '🚀Launch', 'Relaunch']);
  });

  it('at the place where the letters stand, in a word or not', () => {
    const scene = new Scene();
    for (const name of ['Ba Zoo', 'A bazaar', 'Ébauche', 'Zoo ba']) scene.group(name);
    expect(names(scene, 'ba', scene.cleo)).toEqual(['Ba Zoo', 'A bazaar', 'Zoo ba', 'Ébauche']);
  });

  it('by a whole name of the greatest length', () => {
    const scene = new Scene();
    const name = 'x'.repeat(100);
    scene.group(name);
    expect(names(scene, name, scene.cleo)).toEqual([name]);
    expect(names(scene, `${name}x`, scene.cleo)).toEqual([]);
  });

  it('and nobody who is not there, though a host names them', () => {
    const { workspace, cleo } = new Scene();
    const candidates = { memberIds: ['ghost', cleo], groupIds: ['ghost'] };
    expect(suggestMentions(workspace, '', { type: 'system' }, { candidates }).map(({ id }) => id)).toEqual([cleo]);
  });

  it('never somebody suspended or removed, nor a group that was deleted', () => {
    const scene = new Scene();
    const groupId = scene.group('Dance');
    scene.do(suspendMember, { memberId: scene.dan }, scene.ana);
    expect(names(scene, 'dan', scene.cleo)).toEqual(['Dance']);
    scene.do(deleteGroup, { groupId }, scene.ana);
    expect(names(scene, 'dan', scene.cleo)).toEqual([]);
    scene.do(removeMember, { memberId: scene.ben }, scene.ana);
    expect(names(scene, 'ben', scene.cleo)).toEqual([]);
  });

  it('unless they are no active member themselves', () => {
    const scene = new Scene();
    scene.do(suspendMember, { memberId: scene.dan }, scene.ana);
    expect(names(scene, '', scene.dan)).toEqual([]);
    expect(names(scene, '', 'stranger')).toEqual([]);
    expect(suggestMentions(scene.workspace, '', { type: 'person', address: 'ana@acme.example' })).toEqual([]);
    expect(suggestMentions(scene.workspace, '', { type: 'system' }).length).toBe(3);
  });

  it('and groups only where a role lets them use groups', () => {
    const { member } = standardTable;
    const cells = { ...member.cells, 'groups.use': 'no' } as const;
    const scene = new Scene(definePolicy({ roles: { ...standardTable, guest: { steward: false, cells } } }));
    scene.group('Guests');
    const guest = scene.member('Gus', ['guest']);
    expect(names(scene, 'gu', scene.cleo)).toEqual(['Guests', 'Gus']);
    expect(names(scene, 'gu', guest)).toEqual(['Gus']);
  });

  it('with the id, and the emoji of a group', () => {
    const scene = new Scene();
    const groupId = scene.group('Sales');
    const actor = { type: 'member', memberId: scene.cleo } as const;
    expect(suggestMentions(scene.workspace, 'sal', actor)).toEqual([
      { type: 'group', id: groupId, name: 'Sales', emoji: '👥' },
    ]);
    expect(suggestMentions(scene.workspace, 'ben', actor)).toEqual([
      { type: 'member', id: scene.ben, name: 'Ben Brandt', emoji: null },
    ]);
  });

  it('among given candidates where the snapshot is partial', () => {
    const scene = new Scene();
    const { workspace, cleo, ben } = scene;
    const group = scene.group('Bakers');
    const only = (kind: 'member' | 'profile', ...ids: string[]) =>
      new Map(ids.map((id) => [id, workspace.state[kind].get(id)]));
    const partial = partialWorkspace('acme', workspace.policy, {
      records: new Map<never, never>([
        ['member', only('member', cleo, ben)],
        ['profile', only('profile', cleo, ben)],
        ['group', new Map([[group, scene.workspace.state.group.get(group)]])],
      ] as never),
      lists: new Map(),
      counters: new Map(),
      versions: new Map(),
    });
    const actor = { type: 'member', memberId: cleo } as const;
    const suggest = (memberIds: string[]) =>
      suggestMentions(partial, 'b', actor, { candidates: { memberIds, groupIds: [group] } }).map(({ id }) => id);
    expect(suggest([ben])).toEqual([group, ben]);
    expect(() => suggest([scene.dan])).toThrow(NotLoaded);
    expect(() => suggestMentions(partial, 'b', actor)).toThrow('partial');
  });

  it('and nothing for what no name can be', () => {
    const scene = new Scene();
    for (const query of ['x'.repeat(1_000_000), '\ud800', '\0', '%', '.*', '(']) {
      expect(names(scene, query, scene.cleo)).toEqual([]);
    }
  });
});

describe('a mention in a text', () => {
  const of = (text: string) => parseMentions(text).map(({ type, id, name }) => `${type} ${id} ${name}`);

  it('is a name and an id', () => {
    expect(parseMentions('Hi @[Ben Brandt](member:m2)!')).toEqual([
      { type: 'member', id: 'm2', name: 'Ben Brandt', start: 3, end: 27 },
    ]);
    expect(of('@[A](group:g)@[B](member:m)')).toEqual(['group g A', 'member m B']);
  });

  it('escapes what would end it', () => {
    const mention = { type: 'group', id: 'a)b(c\\d', name: '[x] \\ (y)' } as const;
    expect(formatMention(mention)).toBe('@[\\[x\\] \\\\ (y)](group:a\\)b\\(c\\\\d)');
    expect(parseMentions(formatMention(mention))).toMatchObject([mention]);
  });

  it('has a backslash before it where it is none', () => {
    expect(of('\\@[A](member:m)')).toEqual([]);
    expect(of('\\\\@[A](member:m)')).toEqual(['member m A']);
  });

  it.each([
    '@',
    '@[',
    '@[]',
    '@[A]',
    '@[A](',
    '@[A](member:',
    '@[A](member:)',
    '@[A](member:m',
    '@[A](number:m)',
    '@[A](member m)',
    '@[A](member:m m)',
    '@[A](member:__proto__)',
    '@[A] (member:m)',
    '@ [A](member:m)',
    '@[](member:m)',
    '@[ ](member:m)',
    '@[a\u202eb](member:m)',
    `@[${'x'.repeat(101)}](member:m)`,
    `@[x](member:${'m'.repeat(129)})`,
    '[A](member:m)',
    'ana@acme.example',
    '@[A\\](member:m)',
    '@[A](member:m\\)',
  ])('is not %s', (text) => {
    expect(of(text)).toEqual([]);
  });

  it('is found behind what only began as one', () => {
    expect(of('@[@[A](member:m)')).toEqual(['member m A']);
    expect(of('@@[A](member:m)')).toEqual(['member m A']);
    expect(of('@[A](member:(@[B](member:n)')).toEqual(['member n B']);
  });

  it.each(['@(Ana](member:m1)', '@xAna](member:m1)', '@[Ana]xmember:m1)', '@[Ana] (member:m1)'])(
    'is not one of %j',
    (text) => {
      expect(parseMentions(text)).toEqual([]);
    },
  );

  it('is found in one pass, whatever stands in the text: a reader that went back would not end', () => {
    for (const piece of ['@[', '@[a](member:', '@[\\', '\\', '@', '@[a](member:@[a](group:', '@[a](member:x)']) {
      const text = piece.repeat(Math.ceil(200_000 / piece.length));
      for (const { start, end } of parseMentions(text)) expect(text.slice(start, end)).toMatch(/^@\[/);
    }
  });
});

describe('whom a text reaches (decision 16)', () => {
  const at = (type: 'member' | 'group', id: string) => formatMention({ type, id, name: 'Name' });
  const resolve = (scene: Scene, text: string, hidden: readonly string[] = [], author: string | null = scene.ana) =>
    resolveMentions({ workspace: scene.workspace, text, author, canSeePlace: (id) => !hidden.includes(id) });

  it('through a group whoever the host writes for, though no member is the author', () => {
    const scene = new Scene();
    const group = scene.group('Sales', [scene.cleo]);
    expect(resolve(scene, at('group', group), [], null)).toEqual({ notify: [scene.cleo], unreachable: [] });
  });

  it('each once, whether by name or through groups, in order of mention', () => {
    const scene = new Scene();
    const group = scene.group('Sales', [scene.cleo, scene.ben, scene.dan]);
    const text = `${at('member', scene.dan)} ${at('group', group)} ${at('member', scene.cleo)} ${at('group', group)}`;
    expect(resolve(scene, text)).toEqual({
      notify: [scene.dan, ...[scene.ben, scene.cleo].sort()],
      unreachable: [],
    });
  });

  it('never its author', () => {
    const scene = new Scene();
    const group = scene.group('Sales', [scene.ana, scene.ben]);
    expect(resolve(scene, `${at('group', group)} ${at('member', scene.ana)}`).notify).toEqual([scene.ben]);
    expect(resolve(scene, at('member', scene.ana), [scene.ana])).toEqual({ notify: [], unreachable: [] });
    expect(resolve(scene, at('member', scene.ana), [], null).notify).toEqual([scene.ana]);
  });

  it('nobody who does not see the place, who is suspended, removed or unknown', () => {
    const scene = new Scene();
    const group = scene.group('Sales', [scene.cleo, scene.dan, scene.ben]);
    scene.do(suspendMember, { memberId: scene.dan }, scene.ana);
    const unreachable = (id: string, reason: string) => ({ type: 'member', id, reason });
    expect(resolve(scene, at('group', group), [scene.cleo])).toEqual({
      notify: [scene.ben],
      unreachable: [unreachable(scene.cleo, 'cannot_see_place'), unreachable(scene.dan, 'suspended')].sort((a, b) =>
        a.id < b.id ? -1 : 1,
      ),
    });
    scene.do(removeMember, { memberId: scene.dan }, scene.ana);
    expect(resolve(scene, `${at('member', scene.dan)}${at('member', 'x')}${at('group', 'y')}`).unreachable).toEqual([
      unreachable(scene.dan, 'removed'),
      unreachable('x', 'not_found'),
      { type: 'group', id: 'y', reason: 'not_found' },
    ]);
    // Whoever was removed is in no group any more, though it may list them still.
    expect(resolve(scene, at('group', group))).toEqual({ notify: [scene.ben, scene.cleo].sort(), unreachable: [] });
  });

  it('nobody through a group that was deleted, or that its author may not use', () => {
    const cells = { ...standardTable.member.cells, 'groups.use': 'no' } as const;
    const scene = new Scene(definePolicy({ roles: { ...standardTable, guest: { steward: false, cells } } }));
    const guest = scene.member('Gus', ['guest']);
    const group = scene.group('Sales', [scene.cleo]);
    expect(resolve(scene, at('group', group), [], guest).unreachable).toEqual([
      { type: 'group', id: group, reason: 'not_permitted' },
    ]);
    scene.do(deleteGroup, { groupId: group }, scene.ana);
    expect(resolve(scene, `${at('group', group)}${at('member', scene.cleo)}`)).toEqual({
      notify: [scene.cleo],
      unreachable: [{ type: 'group', id: group, reason: 'retired_group' }],
    });
  });

  it('whatever names the text has: ids count', () => {
    const scene = new Scene();
    scene.do(updateProfile, { memberId: scene.ben, name: 'Benjamin' }, scene.ben);
    expect(resolve(scene, formatMention({ type: 'member', id: scene.ben, name: 'Cleo' })).notify).toEqual([scene.ben]);
  });

  it('and asks once a member whether they see the place', () => {
    const scene = new Scene();
    const group = scene.group('Sales', [scene.cleo]);
    const asked: string[] = [];
    const canSeePlace = (id: string) => asked.push(id) > 0;
    const text = `${at('group', group)}${at('member', scene.cleo)}`;
    resolveMentions({ workspace: scene.workspace, text, author: null, canSeePlace });
    expect(asked).toEqual([scene.cleo]);
  });

  it('from as much of the workspace as it names', () => {
    expect(mentionKeys(at('group', 'g'), null)).toEqual(['group:g', 'groupMembers:g']);
    expect(mentionKeys(`${at('group', 'g')}${at('member', 'm')}${at('member', 'm')}`, 'a')).toEqual([
      'member:a',
      'group:g',
      'groupMembers:g',
      'member:m',
    ]);
  });
});
