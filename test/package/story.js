/**
 * A little of what a host does, told in one line. It takes the front door as it was imported or required, and uses nothing that is not in
 * every browser, every edge worker and every Node.
 *
 * @public the hosts into which it is copied import it
 */
export async function story({ createPartyline, describe, memoryStore, unwrap, validateDirectoryCsv }) {
  const acme = createPartyline({ store: memoryStore() }).workspace('acme');
  const host = acme.as({ type: 'system' });
  const owner = { name: 'Ana', address: 'ana@acme.example' };
  const { memberId: ana } = unwrap(await host.workspace.create({ name: 'Acme', owner }));
  const { memberId: ben } = unwrap(
    await host.members.add({ name: 'Ben', address: 'ben@acme.example', roles: ['member'] }),
  );
  const asAna = acme.as({ type: 'member', memberId: ana });
  const asBen = acme.as({ type: 'member', memberId: ben });
  const { contactId } = unwrap(await asAna.contacts.create({ fields: { firstName: 'Dora' } }));
  const change = { type: 'add', grants: [{ principal: `member:${ben}` }] };
  unwrap(await asAna.contacts.manageAccess({ contactIds: [contactId], change }));
  const [seen] = unwrap(await asBen.contacts.list()).items;
  const refused = await asBen.groups.create({ name: 'Support' });
  const file = 'name,position,email,work-phone,optional-phone-1,optional-phone-2,\nEve,,eve@acme.example,,,,\n';
  const { counts } = unwrap(validateDirectoryCsv(file));
  return `Ben sees ${seen.record.firstName}; ${counts.accepted} row; ${refused.ok ? '' : describe(refused.error)}`;
}

/** What it tells. */
export const TOLD =
  'Ben sees Dora; 1 row; Your role does not allow you to manage groups. Ask an owner of the workspace.';
