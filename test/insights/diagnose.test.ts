import { deleteContact, manageAccess, upsertExternalContact } from 'partyline/contacts';
import { diagnose, roleAssignmentReport, whatCouldTheyDo, whatIf } from 'partyline/insights';
import { unwrap } from 'partyline/kernel';
import { removeMember } from 'partyline/lifecycle';
import { changeRole, claimDomain, setWorkspaceStatus, suspendMember, updateProfile } from 'partyline/members';
import { en, es, fr, describe as say } from 'partyline/messages';
import { assignNumber, releaseNumber } from 'partyline/numbers';
import { permissions, standardTable } from 'partyline/roles';
import { definePolicy } from 'partyline/workspace';
import { beforeEach, describe, expect, it } from 'vitest';
import { Scene } from '../support/scene.js';

describe('a diagnosis', () => {
  let scene: Scene;
  let desk: string;
  beforeEach(() => {
    scene = new Scene();
    desk = scene.number(scene.ben);
  });

  const codes = (input: object, who: string = scene.ana) => {
    const { allowed, findings } = unwrap(diagnose(scene.workspace, input as never, scene.context(who)));
    for (const finding of findings) {
      for (const language of [en, fr, es]) expect(say(finding, { in: language })).not.toMatch(/[{}…]|undefined/);
    }
    expect(allowed).toBe(findings.every(({ code }) => ['nothing_in_the_way', 'recent_change'].includes(code)));
    return findings.map(({ code, who: can }) => [code, ...can]);
  };

  it('asks for the role, and for the setting that would let members do it', () => {
    expect(codes({ memberId: scene.dan, action: 'members.invite' }, scene.dan)).toEqual([
      ['role_too_narrow', scene.ana, scene.ben],
      ['setting_denies'],
    ]);
    expect(codes({ memberId: scene.ben, action: 'members.invite' })).toEqual([['nothing_in_the_way']]);
    expect(codes({ memberId: scene.ben, action: 'members.remove', client: 'mobile' })).toEqual([
      ['needs_other_client', scene.ben],
    ]);
  });

  it('asks for the number: whether it is held, for use, by its owner, and still there', () => {
    expect(codes({ memberId: scene.dan, action: 'use', numberId: desk })).toEqual([
      ['number_not_held', scene.ana, scene.ben],
    ]);
    scene.do(assignNumber, { numberId: desk, memberId: scene.dan, access: 'read' }, scene.ben);
    expect(codes({ memberId: scene.dan, action: 'use', numberId: desk })).toEqual([
      ['number_held_to_read', scene.ana, scene.ben],
    ]);
    expect(codes({ memberId: scene.dan, action: 'numbers.updateSettings', numberId: desk })).toEqual([
      ['not_number_owner', scene.ana, scene.ben],
    ]);
    scene.do(releaseNumber, { numberId: desk }, 'host');
    expect(codes({ memberId: scene.dan, action: 'use', numberId: desk })[0]?.[0]).toBe('number_was_released');
    expect(codes({ memberId: scene.dan, action: 'use', numberId: 'none' })[0]?.[0]).toBe('no_such_number');
  });

  it('asks whether something is shared, for those who see it, and hides it from all others', () => {
    scene.contact('dora', scene.cleo);
    const input = { memberId: scene.dan, action: 'edit', resource: { kind: 'contact', id: 'dora' } };
    expect(codes(input, scene.cleo === scene.ana ? '' : 'host')).toEqual([['not_shared', scene.cleo]]);
    const hidden = diagnose(scene.workspace, input as never, scene.context(scene.ana));
    const missing = diagnose(
      scene.workspace,
      { ...input, resource: { kind: 'contact', id: 'none' } } as never,
      scene.context(scene.ana),
    );
    expect(hidden).toMatchObject({ error: { code: 'diagnosis_target_not_found', params: { id: 'dora' } } });
    expect(JSON.stringify(hidden).replace('dora', 'none')).toBe(JSON.stringify(missing));
    const change = { type: 'add', grants: [{ principal: `member:${scene.dan}`, level: 'view' }] };
    scene.do(manageAccess, { contactIds: ['dora'], change } as never, scene.cleo);
    expect(codes(input, scene.dan)).toEqual([['shared_to_view', scene.cleo]]);
  });

  it('asks whether they are here at all, and whether their domain would let them in', () => {
    scene.do(claimDomain, { domain: 'acme.example', acknowledged: true }, scene.ana);
    expect(codes({ memberId: 'eve', action: 'communication.use', address: 'eve@acme.example' })).toEqual([
      ['no_member_here', scene.ana, scene.ben],
      ['domain_unproved', scene.ana, scene.ben],
    ]);
    expect(codes({ memberId: 'eve', action: 'communication.use', address: 'eve@else.example' })[1]?.[0]).toBe(
      'domain_unclaimed',
    );
    scene.do(suspendMember, { memberId: scene.dan }, scene.ana);
    expect(codes({ memberId: scene.dan, action: 'communication.use' })).toEqual([
      ['suspended_here', scene.ana, scene.ben],
    ]);
    scene.do(removeMember, { memberId: scene.dan }, scene.ana);
    expect(codes({ memberId: scene.dan, action: 'communication.use' })).toEqual([
      ['removed_here', scene.ana, scene.ben],
    ]);
    scene.do(setWorkspaceStatus, { status: 'suspended' }, 'host');
    expect(codes({ memberId: scene.cleo, action: 'communication.use' }, 'host')[0]).toEqual(['workspace_suspended']);
  });

  it('asks for the role of whoever uses, or edits, what they have', () => {
    const cells = Object.fromEntries(permissions.map((permission) => [permission, 'no'])) as never;
    const policy = definePolicy({ roles: { ...standardTable, idle: { steward: false, cells } } });
    scene = new Scene(policy);
    const numberId = scene.number(scene.ana);
    scene.contact('dora', scene.dan);
    const edit = { memberId: scene.dan, action: 'edit', resource: { kind: 'contact', id: 'dora' } };
    const use = { memberId: scene.dan, action: 'use', numberId };
    scene.do(assignNumber, { numberId, memberId: scene.dan, access: 'use' }, scene.ana);
    expect([codes(edit, scene.dan), codes(use, scene.dan)]).toEqual([
      [['nothing_in_the_way']],
      [['nothing_in_the_way']],
    ]);
    scene.do(changeRole, { memberId: scene.dan, roles: ['idle'] }, scene.ana);
    expect([codes(edit, scene.dan), codes(use, scene.dan)]).toEqual([
      [['role_too_narrow', scene.ana, scene.ben]],
      [['role_too_narrow', scene.ana, scene.ben]],
    ]);
    expect(codes({ ...edit, action: 'view' }, scene.dan)).toEqual([['nothing_in_the_way']]);
  });

  it('says of what was deleted that it was, and of what an integration keeps where it is changed', () => {
    scene.contact('dora', scene.cleo);
    scene.do(deleteContact, { contactId: 'dora' }, scene.cleo);
    const input = { memberId: scene.cleo, action: 'edit', resource: { kind: 'contact', id: 'dora' } };
    expect(codes(input, scene.cleo)).toEqual([['is_deleted', scene.cleo]]);
    expect(codes({ ...input, action: 'view' }, 'host')).toEqual([['is_deleted', scene.cleo]]);
    const record = {
      source: 'crm',
      externalId: '1',
      ownerId: scene.cleo,
      fields: { firstName: 'E' },
    };
    const { contactId } = scene.do(upsertExternalContact, record, 'host');
    expect(codes({ ...input, resource: { kind: 'contact', id: contactId } }, scene.cleo)).toEqual([
      ['changed_at_source'],
    ]);
  });

  it('wants to know what cannot be used, viewed or edited', () => {
    const asked = (action: string) =>
      diagnose(scene.workspace, { memberId: scene.dan, action } as never, scene.context(scene.ana));
    expect(asked('use')).toMatchObject({
      error: { code: 'invalid_input', path: ['numberId'], params: { issues: [{ code: 'target_missing' }] } },
    });
    for (const action of ['view', 'edit']) {
      expect(asked(action)).toMatchObject({ error: { code: 'invalid_input', path: ['resource'] } });
    }
  });

  it('answers nobody about others because the workspace is suspended', () => {
    scene.do(setWorkspaceStatus, { status: 'suspended' }, 'host');
    const about = (memberId: string) =>
      scene.code(diagnose as never, { memberId, action: 'communication.use' }, scene.dan);
    expect([about(scene.ben), about(scene.dan)]).toEqual(['permission_denied', 'ok']);
  });

  it('mentions what changed last, and is for oneself or those who may see all', () => {
    const recent = [
      { kind: 'member_role_changed', at: scene.at - 5 },
      { kind: 'number_unassigned', at: scene.at - 1, by: scene.ana },
    ];
    const { findings } = unwrap(
      diagnose(
        scene.workspace,
        { memberId: scene.dan, action: 'use', numberId: desk, recent },
        scene.context(scene.dan),
      ),
    );
    expect(findings.at(-1)).toMatchObject({ code: 'recent_change', kind: 'number_unassigned', by: scene.ana });
    expect(scene.code(diagnose as never, { memberId: scene.ben, action: 'use', numberId: desk }, scene.dan)).toBe(
      'permission_denied',
    );
  });
});

describe('what somebody could do', () => {
  it('is told with what a change of roles would give and take', () => {
    const scene = new Scene();
    scene.contact('dora', scene.cleo);
    const context = scene.context(scene.ana);
    const powers = unwrap(whatCouldTheyDo(scene.workspace, { memberId: scene.cleo }, context));
    expect(powers.resources).toContainEqual({ kind: 'contact', count: 1, capped: false });
    const { before, after, gained, lost } = unwrap(
      whatIf(scene.workspace, { memberId: scene.ben, roles: ['member'] }, context),
    );
    expect([before.roles, after.roles]).toEqual([['admin'], ['member']]);
    expect(gained).toEqual([]);
    expect(lost).toContain('insights.viewAll');
    expect(scene.workspace.state.member.get(scene.ben)?.roles).toEqual(['admin']);
    // Members ask about themselves alone; what nobody could be is said.
    expect(whatCouldTheyDo(scene.workspace, { memberId: scene.cleo }, scene.context(scene.cleo)).ok).toBe(true);
    expect(whatCouldTheyDo(scene.workspace, { memberId: scene.ana }, scene.context(scene.cleo)).ok).toBe(false);
    expect(whatIf(scene.workspace, { memberId: scene.cleo, roles: ['wizard'] }, context)).toMatchObject({
      error: { code: 'unknown_role' },
    });
  });
});

describe('the report of roles', () => {
  it('is a table in which no name can break out of its cell, or run as a formula', () => {
    const scene = new Scene();
    scene.do(updateProfile, { memberId: scene.cleo, name: '=HYPERLINK("x")|[a](b)' }, scene.cleo);
    const text = (format: 'markdown' | 'csv') =>
      unwrap(roleAssignmentReport(scene.workspace, { format }, scene.context(scene.ana))).text;
    const [header = '', , ...rows] = text('markdown').trim().split('\n');
    expect(rows.length).toBe(4);
    for (const row of rows) expect(row.split(/(?<!\\)\|/).length).toBe(header.split('|').length);
    expect(text('csv')).toContain(`"'=HYPERLINK(""x"")|[a](b)"`);
  });
});
