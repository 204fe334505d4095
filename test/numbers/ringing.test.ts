import { unwrap } from 'partyline/kernel';
import {
  assignNumber,
  ringPlan,
  setDoNotDisturb,
  setNumberNotifications,
  setRingOrder,
  setSchedule,
  unassignNumber,
  updateNumberSettings,
} from 'partyline/numbers';
import { standardTable } from 'partyline/roles';
import type { Workspace } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';
import { codeOf, done, edited, errorOf, lineOf, numberIn, withUsers } from './support.js';

/** Dan's number with Eva and Ben on it for use, and Cleo reading along. */
const desk = () => {
  const line = lineOf('shared');
  const users = { [line.eva]: 'use', [line.ben]: 'use', [line.cleo]: 'read' } as const;
  return { ...line, workspace: withUsers(line.workspace, line.context, line.numberId, users) };
};

const planOf = ({ context, numberId }: ReturnType<typeof desk>, workspace: Workspace, input: object = {}) =>
  unwrap(ringPlan(workspace, { numberId, seed: 'call 1', ...input }, context));

const reasonOf = (plan: ReturnType<typeof planOf>, memberId: string) =>
  plan.silent.find((person) => person.memberId === memberId)?.reason ?? 'rings';

describe('a ring order', () => {
  it('names people who have the number for use', () => {
    const { workspace, as, numberId, dan, eva, cleo, ana } = desk();
    const one = (memberId: string) => setRingOrder(workspace, { numberId, ring: { type: 'one', memberId } }, as(dan));
    expect(codeOf(one(eva))).toBe('ok');
    expect(errorOf(one(cleo))).toEqual({
      code: 'number_read_only',
      path: ['ring', 'memberId'],
      params: { numberId, memberId: cleo },
    });
    expect(codeOf(one(ana))).toBe('number_not_assigned');
    expect(codeOf(one('nobody'))).toBe('member_not_found');
    const ring = { type: 'groups' as const, groups: [{ memberIds: [eva] }, { memberIds: [dan, ana] }] };
    expect(errorOf(setRingOrder(workspace, { numberId, ring }, as(dan)))).toMatchObject({
      code: 'number_not_assigned',
      path: ['ring', 'groups', 1, 'memberIds', 1],
    });
    const suspended = edited(workspace, 'member', eva, { status: 'suspended' });
    const asked = { numberId, ring: { type: 'one' as const, memberId: eva } };
    expect(codeOf(setRingOrder(suspended, asked, as(dan)))).toBe('member_suspended');
  });

  it('is set by the owner and by those who manage settings', () => {
    const { workspace, as, context, numberId, ben, eva } = desk();
    const input = { numberId, ring: { type: 'random', size: 2 } } as const;
    expect(codeOf(setRingOrder(workspace, input, as(ben)))).toBe('ok');
    expect(codeOf(setRingOrder(workspace, input, as(eva)))).toBe('permission_denied');
    expect(codeOf(setRingOrder(workspace, { ...input, numberId: 'nowhere' }, context))).toBe('number_not_found');
    const set = done(setRingOrder, workspace, input, context).workspace;
    expect(done(setRingOrder, set, input, context).commit).toBeNull();
  });

  const people = (count: number) => Array.from({ length: count }, (_, index) => `m${index}`);
  it.each([
    ['eleven at once', { type: 'groups', groups: [{ memberIds: people(11) }] }],
    ['eleven at random', { type: 'random', size: 11 }],
    ['nobody at a time', { type: 'random', size: 0 }],
    ['half a person', { type: 'random', size: 1.5 }],
    ['no group', { type: 'groups', groups: [] }],
    ['an empty group', { type: 'groups', groups: [{ memberIds: [] }] }],
    ['eleven groups', { type: 'groups', groups: people(11).map((id) => ({ memberIds: [id] })) }],
    ['somebody twice', { type: 'groups', groups: [{ memberIds: ['m1'] }, { memberIds: ['m1'] }] }],
    ['no time to answer', { type: 'all', seconds: 4 }],
    ['no patience left', { type: 'all', seconds: 121 }],
    ['an order there is not', { type: 'loudest' }],
  ])('refuses %s', (_, ring) => {
    const { workspace, context, numberId } = desk();
    expect(codeOf(setRingOrder(workspace, { numberId, ring } as never, context))).toBe('invalid_input');
  });

  it('loses whoever loses the number or may only read, and is everybody’s once nobody is left', () => {
    const { workspace, context, numberId, dan, eva, ben } = desk();
    const groups = [{ memberIds: [eva] }, { memberIds: [ben, dan] }];
    const ringing = done(setRingOrder, workspace, { numberId, ring: { type: 'groups', groups } }, context).workspace;
    const withoutEva = done(unassignNumber, ringing, { numberId, memberId: eva }, context).workspace;
    expect(numberIn(withoutEva, numberId).ring).toEqual({
      type: 'groups',
      groups: [{ memberIds: [ben, dan], seconds: 25 }],
    });
    const reading = done(assignNumber, withoutEva, { numberId, memberId: ben, access: 'read' }, context).workspace;
    expect(numberIn(reading, numberId).ring).toMatchObject({ groups: [{ memberIds: [dan] }] });
    const one = done(setRingOrder, workspace, { numberId, ring: { type: 'one', memberId: eva } }, context).workspace;
    const none = done(unassignNumber, one, { numberId, memberId: eva }, context).workspace;
    expect(numberIn(none, numberId).ring).toEqual({ type: 'all', seconds: 25 });
  });
});

describe('who rings', () => {
  it('everybody with use, at once; who reads along does not', () => {
    const line = desk();
    const plan = planOf(line, line.workspace);
    expect(plan).toMatchObject({ open: true, callFlow: null, at: line.context.at });
    expect(plan.steps).toEqual([{ memberIds: [line.dan, line.eva, line.ben].sort(), seconds: 25 }]);
    expect(plan.silent).toEqual([{ memberId: line.cleo, reason: 'read_only' }]);
  });

  it('groups one after the other, without those who are silent', () => {
    const line = desk();
    const { workspace, context, as, numberId, dan, eva, ben } = line;
    const groups = [{ memberIds: [eva], seconds: 10 }, { memberIds: [ben, dan] }];
    const ringing = done(setRingOrder, workspace, { numberId, ring: { type: 'groups', groups } }, context).workspace;
    expect(planOf(line, ringing).steps).toEqual([
      { memberIds: [eva], seconds: 10 },
      { memberIds: [ben, dan], seconds: 25 },
    ]);
    const quiet = done(setDoNotDisturb, ringing, { on: true }, as(eva)).workspace;
    expect(planOf(line, quiet).steps).toEqual([{ memberIds: [ben, dan], seconds: 25 }]);
  });

  it('one person, and nobody in their place', () => {
    const line = desk();
    const { workspace, context, as, numberId, dan, eva } = line;
    const one = done(setRingOrder, workspace, { numberId, ring: { type: 'one', memberId: eva } }, context).workspace;
    const plan = planOf(line, one);
    expect(plan.steps).toEqual([{ memberIds: [eva], seconds: 25 }]);
    expect(reasonOf(plan, dan)).toBe('not_in_ring_order');
    const quiet = done(setDoNotDisturb, one, { on: true }, as(eva)).workspace;
    expect(planOf(line, quiet).steps).toEqual([]);
  });

  it('random batches depend on the seed alone', () => {
    const line = desk();
    const input = { numberId: line.numberId, ring: { type: 'random', size: 1 } } as const;
    const random = done(setRingOrder, line.workspace, input, line.context).workspace;
    const orders = Array.from({ length: 60 }, (_, call) => {
      const { steps } = planOf(line, random, { seed: `call ${call}` });
      expect(steps).toEqual(planOf(line, random, { seed: `call ${call}` }).steps);
      expect(steps.map(({ memberIds }) => memberIds.length)).toEqual([1, 1, 1]);
      return steps.map(({ memberIds }) => memberIds[0]).join();
    });
    expect(new Set(orders).size).toBe(6);
  });

  it('is asked by who has the number or manages it; to others it does not exist', () => {
    const { workspace, context, as, numberId, ana, ben, cleo, eva } = desk();
    const ask = (memberId: string) => codeOf(ringPlan(workspace, { numberId, seed: 's' }, as(memberId)));
    expect([ana, ben, cleo, eva].map(ask)).toEqual(['ok', 'ok', 'ok', 'ok']);
    const alone = lineOf('shared');
    const input = { numberId: alone.numberId, seed: 's' };
    expect(codeOf(ringPlan(alone.workspace, input, alone.as(alone.eva)))).toBe('number_not_found');
    expect(codeOf(ringPlan(workspace, { numberId: 'nowhere', seed: 's' }, context))).toBe('number_not_found');
    expect(codeOf(ringPlan(workspace, { numberId, seed: 's'.repeat(201) }, context))).toBe('invalid_input');
    const closed = edited(workspace, 'workspace', 'self', { status: 'suspended' });
    expect(codeOf(ringPlan(closed, { numberId, seed: 's' }, context))).toBe('workspace_not_active');
  });
});

describe('why somebody does not ring', () => {
  it('they are suspended; the removed are not even mentioned', () => {
    const line = desk();
    const suspended = edited(line.workspace, 'member', line.eva, { status: 'suspended' });
    expect(reasonOf(planOf(line, suspended), line.eva)).toBe('suspended');
    const removed = planOf(line, edited(line.workspace, 'member', line.eva, { status: 'removed' }));
    expect(JSON.stringify(removed)).not.toContain(`"${line.eva}"`);
  });

  it('their roles let them communicate with nobody', () => {
    const { member } = standardTable;
    const guest = { ...member, cells: { ...member.cells, 'communication.use': 'no' as const } };
    const line = desk();
    const policy = { ...line.workspace.policy, roles: { ...standardTable, guest } };
    const workspace = edited({ ...line.workspace, policy }, 'member', line.eva, { roles: ['guest'] });
    expect(reasonOf(planOf(line, workspace), line.eva)).toBe('not_permitted');
  });

  it('they muted this number, though not another', () => {
    const line = desk();
    const { numberId, eva } = line;
    const muted = done(setNumberNotifications, line.workspace, { numberId, calls: false }, line.as(eva)).workspace;
    expect(reasonOf(planOf(line, muted), eva)).toBe('muted');
    const loud = done(setNumberNotifications, line.workspace, { numberId, messages: false }, line.as(eva)).workspace;
    expect(reasonOf(planOf(line, loud), eva)).toBe('rings');
    const entry = { numberId: 'another', calls: false, messages: true };
    const other = { schedule: null, doNotDisturb: null, notifications: [entry] };
    expect(reasonOf(planOf(line, edited(line.workspace, 'availability', eva, other)), eva)).toBe('rings');
  });

  it('the number is closed: then nobody rings, and the host follows the call flow', () => {
    const line = desk();
    const { numberId, context, dan } = line;
    const hours = { zone: 'UTC', days: { monday: [{ from: '09:00', to: '17:00' }] } };
    const closed = done(
      updateNumberSettings,
      line.workspace,
      { numberId, hours, callFlow: 'voicemail' },
      context,
    ).workspace;
    const plan = planOf(line, closed);
    expect(plan).toMatchObject({ open: false, callFlow: 'voicemail', steps: [] });
    expect(reasonOf(plan, dan)).toBe('outside_hours');
    expect(planOf(line, closed, { at: '2026-11-23T09:00:00Z' }).open).toBe(true);
    expect(planOf(line, closed, { at: '2026-11-23T17:00:00Z' }).open).toBe(false);
  });

  it('they are not at work', () => {
    const line = desk();
    const schedule = { zone: 'UTC', days: { sunday: [{ from: '10:00', to: '12:00' }] } };
    const { workspace } = done(setSchedule, line.workspace, { schedule }, line.as(line.eva));
    const reasons = ['09:59', '10:00', '11:59', '12:00'].map((time) =>
      reasonOf(planOf(line, workspace, { at: `2026-11-22T${time}:00Z` }), line.eva),
    );
    expect(reasons).toEqual(['away', 'rings', 'rings', 'away']);
  });

  it('they do not want to be disturbed, up to the very instant it ends', () => {
    const line = desk();
    const until = Date.UTC(2026, 10, 22, 12);
    const { workspace } = done(setDoNotDisturb, line.workspace, { on: true, until }, line.as(line.eva));
    const reasons = [until - 1, until].map((at) => reasonOf(planOf(line, workspace, { at }), line.eva));
    expect(reasons).toEqual(['do_not_disturb', 'rings']);
  });

  it('a zone this machine does not know keeps nobody from ringing', () => {
    const line = desk();
    const days = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] };
    const availability = { schedule: { zone: 'Mars/Olympus', days }, doNotDisturb: null, notifications: [] };
    const workspace = edited(line.workspace, 'availability', line.eva, availability);
    expect(reasonOf(planOf(line, workspace), line.eva)).toBe('rings');
  });
});
