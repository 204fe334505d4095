import type { Idempotency, Recalled } from '../store.js';
import type { Line } from './ask.js';
import { type Base, Params, writer } from './ask.js';
import { eventOf } from './feed.js';
import { isStorable } from './text.js';

/** What was answered under a key; null where nothing is known of it. Always asked of the database itself, since it decides. */
export const recall = async (
  base: Base,
  workspaceId: string,
  { key, fingerprint }: Idempotency,
  tx: unknown,
): Promise<Recalled | null> => {
  if (!isStorable(workspaceId) || !isStorable(key)) return null;
  const { names } = base;
  const params = new Params();
  const [workspace, ofKey] = [params.add(workspaceId), params.add(key)];
  const sql = `SELECT r.fingerprint AS a, r.revision AS b, e.event::text AS c, e.personal::text AS d
    FROM ${names.of('replies')} r
    LEFT JOIN ${names.of('events')} e ON e.workspace_id = ${workspace}::text AND e.seq BETWEEN r.first_seq AND r.last_seq
      AND e.event->>'commit' = r.commit
    WHERE r.workspace_id = ${workspace}::text AND r.key = ${ofKey}::text ORDER BY e.seq`;
  const { rows } = await writer(base, tx).query(sql, params.values);
  const lines = rows as unknown as readonly Line[];
  const [first] = lines;
  if (first === undefined) return null;
  if (first.a !== fingerprint) return { outcome: 'key_reused' };
  return {
    outcome: 'replayed',
    revision: first.b ?? '',
    events: lines.filter(({ c }) => c !== null).map(eventOf),
  };
};
