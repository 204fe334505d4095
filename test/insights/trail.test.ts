import { manageAccess, updateContact } from 'partyline/contacts';
import { auditTrail, permissionChanges, type TrailOptions, toJsonLines } from 'partyline/insights';
import { unwrap } from 'partyline/kernel';
import { changeRole, updateProfile } from 'partyline/members';
import type { WorkspaceEvent } from 'partyline/workspace';
import { beforeEach, describe, expect, it } from 'vitest';
import { Desk } from '../conversations/support.js';

let desk: Desk;
let events: WorkspaceEvent[];
const note = () => events.push(...(desk.commit?.events ?? []));
beforeEach(() => {
  desk = new Desk();
  events = [];
  desk.contact('dora', desk.cleo);
  note();
  desk.at += 1_000;
  const grants = [{ principal: `member:${desk.ben}`, level: 'view' }] as const;
  desk.do(manageAccess, { contactIds: ['dora'], change: { type: 'add', grants } }, desk.cleo);
  note();
  desk.do(changeRole, { memberId: desk.dan, roles: ['admin'] }, desk.ana, 'web');
  note();
  desk.at += 1_000;
  desk.do(updateProfile, { memberId: desk.dan, name: 'Daniel' }, desk.dan);
  note();
  desk.give(desk.cleo);
  note();
});

const kinds = (options: TrailOptions, who = desk.ben) =>
  unwrap(auditTrail(desk.workspace, events, options, desk.context(who))).map(({ kind }) => kind);

describe('the audit trail is asked for', () => {
  it('what somebody did and what was done to them, shares with them among it', () => {
    expect(kinds({ memberId: desk.dan })).toEqual(['member_role_changed', 'profile_updated']);
    expect(kinds({ memberId: desk.ben })).toEqual(['access_changed']);
  });

  it('what happened to a thing, by those who see it', () => {
    const resource = { kind: 'contact', id: 'dora' };
    expect(kinds({ resource })).toEqual(['contact_created', 'access_changed']);
    expect(kinds({ resource }, desk.ana)).toEqual([]);
    expect(kinds({ resource: { kind: 'conversation', id: desk.talk } })).toEqual(['conversation_assigned']);
    expect(kinds({ resource: { kind: 'conversation', id: desk.talk } }, desk.dan)).toEqual([]);
  });

  it('some kinds, what changes what people may do, and what happened since', () => {
    expect(kinds({ kinds: ['profile_updated'] })).toEqual(['profile_updated']);
    expect(kinds({ permissionsOnly: true })).toEqual(['access_changed', 'member_role_changed']);
    expect(kinds({ since: desk.at })).toEqual(['profile_updated', 'conversation_assigned']);
    const all = unwrap(auditTrail(desk.workspace, events, {}, desk.context(desk.ben)));
    expect(permissionChanges(all)).toEqual(
      unwrap(auditTrail(desk.workspace, events, { permissionsOnly: true }, desk.context(desk.ben))),
    );
  });

  it('with how it was before and after, of conversations too', () => {
    const [entry] = unwrap(
      auditTrail(desk.workspace, events, { kinds: ['conversation_assigned'] }, desk.context(desk.ben)),
    );
    const { kind, id } = { kind: 'conversation', id: desk.talk };
    expect(entry?.changes).toEqual([{ kind, id, aspect: 'assignee', before: null, after: `member:${desk.cleo}` }]);
  });

  it('with no word of what a contact said before, which erasure could not take back', () => {
    desk.do(updateContact, { contactId: 'dora', fields: { company: 'Harbour' } }, desk.cleo);
    note();
    const read = unwrap(auditTrail(desk.workspace, events, {}, desk.context(desk.ben)));
    expect(read.at(-1)).toMatchObject({ kind: 'contact_updated', changes: [] });
    expect(JSON.stringify(read)).not.toContain('Harbour');
  });

  it('as JSON lines, which read back to the same', () => {
    const entries = unwrap(auditTrail(desk.workspace, events, {}, desk.context(desk.ben)));
    const lines = toJsonLines(entries);
    expect(lines.endsWith('\n')).toBe(true);
    const read = lines
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(read).toEqual(JSON.parse(JSON.stringify(entries)));
    expect(toJsonLines([])).toBe('');
  });
});
