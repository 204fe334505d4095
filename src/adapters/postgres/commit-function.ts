import { type Names, recordTables } from './tables.js';
import { quoteText } from './text.js';

/** How many guards a commit may name and still queue for each of them; above it is bulk, and takes the rows alone. */
const QUEUED = 64;

/** What the function takes, in order. Arrays that belong together have the same length. */
export const commitParameters = {
  p_workspace: 'text',
  p_commit: 'text',
  /** Guards that move and were never moved before. */
  p_new: 'text[]',
  /** Guards that move, and the versions they must have. */
  p_moved: 'text[]',
  p_moved_at: 'text[]',
  /** Guards that must be unchanged. */
  p_checked: 'text[]',
  p_checked_at: 'text[]',
  /** Guards that must never have been moved, and are not moved now. */
  p_absent: 'text[]',
  p_counters: 'text[]',
  p_by: 'bigint[]',
  p_min: 'bigint[]',
  p_max: 'bigint[]',
  /** Records to put, or to delete where the data is null, and the kinds and ids of all of them. */
  p_kinds: 'text[]',
  p_ids: 'text[]',
  p_data: 'text[]',
  /** The lists and terms of each record, an array each. */
  p_entries: 'text[]',
  /** Those that can stand in lists or be searched for. Named again, since the ten-thousandth item of an array is slow to reach. */
  p_found_kind: 'text[]',
  p_found_id: 'text[]',
  p_found_entries: 'text[]',
  /** Those that are shared things: as records, as resources, and what decides their place; no sort key for one that is gone, and an end for one that will be. */
  p_shared_in: 'text[]',
  p_shared_record: 'text[]',
  p_shared_kind: 'text[]',
  p_shared_id: 'text[]',
  p_shared_key: 'text[]',
  p_shared_owner: 'text[]',
  p_shared_until: 'bigint[]',
  /** Those that are grants: which are taken away, the kind and id of the record that holds the resource, and their ends. */
  p_grant_id: 'text[]',
  p_grant_gone: 'boolean[]',
  p_grant_kind: 'text[]',
  p_grant_record: 'text[]',
  p_grant_until: 'bigint[]',
  p_events: 'text[]',
  p_personal: 'text[]',
  p_subjects: 'text[]',
  p_erase: 'text[]',
  /** When it is, by the events of the commit; null where there are none. */
  p_at: 'bigint',
  p_key: 'text',
  p_fingerprint: 'text',
  p_expires: 'bigint',
} as const;

/** The grants of a shared thing: found by the range, and said once more by columns, by which a planner knows that they are few. */
const grantsOfShared = `g.id >= s.kind || ' ' || s.id || ' ' AND g.id < s.kind || ' ' || s.id || '!'
        AND g.resource_kind = s.kind AND g.resource_id = s.id`;

const writeRecords = (names: Names): string =>
  recordTables
    .map(({ name, kind }) => {
      const table = names.of(name);
      const own = kind === null ? null : quoteText(kind);
      const kinds = recordTables.flatMap((other) => (other.kind === null ? [] : [quoteText(other.kind)])).join(', ');
      const mine = own === null ? `r.kind NOT IN (${kinds})` : `r.kind = ${own}`;
      const some = own === null ? `NOT (p_kinds <@ ARRAY[${kinds}])` : `${own} = ANY (p_kinds)`;
      const columns = own === null ? 'workspace_id, kind, id, data' : 'workspace_id, id, data';
      const values = own === null ? 'p_workspace, r.kind, r.id' : 'p_workspace, r.id';
      // Grants stand in no entries: their own keys and indexes list them.
      const found = kind !== 'grant';
      const key = own === null ? 'workspace_id, kind, id' : 'workspace_id, id';
      return `
  IF ${some} THEN
    IF v_deletes THEN
      DELETE FROM ${table} t USING unnest(p_kinds, p_ids, p_data) AS r(kind, id, data)
      WHERE t.workspace_id = p_workspace AND ${mine} AND r.data IS NULL AND t.id = r.id${own === null ? ' AND t.kind = r.kind' : ''};
    END IF;
    INSERT INTO ${table} (${columns}${found ? ', entries' : ''})
    SELECT ${values}, r.data::jsonb${found ? ', r.entries::text[]' : ''}
    FROM unnest(p_kinds, p_ids, p_data, p_entries) AS r(kind, id, data, entries)
    WHERE ${mine} AND r.data IS NOT NULL
    ON CONFLICT (${key}) DO UPDATE SET data = excluded.data${found ? ', entries = excluded.entries' : ''};
  END IF;`;
    })
    .join('');

/**
 * The one atomic write, as a function on the server: one round trip, and a fresh look after every wait. It needs no extension. First it
 * takes every lock, in one order; then it looks whether everything is as the commit expects; only then it writes. So a conflict leaves
 * nothing to be undone, and a host's own transaction goes on after one. Its names mean what they mean to PostgreSQL, whatever somebody has made
 * in a schema that the caller looks through first.
 */
export const commitFunction = (names: Names): string => {
  const parameters = Object.entries(commitParameters)
    .map(([name, type]) => `  ${name} ${type}`)
    .join(',\n');
  return `CREATE OR REPLACE FUNCTION ${names.of('commit_workspace')}(
${parameters}
) RETURNS text LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $function$
#variable_conflict use_column
DECLARE
  v_bulk boolean := cardinality(p_new) + cardinality(p_moved) + cardinality(p_checked) > ${QUEUED};
  v_deletes boolean := array_position(p_data, NULL) IS NOT NULL;
  v_era integer;
  v_revision text;
  v_reply record;
  v_lock record;
  v_add record;
  v_found text;
  v_count integer;
  v_absent integer;
  v_value bigint;
  v_stale boolean := false;
  v_ours boolean := false;
  v_guards text[] := '{}';
  v_counters text[] := '{}';
  v_first bigint;
  v_last bigint;
BEGIN
  -- A write under a key waits for the same write that is under way, and then finds its reply.
  IF p_key IS NOT NULL THEN
    PERFORM pg_advisory_xact_lock(hashtextextended(p_key, hashtextextended(p_workspace, 1)));
    SELECT * INTO v_reply FROM ${names.of('replies')} r WHERE r.workspace_id = p_workspace AND r.key = p_key;
    IF FOUND THEN
      IF v_reply.fingerprint <> p_fingerprint THEN
        RETURN jsonb_build_object('outcome', 'key_reused');
      END IF;
      RETURN jsonb_build_object('outcome', CASE WHEN v_reply.commit = p_commit THEN 'committed' ELSE 'replayed' END,
        'revision', v_reply.revision, 'first', v_reply.first_seq::text, 'last', v_reply.last_seq::text);
    END IF;
  END IF;

  -- The turnstile: whoever would move a guard queues with those who would check it, first come, first served. Row locks alone let
  -- those who check overtake for as long as they overlap.
  IF NOT v_bulk THEN
    FOR v_lock IN
      SELECT hashtextextended(g.guard, hashtextextended(p_workspace, 0)) AS turn, bool_or(g.moves) AS moves
      FROM (SELECT unnest(p_moved) AS guard, true AS moves UNION ALL SELECT unnest(p_checked), false) g
      GROUP BY 1 ORDER BY 1
    LOOP
      IF v_lock.moves THEN
        PERFORM pg_advisory_xact_lock(v_lock.turn);
      ELSE
        PERFORM pg_advisory_xact_lock_shared(v_lock.turn);
      END IF;
    END LOOP;
  END IF;

  -- New guards first, then those that are there, each in order of their names: the same for everybody, so nobody waits in a circle.
  IF cardinality(p_absent) > 0 THEN
    -- What is not there cannot be locked, so it is made and taken away again: whoever would make it waits until this commit is over.
    WITH made AS (
      INSERT INTO ${names.of('guards')} (workspace_id, guard, version)
      SELECT p_workspace, n.guard, n.version
      FROM (SELECT unnest(p_new) AS guard, p_commit AS version UNION ALL SELECT unnest(p_absent), '') n ORDER BY n.guard COLLATE "C"
      ON CONFLICT DO NOTHING RETURNING version)
    SELECT count(*) FILTER (WHERE version <> ''), count(*) FILTER (WHERE version = '') INTO v_count, v_absent FROM made;
    DELETE FROM ${names.of('guards')} g WHERE g.workspace_id = p_workspace AND g.guard = ANY (p_absent) AND g.version = '';
    v_stale := v_count < cardinality(p_new) OR v_absent < cardinality(p_absent);
  ELSIF cardinality(p_new) > 0 THEN
    INSERT INTO ${names.of('guards')} (workspace_id, guard, version)
    SELECT p_workspace, n.guard, p_commit FROM unnest(p_new) AS n(guard) ORDER BY n.guard COLLATE "C"
    ON CONFLICT DO NOTHING;
    GET DIAGNOSTICS v_count = ROW_COUNT;
    v_stale := v_count < cardinality(p_new);
  END IF;
  IF NOT v_stale THEN
    IF v_bulk THEN
      WITH locked AS MATERIALIZED (
        SELECT g.guard, g.version FROM ${names.of('guards')} g
        WHERE g.workspace_id = p_workspace AND g.guard = ANY (p_moved || p_checked)
        ORDER BY g.guard FOR NO KEY UPDATE)
      SELECT count(*) <> cardinality(p_moved) + cardinality(p_checked) INTO v_stale
      FROM unnest(p_moved || p_checked, p_moved_at || p_checked_at) AS e(guard, version)
      LEFT JOIN locked l ON l.guard = e.guard WHERE l.version IS NOT DISTINCT FROM e.version COLLATE "C";
    ELSE
      FOR v_lock IN
        SELECT e.guard, e.version, e.moves
        FROM (SELECT unnest(p_moved) AS guard, unnest(p_moved_at) AS version, true AS moves
              UNION ALL SELECT unnest(p_checked), unnest(p_checked_at), false) e
        ORDER BY e.guard COLLATE "C"
      LOOP
        v_found := NULL;
        IF v_lock.moves THEN
          SELECT g.version INTO v_found FROM ${names.of('guards')} g
          WHERE g.workspace_id = p_workspace AND g.guard = v_lock.guard FOR NO KEY UPDATE;
        ELSE
          SELECT g.version INTO v_found FROM ${names.of('guards')} g
          WHERE g.workspace_id = p_workspace AND g.guard = v_lock.guard FOR SHARE;
        END IF;
        IF v_found IS DISTINCT FROM v_lock.version THEN
          v_stale := true;
          EXIT;
        END IF;
      END LOOP;
    END IF;
  END IF;
  IF NOT v_stale THEN
    FOR v_add IN
      SELECT a.counter, a.amount, a.least, a.most FROM unnest(p_counters, p_by, p_min, p_max) AS a(counter, amount, least, most)
      ORDER BY a.counter COLLATE "C"
    LOOP
      SELECT c.value INTO v_value FROM ${names.of('counters')} c
      WHERE c.workspace_id = p_workspace AND c.name = v_add.counter FOR NO KEY UPDATE;
      IF NOT FOUND THEN
        INSERT INTO ${names.of('counters')} (workspace_id, name, value) VALUES (p_workspace, v_add.counter, 0) ON CONFLICT DO NOTHING;
        SELECT c.value INTO v_value FROM ${names.of('counters')} c
        WHERE c.workspace_id = p_workspace AND c.name = v_add.counter FOR NO KEY UPDATE;
      END IF;
      IF v_value + v_add.amount < v_add.least OR v_value + v_add.amount > v_add.most THEN
        v_stale := true;
        EXIT;
      END IF;
    END LOOP;
  END IF;

  IF v_stale THEN
    -- The same commit, sent before by somebody who did not hear of it.
    IF cardinality(p_new) > 0 THEN
      v_ours := v_count = 0 AND (
        SELECT count(*) = cardinality(p_new) FROM ${names.of('guards')} g
        WHERE g.workspace_id = p_workspace AND g.guard = ANY (p_new) AND g.version = p_commit);
    ELSE
      v_ours := cardinality(p_moved) > 0 AND (
        SELECT count(*) = cardinality(p_moved) FROM ${names.of('guards')} g
        WHERE g.workspace_id = p_workspace AND g.guard = ANY (p_moved) AND g.version = p_commit);
    END IF;
    IF v_ours THEN
      RETURN jsonb_build_object('outcome', 'committed', 'revision', NULL);
    END IF;
    IF v_count > 0 THEN
      DELETE FROM ${names.of('guards')} g WHERE g.workspace_id = p_workspace AND g.guard = ANY (p_new) AND g.version = p_commit;
    END IF;
    SELECT coalesce(array_agg(e.guard), '{}') INTO v_guards
    FROM (SELECT unnest(p_checked || p_moved) AS guard, unnest(p_checked_at || p_moved_at) AS version
          UNION ALL SELECT unnest(p_new || p_absent), NULL) e
    LEFT JOIN ${names.of('guards')} g ON g.workspace_id = p_workspace AND g.guard = e.guard
    WHERE g.version IS DISTINCT FROM e.version COLLATE "C";
    SELECT coalesce(array_agg(a.name), '{}') INTO v_counters
    FROM unnest(p_counters, p_by, p_min, p_max) AS a(name, by, min, max)
    LEFT JOIN ${names.of('counters')} c ON c.workspace_id = p_workspace AND c.name = a.name
    WHERE coalesce(c.value, 0) + a.by < a.min OR coalesce(c.value, 0) + a.by > a.max;
    RETURN jsonb_build_object('outcome', 'conflict', 'guards', v_guards, 'counters', v_counters);
  END IF;

  SELECT max(e.era) INTO v_era FROM ${names.of('eras')} e;
  v_revision := v_era || '.c' || pg_current_xact_id();
  IF cardinality(p_moved) > 0 THEN
    UPDATE ${names.of('guards')} g SET version = p_commit
    WHERE g.workspace_id = p_workspace AND g.guard = ANY (p_moved);
  END IF;
  IF cardinality(p_counters) > 0 THEN
    UPDATE ${names.of('counters')} c SET
      value = c.value + a.by,
      lower_bound = CASE WHEN a.by = 0 THEN c.lower_bound WHEN c.name = 'owners' THEN coalesce(a.min, c.lower_bound) ELSE a.min END,
      upper_bound = CASE WHEN a.by = 0 THEN c.upper_bound ELSE a.max END
    FROM unnest(p_counters, p_by, p_min, p_max) AS a(name, by, min, max)
    WHERE c.workspace_id = p_workspace AND c.name = a.name;
  END IF;

  -- What no longer stands where it stood: lists and terms, and places in visible lists.
  IF cardinality(p_found_id) > 0 THEN
    DELETE FROM ${names.of('entries')} e
    USING unnest(p_found_kind, p_found_id, p_found_entries) AS f(kind, id, entries)
    CROSS JOIN LATERAL (
      SELECT unnest(s.entries) AS entry FROM ${names.of('all_records')} s
      WHERE s.workspace_id = p_workspace AND s.kind = f.kind AND s.id = f.id
    ) old
    WHERE old.entry <> ALL (f.entries::text[])
      AND e.workspace_id = p_workspace AND e.list = split_part(old.entry, ' ', 1)
      AND e.of = substr(old.entry, strpos(old.entry, ' ') + 1) AND e.id = f.id;
    INSERT INTO ${names.of('entries')} (workspace_id, list, of, id)
    SELECT p_workspace, split_part(fresh.entry, ' ', 1), substr(fresh.entry, strpos(fresh.entry, ' ') + 1), f.id
    FROM unnest(p_found_id, p_found_entries) AS f(id, entries)
    CROSS JOIN LATERAL unnest(f.entries::text[]) AS fresh(entry)
    ON CONFLICT DO NOTHING;
  END IF;
  IF cardinality(p_shared_id) > 0 THEN
    DELETE FROM ${names.of('access')} a
    USING unnest(p_shared_in, p_shared_record, p_shared_kind, p_shared_id, p_shared_key, p_shared_owner)
      AS s(place, record, kind, id, sort_key, owner)
    JOIN LATERAL (
      SELECT r.sort_key, r.owner_id, r.sort_key IS DISTINCT FROM s.sort_key COLLATE "C" AS moves FROM ${names.of('shared_records')} r
      WHERE r.workspace_id = p_workspace AND r.kind = s.place AND r.id = s.record
    ) old ON true
    CROSS JOIN LATERAL (
      SELECT 'owner:' || old.owner_id AS principal
      WHERE old.owner_id IS NOT NULL AND (old.moves OR old.owner_id IS DISTINCT FROM s.owner COLLATE "C")
      UNION ALL
      SELECT g.principal FROM ${names.of('grants')} g
      WHERE old.moves AND g.workspace_id = p_workspace
        AND ${grantsOfShared}
    ) p
    WHERE a.workspace_id = p_workspace AND a.principal = p.principal AND a.kind = s.kind
      AND a.sort_key = old.sort_key AND a.id = s.id;
  END IF;
${writeRecords(names)}

  -- What now stands where it did not.
  IF true = ANY (p_grant_gone) THEN
    DELETE FROM ${names.of('access')} a
    USING (
      SELECT g.id, g.kind, g.record
      FROM unnest(p_grant_id, p_grant_gone, p_grant_kind, p_grant_record) AS g(id, gone, kind, record) WHERE g.gone
    ) gone
    JOIN LATERAL (
      SELECT r.sort_key FROM ${names.of('shared_records')} r
      WHERE r.workspace_id = p_workspace AND r.kind = gone.kind AND r.id = gone.record
    ) place ON true
    WHERE a.workspace_id = p_workspace AND a.principal = split_part(gone.id, ' ', 3) AND a.kind = split_part(gone.id, ' ', 1)
      AND a.sort_key = place.sort_key AND a.id = split_part(gone.id, ' ', 2)
      AND a.level = split_part(gone.id, ' ', 4) AND a.cause = split_part(gone.id, ' ', 5);
  END IF;
  IF cardinality(p_shared_id) > 0 THEN
    INSERT INTO ${names.of('access')} (workspace_id, principal, kind, sort_key, id, level, cause, until)
    SELECT p_workspace, p.principal, s.kind, s.sort_key, s.id, p.level, p.cause, least(p.until, s.until)
    FROM unnest(p_shared_kind, p_shared_id, p_shared_key, p_shared_owner, p_shared_until) AS s(kind, id, sort_key, owner, until)
    CROSS JOIN LATERAL (
      SELECT 'owner:' || s.owner AS principal, 'edit' AS level, 'owner' AS cause, NULL::bigint AS until WHERE s.owner IS NOT NULL
      UNION ALL
      SELECT g.principal, g.level, g.cause, g.until FROM ${names.of('grants')} g
      WHERE g.workspace_id = p_workspace AND ${grantsOfShared}
    ) p
    WHERE s.sort_key IS NOT NULL
    ON CONFLICT (workspace_id, principal, kind, sort_key, id, level, cause)
    DO UPDATE SET until = excluded.until WHERE access.until IS DISTINCT FROM excluded.until;
  END IF;
  IF false = ANY (p_grant_gone) THEN
    INSERT INTO ${names.of('access')} (workspace_id, principal, kind, sort_key, id, level, cause, until)
    SELECT p_workspace, split_part(g.id, ' ', 3), split_part(g.id, ' ', 1), place.sort_key, split_part(g.id, ' ', 2),
      split_part(g.id, ' ', 4), split_part(g.id, ' ', 5), least(g.until, place.deleted_at)
    FROM (
      SELECT g.id, g.kind, g.record, g.until
      FROM unnest(p_grant_id, p_grant_gone, p_grant_kind, p_grant_record, p_grant_until) AS g(id, gone, kind, record, until)
      WHERE NOT g.gone
    ) g
    JOIN LATERAL (
      SELECT r.sort_key, r.deleted_at FROM ${names.of('shared_records')} r
      WHERE r.workspace_id = p_workspace AND r.kind = g.kind AND r.id = g.record
        AND (r.deleted_at IS NULL OR p_at IS NULL OR r.deleted_at > p_at)
    ) place ON true
    -- In the order of the index, which is then filled page by page.
    ORDER BY 2, 3, 4, 5
    ON CONFLICT (workspace_id, principal, kind, sort_key, id, level, cause)
    DO UPDATE SET until = excluded.until WHERE access.until IS DISTINCT FROM excluded.until;
  END IF;

  IF cardinality(p_events) > 0 THEN
    WITH appended AS (
      INSERT INTO ${names.of('events')} (workspace_id, seq, era, xid, event, personal, subject)
      SELECT p_workspace, nextval(${quoteText(names.of('event_seq'))}), v_era, pg_current_xact_id(), e.event::jsonb, e.personal::jsonb, e.subject
      FROM (SELECT * FROM unnest(p_events, p_personal, p_subjects) WITH ORDINALITY AS e(event, personal, subject, place) ORDER BY place) e
      RETURNING seq
    ) SELECT min(seq), max(seq) INTO v_first, v_last FROM appended;
  END IF;
  IF cardinality(p_erase) > 0 THEN
    UPDATE ${names.of('events')} e SET personal = NULL
    WHERE e.workspace_id = p_workspace AND e.subject = ANY (p_erase) AND e.personal IS NOT NULL;
  END IF;
  IF p_key IS NOT NULL THEN
    -- A few that have expired go with each that comes.
    DELETE FROM ${names.of('replies')} r WHERE r.workspace_id = p_workspace AND r.key IN (
      SELECT old.key FROM ${names.of('replies')} old WHERE old.workspace_id = p_workspace AND old.expires_at <= p_at
      ORDER BY old.expires_at LIMIT 20 FOR UPDATE SKIP LOCKED);
    INSERT INTO ${names.of('replies')} (workspace_id, key, fingerprint, commit, revision, first_seq, last_seq, expires_at)
    VALUES (p_workspace, p_key, p_fingerprint, p_commit, v_revision, v_first, v_last, p_expires);
  END IF;
  RETURN jsonb_build_object('outcome', 'committed', 'revision', v_revision);
END
$function$`;
};
