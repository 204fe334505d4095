import { demandSame } from '../faults.js';
import { contact, grant, group, member, NOON } from '../things.js';
import type { StoreTest, Trial } from '../trial.js';

const everything = (trial: Trial, at: string, marker: string) =>
  trial.save(
    {
      put: [
        group('g', marker),
        member('m', { groups: ['g'] }),
        contact('c', marker, 'm'),
        grant('c', 'workspace', 'edit'),
      ],
      add: [{ counter: 'seats', by: 5, min: null, max: null }],
      events: [trial.event('e', { marker })],
    },
    { workspaceId: at },
  );

const reach = { memberId: 'm', caps: new Map([['workspace', 'edit']] as const), owns: new Set(['m']) } as const;

export const tenantTests: readonly StoreTest[] = [
  {
    name: 'a workspace is a world of its own, whatever it is asked for',
    run: async (trial) => {
      const { store, home } = trial;
      // Ids that run into each other where they are only strung together.
      const neighbours = [
        trial.workspace(),
        `${home}:group`,
        `${home} `,
        home.toUpperCase(),
        `${home}%`,
        '_'.repeat(home.length),
      ];
      for (const other of neighbours) await everything(trial, other, `of ${other}`);
      const { records, lists, counters, versions } = await trial.read([
        'group:g',
        'contact:c',
        'groupMembers:g',
        'counter:seats',
        'grants:contact c',
      ]);
      const seen = {
        group: records.get('group')?.get('g'),
        contact: records.get('contact')?.get('c'),
        lists: [...lists.values()].flat(),
        counter: counters.get('seats'),
        version: versions.get('group:g'),
        kind: (await store.list(home, 'group', { limit: 9 })).items,
        listed: (await store.listOf(home, 'groupMembers', 'g', { limit: 9 })).ids,
        visible: (await store.listVisible(home, 'contact', reach, { at: NOON, limit: 9 })).items,
        events: await trial.events(),
      };
      const nothing = {
        group: null,
        contact: null,
        lists: [],
        counter: 0,
        version: null,
        kind: [],
        listed: [],
        visible: [],
        events: [],
      };
      demandSame(seen, nothing, 'cross-tenant read', 'an empty workspace beside full ones');
      for (const other of neighbours) {
        const { items } = await store.list(other, 'group', { limit: 9 });
        demandSame(
          items.map(([, { name }]) => name),
          [`of ${other}`],
          'cross-tenant read',
          `the groups of ${other}`,
        );
        const page = await store.listVisible(other, 'contact', reach, { at: NOON, limit: 9 });
        demandSame(page.items.length, 1, 'cross-tenant read', `what is visible in ${other}`);
        demandSame(
          (await trial.events(other)).map(({ data }) => data),
          [{ marker: `of ${other}` }],
          'cross-tenant read',
          `the events of ${other}`,
        );
      }
    },
  },
  {
    name: 'the same ids in two workspaces are two things: guards, counters, deletions',
    run: async (trial) => {
      const other = trial.workspace();
      const [first, second] = [await everything(trial, trial.home, 'here'), await everything(trial, other, 'there')];
      demandSame(
        [await trial.version('group:g'), await trial.version('group:g', other)],
        [first, second],
        'cross-tenant write',
        'the versions of one guard in two workspaces',
      );
      await trial.save({
        put: [group('g', 'changed')],
        delete: ['contact:c'],
        add: [{ counter: 'seats', by: -4, min: 1, max: 1 }],
      });
      demandSame(
        (await trial.record('group', 'g', other))?.name,
        'there',
        'cross-tenant write',
        'a group, after its namesake elsewhere changed',
      );
      demandSame(
        (await trial.record('contact', 'c', other))?.firstName,
        'there',
        'cross-tenant write',
        'a contact, after its namesake elsewhere was deleted',
      );
      demandSame(
        await trial.counter('seats', other),
        5,
        'cross-tenant write',
        'a counter, after its namesake elsewhere fell',
      );
      demandSame(
        await trial.version('group:g', other),
        second,
        'cross-tenant write',
        'a guard, after its namesake elsewhere moved',
      );
    },
  },
];
