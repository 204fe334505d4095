import { createContact, manageAccess } from 'partyline/contacts';
import { unwrap } from 'partyline/kernel';
import { expectDenied, expectViewers, expectVisible, naivelyCan, office } from 'partyline/testing';
import { describe, expect, it } from 'vitest';

const scene = () => {
  const { workspace, as, ana, ben, cleo, context } = office();
  const made = unwrap(createContact(workspace, { contactId: 'dora', fields: { firstName: 'Dora' } }, as(cleo)));
  const until = context.at + 60_000;
  const grants = [{ principal: `member:${ben}` as const, level: 'view' as const, until }];
  const change = { contactIds: ['dora'], change: { type: 'add' as const, grants } };
  const shared = unwrap(manageAccess(made.workspace, change, as(cleo))).workspace;
  return { workspace: shared, ana, ben, cleo, at: context.at, resource: { kind: 'contact', id: 'dora' } };
};

describe('expectations of access', () => {
  it('are silent about what is as it should be', () => {
    const { workspace, ana, ben, cleo, at, resource } = scene();
    expectVisible(workspace, { memberId: ben, resource, at, level: 'view' });
    expectVisible(workspace, { memberId: cleo, resource, at });
    expectDenied(workspace, { memberId: ana, resource, at });
    expectDenied(workspace, { memberId: ben, resource, at: at + 60_000 });
    expectViewers(workspace, resource, at, [ben, cleo]);
    expectDenied(workspace, { actor: { type: 'member', memberId: cleo }, permission: 'members.invite' });
  });

  it('say who has what, by which path, and to whom it is granted', () => {
    const { workspace, ana, ben, at, resource } = scene();
    expect(() => expectDenied(workspace, { memberId: ben, resource, at })).toThrow(
      new RegExp(
        `^Ben Brandt \\(${ben}\\) should not see contact dora, and has view\\. By member:${ben} \\(view, manual, until 2026-11-22T09:01:00\\.000Z\\)\\.\nIt belongs to Cleo Costa`,
      ),
    );
    expect(() => expectVisible(workspace, { memberId: ben, resource, at, level: 'edit' })).toThrow(
      /should have edit on contact dora, and has view/,
    );
    expect(() => expectVisible(workspace, { memberId: ana, resource, at })).toThrow(
      /Ana Alvarez \(\w+\) should see contact dora, and does not\. The reason: \w+\./,
    );
    expect(() => expectVisible(workspace, { memberId: ana, resource: { kind: 'contact', id: 'nobody' }, at })).toThrow(
      /There is no contact nobody/,
    );
    const actor = { type: 'member', memberId: ana } as const;
    expect(() => expectDenied(workspace, { actor, permission: 'billing.manage' })).toThrow(
      /Ana Alvarez \(\w+\) should not have billing\.manage, and has it, with the roles: owner/,
    );
    expect(naivelyCan(workspace, actor, 'billing.manage')).toBe(true);
  });
});
