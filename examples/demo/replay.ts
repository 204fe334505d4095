// Chapter 9: the log of events gives the whole workspace back.
import assert from 'node:assert/strict';
import { accessOf, applyEvents, emptyWorkspace, reachesOf, whoCanSee } from 'partyline';
import { recordsOf, type WorkspaceEvent } from 'partyline/workspace';
import { chapter, note, table } from '../lib/terminal.js';
import { sightingsOf } from './access.js';
import { NOW, type Office } from './office.js';

export const replay = async ({ workspaceId, store, everybody }: Office): Promise<void> => {
  chapter('The same answers, from the log');
  const events: WorkspaceEvent[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const page = await store.readEvents(workspaceId, after, 10);
    events.push(...page.events);
    ({ next: after, more } = page);
  }

  // Through JSON, as a host would keep them.
  const kept = JSON.parse(JSON.stringify(events)) as readonly WorkspaceEvent[];
  const rebuilt = applyEvents(emptyWorkspace(workspaceId), kept);

  const counts = new Map<string, number>();
  for (const { type } of events) counts.set(type, (counts.get(type) ?? 0) + 1);
  table(
    ['event', { title: 'times', align: 'right' }],
    [...counts].map(([type, times]) => [type, String(times)]),
  );

  let asked = 0;
  const reaches = reachesOf(rebuilt);
  const seen = new Map<string, Set<string>>();
  for (const person of everybody) seen.set(person.id, new Set((await sightingsOf(person)).map(({ id }) => id)));
  for (const [id] of recordsOf(rebuilt, 'contact')) {
    const resource = accessOf(rebuilt, { kind: 'contact', id });
    assert.ok(resource);
    const viewers = new Set(whoCanSee(reaches, resource, NOW).map(({ memberId }) => memberId));
    for (const person of everybody) {
      assert.equal(viewers.has(person.id), seen.get(person.id)?.has(id));
      asked += 1;
    }
  }
  note(
    `${events.length} events, taken through JSON and folded onto an empty workspace: asked for every person and every contact who ` +
      `sees what, it gives the answers of the store, ${asked} out of ${asked}.`,
  );
};
