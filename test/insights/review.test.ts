import { createContact, manageAccess } from 'partyline/contacts';
import { addGroupMembers, deleteGroup } from 'partyline/groups';
import { accessReview, type ReviewFinding, type ReviewSettings } from 'partyline/insights';
import { unwrap } from 'partyline/kernel';
import { removeMember } from 'partyline/lifecycle';
import { changeRole, claimDomain, inviteMembers, markSeen, suspendMember, transferOwnership } from 'partyline/members';
import { es, fr, describe as say } from 'partyline/messages';
import { assignNumber } from 'partyline/numbers';
import { manageResourceAccess, registerResource } from 'partyline/resources';
import { shareable } from 'partyline/sharing';
import { createSnippet, manageSnippetAccess } from 'partyline/snippets';
import { definePolicy } from 'partyline/workspace';
import { beforeEach, describe, expect, it } from 'vitest';
import { Scene } from '../support/scene.js';
import { afterSuggestions, named } from './run-suggestions.js';

const DAY = 86_400_000;

describe('the access review finds', () => {
  let scene: Scene;
  beforeEach(() => {
    scene = new Scene();
  });

  const findings = (settings: ReviewSettings = {}) =>
    unwrap(accessReview(scene.workspace, settings, scene.context('host'))).findings;

  /** The finding of a code is there, reads well in every language, and is gone once whoever may has done what it suggests. */
  const foundAndEnded = (code: ReviewFinding['code'], settings: ReviewSettings = {}, times = 1) => {
    const found = findings(settings).filter((finding) => finding.code === code);
    expect(found.length).toBe(times);
    for (const finding of found) {
      for (const language of [undefined, fr, es]) {
        const sentence = say(finding, language === undefined ? {} : { in: language });
        expect(sentence).not.toMatch(/[{}…]|undefined/);
      }
      expect(finding.suggestions.length).toBeGreaterThan(0);
      scene.workspace = afterSuggestions(scene.workspace, finding, ({ by }) => scene.context(by ?? 'host'));
      expect(findings(settings).map(named)).not.toContain(named(finding));
    }
  };
  const share = (contactId: string, grants: readonly object[], who: string) =>
    scene.do(manageAccess, { contactIds: [contactId], change: { type: 'add', grants } } as never, who);

  it('more owners or admins than advised, and lets go whoever was away for longest', () => {
    const eva = scene.member('Eva', ['owner']);
    scene.do(changeRole, { memberId: scene.cleo, roles: ['admin'] }, 'host');
    scene.at += DAY;
    scene.do(markSeen, { memberId: scene.ben }, scene.ben);
    foundAndEnded('too_many_owners', { owners: 1 });
    expect(scene.workspace.state.member.get(eva)?.roles).toEqual(['member']);
    foundAndEnded('too_many_admins', { admins: 1 });
    expect(scene.workspace.state.member.get(scene.cleo)?.roles).toEqual(['member']);
    expect(scene.workspace.state.member.get(scene.ben)?.roles).toEqual(['admin']);
  });

  it('people who were not here for long; the primary owner once somebody can take over', () => {
    scene.at += 91 * DAY;
    for (const memberId of [scene.ben, scene.cleo]) scene.do(markSeen, { memberId }, memberId);
    const [ana] = findings().filter(({ code, params }) => {
      return code === 'inactive_member' && 'memberId' in params && params.memberId === scene.ana;
    });
    expect(ana).toMatchObject({ severity: 'high', suggestions: [] });
    scene.do(changeRole, { memberId: scene.ben, roles: ['owner'] }, 'host');
    foundAndEnded('inactive_member', {}, 2);
    expect(scene.workspace.state.workspace.get('self')?.primaryOwnerId).toBe(scene.ben);
  });

  it('suspended people who hold something, and departed ones whose things were not handed over', () => {
    scene.contact('dora', scene.cleo);
    scene.do(suspendMember, { memberId: scene.cleo }, scene.ana);
    foundAndEnded('suspended_with_remains');
    foundAndEnded('departed_with_remains');
    expect(scene.workspace.state.contact.get('dora')?.ownerId).toBe(scene.ana);
  });

  it('numbers that many have', () => {
    const numberId = scene.number(scene.ana);
    for (const memberId of [scene.cleo, scene.dan]) {
      scene.do(assignNumber, { numberId, memberId, access: 'use' }, scene.ana);
    }
    foundAndEnded('number_shared_widely', { usersPerNumber: 1 });
    expect(scene.workspace.state.member.get(scene.ana)?.numbers.map(({ id }) => id)).toEqual([numberId]);
  });

  it('but not from those who inherited a number of somebody who left', () => {
    const numberId = scene.number(scene.dan);
    for (const memberId of [scene.ana, scene.cleo]) {
      scene.do(assignNumber, { numberId, memberId, access: 'use' }, scene.ana);
    }
    scene.do(removeMember, { memberId: scene.dan }, scene.ana);
    foundAndEnded('number_shared_widely', { usersPerNumber: 1 });
    expect(scene.workspace.state.member.get(scene.ana)?.numbers.map(({ id }) => id)).toEqual([numberId]);
  });

  it('roles that allow more than somebody did, where it is told what they did', () => {
    scene.at += 91 * DAY;
    expect(findings().map(({ code }) => code)).not.toContain('role_broader_than_used');
    const used = { [scene.ben]: ['communication.use'] } as const;
    // Whether Ben reads reports shows nowhere, so that he is taken to: without a word of the host, he keeps his role.
    expect(findings({ used }).map(({ code }) => code)).not.toContain('role_broader_than_used');
    foundAndEnded('role_broader_than_used', { used, unobserved: ['billing.manage'] });
    scene = new Scene();
    scene.at += 91 * DAY;
    expect(
      findings({ used: { [scene.ben]: ['groups.manage'] }, unobserved: [] }).map(({ code }) => code),
    ).not.toContain('role_broader_than_used');
  });

  it('contacts that everybody sees though they look confidential', () => {
    scene.do(
      createContact,
      { contactId: 'dora', fields: { firstName: 'Dora', role: 'Médecin du travail' } },
      scene.cleo,
    );
    expect(findings()).toEqual([]);
    share('dora', [{ principal: 'workspace', level: 'view' }], scene.cleo);
    const words = (...confidentialWords: string[]) => findings({ confidentialWords }).length;
    expect([
      words('medecin travail'),
      words('travai'),
      words('—'),
      words('Dora médecin'),
      words('x', 'du  TRAVAIL'),
    ]).toEqual([0, 0, 0, 1, 1]);
    foundAndEnded('confidential_to_all');
  });

  it('groups with nobody, deleted ones among them that still give something', () => {
    const groupId = scene.group('Sales', [scene.cleo]);
    scene.contact('dora', scene.ana);
    share('dora', [{ principal: `group:${groupId}`, level: 'view' }], scene.ana);
    scene.do(removeMember, { memberId: scene.cleo }, scene.ana);
    foundAndEnded('empty_group');
    foundAndEnded('empty_retired_group');
    const other = scene.group('Support');
    scene.do(addGroupMembers, { groupId: other, memberIds: [scene.dan] }, scene.ana);
    scene.do(deleteGroup, { groupId: other }, scene.ana);
    expect(findings().map(({ code }) => code)).not.toContain('empty_group');
  });

  it('invitations that nobody took up, and domains that nobody proved', () => {
    scene.do(inviteMembers, { addresses: 'eve@else.example', tokenHashes: ['a'.repeat(64)] }, scene.ana);
    scene.do(claimDomain, { domain: 'acme.example', acknowledged: true }, scene.ana);
    expect(findings()).toEqual([]);
    scene.at += 8 * DAY;
    foundAndEnded('stale_invitation');
    foundAndEnded('unproved_domain');
  });

  it('shares that end soon, and shares with people who have left', () => {
    scene.contact('dora', scene.ana);
    share('dora', [{ principal: `member:${scene.cleo}`, level: 'view', until: scene.at + 3 * DAY }], scene.ana);
    share('dora', [{ principal: `member:${scene.dan}`, level: 'view', until: scene.at + 30 * DAY }], scene.ana);
    foundAndEnded('grant_ending');
    scene.do(removeMember, { memberId: scene.cleo }, scene.ana);
    foundAndEnded('grant_to_departed');
  });

  it('shares given to an accomplice by somebody who has since lost the way', () => {
    scene.contact('dora', scene.ana);
    share('dora', [{ principal: `member:${scene.cleo}`, level: 'edit' }], scene.ana);
    // Cleo shares with a group she is in: by itself, everyday use.
    const groupId = scene.group('Friends', [scene.cleo, scene.dan]);
    share('dora', [{ principal: `group:${groupId}`, level: 'edit' }], scene.cleo);
    expect(findings()).toEqual([]);
    // Then Ana takes Cleo's access back, and Cleo keeps it by what she gave.
    const change = { type: 'remove', principals: [`member:${scene.cleo}`] } as const;
    scene.do(manageAccess, { contactIds: ['dora'], change } as never, scene.ana);
    expect(scene.viewers('dora')).toEqual(['ana', 'cleo', 'dan']);
    foundAndEnded('laundered_grant');
    expect(scene.viewers('dora')).toEqual(['ana']);
  });

  it('the same of snippets and of a host’s own things: confidential to all, ending, with the departed, laundered', () => {
    scene = new Scene(definePolicy({ shareables: [shareable('deal')] }));
    const made = { name: 'Payroll', body: 'Your salary is …' };
    const { snippetId } = scene.do(createSnippet, made, scene.cleo);
    const { id } = scene.do(registerResource, { kind: 'deal', name: 'Attorney' }, scene.cleo);
    const things = [
      [manageSnippetAccess, { snippetIds: [snippetId] }],
      [manageResourceAccess, { kind: 'deal', ids: [id] }],
    ] as const;
    const each = (change: object, who: string) => {
      for (const [verb, named_] of things) scene.do(verb as never, { ...named_, change } as never, who);
    };
    const give = (grants: readonly object[], who: string) => each({ type: 'add', grants }, who);
    give([{ principal: `member:${scene.dan}`, level: 'edit' }], scene.cleo);
    give([{ principal: `group:${scene.group('Friends', [scene.dan])}`, level: 'edit' }], scene.dan);
    each({ type: 'remove', principals: [`member:${scene.dan}`] }, scene.cleo);
    foundAndEnded('laundered_grant', {}, 2);
    give([{ principal: 'workspace', level: 'view' }], scene.cleo);
    foundAndEnded('confidential_to_all', {}, 2);
    give([{ principal: `member:${scene.ben}`, level: 'view', until: scene.at + 3 * DAY }], scene.cleo);
    foundAndEnded('grant_ending', {}, 2);
    scene.do(removeMember, { memberId: scene.ben }, scene.ana);
    foundAndEnded('grant_to_departed', {}, 2);
  });

  it('two who hold each other up', () => {
    scene.contact('dora', scene.ana);
    share('dora', [{ principal: `member:${scene.cleo}`, level: 'edit' }], scene.ana);
    share('dora', [{ principal: `member:${scene.dan}`, level: 'edit' }], scene.cleo);
    const change = { type: 'remove', principals: [`member:${scene.cleo}`] } as const;
    // Dan gives it back to Cleo before Ana has noticed.
    scene.do(manageAccess, { contactIds: ['dora'], change } as never, scene.ana);
    const resharing = scene.workspace.state.contact.get('dora')?.resharing;
    expect(resharing).toBe('owner');
    expect(
      scene.code(
        manageAccess,
        { contactIds: ['dora'], change: { type: 'add', grants: [{ principal: `member:${scene.cleo}` }] } } as never,
        scene.dan,
      ),
    ).toBe('needs_owner');
    foundAndEnded('laundered_grant');
  });

  it('things about contacts that whoever asks does not see, and counts them without a name', () => {
    scene.contact('dora', scene.cleo);
    share('dora', [{ principal: `member:${scene.dan}`, level: 'view', until: scene.at + DAY }], scene.cleo);
    expect(findings().map(({ code }) => code)).toEqual(['grant_ending']);
    const told = unwrap(accessReview(scene.workspace, {}, scene.context(scene.ana)));
    expect(told).toEqual({ findings: [], hidden: { grant_ending: 1 } });
  });

  it('nothing in an office that is in order, and tells nothing to members', () => {
    expect(findings()).toEqual([]);
    expect(accessReview(scene.workspace, {}, scene.context(scene.cleo))).toMatchObject({
      error: { code: 'permission_denied' },
    });
    expect(scene.code(transferOwnership, { memberId: scene.ana }, 'host')).toBe('ok');
  });
});
