import { applyEvents } from 'partyline/lifecycle';
import { addNumber, assignNumber, setNumberMode, unassignNumber } from 'partyline/numbers';
import { reachOf } from 'partyline/sharing';
import { emptyWorkspace } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';
import {
  codeOf,
  done,
  edited,
  errorOf,
  eventsOf,
  lineOf,
  memberIn,
  numberIn,
  PHONE,
  usersOn,
  withUsers,
} from './support.js';

describe('adding a number', () => {
  it('its owner uses it from the start, and everybody rings', () => {
    const { workspace, numberId, dan } = lineOf('shared');
    expect(usersOn(workspace, numberId)).toEqual({ [dan]: 'use' });
    expect(numberIn(workspace, numberId)).toMatchObject({ status: 'live', epoch: 0, openedBy: null, hours: null });
    expect(numberIn(workspace, numberId).ring).toEqual({ type: 'all', seconds: 25 });
  });

  it('a phone is one number', () => {
    const { workspace, context, ana } = lineOf('shared');
    const again = { phone: PHONE, name: 'Twin', mode: 'shared', ownerId: ana } as const;
    expect(errorOf(addNumber(workspace, again, context))).toEqual({
      code: 'phone_taken',
      path: ['phone'],
      params: { phone: PHONE },
    });
  });

  it('plain members add none', () => {
    const { workspace, as, dan } = lineOf('shared');
    const input = { phone: '+15550000001', name: 'Mine', mode: 'exclusive' } as const;
    expect(codeOf(addNumber(workspace, input, as(dan)))).toBe('permission_denied');
  });
});

describe('assigning a number', () => {
  it('gives use or reading along, and the reach that goes with it', () => {
    const { workspace, context, numberId, eva, cleo } = lineOf('shared');
    const after = withUsers(workspace, context, numberId, { [eva]: 'use', [cleo]: 'read' });
    expect(reachOf(after, eva).caps.get(`number:${numberId}`)).toBe('edit');
    expect(reachOf(after, cleo).caps.get(`number:${numberId}`)).toBe('view');
  });

  it('changes the access of somebody who has it already, once', () => {
    const { workspace, context, numberId, eva } = lineOf('shared');
    const read = withUsers(workspace, context, numberId, { [eva]: 'read' });
    const use = done(assignNumber, read, { numberId, memberId: eva, access: 'use' }, context);
    expect(usersOn(use.workspace, numberId)[eva]).toBe('use');
    expect(done(assignNumber, use.workspace, { numberId, memberId: eva, access: 'use' }, context).commit).toBeNull();
  });

  it('its owner may assign it, another member may not', () => {
    const { workspace, as, numberId, dan, eva, cleo } = lineOf('shared');
    expect(codeOf(assignNumber(workspace, { numberId, memberId: eva, access: 'use' }, as(dan)))).toBe('ok');
    expect(codeOf(assignNumber(workspace, { numberId, memberId: eva, access: 'use' }, as(cleo)))).toBe(
      'permission_denied',
    );
  });

  it('tells the clients of whoever is concerned to refresh', () => {
    const { workspace, context, numberId, dan, eva } = lineOf('shared');
    const assigned = done(assignNumber, workspace, { numberId, memberId: eva, access: 'use' }, context).workspace;
    const taken = done(unassignNumber, assigned, { numberId, memberId: eva }, context).workspace;
    const epochs = [workspace, assigned, taken].map((picture) => memberIn(picture, eva).epoch);
    expect(epochs).toEqual([epochs[0], epochs[0]! + 1, epochs[0]! + 2]);
    expect(memberIn(taken, dan).epoch).toBe(memberIn(workspace, dan).epoch);
  });

  it.each([
    ['a number that is not there', { numberId: 'nowhere' }, 'number_not_found'],
    ['somebody who is not there', { memberId: 'nobody' }, 'member_not_found'],
    ['a poisoned id', { memberId: '__proto__' }, 'invalid_input'],
    ['an access of one’s own making', { access: 'own' }, 'invalid_input'],
    ['a field too many', { extra: 1 }, 'invalid_input'],
  ])('refuses %s', (_, part, code) => {
    const { workspace, context, numberId, eva } = lineOf('shared');
    const input = { numberId, memberId: eva, access: 'use', ...part } as never;
    expect(codeOf(assignNumber(workspace, input, context))).toBe(code);
  });

  it('refuses suspended members, exclusive numbers, and less than use for the owner', () => {
    const { workspace, context, numberId, dan, eva } = lineOf('shared');
    const suspended = edited(workspace, 'member', eva, { status: 'suspended' });
    expect(codeOf(assignNumber(suspended, { numberId, memberId: eva, access: 'use' }, context))).toBe(
      'member_suspended',
    );
    expect(codeOf(assignNumber(workspace, { numberId, memberId: dan, access: 'read' }, context))).toBe(
      'number_owner_keeps_access',
    );
    const alone = lineOf('exclusive');
    const input = { numberId: alone.numberId, memberId: alone.eva, access: 'use' } as const;
    expect(codeOf(assignNumber(alone.workspace, input, alone.context))).toBe('number_is_exclusive');
  });

  it('whoever succeeded the owner counts as owner: they take it up, even exclusive, and cannot lose it', () => {
    const { workspace, context, as, numberId, dan, eva } = lineOf('exclusive');
    const gone = edited(workspace, 'member', dan, { status: 'removed' });
    const inherited = edited(gone, 'member', eva, { succeedsNumbers: [dan] });
    const taken = done(assignNumber, inherited, { numberId, memberId: eva, access: 'use' }, as(eva));
    expect(usersOn(taken.workspace, numberId)).toEqual({ [eva]: 'use' });
    expect(codeOf(unassignNumber(taken.workspace, { numberId, memberId: eva }, context))).toBe(
      'number_owner_keeps_access',
    );
  });
});

describe('the limit of users', () => {
  it('refuses additions, and keeps what a smaller plan finds', () => {
    const { workspace, context, numberId, eva, cleo, ben } = lineOf('shared', { usersPerNumber: 3 });
    const full = withUsers(workspace, context, numberId, { [eva]: 'use', [cleo]: 'read' });
    expect(errorOf(assignNumber(full, { numberId, memberId: ben, access: 'read' }, context))).toEqual({
      code: 'number_user_limit',
      path: ['numberId'],
      params: { numberId, limit: 3 },
    });
    const downgraded = { ...full, policy: { ...full.policy, usersPerNumber: 1 } };
    expect(Object.keys(usersOn(downgraded, numberId))).toHaveLength(3);
    expect(codeOf(assignNumber(downgraded, { numberId, memberId: cleo, access: 'use' }, context))).toBe('ok');
    const fewer = done(unassignNumber, downgraded, { numberId, memberId: cleo }, context).workspace;
    expect(codeOf(assignNumber(fewer, { numberId, memberId: cleo, access: 'use' }, context))).toBe('number_user_limit');
  });

  it('does not count those who were removed', () => {
    const { workspace, context, numberId, eva, cleo } = lineOf('shared', { usersPerNumber: 2 });
    const full = withUsers(workspace, context, numberId, { [eva]: 'use' });
    const left = edited(full, 'member', eva, { status: 'removed' });
    expect(codeOf(assignNumber(left, { numberId, memberId: cleo, access: 'use' }, context))).toBe('ok');
  });
});

describe('unassigning a number', () => {
  it('ends access at once', () => {
    const { workspace, context, numberId, eva } = lineOf('shared');
    const held = withUsers(workspace, context, numberId, { [eva]: 'use' });
    const after = done(unassignNumber, held, { numberId, memberId: eva }, context);
    expect(reachOf(after.workspace, eva).caps.has(`number:${numberId}`)).toBe(false);
    expect(done(unassignNumber, after.workspace, { numberId, memberId: eva }, context).commit).toBeNull();
  });

  it('refuses the owner, strangers, and those who may not', () => {
    const { workspace, context, as, numberId, dan, cleo } = lineOf('shared');
    expect(codeOf(unassignNumber(workspace, { numberId, memberId: dan }, context))).toBe('number_owner_keeps_access');
    expect(codeOf(unassignNumber(workspace, { numberId, memberId: 'nobody' }, context))).toBe('member_not_found');
    expect(codeOf(unassignNumber(workspace, { numberId: 'nowhere', memberId: dan }, context))).toBe('number_not_found');
    expect(codeOf(unassignNumber(workspace, { numberId, memberId: dan }, as(cleo)))).toBe('permission_denied');
  });
});

describe('letting oneself in (decision 18)', () => {
  const attempt = (selfAccess: 'deny' | 'audited' | 'allow') => {
    const line = lineOf('exclusive', { selfAccess });
    const opened = done(setNumberMode, line.workspace, { numberId: line.numberId, mode: 'shared' }, line.as(line.ben));
    const input = { numberId: line.numberId, memberId: line.ben, access: 'use' } as const;
    return {
      ...line,
      opened: opened.workspace,
      input,
      result: assignNumber(opened.workspace, input, line.as(line.ben)),
    };
  };

  it('an admin cannot open another’s exclusive number and then step in', () => {
    const { result } = attempt('deny');
    expect(errorOf(result)).toEqual({ code: 'self_access_denied', path: ['memberId'], params: {} });
  });

  it('where policy says so they can, with a record of it', () => {
    const { opened, input, as, ben, numberId } = attempt('audited');
    const change = done(assignNumber, opened, input, as(ben));
    expect(eventsOf(change)).toEqual(['number_assigned', 'self_access_used']);
    expect(change.commit?.events[1]?.data).toEqual({ memberId: ben, principal: `number:${numberId}` });
    expect(applyEvents(emptyWorkspace('empty'), change.commit!.events.slice(1)).lists.size).toBe(0);
  });

  it('where policy allows it there is none', () => {
    const { opened, input, as, ben } = attempt('allow');
    expect(eventsOf(done(assignNumber, opened, input, as(ben)))).toEqual(['number_assigned']);
  });

  it('neither can they go from reading along to use, though back is no harm', () => {
    const { opened, context, as, ben, dan, numberId } = attempt('deny');
    const read = withUsers(opened, context, numberId, { [ben]: 'read' });
    expect(codeOf(assignNumber(read, { numberId, memberId: ben, access: 'use' }, as(ben)))).toBe('self_access_denied');
    const use = done(assignNumber, read, { numberId, memberId: ben, access: 'use' }, as(dan)).workspace;
    expect(codeOf(assignNumber(use, { numberId, memberId: ben, access: 'read' }, as(ben)))).toBe('ok');
  });

  it('others can be let in by them, and they by others', () => {
    const { opened, as, ana, ben, eva, dan, numberId } = attempt('deny');
    expect(codeOf(assignNumber(opened, { numberId, memberId: eva, access: 'use' }, as(ben)))).toBe('ok');
    expect(codeOf(assignNumber(opened, { numberId, memberId: ben, access: 'use' }, as(dan)))).toBe('ok');
    expect(codeOf(assignNumber(opened, { numberId, memberId: ana, access: 'use' }, as(ana)))).toBe('ok');
  });

  it('once the owner opens it themselves, everyday use is everyday again', () => {
    const { opened, as, ben, dan, numberId } = attempt('deny');
    const closed = done(setNumberMode, opened, { numberId, mode: 'exclusive' }, as(dan)).workspace;
    const reopened = done(setNumberMode, closed, { numberId, mode: 'shared' }, as(dan)).workspace;
    expect(codeOf(assignNumber(reopened, { numberId, memberId: ben, access: 'use' }, as(ben)))).toBe('ok');
  });

  it('on a number that was shared all along, an admin may add themselves', () => {
    const { workspace, as, ben, numberId } = lineOf('shared');
    expect(codeOf(assignNumber(workspace, { numberId, memberId: ben, access: 'use' }, as(ben)))).toBe('ok');
  });
});
