// Wednesday: numbers, and whose telephone rings.
import assert from 'node:assert/strict';
import { unwrap } from 'partyline';
import { dim, green, note, print, table } from '../lib/terminal.js';
import type { Office, PersonKey } from './office.js';

const nineToFive = [{ from: '09:00', to: '17:00' }];
const weekdays = {
  monday: nineToFive,
  tuesday: nineToFive,
  wednesday: nineToFive,
  thursday: nineToFive,
  friday: nineToFive,
};

export const wednesday = async (office: Office): Promise<void> => {
  const { as, id, lines, did, refused } = office;
  office.day('Wednesday: the telephones');

  const steps = unwrap(await as('ben').members.onboardingOf({ memberId: id('ben') })).steps;
  assert.equal(steps.number, 'open');
  const own = await as('ben').members.chooseNumber({ phone: '+12125550101', name: 'Ben’s line' });
  did('Ben chooses the number that his invitation promised. Nobody else has it: it is exclusive.', own);
  lines['Ben’s line'] = unwrap(own).numberId;
  refused(
    'Cleo chooses one, too.',
    await as('cleo').members.chooseNumber({ phone: '+12125550102', name: 'Cleo' }),
    'no_number_due',
  );

  const desk = await as('ana').numbers.add({ phone: '+12125550100', name: 'Front desk', mode: 'shared' });
  did('Ana adds the Front desk, for several to share.', desk);
  const numberId = unwrap(desk).numberId;
  lines['Front desk'] = numberId;
  const cleosLine = await as('ana').numbers.add({
    phone: '+12125550103',
    name: 'Cleo’s line',
    mode: 'exclusive',
    ownerId: id('cleo'),
  });
  did('And a line of her own for Cleo.', cleosLine);
  lines['Cleo’s line'] = unwrap(cleosLine).numberId;
  for (const key of ['ben', 'cleo', 'dan'] as const) {
    unwrap(await as('ana').numbers.assign({ numberId, memberId: id(key), access: 'use' }));
  }
  did(
    'Ben, Cleo and Dan use the Front desk, Eva reads along.',
    await as('ana').numbers.assign({ numberId, memberId: id('eva'), access: 'read' }),
  );
  did(
    'It is open from nine to five, on New York’s clock.',
    await as('ana').numbers.updateSettings({ numberId, hours: { zone: 'America/New_York', days: weekdays } }),
  );
  did('Dan turns its calls off for himself.', await as('dan').numbers.setNotifications({ numberId, calls: false }));
  const until = office.now() + 7 * 3_600_000;
  did(
    'Cleo does not want to be disturbed before eleven, New York time.',
    await as('cleo').numbers.setDoNotDisturb({ on: true, until }),
  );
  refused(
    'Eva would like to decide whom it rings with.',
    await as('eva').numbers.setRingOrder({ numberId, ring: { type: 'all' } }),
    'permission_denied',
  );

  await call(office, 'Somebody calls at ten', 6, ['ana', 'ben']);
  await call(office, 'Somebody calls at noon', 2, ['ana', 'ben', 'cleo']);
  await call(office, 'Somebody calls at six in the evening', 6, []);

  print();
  refused(
    'Ben would like to read what comes in on Cleo’s line.',
    await as('ben').numbers.assign({ numberId: lines['Cleo’s line'] ?? '', memberId: id('ben'), access: 'read' }),
    'number_is_exclusive',
  );
  refused(
    'He may open it for several, but not with himself among them.',
    await as('ben').numbers.setMode({
      numberId: lines['Cleo’s line'] ?? '',
      mode: 'shared',
      users: [{ memberId: id('ben'), access: 'read' }],
    }),
    'self_access_denied',
  );
};

const call = async (office: Office, what: string, hours: number, expected: readonly PersonKey[]): Promise<void> => {
  office.later(hours);
  const plan = unwrap(
    await office.as('ana').numbers.ringPlan({ numberId: office.lines['Front desk'] ?? '', seed: what }),
  );
  const ringing = plan.steps.flatMap(({ memberIds }) => memberIds);
  assert.deepEqual(ringing.toSorted(), expected.map((key) => office.id(key)).toSorted());
  print();
  note(plan.open ? `${what}.` : `${what}. The desk is closed.`);
  table(
    ['person', 'telephone'],
    [
      ...ringing.map((memberId) => [office.nameOf(memberId), green('rings')]),
      ...plan.silent.map((silent) => [office.nameOf(silent.memberId), dim(office.say(silent).split(': ')[1] ?? '')]),
    ],
  );
};
