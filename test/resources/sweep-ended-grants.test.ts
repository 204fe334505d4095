import { memoryStore } from 'partyline/adapters';
import { manageAccess } from 'partyline/contacts';
import { unwrap } from 'partyline/kernel';
import { applyToIndex, indexContacts } from 'partyline/lifecycle';
import { sweepEndedGrants } from 'partyline/resources';
import { createPartyline } from 'partyline/service';
import { reachOf } from 'partyline/sharing';
import { createSnippet, manageSnippetAccess } from 'partyline/snippets';
import { grantsTo } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';
import { Scene } from '../support/scene.js';

const MINUTE = 60_000;

/** Ana's contact and snippet, which a group sees for a minute; the contact is Dan's for two minutes and Cleo's for good. */
const lentScene = () => {
  const scene = new Scene();
  const groupId = scene.group('Sales', [scene.cleo, scene.dan]);
  scene.contact('dora', scene.ana);
  scene.do(createSnippet, { snippetId: 'hi', name: 'Hello', body: 'Hello!' }, scene.ana);
  const until = scene.at + MINUTE;
  const lent = { type: 'add', grants: [{ principal: `group:${groupId}` as const, until }] } as const;
  scene.do(manageSnippetAccess, { snippetIds: ['hi'], change: lent }, scene.ana);
  const named = [
    ...lent.grants,
    { principal: `member:${scene.dan}` as const, until: until + MINUTE },
    { principal: `member:${scene.cleo}` as const, level: 'view' as const },
  ];
  scene.do(manageAccess, { contactIds: ['dora'], change: { type: 'add', grants: named } }, scene.ana);
  return { scene, groupId, until };
};

const grantIds = ({ workspace }: Scene): readonly string[] =>
  [...workspace.state.grant].flatMap(([id, grant]) => (grant === null ? [] : [id]));

describe('access that ended is swept', () => {
  it('at its end and not a moment before, whatever it was on, and what has not ended stays', () => {
    const { scene, groupId, until } = lentScene();
    scene.at = until - 1;
    expect(scene.do(sweepEndedGrants, { grantIds: grantIds(scene) }, 'host')).toEqual({ ended: 0 });
    expect(scene.commit).toBe(null);

    scene.at = until;
    expect(scene.viewers('dora')).toEqual(['ana', 'cleo', 'dan']);
    expect(scene.do(sweepEndedGrants, { grantIds: grantIds(scene) }, 'host')).toEqual({ ended: 2 });
    expect(scene.viewers('dora')).toEqual(['ana', 'cleo', 'dan']);
    expect(grantIds(scene).map((id) => id.split(' ')[2])).toEqual([`member:${scene.dan}`, `member:${scene.cleo}`]);
    expect(scene.workspace.counters.get(grantsTo(`group:${groupId}`))).toBe(0);
    const ended = { principal: `group:${groupId}`, level: 'edit', cause: 'manual', until };
    expect(scene.commit?.events.map(({ type, data }) => [type, data])).toEqual([
      [
        'access_ended',
        {
          grants: [
            { resource: { kind: 'snippet', id: 'hi' }, ...ended },
            { resource: { kind: 'contact', id: 'dora' }, ...ended },
          ],
        },
      ],
    ]);
  });

  it('once: another time there is nothing to sweep', () => {
    const { scene, until } = lentScene();
    scene.at = until;
    const all = grantIds(scene);
    scene.do(sweepEndedGrants, { grantIds: all }, 'host');
    expect(scene.do(sweepEndedGrants, { grantIds: all }, 'host')).toEqual({ ended: 0 });
    expect(scene.commit).toBe(null);
  });

  it('and not what was given anew meanwhile', () => {
    const { scene, groupId, until } = lentScene();
    scene.at = until;
    const again = { type: 'add', grants: [{ principal: `group:${groupId}` as const }] } as const;
    scene.do(manageAccess, { contactIds: ['dora'], change: again }, scene.ana);
    expect(scene.do(sweepEndedGrants, { grantIds: grantIds(scene) }, 'host')).toEqual({ ended: 1 });
    expect(scene.level(scene.dan, 'dora')).toBe('edit');
  });

  it('against the guard of what it was on, so that nothing given anew at that very moment is lost', () => {
    const { scene, until } = lentScene();
    scene.at = until;
    scene.do(sweepEndedGrants, { grantIds: grantIds(scene) }, 'host');
    expect(scene.commit?.bump.map(({ guard }) => guard)).toEqual(['contact:dora', 'snippet:hi']);
  });

  it('in an index of contacts as well', () => {
    const { scene, until } = lentScene();
    const index = indexContacts(scene.workspace);
    scene.at = until + MINUTE;
    scene.do(sweepEndedGrants, { grantIds: grantIds(scene) }, 'host');
    applyToIndex(index, scene.commit?.events ?? [], scene.workspace);
    expect(index.get('dora')?.grants.map(({ principal }) => principal)).toEqual([`member:${scene.cleo}`]);
    expect(index.count(reachOf(scene.workspace, scene.dan), scene.at)).toBe(0);
  });

  it('by the host alone', () => {
    const { scene } = lentScene();
    expect(scene.code(sweepEndedGrants, { grantIds: [] }, scene.ana)).toBe('system_actor_required');
    expect(scene.code(sweepEndedGrants, { grantIds: ['contact dora'] }, 'host')).toBe('invalid_input');
    expect(scene.code(sweepEndedGrants, { grantIds: Array(501).fill(grantIds(scene)[0]) }, 'host')).toBe(
      'invalid_input',
    );
  });

  it('through the service to the end, in steps of 500', async () => {
    let now = Date.UTC(2026, 10, 22, 9);
    const store = memoryStore();
    const partyline = createPartyline({ store, clock: () => now });
    const acme = partyline.workspace('acme');
    const host = acme.as({ type: 'system' });
    const owner = { name: 'Ana', address: 'ana@acme.example' };
    const { memberId } = unwrap(await host.workspace.create({ name: 'Acme', owner }));
    const ana = acme.as({ type: 'member', memberId });
    const contacts = Array.from({ length: 600 }, (_, index) => ({ firstName: `Person ${index}` }));
    const { verdicts } = unwrap(await ana.contacts.import({ contacts }));
    const contactIds = verdicts.flatMap((one) => (one.verdict === 'imported' ? [one.contactId] : []));
    const change = { type: 'add', grants: [{ principal: 'workspace', until: now + MINUTE }] } as const;
    unwrap(await ana.contacts.manageAccess({ contactIds, change }));

    expect(unwrap(await host.access.sweepEndedGrants({}))).toEqual({ ended: 0 });
    now += MINUTE;
    expect(await ana.access.sweepEndedGrants({})).toMatchObject({ error: { code: 'system_actor_required' } });
    expect(await host.access.sweepEndedGrants({ all: true } as never)).toMatchObject({
      error: { code: 'invalid_input' },
    });
    expect(unwrap(await host.access.sweepEndedGrants({}))).toEqual({ ended: 600 });
    expect(await store.listEnded('acme', { at: now, limit: 1 })).toEqual([]);
    const { events } = await store.readEvents('acme', null, 10_000);
    const told = events.flatMap(({ type, data }) =>
      type === 'access_ended' ? [(data as { readonly grants: readonly unknown[] }).grants.length] : [],
    );
    expect(told).toEqual([500, 100]);
  });
});
