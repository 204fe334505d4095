import fc from 'fast-check';
import { auditTrail, permissionChanges, sealOf, Trail, verifyAuditTrail } from 'partyline/insights';
import { unwrap } from 'partyline/kernel';
import { reachOf } from 'partyline/sharing';
import { canSee, levelOf } from 'partyline/visibility';
import { accessOf, recordsOf, resourceAt, type Workspace, type WorkspaceEvent } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';
import { deskStories, play, type Story, stories } from '../laws/history.js';
import { lawOptions } from '../support/law-options.js';

const endOf = (story: Story) => {
  const events: WorkspaceEvent[] = [];
  let at = 0;
  let workspace: Workspace | null = null;
  for (const turn of play(story)) {
    events.push(...(turn.change?.commit?.events ?? []));
    workspace = turn.after;
    at = turn.at;
  }
  return { workspace: workspace as Workspace, events: JSON.parse(JSON.stringify(events)) as WorkspaceEvent[], at };
};

/** What the trail should say of the present, read from the records: roles, states, who has what, and who was given what. */
const presentOf = (workspace: Workspace): ReadonlyMap<string, unknown> => {
  const present = new Map<string, unknown>();
  const note = (kind: string, id: string, aspect: string, value: unknown) => {
    if (value !== null) present.set(JSON.stringify([kind, id, aspect]), value);
  };
  const self = workspace.state.workspace.get('self');
  for (const aspect of ['name', 'primaryOwnerId', 'timeZone', 'status'] as const) {
    note('workspace', 'self', aspect, self?.[aspect] ?? null);
  }
  for (const [id, { status, roles, numbers, groups }] of recordsOf(workspace, 'member')) {
    note('member', id, 'status', status);
    note('member', id, 'roles', roles);
    for (const number of numbers) note('member', id, `number ${number.id}`, number.access);
    for (const group of groups) note('member', id, `group ${group}`, true);
  }
  for (const [id, { status, name }] of recordsOf(workspace, 'group')) {
    note('group', id, 'status', status);
    note('group', id, 'name', name);
    note('group', id, 'revoked', self?.revoked.includes(`group:${id}`) ? true : null);
  }
  for (const [id, { status, name, ownerId, mode }] of recordsOf(workspace, 'number')) {
    for (const [aspect, value] of Object.entries({ status, name, ownerId, mode })) note('number', id, aspect, value);
  }
  for (const [id, { ownerId, resharing, deletedAt }] of recordsOf(workspace, 'contact')) {
    note('contact', id, 'ownerId', ownerId);
    note('contact', id, 'resharing', resharing);
    note('contact', id, 'deleted', deletedAt === null ? null : true);
  }
  for (const [, { resource, principal, level, cause, until }] of recordsOf(workspace, 'grant')) {
    note(resource.kind, resource.id, `grant ${principal} ${level} ${cause}`, { until });
  }
  for (const [id, { status, roles }] of recordsOf(workspace, 'invitation')) {
    note('invitation', id, 'status', status);
    note('invitation', id, 'roles', roles);
  }
  for (const [id, { status }] of recordsOf(workspace, 'domain')) note('domain', id, 'status', status);
  for (const kind of ['snippet', 'resource'] as const) {
    for (const [stored, { ownerId, resharing, deletedAt }] of recordsOf(workspace, kind)) {
      const name = resourceAt({ kind, id: stored });
      note(name.kind, name.id, 'ownerId', ownerId);
      note(name.kind, name.id, 'resharing', resharing);
      note(name.kind, name.id, 'deleted', deletedAt === null ? null : true);
    }
  }
  for (const [id, { numberId, status, unread, assignment }] of recordsOf(workspace, 'conversation')) {
    for (const [aspect, value] of Object.entries({ numberId, status, unread })) note('conversation', id, aspect, value);
    note('conversation', id, 'assignee', assignment?.to ?? null);
  }
  for (const [id, { memberIds }] of recordsOf(workspace, 'thread')) note('thread', id, 'memberIds', memberIds);
  for (const [id, { work, memberId, status, done, refused, failure }] of recordsOf(workspace, 'job')) {
    const told = { work, memberId, status, done, refused, failure };
    for (const [aspect, value] of Object.entries(told)) note('job', id, aspect, value);
  }
  return present;
};

/** What everybody of a workspace may do and how far they get to each thing that there was in it; what is new is its maker's alone. */
const powersIn = (workspace: Workspace, known: Workspace, at: number) => {
  const things = [
    ...[...recordsOf(known, 'contact')].map(([id]) => ({ kind: 'contact', id })),
    ...[...recordsOf(known, 'snippet')].map(([id]) => resourceAt({ kind: 'snippet', id })),
    ...[...recordsOf(known, 'resource')].map(([id]) => resourceAt({ kind: 'resource', id })),
  ];
  const fresh = [
    ...[...recordsOf(workspace, 'contact')].map(([id]) => ({ kind: 'contact', id })),
    ...[...recordsOf(workspace, 'snippet')].map(([id]) => resourceAt({ kind: 'snippet', id })),
    ...[...recordsOf(workspace, 'resource')].map(([id]) => resourceAt({ kind: 'resource', id })),
  ].filter(({ kind, id }) => !things.some((thing) => thing.kind === kind && thing.id === id));
  const people = [...recordsOf(workspace, 'member')].map(([memberId, { status, roles, numbers, groups }]) => {
    const reach = reachOf(workspace, memberId);
    const levels = things.map((name) => {
      const resource = accessOf(workspace, name);
      return resource === null ? null : levelOf(reach, resource, at);
    });
    const others = fresh.filter((name) => {
      const resource = accessOf(workspace, name);
      return (
        resource !== null &&
        !(resource.ownerId !== null && reach.owns.has(resource.ownerId)) &&
        levelOf(reach, resource, at) !== null
      );
    });
    return [memberId, status, roles, numbers, groups, levels, others];
  });
  return [workspace.state.workspace.get('self')?.status ?? null, people];
};

describe('the audit trail', () => {
  it.each([
    ['of everything', stories(), 81],
    ['of a desk that several people share', deskStories(), 85],
  ])('replays to the present state: histories %s', (_, histories, seed) => {
    fc.assert(
      fc.property(histories, (story) => {
        const { workspace, events } = endOf(story);
        const trail = new Trail();
        const entries = events.map((event) => trail.read(event));
        // By what the entries say was before and after, and not by what the trail remembers.
        const replayed = new Map<string, unknown>();
        for (const { changes } of entries) {
          for (const { kind, id, aspect, before, after } of changes) {
            const key = JSON.stringify([kind, id, aspect]);
            expect(replayed.get(key) ?? null).toEqual(before);
            if (after === null) replayed.delete(key);
            else replayed.set(key, after);
          }
        }
        const expected = presentOf(workspace);
        const aspects = new Set([...expected.keys()]);
        expect([...replayed].filter(([key]) => aspects.has(key)).sort()).toEqual([...expected].sort());
        // And nothing of what is looked at here is in the trail that is not in the records.
        const told = [...replayed.keys()].filter((key) =>
          /"(status|roles|assignee|unread|(number|group|grant) [^"]*)"\]$/.test(key),
        );
        expect(told.filter((key) => !aspects.has(key))).toEqual([]);
      }),
      lawOptions(150, seed),
    );
  });

  it('names what is shared to those alone who see it, and counts the rest', () => {
    let hiddenInAll = 0;
    fc.assert(
      fc.property(stories(30, 60), (story) => {
        const { workspace, events, at } = endOf(story);
        if (workspace.state.workspace.get('self')?.status !== 'active') return;
        let made = 0;
        for (const [memberId, { status, roles }] of recordsOf(workspace, 'member')) {
          const context = { actor: { type: 'member', memberId }, at, newId: () => `t${++made}` } as const;
          const read = auditTrail(workspace, events, {}, context);
          const mayRead = status === 'active' && roles.some((role) => ['owner', 'admin'].includes(role));
          expect(read.ok).toBe(mayRead);
          if (!read.ok) continue;
          const reach = reachOf(workspace, memberId);
          const sees = (id: string) => {
            const resource = accessOf(workspace, { kind: 'contact', id });
            return resource !== null && canSee(reach, { ...resource, deletedAt: null }, at);
          };
          for (const { subjects, changes, hidden } of read.value) {
            for (const { kind, id } of [...subjects, ...changes]) if (kind === 'contact') expect(sees(id)).toBe(true);
            hiddenInAll += hidden;
          }
          for (const [id] of recordsOf(workspace, 'contact')) {
            const about = unwrap(auditTrail(workspace, events, { resource: { kind: 'contact', id } }, context));
            expect(about.length > 0).toBe(sees(id));
          }
        }
      }),
      lawOptions(80, 82),
    );
    expect(hiddenInAll).toBeGreaterThan(0);
  });

  it('tells of a conversation to those who have its number, and of a thread to those who take part: the rest is counted', () => {
    let [shown, hidden] = [0, 0];
    fc.assert(
      fc.property(deskStories(30, 60), (story) => {
        const { workspace, events, at } = endOf(story);
        for (const [memberId, { numbers }] of recordsOf(workspace, 'member')) {
          const context = { actor: { type: 'member', memberId }, at, newId: () => 'none' } as const;
          const read = auditTrail(workspace, events, {}, context);
          if (!read.ok) continue;
          for (const { subjects, changes, hidden: uncounted } of read.value) {
            hidden += uncounted;
            for (const { kind, id } of [...subjects, ...changes]) {
              if (kind === 'conversation') {
                const numberId = workspace.state.conversation.get(id)?.numberId;
                expect(numbers.some((number) => number.id === numberId)).toBe(true);
                shown++;
              }
              if (kind === 'thread') expect(workspace.state.thread.get(id)?.memberIds).toContain(memberId);
            }
          }
        }
      }),
      lawOptions(60, 86),
    );
    expect(shown).toBeGreaterThan(20);
    expect(hidden).toBeGreaterThan(20);
  });

  it('shows by its seals whatever was altered, added, taken out or moved, and not what was erased', async () => {
    await fc.assert(
      fc.asyncProperty(stories(20, 40), fc.integer({ min: 3, max: 20 }), fc.nat(), async (story, size, seed) => {
        const { events } = endOf(story);
        const pages: { events: WorkspaceEvent[]; count: number; hash: string }[] = [];
        for (let from = 0; from + size <= events.length; from += size) {
          const page = events.slice(from, from + size);
          pages.push({ events: page, count: size, hash: await sealOf(page, pages.at(-1)?.hash) });
        }
        expect(await verifyAuditTrail(pages)).toEqual({ intact: true, pages: pages.length, broken: [] });
        const erased = pages.map((page) => ({
          ...page,
          events: page.events.map((one) => ({ ...one, personal: null })),
        }));
        expect((await verifyAuditTrail(erased)).intact).toBe(true);
        const hit = seed % pages.length;
        const at = seed % size;
        const tampered = (change: (list: WorkspaceEvent[]) => WorkspaceEvent[]) =>
          verifyAuditTrail(
            pages.map((page, index) => (index === hit ? { ...page, events: change([...page.events]) } : page)),
          );
        const told = async (change: (list: WorkspaceEvent[]) => WorkspaceEvent[]) =>
          (await tampered(change)).broken.map(({ page }) => page);
        expect(await told((list) => list.toSpliced(at, 1))).toEqual([hit]);
        const one = (list: WorkspaceEvent[]) => list[at] as WorkspaceEvent;
        expect(await told((list) => list.with(at, { ...one(list), at: one(list).at + 1 }))).toEqual([hit]);
        expect(await told((list) => list.with(at, { ...one(list), data: { ...one(list).data, more: 1 } }))).toEqual([
          hit,
        ]);
        const another = (list: WorkspaceEvent[]) => (one(list).actor.type === 'person' ? 'system' : 'person');
        expect(await told((list) => list.with(at, { ...one(list), actor: { type: another(list) } }))).toEqual([hit]);
        expect(await told((list) => [...list.slice(1), list[0] as WorkspaceEvent])).toEqual([hit]);
      }),
      lawOptions(100, 83),
    );
  });

  it('watches what changes what people may do: without the rest, the same people do and see the same', () => {
    let [watchedTurns, others] = [0, 0];
    fc.assert(
      fc.property(stories(30, 60), (story) => {
        const trail = new Trail();
        for (const { before, after, at, change } of play(story)) {
          const entries = (change?.commit?.events ?? []).map((event) => trail.read(event as WorkspaceEvent));
          if (entries.length === 0) continue;
          if (permissionChanges(entries).length > 0) {
            watchedTurns++;
            continue;
          }
          others++;
          expect(powersIn(after, before, at), entries.map(({ kind }) => kind).join()).toEqual(
            powersIn(before, before, at),
          );
        }
      }),
      lawOptions(40, 84),
    );
    expect(Math.min(watchedTurns, others)).toBeGreaterThan(50);
  });
});
