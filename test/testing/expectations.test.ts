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
      /Ana Alvarez \(\w+\) should not have billing\.manage, and has it \(role_allows\), with the roles: owner/,
    );
    expect(naivelyCan(workspace, actor, 'billing.manage')).toBe(true);
  });

  it('throw on what does not exist, and name what does', () => {
    const { workspace, ben, cleo, at, resource } = scene();
    const denied = (claim: Parameters<typeof expectDenied>[1]) => () => expectDenied(workspace, claim);
    const actor = { type: 'member', memberId: cleo } as const;
    const nobody = { type: 'member', memberId: 'bne' } as const;
    const here = new RegExp(`Nobody is called bne here, so that nothing is proved about it\\. There are: .*${ben}`);
    expect(denied({ memberId: 'bne', resource, at })).toThrow(here);
    expect(denied({ actor: nobody, permission: 'billing.manage' })).toThrow(here);
    expect(() => expectVisible(workspace, { memberId: 'bne', resource, at })).toThrow(here);
    expect(() => expectViewers(workspace, resource, at, [cleo, ben, 'bne'])).toThrow(here);

    const dorra = { kind: 'contact', id: 'dorra' };
    expect(denied({ memberId: ben, resource: dorra, at })).toThrow(/^There is no contact dorra, .*There are: dora\.$/);
    expect(() => expectViewers(workspace, dorra, at, [])).toThrow(/^There is no contact dorra/);
    expect(denied({ memberId: ben, resource: { kind: 'contacts', id: 'dora' }, at })).toThrow(
      /^There is no contacts dora, and nothing else of that kind, .*There are: contact dora\.$/,
    );
    expect(denied({ actor, permission: 'numbers.updateSettings', numberId: 'desk' })).toThrow(
      /^There is no number desk, .*There is none\.$/,
    );
    expect(denied({ actor, permission: 'billing.mange' as never, mayBeUnknown: true })).toThrow(
      /^There is no permission billing\.mange, .*There are: communication\.use, /,
    );
  });

  it('let a stranger, or what is gone, be denied where one says so', () => {
    const { workspace, ben, cleo, at, resource } = scene();
    const gone = { kind: 'contact', id: 'gone' };
    const mayBeUnknown = true;
    expectDenied(workspace, { memberId: 'stranger', resource, at, mayBeUnknown });
    expectDenied(workspace, { memberId: ben, resource: gone, at, mayBeUnknown });
    const actor = { type: 'member', memberId: 'stranger' } as const;
    expectDenied(workspace, { actor, permission: 'billing.manage', mayBeUnknown });
    expectDenied(workspace, {
      actor: { type: 'member', memberId: cleo },
      permission: 'numbers.updateSettings',
      numberId: 'gone',
      mayBeUnknown,
    });
    expect(() => expectDenied(workspace, { memberId: ben, resource, at, mayBeUnknown })).toThrow(/should not see/);
  });

  it('say of the host that it may do everything, and of somebody from outside nothing', () => {
    const { workspace } = scene();
    expect(() => expectDenied(workspace, { actor: { type: 'system' }, permission: 'billing.manage' })).toThrow(
      "The host should not have billing.manage, and has every permission: the actor 'system' is never denied.",
    );
    expectDenied(workspace, { actor: { type: 'person', address: 'x@y.example' }, permission: 'billing.manage' });
  });
});
