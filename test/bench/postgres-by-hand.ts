import { postgresStore, type SqlClient } from 'partyline/adapters/postgres';
import type { Commit, Put, WorkspaceEvent } from 'partyline/workspace';
import { LARGE, NOW } from '../support/postgres-office.js';
import { type Figure, median } from './support/figure.js';

const CONTACTS = 10_000;

/** Sharing 10,000 contacts with a group: what the store does, beside the same guards, grants and events by plain statements. */
export const byHand = async (client: SqlClient, schema: string, rounds: number): Promise<readonly Figure[]> => {
  const store = postgresStore({ client, schema, notify: false });
  const t = (name: string) => `"${schema}".${name}`;
  const ids = Array.from({ length: CONTACTS }, (_, index) => `c${index + 10}`).sort();
  const taken = { store: [] as number[], hand: [] as number[] };
  let version = 'v';
  let turn = 0;

  const putsFor = (group: string): readonly Put[] =>
    ids.map((contact) => ({
      kind: 'grant',
      id: `contact ${contact} ${group} edit manual`,
      record: {
        resource: { kind: 'contact', id: contact },
        principal: group as `group:${string}`,
        level: 'edit',
        until: null,
        cause: 'manual',
        grantedBy: null,
        grantedAt: NOW,
      },
    }));
  const eventsOf = (commit: string): readonly WorkspaceEvent[] =>
    Array.from({ length: CONTACTS / 500 }, (_, part) => ({
      type: 'access_changed',
      at: NOW,
      actor: { type: 'system' },
      commit,
      subject: null,
      data: { contactIds: ids.slice(part * 500, part * 500 + 500) },
      personal: null,
    }));

  const byStore = async (): Promise<void> => {
    const id = `store${turn}`;
    const bump = ids.map((contact) => ({ guard: `contact:${contact}`, version }));
    const put = putsFor(`group:s${turn}`);
    const commit: Commit = { id, check: [], bump, add: [], put, delete: [], events: eventsOf(id), erase: [] };
    const start = performance.now();
    const { outcome } = await store.commit(LARGE, commit);
    taken.store.push(performance.now() - start);
    if (outcome !== 'committed') throw new Error(outcome);
    version = id;
  };

  const array = (items: readonly string[]) => `{${items.join(',')}}`;
  const byStatements = async (): Promise<void> => {
    const id = `hand${turn}`;
    const group = `group:h${turn}`;
    const put = putsFor(group);
    const events = eventsOf(id);
    const start = performance.now();
    await client.transaction(async (session) => {
      const guards = array(ids.map((contact) => `contact:${contact}`));
      const locked = await session.query(
        `SELECT count(*)::text AS n FROM (SELECT version FROM ${t('guards')} WHERE workspace_id = $1 AND guard = ANY ($2::text[])
         ORDER BY guard FOR NO KEY UPDATE) g WHERE version = $3`,
        [LARGE, guards, version],
      );
      if (locked.rows[0]?.n !== String(CONTACTS)) throw new Error('somebody else was faster');
      await session.query(
        `UPDATE ${t('guards')} SET version = $3 WHERE workspace_id = $1 AND guard = ANY ($2::text[])`,
        [LARGE, guards, id],
      );
      const grants = JSON.stringify(put);
      await session.query(
        `INSERT INTO ${t('grants')} (workspace_id, id, data) SELECT $1, p->>'id', p->'record' FROM jsonb_array_elements($2::text::jsonb) p`,
        [LARGE, grants],
      );
      await session.query(
        `INSERT INTO ${t('access')} (workspace_id, principal, kind, sort_key, id, level, cause, until)
         SELECT $1, $3, 'contact', c.sort_key, c.id, 'edit', 'manual', NULL FROM ${t('contacts')} c
         WHERE c.workspace_id = $1 AND c.id = ANY ($2::text[]) AND c.deleted_at IS NULL`,
        [LARGE, array(ids), group],
      );
      await session.query(
        `INSERT INTO ${t('events')} (workspace_id, seq, era, xid, event)
         SELECT $1, nextval('${t('event_seq')}'), 1, pg_current_xact_id(), e FROM jsonb_array_elements($2::text::jsonb) e`,
        [LARGE, JSON.stringify(events)],
      );
    });
    taken.hand.push(performance.now() - start);
    version = id;
  };

  for (turn = 0; turn < rounds; turn++) {
    await byStore();
    await byStatements();
  }
  const measured = median(taken.store) / median(taken.hand);
  console.error(
    `  sharing 10,000 contacts: ${median(taken.store).toFixed(0)} ms, by hand ${median(taken.hand).toFixed(0)} ms`,
  );
  return [
    { figure: 'sharing 10,000 contacts with a group beside the same by hand', measured, bound: 1.5, unit: 'times' },
  ];
};
