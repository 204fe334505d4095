import { createGroup } from 'partyline/groups';
import { activityReport, recordActivity, summarise } from 'partyline/insights';
import { unwrap } from 'partyline/kernel';
import { updateWorkspaceSettings } from 'partyline/members';
import { assignNumber, releaseNumber } from 'partyline/numbers';
import { beforeEach, describe, expect, it } from 'vitest';
import { Scene } from '../support/scene.js';

const period = { from: '2026-11-01', to: '2026-12-01' };

describe('activity', () => {
  let scene: Scene;
  let desk: string;
  let private_: string;
  const call = (memberId: string | null, extra: object = {}) => ({
    numberId: desk,
    memberId,
    kind: 'call' as const,
    direction: 'inbound' as const,
    answered: memberId !== null,
    at: scene.at,
    ...extra,
  });
  const report = (who: string, input: object = {}) =>
    activityReport(scene.workspace, { ...period, ...input } as never, scene.context(who));

  beforeEach(() => {
    scene = new Scene();
    desk = scene.number(scene.ana);
    private_ = scene.number(scene.ana, 'exclusive');
    scene.do(assignNumber, { numberId: desk, memberId: scene.cleo, access: 'use' }, 'host');
    scene.do(assignNumber, { numberId: desk, memberId: scene.dan, access: 'read' }, 'host');
  });

  it('is counted by number, member and group, and told to whom it concerns', () => {
    const groupId = scene.group('Desk people', [scene.cleo, scene.dan]);
    const activities = [
      call(scene.cleo, { durationSeconds: 60, responseSeconds: 10 }),
      call(null),
      call(scene.ana, { numberId: private_, kind: 'message', direction: 'outbound' }),
    ];
    scene.do(recordActivity, { activities }, 'host');
    const all = unwrap(report(scene.ana, { groupIds: [groupId] }));
    expect(all.total.volume).toBe(3);
    expect(all.numbers.map(({ numberId, volume }) => [numberId, volume])).toEqual(
      [
        [desk, 2],
        [private_, 1],
      ].sort(),
    );
    expect(all.groups).toMatchObject([{ groupId, calls: { answered: 1, talkSeconds: 60 } }]);
    expect(all.total.firstResponse).toMatchObject({ count: 1, meanSeconds: 10 });
    // Cleo has the desk alone, Dan reads along there, Ben may see all, and none of them may ask for what is not theirs.
    expect(unwrap(report(scene.cleo)).total.volume).toBe(2);
    expect(unwrap(report(scene.dan)).numbers.map(({ numberId }) => numberId)).toEqual([desk]);
    expect(unwrap(report(scene.ben)).total.volume).toBe(3);
    for (const numberId of [private_, 'nothing']) {
      expect(report(scene.cleo, { numberIds: [numberId] })).toMatchObject({
        error: { code: 'number_not_found', path: ['numberIds', 0], params: { numberId } },
      });
    }
  });

  it('shows who of those at a number does nothing', () => {
    scene.do(recordActivity, { activities: [call(scene.cleo), call(scene.cleo)] }, 'host');
    const { workload } = unwrap(report(scene.cleo));
    expect(workload.shares.map(({ volume }) => volume)).toEqual([2, 0, 0]);
    expect(workload.evenness).toBe(0);
  });

  it('belongs to the day and the hour that the clock of the workspace showed', () => {
    scene.do(updateWorkspaceSettings, { timeZone: 'Asia/Kathmandu' }, scene.ana);
    // 5 hours and 45 minutes ahead: 18:20 in London is past midnight there.
    const at = Date.UTC(2026, 10, 21, 18, 20);
    expect(scene.do(recordActivity, { activities: [call(null, { at })] }, 'host').days).toEqual(['2026-11-22']);
    expect(unwrap(report(scene.ana)).busiestHours).toEqual([{ weekday: 6, hour: 0, count: 1 }]);
    expect(unwrap(report(scene.ana, { from: '2026-11-21', to: '2026-11-22' })).total.volume).toBe(0);
  });

  it('counts an hour that is shown twice twice, and none that is skipped', () => {
    const hoursOf = (from: number) =>
      summarise(
        Array.from({ length: 4 }, (_, hour) => ({
          numberId: 'desk',
          kind: 'call',
          direction: 'inbound',
          at: from + hour * 3_600_000,
        })),
        'Europe/Berlin',
      ).hours.map(([hour, count]) => [hour % 24, count]);
    expect(hoursOf(Date.UTC(2026, 9, 24, 23))).toEqual([
      [1, 1],
      [2, 2],
      [3, 1],
    ]);
    expect(hoursOf(Date.UTC(2026, 2, 28, 23))).toEqual([
      [0, 1],
      [1, 1],
      [3, 1],
      [4, 1],
    ]);
  });

  it('is recorded by the host, and by members for themselves on numbers they use', () => {
    const code = (who: string, ...activities: ReturnType<typeof call>[]) =>
      scene.code(recordActivity, { activities }, who);
    expect(code(scene.cleo, call(scene.cleo))).toBe('ok');
    expect(code(scene.cleo, call(scene.ana))).toBe('not_oneself');
    expect(code(scene.cleo, call(null))).toBe('not_oneself');
    expect(code(scene.dan, call(scene.dan))).toBe('number_read_only');
    expect(code(scene.ben, call(scene.ben))).toBe('number_not_found');
    expect(code('host', call('nobody'))).toBe('member_not_found');
    expect(code('host', call(null, { numberId: 'nothing' }))).toBe('number_not_found');
    expect(code('host', call(null, { at: scene.at + 600_000 }))).toBe('activity_in_future');
    scene.do(releaseNumber, { numberId: desk }, 'host');
    expect(code('host', call(null))).toBe('ok');
  });

  it('is asked for by days that exist, at least one and at most a year of them', () => {
    expect(report(scene.ana, { to: '2026-11-31' })).toMatchObject({ error: { code: 'invalid_input', path: ['to'] } });
    expect(report(scene.ana, { to: '2026-11-01' })).toMatchObject({ error: { code: 'period_out_of_range' } });
    expect(report(scene.ana, { to: '2028-11-01' })).toMatchObject({ error: { code: 'period_out_of_range' } });
  });

  it('of a group is what those who are in it did', () => {
    const { groupId } = scene.do(createGroup, { name: 'Nobody' }, 'host');
    scene.do(recordActivity, { activities: [call(scene.cleo)] }, 'host');
    expect(unwrap(report(scene.ana, { groupIds: [groupId] })).groups).toMatchObject([{ groupId, volume: 0 }]);
  });
});
