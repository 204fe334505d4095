// The evening: what the day came to, in figures.
import { unwrap } from 'partyline';
import { bar, chapter, note, print, table } from '../lib/terminal.js';
import { meanwhile } from './meanwhile.js';
import type { Shop } from './shop.js';

const percent = (share: number | null): string => (share === null ? '–' : `${Math.round(share * 100)} %`);
const minutes = (seconds: number | null): string => (seconds === null ? '–' : `${(seconds / 60).toFixed(1)} min`);

export const reportTheDay = async (shop: Shop): Promise<void> => {
  const { as, deskId, nameOf, workshopId } = shop;
  chapter('Closing time: the report');
  await meanwhile(shop, 115);
  note('It is seven. Whatever the telephone system told of the afternoon, the report adds up:');
  const day = { from: '2026-11-23', to: '2026-11-24' };
  const report = unwrap(await as('ana').insights.report({ ...day, numberIds: [deskId], groupIds: [workshopId] }));
  const { calls: called, messages, firstResponse } = report.total;
  table(
    [
      'calls in',
      'answered',
      'missed',
      'calls out',
      'messages in',
      'messages out',
      'first response',
      'nine in ten within',
    ],
    [
      [
        `${called.inbound}`,
        percent(called.answerRate),
        `${called.missed}`,
        `${called.outbound}`,
        `${messages.inbound}`,
        `${messages.outbound}`,
        minutes(firstResponse.meanSeconds),
        minutes(firstResponse.p90),
      ],
    ],
  );

  note('How the work was spread among those who have the number:');
  const most = Math.max(...report.workload.shares.map(({ volume }) => volume));
  table(
    ['who', '', { title: 'calls and messages', align: 'right' }, { title: 'share', align: 'right' }],
    report.workload.shares.map(({ memberId, volume, share }) => [
      nameOf(memberId),
      bar(volume, most),
      `${volume}`,
      percent(share),
    ]),
  );
  print(`  Evenness ${report.workload.evenness?.toFixed(2)}, where 1 means that everybody does the same.`);
  print(`  The workshop did ${report.groups[0]?.volume} of them.`);

  print();
  note('The busiest hours, by the shop’s clock:');
  const hours = [...report.busiestHours].sort((a, b) => a.hour - b.hour);
  const top = Math.max(...hours.map(({ count }) => count));
  table(
    [{ title: 'hour', align: 'right' }, '', { title: 'count', align: 'right' }],
    hours.map(({ hour, count }) => [`${hour}:00`, bar(count, top), `${count}`]),
  );
  shop.refused(
    'Farid asks about the numbers of others.',
    await as('farid').insights.report({ ...day, numberIds: ['somebody-elses'] }),
    'number_not_found',
  );
};
