import { createContact } from 'partyline/contacts';
import {
  addNumber,
  assignNumber,
  releaseNumber,
  setNumberMode,
  setNumberOwner,
  setRingOrder,
  unassignNumber,
  updateNumberSettings,
} from 'partyline/numbers';
import { reachOf } from 'partyline/sharing';
import { canSee } from 'partyline/visibility';
import { accessOf, listsOf } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';
import { assignmentsOnDeparture, numbersOnDeparture } from '../../src/numbers/internal.js';
import { codeOf, done, errorOf, eventsOf, lineOf, memberIn, numberIn, PHONE, usersOn, withUsers } from './support.js';

const nineToFive = { zone: 'Europe/Berlin', days: { monday: [{ from: '09:00', to: '17:00' }] } };

describe('the settings of a number', () => {
  it('are changed by its owner, one by one; the rest stays', () => {
    const { workspace, as, numberId, dan } = lineOf('shared');
    const named = done(
      updateNumberSettings,
      workspace,
      { numberId, name: ' Front   desk ', callerId: 'Acme' },
      as(dan),
    );
    expect(named.output.changed).toEqual(['name', 'callerId']);
    const closed = done(
      updateNumberSettings,
      named.workspace,
      { numberId, hours: nineToFive, callFlow: 'menu' },
      as(dan),
    );
    expect(numberIn(closed.workspace, numberId)).toMatchObject({
      name: 'Front desk',
      callerId: 'Acme',
      callFlow: 'menu',
      hours: { zone: 'Europe/Berlin', days: { monday: [{ from: '09:00', to: '17:00' }], sunday: [] } },
    });
    const open = done(updateNumberSettings, closed.workspace, { numberId, hours: null, callFlow: null }, as(dan));
    expect(numberIn(open.workspace, numberId)).toMatchObject({ name: 'Front desk', hours: null, callFlow: null });
  });

  it('that are the same change nothing', () => {
    const { workspace, context, numberId } = lineOf('shared');
    const closed = done(updateNumberSettings, workspace, { numberId, hours: nineToFive }, context).workspace;
    const same = { zone: 'Europe/Berlin', days: { tuesday: [], monday: [{ to: '17:00', from: '09:00' }] } };
    expect(done(updateNumberSettings, closed, { numberId, hours: same, name: 'Line' }, context).commit).toBeNull();
  });

  it('are an admin’s too, and nobody else’s', () => {
    const { workspace, context, as, numberId, ben, eva } = lineOf('shared');
    const held = withUsers(workspace, context, numberId, { [eva]: 'use' });
    expect(codeOf(updateNumberSettings(held, { numberId, name: 'Ours' }, as(ben)))).toBe('ok');
    expect(codeOf(updateNumberSettings(held, { numberId, name: 'Mine' }, as(eva)))).toBe('permission_denied');
    expect(codeOf(updateNumberSettings(held, { numberId: 'nowhere', name: 'X' }, context))).toBe('number_not_found');
  });

  const hours = (part: object) => ({ hours: { ...nineToFive, ...part } });
  const monday = (...intervals: object[]) => hours({ days: { monday: intervals } });
  it.each([
    ['an unknown zone', hours({ zone: 'Europe/Atlantis' }), 'invalid_time_zone'],
    ['an offset in place of a zone', hours({ zone: '+01:00' }), 'invalid_time_zone'],
    ['a zone without end', hours({ zone: 'A'.repeat(10_000) }), 'too_big'],
    ['a time there is not', monday({ from: '09:00', to: '24:01' }), 'invalid_time'],
    ['a day that begins at its end', monday({ from: '24:00', to: '09:00' }), 'invalid_time'],
    ['a time of one digit', monday({ from: '9:00', to: '17:00' }), 'invalid_time'],
    ['an interval of nothing', monday({ from: '09:00', to: '09:00' }), 'empty_interval'],
    ['a day in pieces', monday(...Array.from({ length: 7 }, () => ({ from: '09:00', to: '10:00' }))), 'too_big'],
    ['an eighth day', hours({ days: { caturday: [] } }), 'unrecognized_keys'],
    ['an invisible name', { name: 'Des\u202ek' }, 'forbidden_character'],
    ['an empty name', { name: ' ' }, 'empty'],
    ['a caller id that fits no display', { callerId: 'A'.repeat(33) }, 'too_long'],
    ['a poisoned call flow', { callFlow: '__proto__' }, 'invalid_id'],
  ])('refuse %s', (_, part, issue) => {
    const { workspace, context, numberId } = lineOf('shared');
    const error = errorOf(updateNumberSettings(workspace, { numberId, ...part } as never, context));
    expect(error).toMatchObject({ code: 'invalid_input', params: { issues: [{ code: issue }] } });
  });
});

describe('releasing a number', () => {
  const released = () => {
    const line = lineOf('shared');
    const { workspace, context, numberId, dan, eva } = line;
    const held = withUsers(workspace, context, numberId, { [eva]: 'use' });
    const contact = { contactId: 'dora', numberId, fields: { firstName: 'Dora' } };
    const stored = done(createContact, held, contact, line.as(dan)).workspace;
    return { ...line, stored, change: done(releaseNumber, stored, { numberId }, context) };
  };

  it('nobody has it any more, its owner included, and clients refresh', () => {
    const { stored, change, numberId, dan, eva } = released();
    expect([...change.output.memberIds].sort()).toEqual([dan, eva].sort());
    expect(usersOn(change.workspace, numberId)).toEqual({});
    for (const id of [dan, eva]) {
      expect(reachOf(change.workspace, id).caps.has(`number:${numberId}`)).toBe(false);
      expect(memberIn(change.workspace, id).epoch).toBeGreaterThan(memberIn(stored, id).epoch);
    }
  });

  it('what was shared with its users is its owner’s alone', () => {
    const { stored, change, dan, eva, context } = released();
    const sees = (workspace: typeof stored, id: string) =>
      canSee(reachOf(workspace, id), accessOf(workspace, { kind: 'contact', id: 'dora' })!, context.at);
    expect([sees(stored, dan), sees(stored, eva)]).toEqual([true, true]);
    expect([sees(change.workspace, dan), sees(change.workspace, eva)]).toEqual([true, false]);
  });

  it('it stays on record, in nobody’s list, and its phone is free for another number', () => {
    const { change, context, numberId, ana } = released();
    expect(numberIn(change.workspace, numberId)).toMatchObject({ status: 'released', phone: PHONE });
    expect(listsOf('number', numberIn(change.workspace, numberId))).toEqual([]);
    const again = { phone: PHONE, name: 'New', mode: 'shared', ownerId: ana } as const;
    const added = done(addNumber, change.workspace, again, context);
    expect(added.output.numberId).not.toBe(numberId);
    expect(usersOn(added.workspace, numberId)).toEqual({});
  });

  it('nothing can be done with it from then on', () => {
    const { change, context, numberId, eva } = released();
    const { workspace } = change;
    const codes = [
      assignNumber(workspace, { numberId, memberId: eva, access: 'use' }, context),
      unassignNumber(workspace, { numberId, memberId: eva }, context),
      updateNumberSettings(workspace, { numberId, name: 'X' }, context),
      setNumberOwner(workspace, { numberId, memberId: eva }, context),
      setNumberMode(workspace, { numberId, mode: 'exclusive' }, context),
      setRingOrder(workspace, { numberId, ring: { type: 'all' } }, context),
      releaseNumber(workspace, { numberId }, context),
    ].map(codeOf);
    expect(new Set(codes)).toEqual(new Set(['number_released']));
  });

  it('takes those who may add numbers: its owner alone may not', () => {
    const { workspace, as, context, numberId, dan, ben } = lineOf('shared');
    expect(codeOf(releaseNumber(workspace, { numberId }, as(dan)))).toBe('permission_denied');
    expect(codeOf(releaseNumber(workspace, { numberId }, as(ben)))).toBe('ok');
    expect(codeOf(releaseNumber(workspace, { numberId: 'nowhere' }, context))).toBe('number_not_found');
  });
});

describe('when an owner is gone', () => {
  it('the successor owns their live numbers, and only those', () => {
    const { workspace, dan, eva, ana, numberId } = lineOf('exclusive');
    const number = numberIn(workspace, numberId);
    const numbers = [
      [numberId, number],
      ['passed-on', { ...number, ownerId: ana }],
      ['given-up', { ...number, status: 'released' }],
    ] as const;
    const happenings = numbersOnDeparture({ memberId: dan, successorId: eva, numbers });
    expect(happenings).toEqual([
      {
        type: 'number_owner_changed',
        data: { numberId, from: dan, to: eva, fromKeepsUse: false },
        personal: {},
      },
    ]);
  });

  it('what they only used goes as well', () => {
    expect(assignmentsOnDeparture('m1', ['n1', 'n2'])).toEqual([
      { type: 'number_unassigned', data: { numberId: 'n1', memberId: 'm1' }, personal: {} },
      { type: 'number_unassigned', data: { numberId: 'n2', memberId: 'm1' }, personal: {} },
    ]);
  });

  it('the list of somebody’s numbers follows the owner', () => {
    const { workspace, context, numberId, dan, eva } = lineOf('shared');
    const given = done(setNumberOwner, workspace, { numberId, memberId: eva }, context);
    expect(eventsOf(given)).toEqual(['number_owner_changed']);
    expect(listsOf('number', numberIn(workspace, numberId))).toEqual([
      ['numbers', 'all'],
      ['numbersOf', dan],
    ]);
    expect(listsOf('number', numberIn(given.workspace, numberId))).toEqual([
      ['numbers', 'all'],
      ['numbersOf', eva],
    ]);
  });
});
