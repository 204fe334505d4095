import { createContact, manageAccess } from 'partyline/contacts';
import { assignNumber } from 'partyline/numbers';
import { definePolicy } from 'partyline/workspace';
import { beforeEach, describe, expect, it } from 'vitest';
import { Scene } from '../support/scene.js';

type Change = Parameters<typeof manageAccess>[1]['change'];
type Grants = (Change & { type: 'add' })['grants'];

const HOUR = 3_600_000;

/** What becomes of one contact: `changed`, `unchanged`, or the code of the refusal. Keeps nothing of it. */
const verdictOn = (scene: Scene, who: string, contactId: string, change: Change): string => {
  const result = scene.try(manageAccess, { contactIds: [contactId], change }, who);
  return result.ok ? (result.value.output.verdicts[0]?.verdict ?? 'none') : result.error.code;
};

let scene: Scene;
const change = (contactId: string, what: Change, who: string) =>
  scene.do(manageAccess, { contactIds: [contactId], change: what }, who);
const share = (contactId: string, grants: Grants, who: string) => change(contactId, { type: 'add', grants }, who);
const until = (hours: number) => scene.at + hours * HOUR;
const resharing = (contactId: string) => scene.workspace.state.contact.get(contactId)?.resharing;

beforeEach(() => {
  scene = new Scene();
  scene.contact('lead', scene.cleo);
});

describe('a contact is shared', () => {
  it('with selected members, a group, or the workspace', () => {
    const groupId = scene.group('Sales', [scene.ben]);
    share('lead', [{ principal: `member:${scene.dan}` }], scene.cleo);
    expect(scene.viewers('lead')).toEqual(['cleo', 'dan']);
    share('lead', [{ principal: `group:${groupId}` }], scene.cleo);
    expect(scene.viewers('lead')).toEqual(['ben', 'cleo', 'dan']);
    share('lead', [{ principal: 'workspace' }], scene.cleo);
    expect(scene.viewers('lead')).toEqual(['ana', 'ben', 'cleo', 'dan']);
  });

  it('for editing unless somebody says for looking, and looking never edits (decision 7)', () => {
    share(
      'lead',
      [{ principal: `member:${scene.dan}` }, { principal: `member:${scene.ben}`, level: 'view' }],
      scene.cleo,
    );
    expect([scene.level(scene.dan, 'lead'), scene.level(scene.ben, 'lead')]).toEqual(['edit', 'view']);
    expect(verdictOn(scene, scene.ben, 'lead', { type: 'add', grants: [{ principal: 'workspace' }] })).toBe(
      'needs_edit',
    );
    expect(verdictOn(scene, scene.ben, 'lead', { type: 'private' })).toBe('needs_edit');
  });

  it('until an instant, which is the first without it', () => {
    share('lead', [{ principal: 'workspace', until: until(1) }], scene.cleo);
    scene.at += HOUR - 1;
    expect(scene.viewers('lead')).toHaveLength(4);
    scene.at += 1;
    expect(scene.viewers('lead')).toEqual(['cleo']);
  });

  it('until an instant written with an offset', () => {
    share('lead', [{ principal: 'workspace', until: '2026-11-22T11:00:00+01:00' }], scene.cleo);
    expect([...scene.workspace.state.grant.values()].map((grant) => grant?.until)).toEqual([
      Date.UTC(2026, 10, 22, 10),
    ]);
  });

  it('never with somebody or something that is not there', () => {
    const to = (principal: string) =>
      scene.code(
        manageAccess,
        { contactIds: ['lead'], change: { type: 'add', grants: [{ principal: principal as never }] } },
        scene.cleo,
      );
    expect(to('member:stranger')).toBe('member_not_found');
    expect(to('group:nothing')).toBe('group_not_found');
    for (const principal of ['number:n1', `owner:${scene.dan}`, 'stewards', 'everybody', 'workspace:1', '']) {
      expect(to(principal), principal).toBe('invalid_input');
    }
  });

  it('at most two hundred times, and then with a group', () => {
    const names = Array.from({ length: 201 }, (_, index) => scene.member(`Person${index}`, ['member']));
    const grants = names.map((id) => ({ principal: `member:${id}` as const }));
    share('lead', grants.slice(0, 200), scene.cleo);
    expect(verdictOn(scene, scene.cleo, 'lead', { type: 'add', grants: grants.slice(200) })).toBe('too_many_grants');
    expect(verdictOn(scene, scene.cleo, 'lead', { type: 'remove', principals: [`member:${names[0]}`] })).toBe(
      'changed',
    );
  });
});

describe('an editor who is not the owner (decision 8)', () => {
  beforeEach(() =>
    share(
      'lead',
      [{ principal: `member:${scene.dan}` }, { principal: `member:${scene.ben}`, until: until(2) }],
      scene.cleo,
    ),
  );
  const byDan = (what: Change) => verdictOn(scene, scene.dan, 'lead', what);
  const add = (...grants: Grants) => byDan({ type: 'add', grants });

  it('widens: to another, to a group they are in, to the workspace, for longer, from looking to editing', () => {
    const groupId = scene.group('Sales', [scene.dan]);
    expect(add({ principal: `member:${scene.ana}` })).toBe('changed');
    expect(add({ principal: `group:${groupId}` })).toBe('changed');
    expect(add({ principal: 'workspace', level: 'view' })).toBe('changed');
    expect(add({ principal: `member:${scene.ben}`, until: until(3) })).toBe('changed');
    expect(add({ principal: `member:${scene.ben}` })).toBe('changed');
  });

  it('never names themselves', () => {
    const groupId = scene.group('Sales', [scene.dan]);
    scene.contact('deal', scene.cleo);
    share('deal', [{ principal: `group:${groupId}` }], scene.cleo);
    const self = { type: 'add', grants: [{ principal: `member:${scene.dan}` as const }] } as const;
    expect(verdictOn(scene, scene.dan, 'deal', self)).toBe('cannot_share_with_oneself');
    // Not by looking either, nor among others.
    const among = {
      type: 'add',
      grants: [{ principal: 'workspace' }, { principal: `member:${scene.dan}` as const, level: 'view' }],
    } as const;
    expect(verdictOn(scene, scene.dan, 'deal', among)).toBe('cannot_share_with_oneself');
  });

  it('nor draws out their own end', () => {
    scene.contact('deal', scene.cleo);
    share('deal', [{ principal: `member:${scene.dan}`, until: until(1) }], scene.cleo);
    const longer = { type: 'add', grants: [{ principal: `member:${scene.dan}` as const, until: until(2) }] } as const;
    expect(verdictOn(scene, scene.dan, 'deal', longer)).toBe('cannot_share_with_oneself');
  });

  it('adding what is there already, or less, changes nothing', () => {
    expect(add({ principal: `member:${scene.dan}` })).toBe('unchanged');
    expect(add({ principal: `member:${scene.ben}`, until: until(1) })).toBe('unchanged');
  });

  it('does not narrow: not by taking, nor by making private', () => {
    expect(byDan({ type: 'remove', principals: [`member:${scene.ben}`] })).toBe('needs_owner');
    expect(byDan({ type: 'private' })).toBe('needs_owner');
  });

  it('nor by replacing, unless nothing is lost', () => {
    const dan = { principal: `member:${scene.dan}` } as const;
    const ben = { principal: `member:${scene.ben}` } as const;
    const replace = (...grants: Grants) => byDan({ type: 'replace', grants });
    expect(replace(dan)).toBe('needs_owner');
    expect(replace(dan, { ...ben, until: until(1) })).toBe('needs_owner');
    expect(replace(dan, { ...ben, level: 'view', until: until(2) })).toBe('needs_owner');
    expect(replace({ ...dan, until: until(9) }, ben)).toBe('needs_owner');
    expect(replace(dan, { principal: 'workspace' })).toBe('needs_owner');
    expect(replace(dan, { ...ben, until: until(2) })).toBe('unchanged');
    expect(replace(dan, { ...ben, until: until(3) })).toBe('changed');
    expect(replace(dan, ben, { principal: 'workspace' })).toBe('changed');
  });

  it('what had run out is not lost', () => {
    scene.at += 2 * HOUR;
    expect(byDan({ type: 'replace', grants: [{ principal: `member:${scene.dan}` }] })).toBe('changed');
    expect(byDan({ type: 'remove', principals: [`member:${scene.ben}`] })).toBe('changed');
  });

  it('what had run out is not gained by lying around', () => {
    change('lead', { type: 'remove', principals: ['stewards'] }, scene.cleo);
    scene.at += 2 * HOUR;
    scene.workspace = { ...scene.workspace, policy: definePolicy({ resharing: 'owner' }) };
    expect(byDan({ type: 'remove', principals: ['stewards'] })).toBe('unchanged');
  });

  it('giving again what had run out is widening', () => {
    change('lead', { type: 'remove', principals: [`member:${scene.dan}`] }, scene.cleo);
    share('lead', [{ principal: 'workspace' }], 'host');
    expect(resharing('lead')).toBe('owner');
    scene.at += 2 * HOUR;
    expect(add({ principal: `member:${scene.ben}`, until: until(4) })).toBe('needs_owner');
  });
});

describe('resharing (decision 8)', () => {
  it('starts as the policy says', () => {
    expect(resharing('lead')).toBe('editors');
    scene = new Scene(definePolicy({ resharing: 'owner' }));
    scene.contact('lead', scene.cleo);
    expect(resharing('lead')).toBe('owner');
  });

  it('is the owner’s alone once the owner narrowed', () => {
    share('lead', [{ principal: `member:${scene.dan}` }, { principal: `member:${scene.ben}` }], scene.cleo);
    change('lead', { type: 'remove', principals: [`member:${scene.ben}`] }, scene.cleo);
    expect(resharing('lead')).toBe('owner');
    expect(verdictOn(scene, scene.dan, 'lead', { type: 'add', grants: [{ principal: 'workspace' }] })).toBe(
      'needs_owner',
    );
    expect(verdictOn(scene, scene.cleo, 'lead', { type: 'add', grants: [{ principal: 'workspace' }] })).toBe('changed');
  });

  it('stays with editors while the owner only widens', () => {
    share('lead', [{ principal: `member:${scene.dan}` }], scene.cleo);
    share('lead', [{ principal: 'workspace' }], scene.cleo);
    expect(resharing('lead')).toBe('editors');
  });

  it('stays when what the owner took had run out', () => {
    share('lead', [{ principal: `member:${scene.dan}`, until: until(1) }], scene.cleo);
    scene.at += HOUR;
    change('lead', { type: 'private' }, scene.cleo);
    expect(resharing('lead')).toBe('editors');
  });
});

describe('stewards (decision 6)', () => {
  const stewarded = (level: 'none' | 'view' | 'edit') => {
    scene = new Scene(definePolicy({ adminAccessToPrivate: level }));
    scene.contact('lead', scene.cleo);
  };

  it('owners and admins see no private contact, by default', () => {
    expect(scene.viewers('lead')).toEqual(['cleo']);
  });

  it.each(['view', 'edit'] as const)('they %s where the policy says so', (level) => {
    stewarded(level);
    expect([scene.level(scene.ana, 'lead'), scene.level(scene.ben, 'lead'), scene.level(scene.dan, 'lead')]).toEqual([
      level,
      level,
      null,
    ]);
  });

  it('that access is written with the contact, so a later policy changes only later contacts', () => {
    stewarded('view');
    scene.workspace = { ...scene.workspace, policy: definePolicy() };
    scene.contact('later', scene.cleo);
    expect([scene.level(scene.ana, 'lead'), scene.level(scene.ana, 'later')]).toEqual(['view', null]);
  });

  it('a steward who edits narrows, and does not close resharing for the owner', () => {
    stewarded('edit');
    share('lead', [{ principal: `member:${scene.dan}` }], scene.cleo);
    expect(verdictOn(scene, scene.ana, 'lead', { type: 'remove', principals: [`member:${scene.dan}`] })).toBe(
      'changed',
    );
    change('lead', { type: 'private' }, scene.ana);
    expect(resharing('lead')).toBe('editors');
  });

  it('a steward does not name themselves, nor widens what is the owner’s to widen', () => {
    stewarded('edit');
    const self = { type: 'add', grants: [{ principal: `member:${scene.ana}` as const }] } as const;
    expect(verdictOn(scene, scene.ana, 'lead', self)).toBe('cannot_share_with_oneself');
    share('lead', [{ principal: `member:${scene.dan}` }], scene.cleo);
    change('lead', { type: 'private' }, scene.cleo);
    expect(verdictOn(scene, scene.ana, 'lead', { type: 'add', grants: [{ principal: 'workspace' }] })).toBe(
      'needs_owner',
    );
  });

  it('an owner of the workspace is no steward of a contact shared with them', () => {
    share('lead', [{ principal: 'workspace' }], scene.cleo);
    expect(verdictOn(scene, scene.ana, 'lead', { type: 'private' })).toBe('needs_owner');
  });
});

describe('private while on a number (decision 9)', () => {
  it('takes what was given by hand, and says what remains', () => {
    const numberId = scene.number(scene.ana);
    scene.do(assignNumber, { numberId, memberId: scene.cleo, access: 'use' }, scene.ana);
    scene.contact('caller', scene.cleo, numberId);
    share('caller', [{ principal: `member:${scene.dan}` }], scene.cleo);
    const { verdicts } = change('caller', { type: 'private' }, scene.cleo);
    expect(verdicts).toEqual([
      {
        contactId: 'caller',
        verdict: 'changed',
        refusal: null,
        remaining: [{ principal: `number:${numberId}`, level: 'edit', cause: 'number' }],
      },
    ]);
    expect(scene.viewers('caller')).toEqual(['ana', 'cleo']);
  });

  it('taking from the number’s users by hand takes nothing', () => {
    const numberId = scene.number(scene.cleo);
    scene.contact('caller', scene.cleo, numberId);
    expect(verdictOn(scene, scene.cleo, 'caller', { type: 'remove', principals: [`number:${numberId}`] })).toBe(
      'unchanged',
    );
  });
});

describe('many contacts at once', () => {
  it('have a verdict each; the permitted ones change, in one commit and one event', () => {
    for (const id of ['two', 'three']) scene.contact(id, scene.cleo);
    scene.contact('hidden', scene.ana);
    const contactIds = ['lead', 'hidden', 'two', 'missing', 'three', 'lead'];
    const grants = [{ principal: `member:${scene.dan}` as const }];
    const { verdicts } = scene.do(manageAccess, { contactIds, change: { type: 'add', grants } }, scene.cleo);
    expect(verdicts.map(({ contactId, refusal, verdict }) => [contactId, refusal?.code ?? verdict])).toEqual([
      ['lead', 'changed'],
      ['hidden', 'contact_not_found'],
      ['two', 'changed'],
      ['missing', 'contact_not_found'],
      ['three', 'changed'],
    ]);
    expect(scene.commit?.events).toHaveLength(1);
    expect(scene.commit?.events[0]?.data).toMatchObject({
      resources: [{ id: 'lead' }, { id: 'two' }, { id: 'three' }],
    });
  });

  it('changed differently are told apart', () => {
    scene.contact('two', scene.cleo);
    share('two', [{ principal: 'workspace' }], scene.cleo);
    scene.do(
      manageAccess,
      { contactIds: ['lead', 'two'], change: { type: 'replace', grants: [{ principal: `member:${scene.dan}` }] } },
      scene.cleo,
    );
    expect(scene.commit?.events).toHaveLength(2);
  });

  it('more than 500 changed alike are told by 500', () => {
    scene = new Scene();
    const contactIds = Array.from({ length: 501 }, (_, index) => scene.contact(`c${index}`, scene.cleo));
    scene.do(
      manageAccess,
      { contactIds, change: { type: 'add', grants: [{ principal: 'workspace', level: 'view' }] } },
      scene.cleo,
    );
    const named = scene.commit?.events.map((event) => (event.data as { resources: unknown[] }).resources.length);
    expect(named).toEqual([500, 1]);
  });

  it('one that is refused is a failure; two that are refused are verdicts', () => {
    scene.contact('hidden', scene.ana);
    const result = (...contactIds: string[]) =>
      scene.try(manageAccess, { contactIds, change: { type: 'private' } }, scene.cleo);
    expect(result('hidden')).toMatchObject({
      ok: false,
      error: { code: 'contact_not_found', path: ['contactIds', 0] },
    });
    expect(result('hidden', 'hidden')).toMatchObject({ ok: false });
    expect(result('hidden', 'missing')).toMatchObject({ ok: true, value: { commit: null } });
  });

  it('none is not allowed', () => {
    expect(scene.code(manageAccess, { contactIds: [], change: { type: 'private' } }, scene.cleo)).toBe('invalid_input');
  });
});

describe('a contact is created', () => {
  it('private, and whoever creates it owns it', () => {
    expect(scene.viewers('lead')).toEqual(['cleo']);
    expect(scene.code(createContact, { fields: { firstName: 'X' }, ownerId: scene.dan }, scene.cleo)).toBe(
      'owner_is_actor',
    );
    expect(scene.code(createContact, { fields: { firstName: 'X' } }, 'host')).toBe('owner_required');
    expect(scene.code(createContact, { fields: { firstName: 'X' }, ownerId: scene.dan }, 'host')).toBe('ok');
  });

  it('on a number that its maker uses; one they do not have reads as none', () => {
    const numberId = scene.number(scene.ana);
    const add = (who: string) => scene.code(createContact, { fields: { firstName: 'X' }, numberId }, who);
    expect([add(scene.ana), add(scene.cleo), add('host')]).toEqual(['ok', 'number_not_found', 'owner_required']);
    scene.do(assignNumber, { numberId, memberId: scene.cleo, access: 'read' }, scene.ana);
    expect(add(scene.cleo)).toBe('number_read_only');
    scene.do(assignNumber, { numberId, memberId: scene.cleo, access: 'use' }, scene.ana);
    expect(add(scene.cleo)).toBe('ok');
  });

  it('with something to call it by', () => {
    const code = (fields: object) => scene.code(createContact, { fields }, scene.cleo);
    expect(code({})).toBe('contact_empty');
    expect(code({ firstName: '  ' })).toBe('contact_empty');
    expect(code({ role: 'Boss' })).toBe('contact_empty');
    expect(code({ company: 'Acme' })).toBe('ok');
    expect(code({ phones: [{ label: 'work', value: '+49 30 1' }] })).toBe('ok');
    expect(code({ emails: [{ label: 'work', value: 'd@ex.example' }] })).toBe('ok');
  });

  it('once an id', () => {
    expect(scene.code(createContact, { contactId: 'lead', fields: { firstName: 'X' } }, scene.cleo)).toBe(
      'contact_exists',
    );
  });
});
