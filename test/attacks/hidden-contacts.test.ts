import {
  attachToNumber,
  createContact,
  deleteContact,
  detachFromNumber,
  explainContactAccess,
  manageAccess,
  restoreContact,
  transferContact,
  updateContact,
} from 'partyline/contacts';
import { addGroupMembers, removeGroupMembers } from 'partyline/groups';
import { unwrap } from 'partyline/kernel';
import { planRemoval, removeMember, settleDeparture } from 'partyline/lifecycle';
import { changeRole, diagnoseJoin, listTeam, onboardingOf, suspendMember } from 'partyline/members';
import { assignNumber, releaseNumber, ringPlan, setNumberMode, unassignNumber } from 'partyline/numbers';
import { describe, expect, it } from 'vitest';
import { openLine } from './line.js';
import { codeOf, Town } from './town.js';

/** Words that stand in Cleo's private contacts and nowhere else. */
const SECRET = /Zanzibar|Quixote|\+15550001111|hush@/i;
const fields = {
  firstName: 'Zanzibar',
  lastName: 'Quixote',
  phones: [{ label: 'work', value: '+15550001111' }],
  emails: [{ label: 'work', value: 'hush@elsewhere.example' }],
};

const withSecret = () => {
  const town = new Town();
  const desk = town.number(town.cleo);
  const sales = town.group('Sales', [town.cleo, town.dan]);
  town.do(createContact, { contactId: 'secret', fields }, town.cleo);
  return Object.assign(town, { desk, sales });
};

describe('the name of a hidden contact', () => {
  it('stands in no output, error or plan of anything that others do about its owner', () => {
    const town = withSecret();
    const { cleo, dan, desk, sales } = town;
    for (const who of [town.ana, town.ben, town.dan]) {
      const group = { groupId: sales, memberIds: [cleo] };
      const answers = [
        town.ask(planRemoval, { memberId: cleo }, who),
        town.try(removeMember, { memberId: cleo }, who),
        town.try(removeMember, { memberId: cleo, successorId: dan }, who),
        town.try(suspendMember, { memberId: cleo }, who),
        town.try(changeRole, { memberId: cleo, roles: ['admin'] }, who),
        town.try(removeGroupMembers, group, who),
        town.try(addGroupMembers, group, who),
        town.try(setNumberMode, { numberId: desk, mode: 'exclusive' }, who),
        town.try(unassignNumber, { numberId: desk, memberId: dan }, who),
        town.try(assignNumber, { numberId: desk, memberId: dan, access: 'use' }, who),
        town.try(releaseNumber, { numberId: desk }, who),
        town.try(manageAccess, { contactIds: ['secret'], change: { type: 'private' } }, who),
        town.try(manageAccess, { contactIds: ['secret', 'no-such'], change: { type: 'private' } }, who),
        town.ask(explainContactAccess, { contactId: 'secret' }, who),
        town.ask(ringPlan, { numberId: desk, seed: 'x' }, who),
        town.ask(onboardingOf, { memberId: cleo }, who),
        town.ask(listTeam, {}, who),
        town.ask(diagnoseJoin, { address: 'hush@else.example' }, who),
      ];
      for (const answer of answers) {
        const shown = answer.ok
          ? 'output' in (answer.value as object)
            ? (answer.value as { output: unknown; commit: { events: unknown } | null })
            : answer.value
          : answer.error;
        const { output, commit } = shown as { output?: unknown; commit?: { events: unknown } | null };
        expect(JSON.stringify(output ?? (commit === undefined ? shown : null))).not.toMatch(SECRET);
        expect(JSON.stringify(commit?.events ?? [])).not.toMatch(SECRET);
      }
    }
  });

  it('stands in the event of its making alone, in the part that can be erased, and in none that follows', () => {
    const town = withSecret();
    const after: unknown[] = [];
    const note = () => after.push(...(town.commit?.events ?? []));
    const made = town.try(createContact, { contactId: 'other', fields }, town.cleo);
    const [event] = unwrap(made).commit?.events ?? [];
    expect(JSON.stringify(event?.data)).not.toMatch(SECRET);
    expect(JSON.stringify(event?.personal)).toMatch(SECRET);

    const grants = [{ principal: `group:${town.sales}` as const }];
    town.do(manageAccess, { contactIds: ['secret'], change: { type: 'add', grants } }, town.cleo);
    note();
    town.do(manageAccess, { contactIds: ['secret'], change: { type: 'private' } }, town.cleo);
    note();
    town.do(removeMember, { memberId: town.cleo }, town.ben);
    note();
    town.do(settleDeparture, { memberId: town.cleo, contactIds: ['secret'] }, 'host');
    note();
    expect(after.length).toBeGreaterThanOrEqual(5);
    expect(JSON.stringify(after)).not.toMatch(SECRET);
  });

  it('stands in no list or search of anybody else, nor of the host, nor of a stranger', async () => {
    const line = await openLine();
    unwrap(await line.as(line.cleo).contacts.create({ contactId: 'secret', fields }));
    for (const session of [
      line.as(line.ana),
      line.as(line.ben),
      line.as(line.dan),
      line.as('stranger'),
      line.host,
      line.person('cleo@acme.example'),
    ]) {
      expect(unwrap(await session.contacts.list()).items).toEqual([]);
    }
    expect(unwrap(await line.as(line.cleo).contacts.list()).items).toHaveLength(1);
  });

  it('a page that ends beside it tells nothing of it, nor does its cursor', async () => {
    const line = await openLine();
    unwrap(await line.as(line.cleo).contacts.create({ contactId: 'secret', fields }));
    for (const [contactId, firstName] of [
      ['first', 'Aa'],
      ['open', 'Zz'],
    ] as const) {
      unwrap(await line.as(line.ben).contacts.create({ contactId, fields: { firstName } }));
    }
    const first = unwrap(await line.as(line.ben).contacts.list({ limit: 1 }));
    const second = unwrap(await line.as(line.ben).contacts.list({ cursor: first.next, limit: 1 }));
    expect(second).toMatchObject({ items: [{ id: 'open' }], next: null });
    expect(unwrap(await line.as(line.ben).contacts.count())).toEqual({ count: 2, capped: false });
    expect(unwrap(await line.as(line.ben).contacts.search({ text: 'zanz' })).items).toEqual([]);
    const elsewhere = await line.as(line.cleo).contacts.list({ cursor: first.next, limit: 1 });
    expect(elsewhere).toEqual({ ok: false, error: { code: 'cursor_invalid', path: ['cursor'], params: {} } });
  });

  it('an owner of the workspace sees it no more than others', () => {
    const town = withSecret();
    expect(town.viewers('secret')).toEqual(['cleo']);
  });
});

describe('whether a hidden contact exists', () => {
  const everybody = ['ana', 'ben', 'dan'] as const;
  const changes = [
    { type: 'private' },
    { type: 'add', grants: [{ principal: 'workspace' }] },
    { type: 'add', grants: [] },
    { type: 'remove', principals: ['workspace'] },
    { type: 'replace', grants: [] },
  ] as const;

  it('cannot be told from what one that never was answers', () => {
    const town = withSecret();
    for (const name of everybody) {
      const who = town[name];
      const answerTo = (contactId: string) =>
        JSON.stringify([
          town.ask(explainContactAccess, { contactId }, who),
          town.ask(explainContactAccess, { contactId, memberId: town.cleo }, who),
          town.ask(explainContactAccess, { contactId, memberId: 'no-such' }, who),
          ...changes.map((change) => town.try(manageAccess, { contactIds: [contactId], change }, who)),
          ...changes.map((change) => {
            const result = town.try(manageAccess, { contactIds: [contactId, 'never'], change }, who);
            return result.ok ? [result.value.output, result.value.commit] : result;
          }),
        ]).replaceAll(contactId, '?');
      expect(answerTo('secret')).toBe(answerTo('no-such'));
    }
  });

  it('nor by editing, deleting, restoring, giving away or moving it', () => {
    const town = withSecret();
    const line = town.number(town.ben);
    for (const name of everybody) {
      const who = town[name];
      const answerTo = (contactId: string) =>
        JSON.stringify([
          town.try(updateContact, { contactId, fields: { firstName: 'X' } }, who),
          town.try(deleteContact, { contactId }, who),
          town.try(restoreContact, { contactId }, who),
          town.try(transferContact, { contactId, memberId: who }, who),
          town.try(attachToNumber, { contactId, numberId: line }, who),
          town.try(attachToNumber, { contactId, numberId: 'no-such' }, who),
          town.try(detachFromNumber, { contactId, numberId: line }, who),
        ]).replaceAll(contactId, '?');
      expect(answerTo('secret')).toBe(answerTo('no-such'));
    }
  });

  it('nor once it is deleted, by trying to restore it', () => {
    const town = withSecret();
    town.do(deleteContact, { contactId: 'secret' }, town.cleo);
    const answerTo = (contactId: string) =>
      JSON.stringify(town.try(restoreContact, { contactId }, town.ben)).replaceAll(contactId, '?');
    expect(answerTo('secret')).toBe(answerTo('no-such'));
  });

  it('nor once it was shared and is hidden again', () => {
    const town = withSecret();
    const share = { type: 'add', grants: [{ principal: `member:${town.dan}` as const }] } as const;
    town.do(manageAccess, { contactIds: ['secret'], change: share }, town.cleo);
    town.do(manageAccess, { contactIds: ['secret'], change: { type: 'private' } }, town.cleo);
    const answerTo = (contactId: string) =>
      JSON.stringify(town.try(manageAccess, { contactIds: [contactId], change: share }, town.dan)).replaceAll(
        contactId,
        '?',
      );
    expect(answerTo('secret')).toBe(answerTo('no-such'));
  });

  it('nor from its number, its group, or by attaching something to it', () => {
    const town = withSecret();
    const hidden = town.number(town.ana, 'exclusive');
    for (const name of ['cleo', 'dan'] as const) {
      const who = town[name];
      const answerTo = (numberId: string) =>
        JSON.stringify([
          town.try(createContact, { numberId, fields }, who),
          town.ask(ringPlan, { numberId, seed: 'x' }, who),
          town.try(assignNumber, { numberId, memberId: who, access: 'use' }, who),
          town.try(unassignNumber, { numberId, memberId: town.ana }, who),
          town.try(setNumberMode, { numberId, mode: 'shared' }, who),
          town.try(releaseNumber, { numberId }, who),
        ]).replaceAll(numberId, '?');
      expect(answerTo(hidden)).toBe(answerTo('no-such'));
    }
  });

  it('a batch says of the hidden one what it says of the missing one, and does the rest', () => {
    const town = withSecret();
    town.contact('mine', town.dan);
    const change = { type: 'add', grants: [{ principal: 'workspace' }] } as const;
    const { verdicts } = town.do(manageAccess, { contactIds: ['secret', 'no-such', 'mine'], change }, town.dan);
    expect(verdicts.map(({ verdict, refusal }) => [verdict, refusal?.code])).toEqual([
      ['refused', 'contact_not_found'],
      ['refused', 'contact_not_found'],
      ['changed', undefined],
    ]);
  });

  it('the same through the service, for contacts of a person who has been removed', async () => {
    const line = await openLine();
    unwrap(await line.as(line.cleo).contacts.create({ contactId: 'secret', fields }));
    unwrap(await line.as(line.ben).members.remove({ memberId: line.cleo }));
    for (const step of ['before', 'after'] as const) {
      if (step === 'after') unwrap(await line.host.members.settleDeparture({ memberId: line.cleo }));
      for (const contactId of ['secret', 'no-such']) {
        expect(codeOf(await line.as(line.ben).contacts.explainAccess({ contactId }))).toBe('contact_not_found');
        expect(codeOf(await line.as(line.cleo).contacts.explainAccess({ contactId }))).toBe('contact_not_found');
      }
      expect(codeOf(await line.as(line.ana).contacts.explainAccess({ contactId: 'secret' }))).toBe('ok');
    }
  });
});
