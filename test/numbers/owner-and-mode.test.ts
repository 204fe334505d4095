import { setNumberMode, setNumberOwner, setRingOrder } from 'partyline/numbers';
import { describe, expect, it } from 'vitest';
import { codeOf, done, edited, errorOf, eventsOf, lineOf, memberIn, numberIn, usersOn, withUsers } from './support.js';

describe('giving a number to another owner', () => {
  it('the old owner of an exclusive number loses it', () => {
    const { workspace, as, numberId, dan, eva } = lineOf('exclusive');
    const { workspace: after, output } = done(setNumberOwner, workspace, { numberId, memberId: eva }, as(dan));
    expect(output).toEqual({ numberId, ownerId: eva, previous: { memberId: dan, keepsUse: false } });
    expect(usersOn(after, numberId)).toEqual({ [eva]: 'use' });
    expect(numberIn(after, numberId).ownerId).toBe(eva);
  });

  it('the old owner of a shared number goes on using it, and the new one no longer just reads', () => {
    const { workspace, context, numberId, dan, eva } = lineOf('shared');
    const read = withUsers(workspace, context, numberId, { [eva]: 'read' });
    const { workspace: after, output } = done(setNumberOwner, read, { numberId, memberId: eva }, context);
    expect(output.previous).toEqual({ memberId: dan, keepsUse: true });
    expect(usersOn(after, numberId)).toEqual({ [dan]: 'use', [eva]: 'use' });
  });

  it.each(['exclusive', 'shared'] as const)('tells the clients of both to refresh (%s)', (mode) => {
    const { workspace, context, numberId, dan, eva } = lineOf(mode);
    const after = done(setNumberOwner, workspace, { numberId, memberId: eva }, context).workspace;
    for (const id of [dan, eva]) expect(memberIn(after, id).epoch).toBe(memberIn(workspace, id).epoch + 1);
  });

  it('to the same owner changes nothing', () => {
    const { workspace, context, numberId, dan } = lineOf('shared');
    expect(done(setNumberOwner, workspace, { numberId, memberId: dan }, context)).toMatchObject({
      commit: null,
      output: { previous: null },
    });
  });

  it('takes the old owner of an exclusive number out of its ring order', () => {
    const { workspace, context, numberId, dan, eva } = lineOf('exclusive');
    const ring = { type: 'one', memberId: dan } as const;
    const ringing = done(setRingOrder, workspace, { numberId, ring }, context).workspace;
    const after = done(setNumberOwner, ringing, { numberId, memberId: eva }, context).workspace;
    expect(numberIn(after, numberId).ring).toEqual({ type: 'all', seconds: 25 });
  });

  it('refuses strangers, the suspended, and those who may not', () => {
    const { workspace, context, as, numberId, eva, cleo } = lineOf('shared');
    const suspended = edited(workspace, 'member', eva, { status: 'suspended' });
    expect(codeOf(setNumberOwner(workspace, { numberId, memberId: 'nobody' }, context))).toBe('member_not_found');
    expect(codeOf(setNumberOwner(suspended, { numberId, memberId: eva }, context))).toBe('member_suspended');
    expect(codeOf(setNumberOwner(workspace, { numberId, memberId: cleo }, as(cleo)))).toBe('permission_denied');
    expect(codeOf(setNumberOwner(workspace, { numberId: 'nowhere', memberId: eva }, context))).toBe('number_not_found');
  });

  it('a new owner counts as a user where the old one stays', () => {
    const { workspace, context, numberId, eva, cleo } = lineOf('shared', { usersPerNumber: 2 });
    const full = withUsers(workspace, context, numberId, { [eva]: 'use' });
    expect(codeOf(setNumberOwner(full, { numberId, memberId: cleo }, context))).toBe('number_user_limit');
    expect(codeOf(setNumberOwner(full, { numberId, memberId: eva }, context))).toBe('ok');
    const alone = lineOf('exclusive', { usersPerNumber: 1 });
    const input = { numberId: alone.numberId, memberId: alone.eva };
    expect(codeOf(setNumberOwner(alone.workspace, input, alone.context))).toBe('ok');
  });

  it('nobody takes another’s exclusive number for themselves', () => {
    const { workspace, as, numberId, ana, ben, eva } = lineOf('exclusive');
    expect(errorOf(setNumberOwner(workspace, { numberId, memberId: ben }, as(ben)))).toEqual({
      code: 'self_access_denied',
      path: ['memberId'],
      params: {},
    });
    expect(codeOf(setNumberOwner(workspace, { numberId, memberId: eva }, as(ben)))).toBe('ok');
    expect(codeOf(setNumberOwner(workspace, { numberId, memberId: ana }, as(ana)))).toBe('ok');
  });

  it('not by opening it first, nor by passing it on to somebody in between', () => {
    const { workspace, as, numberId, ben, eva } = lineOf('exclusive');
    const opened = done(setNumberMode, workspace, { numberId, mode: 'shared' }, as(ben)).workspace;
    expect(codeOf(setNumberOwner(opened, { numberId, memberId: ben }, as(ben)))).toBe('self_access_denied');
    const passed = done(setNumberOwner, opened, { numberId, memberId: eva }, as(ben)).workspace;
    expect(codeOf(setNumberOwner(passed, { numberId, memberId: ben }, as(ben)))).toBe('self_access_denied');
  });

  it('where policy has it audited, it is allowed and recorded', () => {
    const { workspace, as, numberId, ben } = lineOf('exclusive', { selfAccess: 'audited' });
    const taken = done(setNumberOwner, workspace, { numberId, memberId: ben }, as(ben));
    expect(eventsOf(taken)).toEqual(['number_owner_changed', 'self_access_used']);
  });

  it('a successor makes it theirs', () => {
    const { workspace, as, numberId, dan, eva } = lineOf('exclusive', { usersPerNumber: 1 });
    const gone = edited(workspace, 'member', dan, { status: 'removed' });
    const inherited = edited(gone, 'member', eva, { succeedsNumbers: [dan] });
    const { workspace: after } = done(setNumberOwner, inherited, { numberId, memberId: eva }, as(eva));
    expect(memberIn(after, dan).numbers).toEqual([]);
    expect(usersOn(after, numberId)).toEqual({ [eva]: 'use' });
  });
});

describe('exclusive and shared', () => {
  it('opening a number lets nobody in by itself, and voids what was assigned before', () => {
    const { workspace, context, numberId, dan } = lineOf('exclusive');
    const { workspace: after, output } = done(setNumberMode, workspace, { numberId, mode: 'shared' }, context);
    expect(output).toEqual({ numberId, mode: 'shared', epoch: 1, gains: [], loses: [] });
    expect(numberIn(after, numberId)).toMatchObject({ mode: 'shared', epoch: 1, openedBy: null });
    expect(usersOn(after, numberId)).toEqual({ [dan]: 'use' });
    expect(memberIn(after, dan).epoch).toBe(memberIn(workspace, dan).epoch + 1);
  });

  it('people can be let in with the same change', () => {
    const { workspace, as, numberId, dan, eva, cleo } = lineOf('exclusive');
    const users = [
      { memberId: eva, access: 'use' },
      { memberId: cleo, access: 'read' },
      { memberId: dan, access: 'use' },
    ] as const;
    const opened = done(setNumberMode, workspace, { numberId, mode: 'shared', users: [...users] }, as(dan));
    expect(opened.output.gains).toEqual([
      { principal: `member:${eva}`, access: 'use' },
      { principal: `member:${cleo}`, access: 'read' },
    ]);
    expect(usersOn(opened.workspace, numberId)).toEqual({ [dan]: 'use', [eva]: 'use', [cleo]: 'read' });
  });

  it('back to exclusive, everybody else loses it, and their place in the ring order', () => {
    const { workspace, context, as, numberId, dan, eva, cleo } = lineOf('shared');
    const full = withUsers(workspace, context, numberId, { [eva]: 'use', [cleo]: 'read' });
    const groups = [{ memberIds: [eva] }, { memberIds: [dan], seconds: 40 }];
    const ringing = done(setRingOrder, full, { numberId, ring: { type: 'groups', groups } }, context).workspace;
    const closed = done(setNumberMode, ringing, { numberId, mode: 'exclusive' }, as(dan));
    expect(closed.output.loses).toEqual(
      [
        { principal: `member:${eva}`, access: 'use' },
        { principal: `member:${cleo}`, access: 'read' },
      ].sort((a, b) => (a.principal < b.principal ? -1 : 1)),
    );
    expect(usersOn(closed.workspace, numberId)).toEqual({ [dan]: 'use' });
    expect(numberIn(closed.workspace, numberId).ring).toEqual({
      type: 'groups',
      groups: [{ memberIds: [dan], seconds: 40 }],
    });
    for (const id of [dan, eva, cleo]) {
      expect(memberIn(closed.workspace, id).epoch).toBeGreaterThan(memberIn(ringing, id).epoch);
    }
  });

  it('those who were removed are cleared without being named', () => {
    const { workspace, context, numberId, eva } = lineOf('shared');
    const full = withUsers(workspace, context, numberId, { [eva]: 'use' });
    const gone = edited(full, 'member', eva, { status: 'removed' });
    const closed = done(setNumberMode, gone, { numberId, mode: 'exclusive' }, context);
    expect(closed.output.loses).toEqual([]);
    expect(memberIn(closed.workspace, eva).numbers).toEqual([]);
  });

  it('remembers who opened a number that was not theirs', () => {
    const { workspace, as, numberId, ben, dan } = lineOf('exclusive');
    const byBen = done(setNumberMode, workspace, { numberId, mode: 'shared' }, as(ben)).workspace;
    const byDan = done(setNumberMode, workspace, { numberId, mode: 'shared' }, as(dan)).workspace;
    expect([byBen, byDan].map((picture) => numberIn(picture, numberId).openedBy)).toEqual([ben, null]);
  });

  it('whoever opens another’s number cannot be among those let in', () => {
    const { workspace, as, numberId, ben } = lineOf('exclusive');
    const users = [{ memberId: ben, access: 'read' as const }];
    expect(errorOf(setNumberMode(workspace, { numberId, mode: 'shared', users }, as(ben)))).toMatchObject({
      code: 'self_access_denied',
      path: ['users', 0, 'memberId'],
    });
  });

  it('the same mode changes nothing, and says so to somebody who would let people in', () => {
    const { workspace, context, numberId, eva } = lineOf('shared');
    expect(done(setNumberMode, workspace, { numberId, mode: 'shared' }, context).commit).toBeNull();
    const users = [{ memberId: eva, access: 'use' as const }];
    expect(codeOf(setNumberMode(workspace, { numberId, mode: 'shared', users }, context))).toBe('number_is_shared');
  });

  it.each([
    ['somebody twice', ['eva', 'eva'], 'invalid_input'],
    ['strangers', ['nobody'], 'member_not_found'],
    ['more than the limit', ['eva', 'cleo'], 'number_user_limit'],
    ['the suspended', ['ben'], 'member_suspended'],
  ])('refuses %s', (_, names, code) => {
    const line = lineOf('exclusive', { usersPerNumber: 2 });
    const workspace = edited(line.workspace, 'member', line.ben, { status: 'suspended' });
    const ids: Record<string, string> = { eva: line.eva, cleo: line.cleo, ben: line.ben };
    const users = names.map((name) => ({ memberId: ids[name] ?? name, access: 'use' as const }));
    expect(codeOf(setNumberMode(workspace, { numberId: line.numberId, mode: 'shared', users }, line.context))).toBe(
      code,
    );
  });

  it('refuses the owner as a mere reader, other members, and numbers that are not there', () => {
    const { workspace, context, as, numberId, dan, cleo } = lineOf('exclusive');
    const users = [{ memberId: dan, access: 'read' as const }];
    expect(codeOf(setNumberMode(workspace, { numberId, mode: 'shared', users }, context))).toBe(
      'number_owner_keeps_access',
    );
    expect(codeOf(setNumberMode(workspace, { numberId, mode: 'shared' }, as(cleo)))).toBe('permission_denied');
    expect(codeOf(setNumberMode(workspace, { numberId: 'nowhere', mode: 'shared' }, context))).toBe('number_not_found');
  });
});
