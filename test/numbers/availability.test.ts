import { setDoNotDisturb, setNumberNotifications, setSchedule } from 'partyline/numbers';
import { describe, expect, it } from 'vitest';
import { codeOf, done, edited, errorOf, lineOf, memberIn, withUsers } from './support.js';

const nights = { zone: 'America/New_York', days: { friday: [{ from: '22:00', to: '06:00' }] } };

describe('whose availability it is', () => {
  const verbs = [
    ['a schedule', setSchedule, { schedule: null }],
    ['do-not-disturb', setDoNotDisturb, { on: true }],
    ['notifications', setNumberNotifications, { numberId: 'n', calls: false }],
  ] as const;

  it.each(verbs)('%s: each for themselves', (_, verb, input) => {
    const { workspace, as, context, ana, eva } = lineOf('shared');
    const set = (part: object, by: typeof context) =>
      codeOf((verb as typeof setSchedule)(workspace, { ...input, ...part } as never, by));
    expect(set({ memberId: eva }, as(ana))).toBe('not_oneself');
    expect(set({}, context)).toBe('member_required');
    expect(set({ memberId: 'nobody' }, context)).toBe('member_not_found');
    expect(set({}, { ...context, actor: { type: 'person', address: 'p@acme.example' } })).toBe('permission_denied');
    expect(set({}, as('nobody'))).toBe('permission_denied');
  });

  it.each(verbs)('%s: not while suspended, nor in a workspace that stands still', (_, verb, input) => {
    const { workspace, as, context, eva } = lineOf('shared');
    const suspended = edited(workspace, 'member', eva, { status: 'suspended' });
    const set = verb as typeof setSchedule;
    expect(codeOf(set(suspended, input as never, as(eva)))).toBe('permission_denied');
    expect(codeOf(set(suspended, { ...input, memberId: eva } as never, context))).toBe('member_suspended');
    const closed = edited(workspace, 'workspace', 'self', { status: 'closed' });
    expect(codeOf(set(closed, input as never, as(eva)))).toBe('workspace_not_active');
  });

  it('stands on a record of its own, so that it never holds up a removal', () => {
    const { workspace, as, eva } = lineOf('shared');
    const { commit, workspace: after } = done(setSchedule, workspace, { schedule: nights }, as(eva));
    expect(commit?.bump.map(({ guard }) => guard)).toEqual([`availability:${eva}`]);
    expect(commit?.put.map(({ kind }) => kind)).toEqual(['availability']);
    expect(memberIn(after, eva)).toBe(memberIn(workspace, eva));
  });
});

describe('a work schedule', () => {
  it('is kept as people write it, the other days empty', () => {
    const { workspace, as, eva } = lineOf('shared');
    const { workspace: after } = done(setSchedule, workspace, { schedule: nights }, as(eva));
    const { schedule } = after.state.availability.get(eva)!;
    expect(schedule?.days.friday).toEqual([{ from: '22:00', to: '06:00' }]);
    expect(schedule?.days.monday).toEqual([]);
    expect(done(setSchedule, after, { schedule: nights }, as(eva)).commit).toBeNull();
    const always = done(setSchedule, after, { schedule: null }, as(eva)).workspace;
    expect(always.state.availability.get(eva)?.schedule).toBeNull();
  });

  it('is personal: its events can be erased and then say nothing', () => {
    const { workspace, as, eva } = lineOf('shared');
    const { commit } = done(setSchedule, workspace, { schedule: nights }, as(eva));
    expect(commit?.events[0]).toMatchObject({ data: { memberId: eva }, personal: { schedule: { zone: nights.zone } } });
    expect(Object.keys(commit?.events[0]?.data ?? {})).toEqual(['memberId']);
  });
});

describe('do-not-disturb', () => {
  it('lasts until an instant, or for ever, until turned off', () => {
    const { workspace, as, context, eva } = lineOf('shared');
    const hour = context.at + 3_600_000;
    const quiet = done(setDoNotDisturb, workspace, { on: true, until: hour }, as(eva)).workspace;
    expect(quiet.state.availability.get(eva)?.doNotDisturb).toEqual({ until: hour });
    const silent = done(setDoNotDisturb, quiet, { on: true }, as(eva)).workspace;
    expect(silent.state.availability.get(eva)?.doNotDisturb).toEqual({ until: null });
    expect(done(setDoNotDisturb, silent, { on: true }, as(eva)).commit).toBeNull();
    const loud = done(setDoNotDisturb, silent, { on: false }, as(eva)).workspace;
    expect(loud.state.availability.get(eva)?.doNotDisturb).toBeNull();
    expect(done(setDoNotDisturb, loud, { on: false }, as(eva)).commit).toBeNull();
  });

  it('does not end before it began', () => {
    const { workspace, as, context, eva } = lineOf('shared');
    expect(errorOf(setDoNotDisturb(workspace, { on: true, until: context.at }, as(eva)))).toEqual({
      code: 'until_not_after_now',
      path: ['until'],
      params: { until: context.at },
    });
    expect(codeOf(setDoNotDisturb(workspace, { on: true, until: 'tomorrow' }, as(eva)))).toBe('invalid_input');
    expect(codeOf(setDoNotDisturb(workspace, { on: false, until: context.at + 1 } as never, as(eva)))).toBe(
      'invalid_input',
    );
  });
});

describe('the notifications of a number', () => {
  it('are on until somebody says otherwise, each by itself', () => {
    const { workspace, as, numberId, dan } = lineOf('shared');
    const muted = done(setNumberNotifications, workspace, { numberId, calls: false }, as(dan));
    expect(muted.output).toEqual({ memberId: dan, numberId, calls: false, messages: true });
    const silent = done(setNumberNotifications, muted.workspace, { numberId, messages: false }, as(dan));
    expect(silent.output).toEqual({ memberId: dan, numberId, calls: false, messages: false });
    const on = done(setNumberNotifications, silent.workspace, { numberId, calls: true, messages: true }, as(dan));
    expect(on.workspace.state.availability.get(dan)?.notifications).toEqual([]);
    expect(done(setNumberNotifications, on.workspace, { numberId }, as(dan)).commit).toBeNull();
  });

  it('are for numbers one has; another reads like one that is not there', () => {
    const { workspace, as, numberId, eva } = lineOf('shared');
    for (const id of [numberId, 'nowhere']) {
      const error = errorOf(setNumberNotifications(workspace, { numberId: id, calls: false }, as(eva)));
      expect(error).toMatchObject({ code: 'number_not_assigned', params: { numberId: id, memberId: eva } });
    }
  });

  it('of numbers one no longer has are forgotten', () => {
    const { workspace, context, as, numberId, eva } = lineOf('shared');
    const held = withUsers(workspace, context, numberId, { [eva]: 'use' });
    const past = { numberId: 'past', calls: false, messages: false };
    const stale = edited(held, 'availability', eva, { schedule: null, doNotDisturb: null, notifications: [past] });
    const set = done(setNumberNotifications, stale, { numberId, calls: false }, as(eva)).workspace;
    expect(set.state.availability.get(eva)?.notifications).toEqual([{ numberId, calls: false, messages: true }]);
  });
});
