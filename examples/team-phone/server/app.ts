import { type Context, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { WorkspaceStore } from 'partyline/adapters';
import type { Change } from 'partyline/pricing';
import type { Actor, Client } from 'partyline/roles';
import { operations, type Partyline } from 'partyline/service';
import { WORKSPACE_RECORD } from 'partyline/sharing';
import { capabilitiesFor, capable } from 'partyline/visibility';
import { definePolicy, partialWorkspace, recordKey } from 'partyline/workspace';
import type { BillingDesk } from './billing.js';
import { statusOf } from './status-of.js';

/** What the routes need. */
export interface Host {
  readonly partyline: Partyline;
  readonly store: WorkspaceStore;
  readonly billing: BillingDesk;
  readonly workspaceId: string;
}

/**
 * The routes. There is no rule of the domain in them: they say who asks, and partyline says whether they may.
 *
 * Who asks is the header `x-member`, since this example has no accounts. In a host of yours it is your session.
 */
export const createApp = ({ partyline, store, billing, workspaceId }: Host) => {
  const workspace = partyline.workspace(workspaceId);
  const policy = definePolicy();

  const sessionOf = (header: (name: string) => string | undefined) => {
    const actor: Actor = { type: 'member', memberId: header('x-member') ?? '' };
    const client = header('x-client');
    return workspace.as(actor, isClient(client) ? { client } : {});
  };

  const capabilitiesOf = async (memberId: string) => {
    const keys = [recordKey('workspace', WORKSPACE_RECORD), recordKey('member', memberId)];
    return capabilitiesFor(partialWorkspace(workspaceId, policy, await store.read(workspaceId, keys)), memberId);
  };

  /** Billing is the host's own, and asks the permission table like any other code. */
  const mayBill = async (memberId: string) => capable(await capabilitiesOf(memberId), 'billing.manage');

  const app = new Hono();

  /** Every operation of every room, by the names they have in the library. */
  app.post('/api/call/:room/:operation', async (c) => {
    const { room, operation } = c.req.param();
    const rooms = sessionOf((name) => c.req.header(name)) as unknown as Rooms;
    const perform = Object.hasOwn(operations, room) && Object.hasOwn(rooms[room] ?? {}, operation);
    if (!perform) return c.json({ ok: false, error: { code: 'not_found', path: [], params: {} } }, 404);
    const input = await inputOf(c);
    const answer = (await rooms[room]?.[operation]?.(input)) as { ok: boolean; error?: { code: string } };
    return c.json(answer, answer.ok ? 200 : statusOf(answer.error?.code ?? ''));
  });

  /** The contacts a member sees, each with how it is shared. */
  app.get('/api/contacts', async (c) => {
    const session = sessionOf((name) => c.req.header(name));
    const page = await session.contacts.list({ limit: 200 });
    if (!page.ok) return c.json(page, statusOf(page.error.code));
    const items = await Promise.all(
      page.value.items.map(async (item) => {
        const access = await session.contacts.accessList({ contactId: item.id });
        return { ...item, indicator: access.ok ? access.value.indicator : null };
      }),
    );
    return c.json({ ok: true, value: { ...page.value, items } });
  });

  app.get('/api/me', async (c) => c.json(await capabilitiesOf(c.req.header('x-member') ?? '')));

  /** Whom one can look through the eyes of. An example may show that; a host of yours does not. */
  app.get('/api/people', async (c) => {
    const team = await workspace.as({ type: 'system' }).members.list({ limit: 500 });
    return c.json(team.ok ? team.value.members.map(({ memberId, name, roles }) => ({ memberId, name, roles })) : []);
  });

  /** Takes an invitation by its token. That the address is theirs is taken on trust here; verify it. */
  app.post('/api/join', async (c) => {
    const { token, name, address } = Object(await inputOf(c)) as Record<string, unknown>;
    const person = workspace.as({ type: 'person', address: String(address) });
    const joined = await person.members.acceptInvitation({ token: String(token), name: String(name ?? '') });
    return c.json(joined, joined.ok ? 200 : statusOf(joined.error.code));
  });

  app.get('/api/billing', async (c) => {
    const may = await mayBill(c.req.header('x-member') ?? '');
    return may ? c.json(await billing.find(workspaceId)) : c.json(denied, 403);
  });

  app.post('/api/billing/:step{quote|change}', async (c) => {
    if (!(await mayBill(c.req.header('x-member') ?? ''))) return c.json(denied, 403);
    const step = c.req.param('step') === 'quote' ? billing.quote : billing.change;
    const answer = await step(workspaceId, (await inputOf(c)) as Change, Date.now());
    return c.json(answer, answer.ok ? 200 : statusOf(answer.error.code));
  });

  /** What happens, as it happens: what it means to the member's own list, and that something else changed. */
  app.get('/api/live/:member', (c) =>
    streamSSE(c, async (stream) => {
      const ended = new AbortController();
      const stop = store.wake?.((id) => {
        if (id === workspaceId) void stream.writeSSE({ event: 'changed', data: '' });
      });
      stream.onAbort(() => {
        ended.abort();
        stop?.();
      });
      await stream.writeSSE({ event: 'open', data: '' });
      const live = workspace.live(c.req.param('member')).subscribe({ signal: ended.signal });
      for await (const { deltas } of live) {
        if (deltas.length > 0) await stream.writeSSE({ event: 'deltas', data: JSON.stringify(deltas) });
      }
    }),
  );

  return app;
};

/** What was sent, or null where it is no JSON: the library judges it, like any other input. */
const inputOf = (c: Context): Promise<unknown> => c.req.json().catch(() => null);

type Rooms = Readonly<Record<string, Readonly<Record<string, (input: unknown) => Promise<unknown>>>>>;

const denied = { ok: false, error: { code: 'permission_denied', path: [], params: { permission: 'billing.manage' } } };

const isClient = (text: string | undefined): text is Client =>
  text === 'web' || text === 'desktop' || text === 'mobile';
