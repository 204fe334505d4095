import { memoryStore } from 'partyline/adapters';
import { unwrap } from 'partyline/kernel';
import { applyEvents } from 'partyline/lifecycle';
import { createPartyline } from 'partyline/service';
import { definePolicy, emptyWorkspace, type Kind, recordSchemas } from 'partyline/workspace';
import { expect, it } from 'vitest';
import { PHONE, pictureOf } from './support.js';

const open = async () => {
  const store = memoryStore();
  const acme = createPartyline({ store }).workspace('acme');
  const host = acme.as({ type: 'system' });
  const owner = { name: 'Ana', address: 'ana@acme.example' };
  const ana = unwrap(await host.workspace.create({ name: 'Acme', owner })).memberId;
  const join = async (name: string, role = 'member') =>
    unwrap(await host.members.add({ name, address: `${name}@acme.example`, roles: [role] })).memberId;
  return { store, acme, host, ana, ben: await join('ben', 'admin'), cleo: await join('cleo'), dan: await join('dan') };
};

it('a number’s life: every operation finds in a store what it needs, and the events tell what the records hold', async () => {
  const { store, acme, host, ana, cleo, dan } = await open();
  const asDan = acme.as({ type: 'member', memberId: dan });
  const asAna = acme.as({ type: 'member', memberId: ana });
  const { numberId } = unwrap(await host.numbers.add({ phone: PHONE, name: 'Line', mode: 'exclusive', ownerId: dan }));
  const hours = { zone: 'Europe/Berlin', days: { monday: [{ from: '09:00', to: '17:00' }] } };
  unwrap(await asDan.numbers.updateSettings({ numberId, name: 'Desk', hours }));
  const users = [{ memberId: cleo, access: 'use' as const }];
  unwrap(await asDan.numbers.setMode({ numberId, mode: 'shared', users }));
  unwrap(await asDan.numbers.assign({ numberId, memberId: ana, access: 'read' }));
  const groups = [{ memberIds: [cleo] }, { memberIds: [dan] }];
  unwrap(await asDan.numbers.setRingOrder({ numberId, ring: { type: 'groups', groups } }));
  unwrap(await asDan.numbers.setSchedule({ schedule: hours }));
  unwrap(await asDan.numbers.setDoNotDisturb({ on: true }));
  unwrap(await asDan.numbers.setNotifications({ numberId, messages: false }));
  const at = '2026-11-23T09:30:00Z';
  expect(unwrap(await host.numbers.ringPlan({ numberId, at, seed: 'call 1' }))).toMatchObject({
    open: true,
    steps: [{ memberIds: [cleo], seconds: 25 }],
    silent: expect.arrayContaining([
      { memberId: dan, reason: 'do_not_disturb' },
      { memberId: ana, reason: 'read_only' },
    ]),
  });
  unwrap(await asDan.numbers.setOwner({ numberId, memberId: cleo }));
  unwrap(await asAna.numbers.unassign({ numberId, memberId: dan }));
  unwrap(await asAna.numbers.setMode({ numberId, mode: 'exclusive' }));
  unwrap(await asAna.numbers.release({ numberId }));
  const phone = '+15557654321';
  const port = unwrap(await asAna.numbers.requestPorting({ phone, carrier: 'Bell', submit: true }));
  unwrap(await host.numbers.updatePorting({ portingId: port.portingId, status: 'accepted' }));
  unwrap(await asAna.numbers.cancelPorting({ portingId: port.portingId }));

  const { events } = await store.readEvents('acme', null, 1000);
  const told = pictureOf(applyEvents(emptyWorkspace('acme'), JSON.parse(JSON.stringify(events))));
  for (const kind of Object.keys(recordSchemas) as Kind[]) {
    const { items } = await store.list('acme', kind, { limit: 1000 });
    expect(Object.fromEntries(items), kind).toEqual(told[kind]);
  }
});

it('the last place on a number goes to one of three who want it at once', async () => {
  const store = memoryStore();
  const acme = createPartyline({ store, policy: definePolicy({ usersPerNumber: 2 }) }).workspace('acme');
  const host = acme.as({ type: 'system' });
  const owner = { name: 'Ana', address: 'ana@acme.example' };
  const ana = unwrap(await host.workspace.create({ name: 'Acme', owner })).memberId;
  const { numberId } = unwrap(await host.numbers.add({ phone: PHONE, name: 'Desk', mode: 'shared', ownerId: ana }));
  const people = await Promise.all(
    ['ben', 'cleo', 'dan'].map((name) =>
      host.members.add({ name, address: `${name}@acme.example`, roles: ['member'] }),
    ),
  );
  const results = await Promise.all(
    people.map((person) => host.numbers.assign({ numberId, memberId: unwrap(person).memberId, access: 'use' })),
  );
  expect(results.map((result) => (result.ok ? 'ok' : result.error.code)).sort()).toEqual([
    'number_user_limit',
    'number_user_limit',
    'ok',
  ]);
});

it('a number is closed while somebody is let on: nobody else stays on it', async () => {
  const { acme, host, ana, cleo, dan, store } = await open();
  const { numberId } = unwrap(await host.numbers.add({ phone: PHONE, name: 'Line', mode: 'shared', ownerId: dan }));
  const asAna = acme.as({ type: 'member', memberId: ana });
  await Promise.all([
    asAna.numbers.setMode({ numberId, mode: 'exclusive' }),
    host.numbers.assign({ numberId, memberId: cleo, access: 'use' }),
  ]);
  const { lists } = await store.read('acme', [`numberUsers:${numberId}`]);
  expect(lists.get(`numberUsers:${numberId}`)).toEqual([dan]);
});
