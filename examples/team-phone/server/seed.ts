import { unwrap } from 'partyline/kernel';
import type { Partyline } from 'partyline/service';
import type { BillingDesk } from './billing.js';

/** A team with something in it, made by the same operations that people use. Does nothing where the workspace is there already. */
export const seed = async (partyline: Partyline, billing: BillingDesk, workspaceId: string): Promise<void> => {
  const workspace = partyline.workspace(workspaceId);
  const host = workspace.as({ type: 'system' });
  const owner = { name: 'Ana Alvarez', address: 'ana@acme.example' };
  const created = await host.workspace.create({ name: 'Acme', owner });
  if (!created.ok) return;
  const ana = created.value.memberId;
  const add = async (name: string, address: string, roles: readonly string[]) =>
    unwrap(await host.members.add({ name, address, roles })).memberId;
  const ben = await add('Ben Brandt', 'ben@acme.example', ['admin']);
  const cleo = await add('Cleo Costa', 'cleo@acme.example', ['member']);
  const dina = await add('Dina Dupont', 'dina@acme.example', ['member']);
  const emil = await add('Emil Eriksson', 'emil@acme.example', ['member']);

  const as = (memberId: string) => workspace.as({ type: 'member', memberId });
  const asAna = as(ana);
  const { numberId: desk } = unwrap(
    await asAna.numbers.add({ phone: '+15550001000', name: 'Front desk', mode: 'shared', ownerId: ana }),
  );
  for (const memberId of [ben, cleo]) unwrap(await asAna.numbers.assign({ numberId: desk, memberId, access: 'use' }));
  unwrap(await asAna.numbers.assign({ numberId: desk, memberId: dina, access: 'read' }));
  const direct = { phone: '+15550001001', name: 'Cleo, direct', mode: 'exclusive', ownerId: cleo } as const;
  unwrap(await asAna.numbers.add(direct));

  const { groupId: sales } = unwrap(
    await asAna.groups.create({ name: 'Sales', emoji: '📈', memberIds: [ben, dina], description: 'Who sells' }),
  );
  unwrap(await asAna.groups.create({ name: 'Support', emoji: '🛟', memberIds: [cleo, emil] }));
  // For the access review to find, as is what Ben shares with everybody.
  unwrap(await asAna.groups.create({ name: 'Weekend', emoji: '🌙' }));

  let line = 15_552_000_100;
  const contact = async (memberId: string, firstName: string, lastName: string, company: string, numberId?: string) => {
    const phones = [{ label: 'mobile', value: `+${line++}` }];
    const fields = { firstName, lastName, company, phones };
    const made = await as(memberId).contacts.create(numberId === undefined ? { fields } : { fields, numberId });
    return unwrap(made).contactId;
  };
  await contact(cleo, 'Nora', 'Night', 'Night & Day');
  await contact(cleo, 'Oskar', 'Olsen', 'Olsen Freight', desk);
  const petra = await contact(cleo, 'Petra', 'Park', 'Park Hotels');
  const quinn = await contact(ana, 'Quinn', 'Quartz', 'Quartz Mining');
  const ravi = await contact(ben, 'Ravi', 'Rao', 'Rao Labs');
  const sofia = await contact(ben, 'Sofia', 'Santos', 'Santos Payroll');
  const share = (
    memberId: string,
    contactId: string,
    principal: `group:${string}` | 'workspace' | `member:${string}`,
  ) =>
    as(memberId).contacts.manageAccess({
      contactIds: [contactId],
      change: { type: 'add', grants: [{ principal, level: principal === 'workspace' ? 'view' : 'edit' }] },
    });
  await share(cleo, petra, `group:${sales}`);
  await share(ana, quinn, 'workspace');
  await share(ben, ravi, `member:${emil}`);
  await share(ben, sofia, 'workspace');
  await billing.start(workspaceId, 5, 5, Date.now() - 45 * 86_400_000);
};
