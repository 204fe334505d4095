import { memoryStore, type WorkspaceStore } from 'partyline/adapters';
import { unwrap } from 'partyline/kernel';
import { createPartyline, type Live, type LiveBatch, type LiveDelta } from 'partyline/service';
import { LiveList } from 'partyline/visibility';
import { beforeEach, describe, expect, it } from 'vitest';

/** An office whose clock and waiting stand still until a test moves them. */
const office = async (store: WorkspaceStore = memoryStore()) => {
  const waits: (() => void)[] = [];
  const clock = { at: Date.UTC(2026, 10, 22, 9) };
  const partyline = createPartyline({
    store,
    clock: () => clock.at,
    wait: () => new Promise<void>((resolve) => waits.push(resolve)),
  });
  const acme = partyline.workspace('acme');
  const host = acme.as({ type: 'system' });
  const ana = unwrap(
    await host.workspace.create({ name: 'Acme', owner: { name: 'Ana', address: 'ana@acme.example' } }),
  ).memberId;
  const add = async (name: string) =>
    unwrap(await host.members.add({ name, address: `${name}@acme.example`, roles: ['member'] })).memberId;
  const [ben, cleo] = [await add('ben'), await add('cleo')];
  const as = (memberId: string) => acme.as({ type: 'member', memberId });
  const create = (contactId: string, owner = cleo) =>
    as(owner).contacts.create({ contactId, fields: { firstName: contactId } });
  const share = (
    contactId: string,
    principal: 'workspace' | `group:${string}` | `member:${string}`,
    more: object = {},
  ) =>
    as(cleo).contacts.manageAccess({
      contactIds: [contactId],
      change: { type: 'add', grants: [{ principal, level: 'view', ...more }] },
    });
  /** Lets every subscription that waits look again. */
  const tick = () => {
    for (const go of waits.splice(0)) go();
  };
  return { acme, host, ana, ben, cleo, as, create, share, tick, clock, waits };
};

type Office = Awaited<ReturnType<typeof office>>;

/** What a test is told next. */
const next = async (batches: AsyncIterator<LiveBatch>, tick: () => void): Promise<LiveBatch> => {
  const promise = batches.next();
  // A subscription that waits needs a push, though not before it waits.
  for (let turn = 0; turn < 20; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
    tick();
  }
  const { value, done } = await promise;
  if (done) throw new Error('the subscription is over');
  return value;
};

const brief = (deltas: readonly LiveDelta[]) =>
  deltas.map((delta) => ('resource' in delta ? `${delta.type} ${delta.resource.id}` : delta.type));

let scene: Office;

beforeEach(async () => {
  scene = await office();
});

const follow = async (memberId: string, options: Parameters<Live['subscribe']>[0] = {}) => {
  const batches = scene.acme.live(memberId).subscribe(options)[Symbol.asyncIterator]();
  return { batches, told: () => next(batches, scene.tick) };
};

describe('a subscription', () => {
  it('begins by saying from where on one listens, and leaves out what was before', async () => {
    await scene.create('dora');
    await scene.share('dora', 'workspace');
    const { told } = await follow(scene.ben);
    expect((await told()).deltas).toEqual([]);
    await scene.create('emil');
    await scene.share('emil', 'workspace');
    expect(brief((await told()).deltas)).toEqual(['appeared emil']);
  });

  it('tells what appeared, changed and vanished, with the record there is to show and the end there is to come', async () => {
    await scene.create('dora');
    const { told } = await follow(scene.ben);
    await told();
    await scene.share('dora', 'workspace', { until: scene.clock.at + 60_000 });
    const [appeared] = (await told()).deltas;
    expect(appeared).toMatchObject({
      type: 'appeared',
      level: 'view',
      record: { firstName: 'dora' },
      paths: [{ principal: 'workspace', until: scene.clock.at + 60_000 }],
    });
    await scene.as(scene.cleo).contacts.update({ contactId: 'dora', fields: { firstName: 'Dora' } });
    expect((await told()).deltas).toMatchObject([{ type: 'changed', record: { firstName: 'Dora' } }]);
    await scene.as(scene.cleo).contacts.manageAccess({ contactIds: ['dora'], change: { type: 'private' } });
    expect(brief((await told()).deltas)).toEqual(['vanished dora']);
  });

  it('says nothing of what is not for them: neither deltas nor, while little happens, batches', async () => {
    const { told } = await follow(scene.ben);
    await told();
    await scene.create('hidden');
    await scene.share('hidden', `member:${scene.ana}`);
    await scene.create('dora');
    await scene.share('dora', 'workspace');
    expect(brief((await told()).deltas)).toEqual(['appeared dora']);
  });

  it('goes on after the cursor of the last batch that was taken', async () => {
    const first = await follow(scene.ben);
    const { cursor } = await first.told();
    await first.batches.return?.();
    await scene.create('dora');
    await scene.share('dora', 'workspace');
    const second = await follow(scene.ben, { after: cursor });
    const batch = await second.told();
    expect(brief(batch.deltas)).toEqual(['appeared dora']);
    await scene.create('emil');
    await scene.share('emil', 'workspace');
    const third = await follow(scene.ben, { after: batch.cursor });
    expect(brief((await third.told()).deltas)).toEqual(['appeared emil']);
  });

  it('ends when it is aborted, even while it waits', async () => {
    const controller = new AbortController();
    const { batches, told } = await follow(scene.ben, { signal: controller.signal });
    await told();
    const waiting = batches.next();
    await new Promise((resolve) => setImmediate(resolve));
    controller.abort();
    expect(await waiting).toEqual({ value: undefined, done: true });
  });

  it('tells who is removed that their list is empty, and ends; and ends at once for who is nobody here', async () => {
    const { batches, told } = await follow(scene.ben);
    await told();
    await scene.as(scene.ana).members.remove({ memberId: scene.ben });
    expect(brief((await told()).deltas)).toEqual(['emptied']);
    expect((await batches.next()).done).toBe(true);
    const nobody = await follow('nobody');
    expect((await nobody.batches.next()).done).toBe(true);
  });

  it('is woken by a store that tells when something was written, without waiting', async () => {
    const listeners = new Set<(workspaceId: string) => void>();
    const plain = memoryStore();
    const store: WorkspaceStore = {
      ...plain,
      commit: async (workspaceId, commit, options) => {
        const answer = await plain.commit(workspaceId, commit, options);
        for (const listener of listeners) listener(workspaceId);
        return answer;
      },
      wake: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
    scene = await office(store);
    const batches = scene.acme.live(scene.ben).subscribe()[Symbol.asyncIterator]();
    await batches.next();
    const told = batches.next();
    await scene.create('dora');
    await scene.share('dora', 'workspace');
    expect(brief((await told).value?.deltas ?? [])).toEqual(['appeared dora']);
    await batches.return?.();
    expect(listeners.size).toBe(0);
  });

  it('goes on from a cursor that was asked for before anything was loaded, so that nothing falls in between', async () => {
    await scene.create('dora');
    await scene.share('dora', 'workspace');
    const live = scene.acme.live(scene.ben);
    const cursor = await live.cursor();
    const { deltas } = await live.page({ kind: 'contact' });
    expect(brief(deltas)).toEqual(['appeared dora']);
    await scene.create('emil');
    await scene.share('emil', 'workspace');
    const { told } = await follow(scene.ben, { after: cursor });
    expect(brief((await told()).deltas)).toEqual(['appeared emil']);
  });

  it('shares its reading with every other in the process, also with who comes later or was slow', async () => {
    const plain = memoryStore();
    let readings = 0;
    let ends = 0;
    scene = await office({
      ...plain,
      readEvents: async (...asked) => {
        readings++;
        return plain.readEvents(...asked);
      },
      endOfEvents: async (workspaceId) => {
        ends++;
        return (await plain.endOfEvents?.(workspaceId)) ?? '';
      },
    });
    const following = await Promise.all(Array.from({ length: 20 }, () => follow(scene.ben)));
    const [slow, ...quick] = following;
    for (const { told } of following) await told();
    expect(ends).toBe(1);
    let before = readings;
    for (const id of ['dora', 'emil', 'fay']) {
      await scene.create(id);
      await scene.share(id, 'workspace');
      // Each of them looks once for what there is, and once more to see that there is nothing else.
      for (const batch of await Promise.all(quick.map(({ told }) => told()))) {
        expect(brief(batch.deltas)).toEqual([`appeared ${id}`]);
      }
    }
    expect(readings - before).toBeLessThan(80);
    before = readings;
    const late: string[] = [];
    while (late.length < 3) late.push(...brief((await slow?.told())?.deltas ?? []));
    expect(late).toEqual(['appeared dora', 'appeared emil', 'appeared fay']);
    expect(readings - before).toBeLessThan(30);
    for (const { batches } of following) await batches.return?.();
    await (await follow(scene.ben)).told();
    expect(ends, 'what the last one left is forgotten').toBe(2);
  });

  it('hears of what was written while somebody else was reading already', async () => {
    const plain = memoryStore();
    let hold: Promise<void> | null = null;
    scene = await office({
      ...plain,
      readEvents: async (...asked) => {
        const answer = await plain.readEvents(...asked);
        // What was read is on its way for a while.
        await hold;
        return answer;
      },
    });
    const [one, other] = [await follow(scene.ben), await follow(scene.cleo)];
    await one.told();
    await other.told();
    let release = () => {};
    hold = new Promise((resolve) => {
      release = resolve;
    });
    const first = one.batches.next();
    await new Promise((resolve) => setImmediate(resolve));
    await scene.create('dora');
    const second = other.batches.next();
    await new Promise((resolve) => setImmediate(resolve));
    hold = null;
    release();
    // Without a tick: nobody waits for the next look.
    expect(brief((await second).value?.deltas ?? [])).toEqual(['appeared dora']);
    await scene.share('dora', 'workspace');
    for (let turn = 0; turn < 5; turn++) {
      await new Promise((resolve) => setImmediate(resolve));
      scene.tick();
    }
    expect(brief((await first).value?.deltas ?? [])).toEqual(['appeared dora']);
  });

  it('catches up with much in portions, and says how far it is where nothing concerns the member', async () => {
    const contacts = Array.from({ length: 600 }, (_, n) => ({ firstName: `c${n}` }));
    for (let from = 0; from < 600; from += 100) {
      unwrap(await scene.as(scene.cleo).contacts.import({ contacts: contacts.slice(from, from + 100) }));
    }
    const { told } = await follow(scene.ben, { after: '0' });
    const batch = await told();
    expect(batch.deltas.filter((delta) => 'resource' in delta)).toEqual([]);
    expect(Number(batch.cursor)).toBeGreaterThanOrEqual(500);
  });
});

describe('a live list', () => {
  /** Fetches what a list lacks, page by page. */
  const fetchInto = async (list: LiveList, live: Live, through?: Parameters<Live['page']>[0]['through']) => {
    for (let after: Parameters<Live['page']>[0]['after'] = null; ; ) {
      const page: Awaited<ReturnType<Live['page']>> = await live.page({
        kind: 'contact',
        limit: 2,
        after,
        ...(through === undefined ? {} : { through }),
      });
      for (const delta of page.deltas) list.take(delta);
      if (page.next === null) return;
      after = page.next;
    }
  };

  it('begins with pages, and stays what asking afresh gives while people join, leave and share', async () => {
    const { acme, as, ana, ben, create, host, share } = scene;
    const groupId = unwrap(await host.groups.create({ name: 'Sales', memberIds: [ana] })).groupId;
    for (const id of ['dora', 'emil', 'fay', 'gus']) await create(id);
    for (const id of ['dora', 'emil', 'fay']) await share(id, `group:${groupId}`);
    await share('gus', 'workspace');
    await share('fay', `member:${ben}`);

    const live = acme.live(ben);
    const list = new LiveList();
    const { told } = await follow(ben);
    await told();
    await fetchInto(list, live);

    const same = async () => {
      const fresh = unwrap(await as(ben).contacts.list()).items.map(({ id }) => id);
      expect(
        list
          .at(scene.clock.at)
          .map(({ id }) => id)
          .sort(),
      ).toEqual([...fresh].sort());
      return fresh.length;
    };
    const take = async () => {
      for (const delta of (await told()).deltas) {
        const gained = list.take(delta);
        if (gained.length > 0)
          await fetchInto(
            list,
            live,
            gained.map(([principal]) => principal),
          );
      }
    };
    expect(await same()).toBe(2);
    await host.groups.addMembers({ groupId, memberIds: [ben] });
    await take();
    expect(await same()).toBe(4);
    await host.groups.removeMembers({ groupId, memberIds: [ben] });
    await take();
    expect(await same()).toBe(2);
    await host.members.suspend({ memberId: ben });
    await take();
    expect(list.at(scene.clock.at)).toEqual([]);
    await host.members.reinstate({ memberId: ben });
    await take();
    expect(await same()).toBe(2);
  });

  it('has pages that show nobody more than they see, whatever principals they name', async () => {
    await scene.create('dora');
    await scene.share('dora', `member:${scene.ana}`);
    const { deltas } = await scene.acme
      .live(scene.ben)
      .page({ kind: 'contact', through: [`member:${scene.ana}`, `owner:${scene.cleo}`] });
    expect(deltas).toEqual([]);
    await expect(scene.acme.live(scene.ben).page({ kind: 'contact', limit: 0 })).rejects.toThrow(RangeError);
  });
});
