import fc from 'fast-check';
import { memoryStore } from 'partyline/adapters';
import { accessListOf } from 'partyline/contacts';
import { indexContacts } from 'partyline/lifecycle';
import { reachOf } from 'partyline/sharing';
import { canEdit, canSee, capabilitiesFor, explainAccess, reachFrom, whoCanSee } from 'partyline/visibility';
import { accessOf, type Context, reachesOf, recordsOf, type Workspace } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';
import { lawOptions } from '../support/law-options.js';
import { MINUTE, moveOf, OPENING, play, played, type Story, stories, type Turn } from './history.js';
import { Model } from './model.js';
import { storeOf } from './stores.js';

const stewards = ['owner', 'admin', 'dispatcher'];
const levels = [null, 'view', 'edit'] as const;

const endOf = (story: Story): { readonly workspace: Workspace; readonly model: Model; readonly at: number } => {
  const model = new Model();
  let last: { workspace: Workspace; at: number } | null = null;
  for (const { after, at, change } of play(story)) {
    model.noteAll(change?.commit?.events ?? []);
    last = { workspace: after, at };
  }
  if (last === null) throw new Error('an empty history');
  return { ...last, model };
};

/** Whoever answers who sees what: for each member and contact the level, by name of the evaluator. */
type Answers = Readonly<Record<string, (memberId: string, contactId: string) => string | null>>;

const evaluators = async (workspace: Workspace, at: number): Promise<Answers> => {
  const reaches = new Map(reachesOf(workspace).map((reach) => [reach.memberId, reach]));
  const reach = (memberId: string) => reaches.get(memberId) ?? reachOf(workspace, memberId);
  const resources = new Map(
    [...recordsOf(workspace, 'contact')].map(([id]) => [id, accessOf(workspace, { kind: 'contact', id })]),
  );
  const resource = (id: string) => {
    const found = resources.get(id);
    if (found == null) throw new Error(`${id} is gone`);
    return found;
  };
  const index = indexContacts(workspace);
  const store = await storeOf(workspace, memoryStore());
  const listed = new Map<string, ReadonlyMap<string, string>>();
  const documents = new Map<string, ReturnType<typeof reachFrom>>();
  for (const memberId of reaches.keys()) {
    const { items } = await store.listVisible('acme', 'contact', reach(memberId), { at, limit: 10_000 });
    listed.set(memberId, new Map(items.map(({ id, level }) => [id, level])));
    documents.set(memberId, reachFrom(JSON.parse(JSON.stringify(capabilitiesFor(workspace, memberId)))));
  }
  const context: Context = { actor: { type: 'system' }, at, newId: () => 'unused' };
  const asked = new Map(
    [...resources.keys()].map((contactId) => [contactId, accessListOf(workspace, { contactId }, context)]),
  );
  const open = workspace.state.workspace.get('self')?.status === 'active';
  const inDocument = (memberId: string) => documents.get(memberId) ?? reach(memberId);
  const level = (sees: boolean, edits: boolean) => (edits ? 'edit' : sees ? 'view' : null);
  return {
    'canSee, canEdit': (memberId, id) =>
      level(canSee(reach(memberId), resource(id), at), canEdit(reach(memberId), resource(id), at)),
    explainAccess: (memberId, id) => explainAccess(reach(memberId), resource(id), at).level,
    whoCanSee: (memberId, id) =>
      whoCanSee(reaches.values(), resource(id), at).find((viewer) => viewer.memberId === memberId)?.level ?? null,
    'the index': (memberId, id) => {
      const [viewer] = index.whoCanSee([reach(memberId)], id, at);
      expect(index.has(reach(memberId), id, at)).toBe(viewer !== undefined);
      return viewer?.level ?? null;
    },
    'a capabilities document': (memberId, id) =>
      level(canSee(inDocument(memberId), resource(id), at), canEdit(inDocument(memberId), resource(id), at)),
    'a list of the store': (memberId, id) => listed.get(memberId)?.get(id) ?? null,
    ...(open
      ? {
          accessListOf: (memberId, id) => {
            const list = asked.get(id);
            return list?.ok ? (list.value.people.find((one) => one.memberId === memberId)?.level ?? null) : null;
          },
        }
      : {}),
  };
};

describe('whoever is asked who sees a contact', () => {
  it('gives the answer of the naive reading: canSee, explainAccess, whoCanSee, accessListOf, the index, capabilities, lists', async () => {
    const counts = { seen: 0, hidden: 0 };
    await fc.assert(
      fc.asyncProperty(stories(20, 45), async (story) => {
        const { workspace, model, at } = endOf(story);
        const answers = Object.entries(await evaluators(workspace, at));
        for (const memberId of model.members.keys()) {
          for (const contactId of model.contacts.keys()) {
            const expected = levels[model.access(memberId, contactId, at, stewards)] ?? null;
            for (const [name, answer] of answers) {
              const said = answer(memberId, contactId);
              if (said !== expected) expect(said, `${name}: ${memberId} ${contactId}`).toBe(expected);
            }
            counts[expected === null ? 'hidden' : 'seen']++;
          }
        }
      }),
      lawOptions(1_000, 128),
    );
    expect(counts.seen).toBeGreaterThan(1_000);
    expect(counts.hidden).toBeGreaterThan(1_000);
  });
});

/** Who sees what, and how far: `2` for edit, `1` for view. */
const sight = (workspace: Workspace, at: number): ReadonlyMap<string, number> => {
  const reaches = reachesOf(workspace);
  return new Map(
    [...recordsOf(workspace, 'contact')].flatMap(([id]) => {
      const resource = accessOf(workspace, { kind: 'contact', id });
      const viewers = resource === null ? [] : whoCanSee(reaches, resource, at);
      return viewers.map(({ memberId, level }) => [`${memberId} ${id}`, level === 'edit' ? 2 : 1] as const);
    }),
  );
};

const lost = (before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>) =>
  [...before].flatMap(([key, level]) => ((after.get(key) ?? 0) < level ? [key] : []));

/**
 * What a story did, and then, each from where it ended: everybody is taken out of every group they are in, and every group is deleted.
 * So each law is put to the question in every story, however short stories are.
 */
function* withPartings(story: Story): Generator<Turn> {
  const end = yield* play(story);
  const last = { index: 1_000, actor: { type: 'system' }, client: undefined, at: OPENING + 1_000 * MINUTE } as const;
  const part = (name: 'removeGroupMembers' | 'deleteGroup', input: object): Turn =>
    played({ ...last, name, operation: moveOf(name).operation, input, before: end });
  for (const [memberId, { groups }] of recordsOf(end, 'member')) {
    for (const groupId of groups) yield part('removeGroupMembers', { groupId, memberIds: [memberId] });
  }
  for (const [groupId, { status }] of recordsOf(end, 'group'))
    if (status === 'live') yield part('deleteGroup', { groupId });
}

describe('who sees what, from one moment to the next', () => {
  it('sharing takes nothing away; leaving a group takes what only it gave; deleting one takes nothing; time only ends', () => {
    const met = { shared: 0, left: 0, deleted: 0, ended: 0 };
    fc.assert(
      fc.property(stories(), (story) => {
        for (const { name, input, before, after, at, change } of withPartings(story)) {
          const kind = (input as { change?: { type?: string } }).change?.type;
          const shares = (name === 'manageAccess' && kind === 'add') || name === 'attachToNumber';
          const left = name === 'removeGroupMembers';
          if (change?.commit == null || !(shares || left || name === 'deleteGroup')) continue;
          const [was, is] = [sight(before, at), sight(after, at)];
          const gone = lost(was, is);
          if (shares) {
            expect(gone).toEqual([]);
            met.shared++;
          } else {
            expect(lost(is, was), 'nobody gains').toEqual([]);
          }
          if (name === 'deleteGroup') {
            expect(gone).toEqual([]);
            met.deleted++;
          }
          if (left) {
            const { groupId, memberIds } = input as { groupId: string; memberIds: readonly string[] };
            for (const key of gone) {
              const [memberId = '', contactId = ''] = key.split(' ');
              const resource = accessOf(before, { kind: 'contact', id: contactId });
              if (resource === null) throw new Error(`${contactId} is gone`);
              expect(memberIds).toContain(memberId);
              const { level, paths } = explainAccess(reachOf(before, memberId), resource, at);
              const best = paths.filter((path) => path.level === level);
              expect(best.every(({ principal }) => principal === `group:${groupId}`)).toBe(true);
            }
            met.left += gone.length;
          }
          const later = sight(after, at + 30 * 60_000);
          expect(lost(later, is), 'time gives nothing').toEqual([]);
          met.ended += lost(is, later).length;
        }
      }),
      lawOptions(300, 129, 120),
    );
    for (const [what, times] of Object.entries(met)) expect(times, what).toBeGreaterThan(10);
  });
});
