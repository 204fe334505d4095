import { deleteContact, manageAccess, transferContact } from 'partyline/contacts';
import { addGroupMembers, deleteGroup, removeGroupMembers, revokeGroupAccess } from 'partyline/groups';
import { audienceOf, removeMember, settleDeparture } from 'partyline/lifecycle';
import { reinstateMember, suspendMember } from 'partyline/members';
import { assignNumber } from 'partyline/numbers';
import { reachOf } from 'partyline/sharing';
import { type Delta, deltasFor } from 'partyline/visibility';
import { beforeEach, describe, expect, it } from 'vitest';
import { Scene } from '../support/scene.js';
import { Follower } from './live-world.js';

let scene: Scene;
let sales: string;

beforeEach(() => {
  scene = new Scene();
  sales = scene.group('Sales', [scene.ben, scene.dan]);
  scene.contact('dora', scene.cleo);
});

/** What the latest change means to somebody. */
const told = (memberId: string): readonly Delta[] =>
  (scene.commit?.events ?? []).flatMap((event) =>
    deltasFor(audienceOf(scene.workspace, event), reachOf(scene.workspace, memberId), scene.at),
  );

const types = (memberId: string) => told(memberId).map(({ type }) => type);

const share = (principal: `group:${string}` | `member:${string}` | 'workspace', more: object = {}) =>
  scene.do(
    manageAccess,
    { contactIds: ['dora'], change: { type: 'add', grants: [{ principal, level: 'view', ...more }] } },
    scene.cleo,
  );

describe('what the going of somebody means to others', () => {
  it('that what is assigned on their own numbers may be handled otherwise, whatever numbers whoever went had left', () => {
    const numberId = scene.number(scene.ana);
    const stale = { type: 'stale', kind: 'conversation', through: [`number:${numberId}`] };
    scene.do(suspendMember, { memberId: scene.dan }, scene.ana);
    expect(told(scene.ana)).toContainEqual(stale);
    scene.do(reinstateMember, { memberId: scene.dan }, scene.ana);
    expect(told(scene.ana)).toContainEqual(stale);
    scene.do(removeMember, { memberId: scene.dan }, scene.ana);
    expect(told(scene.ana)).toContainEqual(stale);
    expect(told(scene.cleo)).toEqual([]);
  });
});

describe('what a share means', () => {
  it('appears to those it is shared with, with its end, and to nobody else', () => {
    share(`group:${sales}`, { until: scene.at + 9 });
    expect(told(scene.dan)).toEqual([
      {
        type: 'appeared',
        resource: { kind: 'contact', id: 'dora' },
        level: 'view',
        paths: [{ principal: `group:${sales}`, level: 'view', cause: 'manual', until: scene.at + 9 }],
      },
    ]);
    expect(told(scene.ana)).toEqual([]);
    expect(told(scene.cleo)).toEqual([]);
  });

  it('is one principal to tell, however many people that is', () => {
    share('workspace');
    expect(scene.commit?.events.map((event) => audienceOf(scene.workspace, event).to)).toEqual([['workspace']]);
    expect([scene.ana, scene.ben, scene.dan].map(types)).toEqual([['appeared'], ['appeared'], ['appeared']]);
  });

  it('that is replaced by one whose end has passed, vanishes', () => {
    share(`member:${scene.dan}`);
    const grants = [{ principal: `member:${scene.dan}` as const, level: 'view' as const, until: scene.at - 1 }];
    scene.do(manageAccess, { contactIds: ['dora'], change: { type: 'replace', grants } }, scene.cleo);
    expect(types(scene.dan)).toEqual(['vanished']);
    expect(types(scene.ben)).toEqual([]);
  });

  it('taken back, vanishes for those without another way, and changes for the others', () => {
    share(`group:${sales}`);
    share(`member:${scene.dan}`);
    scene.do(
      manageAccess,
      { contactIds: ['dora'], change: { type: 'remove', principals: [`group:${sales}`] } },
      scene.cleo,
    );
    expect([scene.ben, scene.dan].map(types)).toEqual([['vanished'], ['changed']]);
  });

  it('deleted, it vanishes for everybody who saw it; and so it does for those who saw it a little earlier and read late', () => {
    share('workspace');
    scene.do(manageAccess, { contactIds: ['dora'], change: { type: 'private' } }, scene.cleo);
    const taken = scene.commit?.events ?? [];
    scene.do(deleteContact, { contactId: 'dora' }, scene.cleo);
    expect([scene.cleo, scene.dan].map(types)).toEqual([['vanished'], []]);
    const late = new Follower();
    late.list.take({
      type: 'appeared',
      resource: { kind: 'contact', id: 'dora' },
      level: 'view',
      paths: [{ principal: 'workspace', level: 'view', cause: 'manual', until: null }],
    });
    late.follow(
      scene.workspace,
      reachOf(scene.workspace, scene.dan),
      [...taken, ...(scene.commit?.events ?? [])],
      scene.at,
    );
    expect(late.at(scene.at)).toEqual([]);
  });

  it('handed over, it vanishes for the one and appears to the other', () => {
    scene.do(transferContact, { contactId: 'dora', memberId: scene.dan }, scene.cleo);
    expect([scene.cleo, scene.dan].map(types)).toEqual([['vanished'], ['appeared']]);
  });
});

describe('what coming and going means', () => {
  it('who joins a group gains a principal, not its contacts one by one', () => {
    scene.do(addGroupMembers, { groupId: sales, memberIds: [scene.ana] }, 'host');
    expect(told(scene.ana)).toEqual([{ type: 'reach', gained: [[`group:${sales}`, 'edit']], lost: [] }]);
    expect(told(scene.ben)).toEqual([]);
  });

  it('who leaves it loses one', () => {
    scene.do(removeGroupMembers, { groupId: sales, memberIds: [scene.ben] }, 'host');
    expect(told(scene.ben)).toEqual([{ type: 'reach', gained: [], lost: [`group:${sales}`] }]);
  });

  it('deleting a group means nothing to anybody, and ending its access a lost principal to all', () => {
    share(`group:${sales}`);
    scene.do(deleteGroup, { groupId: sales }, 'host');
    expect([scene.ana, scene.ben].map(types)).toEqual([[], []]);
    scene.do(revokeGroupAccess, { groupId: sales }, 'host');
    expect(told(scene.ben)).toEqual([{ type: 'reach', gained: [], lost: [`group:${sales}`] }]);
  });

  it('who reads along from now on gains the number at that level', () => {
    const desk = scene.number(scene.ana);
    scene.do(assignNumber, { numberId: desk, memberId: scene.dan, access: 'use' }, 'host');
    scene.do(assignNumber, { numberId: desk, memberId: scene.dan, access: 'read' }, 'host');
    expect(told(scene.dan)).toEqual([{ type: 'reach', gained: [[`number:${desk}`, 'view']], lost: [] }]);
  });

  it('who is suspended has an empty list, and all of it again when they are reinstated', () => {
    scene.do(suspendMember, { memberId: scene.dan }, scene.ana);
    expect(told(scene.dan)).toEqual([{ type: 'emptied' }]);
    scene.do(reinstateMember, { memberId: scene.dan }, scene.ana);
    expect(told(scene.dan)).toEqual([
      { type: 'reach', gained: [...reachOf(scene.workspace, scene.dan).caps], lost: [] },
    ]);
  });

  it('who inherits gains what was inherited before, too, and keeps it while ownership is rewritten', () => {
    const follower = new Follower();
    const follow = () =>
      follower.follow(scene.workspace, reachOf(scene.workspace, scene.ana), scene.commit?.events ?? [], scene.at);
    scene.do(removeMember, { memberId: scene.cleo, successorId: scene.dan }, scene.ana);
    follow();
    expect(follower.at(scene.at)).toEqual([]);
    scene.do(removeMember, { memberId: scene.dan }, scene.ana);
    follow();
    expect(follower.at(scene.at)).toEqual(['contact dora edit']);
    scene.do(settleDeparture, { memberId: scene.cleo, contactIds: ['dora'] }, 'host');
    follow();
    expect(follower.at(scene.at)).toEqual(['contact dora edit']);
  });
});

it('nobody is left to guess about an event that is not known', () => {
  expect(() => audienceOf(scene.workspace, { type: 'moon_landed' })).toThrow('moon_landed');
  expect(() => audienceOf(scene.workspace, { type: 'constructor' })).toThrow('constructor');
});
