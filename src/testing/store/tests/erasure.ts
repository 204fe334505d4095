import type { RecordKey, WorkspaceEvent } from '../../../workspace/index.js';
import { demandSame } from '../faults.js';
import { contact, group } from '../things.js';
import type { StoreTest, Trial } from '../trial.js';
import { keyFor } from './keys.js';

const about = (trial: Trial, id: string, subject: RecordKey, name: string): WorkspaceEvent =>
  trial.event(id, { about: subject }, { subject, personal: { name, list: [name] } });

const saved = async (trial: Trial, subject: RecordKey, name: string, workspaceId = trial.home) => {
  const id = trial.id();
  await trial.save({ id, put: [group(id)], events: [about(trial, id, subject, name)] }, { workspaceId });
};

const personalOf = (events: readonly WorkspaceEvent[]) =>
  events.map(({ subject, personal }) => [subject, (personal as { readonly name: string } | null)?.name ?? null]);

export const erasureTests: readonly StoreTest[] = [
  {
    name: 'an erasure takes the personal part of a subject from every event there is, and nothing else',
    run: async (trial) => {
      const other = trial.workspace();
      await saved(trial, 'contact:c', 'Dora');
      await saved(trial, 'contact:d', 'Emil');
      await saved(trial, 'contact:c', 'Dora Ng');
      await saved(trial, 'contact:c:1', 'of another id');
      await saved(trial, 'profile:c', 'of another kind');
      await saved(trial, 'contact:c', 'elsewhere', other);
      const before = await trial.events();
      const id = trial.id();
      const own = [about(trial, id, 'contact:c', 'said while erasing'), trial.event(id, { erased: 'contact:c' })];
      await trial.save({ id, delete: ['contact:c'], put: [group('g')], events: own, erase: ['contact:c'] });
      const after = await trial.events();
      demandSame(after.length, before.length + 2, 'erasure of too much', 'how many events there are after an erasure');
      demandSame(
        personalOf(after).filter(([subject]) => subject === 'contact:c'),
        [
          ['contact:c', null],
          ['contact:c', null],
          ['contact:c', null],
        ],
        'erasure that forgets',
        'what the events say of the one who was erased, and whom they are about',
      );
      demandSame(
        personalOf(after)
          .slice(0, 5)
          .filter(([subject]) => subject !== 'contact:c'),
        [
          ['contact:d', 'Emil'],
          ['contact:c:1', 'of another id'],
          ['profile:c', 'of another kind'],
        ],
        'erasure of too much',
        'what the events say of others',
      );
      demandSame(
        after.map(({ data, type, at, actor, commit }) => ({ data, type, at, actor, commit })),
        [...before, ...own].map(({ data, type, at, actor, commit }) => ({ data, type, at, actor, commit })),
        'erasure of too much',
        'what is kept for ever',
      );
      demandSame(
        personalOf(await trial.events(other)),
        [['contact:c', 'elsewhere']],
        'cross-tenant write',
        'the namesake in another workspace',
      );
    },
  },
  {
    name: 'a feed and a replay read what was erased as erased',
    run: async (trial) => {
      const idempotency = keyFor(trial);
      const id = trial.id();
      const writing = {
        id,
        bump: [{ guard: 'contact:c', version: null }],
        put: [contact('c', 'Dora', 'm')],
        events: [about(trial, id, 'contact:c', 'Dora')],
      };
      await trial.send(writing, { idempotency });
      await trial.save({ delete: ['contact:c'], erase: ['contact:c'], events: [trial.event('gone')] });
      const again = await trial.send({ ...writing, id: trial.id() }, { idempotency });
      demandSame(again.outcome, 'replayed', 'forgotten key', 'a write whose events were erased since');
      if (again.outcome === 'replayed')
        demandSame(personalOf(again.events), [['contact:c', null]], 'erasure that forgets', 'a replay');
      const personal: unknown[] = [];
      for (let after: string | null = null; ; ) {
        const page: Awaited<ReturnType<typeof trial.store.readFeed>> = await trial.store.readFeed(after, 200);
        personal.push(
          ...personalOf(page.events.filter(({ workspaceId }) => workspaceId === trial.home).map(({ event }) => event)),
        );
        if (!page.more) break;
        after = page.next;
      }
      demandSame(personal[0], ['contact:c', null], 'erasure that forgets', 'the feed, from its beginning');
    },
  },
  {
    name: 'an erasure that is refused erases nothing',
    run: async (trial) => {
      await saved(trial, 'contact:c', 'Dora');
      const answer = await trial.send({ bump: [{ guard: 'contact:c', version: 'stale' }], erase: ['contact:c'] });
      demandSame(answer.outcome, 'conflict', 'ignored expectation', 'a stale erasure');
      demandSame(
        personalOf(await trial.events()),
        [['contact:c', 'Dora']],
        'partial commit',
        'after an erasure that was refused',
      );
    },
  },
];
