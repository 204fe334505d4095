import fc from 'fast-check';
import { memoryStore, type Position } from 'partyline/adapters';
import { previewReach, type ReachChange } from 'partyline/lifecycle';
import type { Actor } from 'partyline/roles';
import { createPartyline, type ReachDetails } from 'partyline/service';
import { reachOf } from 'partyline/sharing';
import { canSee, levelOf } from 'partyline/visibility';
import { accessOf, recordsOf, type Workspace } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';
import { contextOf, endOf, planned, reachChanges, stories, type Turn } from '../laws/history.js';
import { storeOf } from '../laws/stores.js';
import { lawOptions } from '../support/law-options.js';
import { resourcesIn } from '../visibility/live-world.js';

const NOWHERE = { gains: 0, loses: 0, keeps: 0 };

/** What a change did to each thing a member sees, as `canSee` has it: `gains c1`, `loses c2`. */
const differences = (before: Workspace, after: Workspace, memberId: string, at: number): readonly string[] =>
  resourcesIn(before).flatMap((name) => {
    const [was, is] = [before, after].map((workspace) => {
      const resource = accessOf(workspace, name);
      return resource === null ? null : levelOf(reachOf(workspace, memberId), resource, at);
    });
    if (was === is) return [];
    return [`${was === null || is === 'edit' ? 'gains' : 'loses'} ${name.kind} ${name.id}`];
  });

/** Every page of what a change would mean to a member, by whoever asks. */
const allPages = async (turn: Turn, at: number, change: ReachChange, memberId: string, limit: number) => {
  const store = await storeOf(turn.before, memoryStore());
  const partyline = createPartyline({ store, policy: turn.before.policy, clock: () => at });
  const session = partyline.workspace('acme').as(turn.actor, turn.client === undefined ? {} : { client: turn.client });
  const told: string[] = [];
  const hidden = { ...NOWHERE };
  for (const kind of ['contact', 'snippet', ...turn.before.policy.shareables.map((own) => own.kind)]) {
    for (let after: Position | null = null; ; ) {
      const page = await session.access.detailReach({ ...change, memberId, kind, limit, after });
      if (!page.ok) throw new Error(page.error.code);
      const details: ReachDetails = page.value;
      for (const type of ['gains', 'loses', 'keeps'] as const) {
        told.push(...details[type].map(({ kind, id }) => `${type} ${kind} ${id}`));
        hidden[type] += details.hidden[type];
      }
      expect(details.incomplete).toBe(false);
      if (details.next === null) break;
      after = details.next;
    }
  }
  return { told, hidden };
};

describe('a preview through the service', () => {
  it('names to whoever asks what they see, counts the rest, and leaves nothing out', async () => {
    let named = 0;
    let counted = 0;
    await fc.assert(
      fc.asyncProperty(stories(40, 90), fc.nat(), fc.integer({ min: 1, max: 3 }), async (story, seed, limit) => {
        const workspace = endOf(story);
        for (const change of reachChanges) {
          const turn = planned(workspace, change, seed, 1_000);
          if (!turn.result.ok) continue;
          const asked = { change, input: turn.input } as unknown as ReachChange;
          const context = contextOf(turn);
          const preview = previewReach(workspace, asked, context);
          if (!preview.ok) throw new Error(preview.error.code);
          const moved = new Set(
            preview.value.shifts.flatMap(({ who }) => (who === 'everybody' ? [] : who.map((one) => one.memberId))),
          );
          for (const [memberId] of [...recordsOf(workspace, 'member')].filter(([id]) => moved.has(id)).slice(0, 3)) {
            const { told, hidden } = await allPages(turn, turn.at, asked, memberId, limit);
            const real = differences(workspace, turn.after, memberId, turn.at);
            const shown = (line: string) => visibleTo(workspace, turn.actor, line, turn.at);
            expect(told.filter((line) => !line.startsWith('keeps')).sort()).toEqual(real.filter(shown).sort());
            for (const type of ['gains', 'loses'] as const) {
              expect(hidden[type]).toBe(real.filter((line) => line.startsWith(type) && !shown(line)).length);
            }
            expect(told.filter((line) => !shown(line))).toEqual([]);
            named += told.length;
            counted += hidden.gains + hidden.loses;
          }
        }
      }),
      lawOptions(60, 126),
    );
    expect(named).toBeGreaterThan(0);
    expect(counted).toBeGreaterThan(0);
  });
});

const visibleTo = (workspace: Workspace, actor: Actor, line: string, at: number): boolean => {
  if (actor.type === 'system') return true;
  const [, kind = '', id = ''] = line.split(' ');
  const resource = accessOf(workspace, { kind, id });
  return actor.type === 'member' && resource !== null && canSee(reachOf(workspace, actor.memberId), resource, at);
};
