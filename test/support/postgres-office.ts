import { setTimeout as wait } from 'node:timers/promises';
import type { SqlSession } from 'partyline/adapters/postgres';
import type { Level, Principal, Reach } from 'partyline/sharing';

/** Members, groups and numbers of the large workspace. */
const MEMBERS = 1_000;
const GROUPS = 50;
const NUMBERS = 100;

/** Where the contacts are that somebody looks at; as many stand in other workspaces beside them. */
export const LARGE = 'large';

/** The instant at which everybody looks. */
export const NOW = 1_795_339_200_000;

const record = (i: string, owner: string): string => `jsonb_build_object(
  'ownerId', ${owner}, 'firstName', 'First' || ${i}, 'lastName', 'Last' || ${i}, 'company', 'Company ' || (${i} % 997), 'role', '',
  'phones', jsonb_build_array(jsonb_build_object('label', 'work', 'value', '+1555' || lpad(${i}::text, 7, '0'))),
  'emails', jsonb_build_array(jsonb_build_object('label', 'work', 'value', 'p' || ${i} || '@acme.example')),
  'sortKey', substr(md5(${i}::text), 1, 12) || ' last' || ${i}, 'source', 'manual', 'resharing', 'editors', 'createdAt', 0, 'deletedAt', NULL)`;

/** To whom the contact of a number is granted: a fifth to a group nearly everybody is in, two fifths to another, a fifth on a phone number. */
const principal = `CASE i % 5 WHEN 0 THEN 'group:all' WHEN 1 THEN 'group:g' || (i / 5 % ${GROUPS}) WHEN 2 THEN 'group:g' || (i / 7 % ${GROUPS})
  WHEN 3 THEN 'number:n' || (i / 5 % ${NUMBERS}) END`;

/** The statements that fill the tables as the store would have, `contacts` in one workspace and as many in others. */
const filling = (schema: string, contacts: number): readonly string[] => {
  const t = (name: string) => `"${schema}".${name}`;
  const rows = `generate_series(1, ${contacts}) AS i`;
  const workspaces = Math.max(1, Math.round(contacts / 10_000));
  const everywhere = [
    {
      workspace: `'${LARGE}'`,
      owner: `CASE WHEN i <= 3 THEN 'newcomer' ELSE 'm' || (i % ${MEMBERS}) END`,
      granted: principal,
    },
    {
      workspace: `'other' || (i % ${workspaces})`,
      owner: `'m' || (i % 10)`,
      granted: `CASE WHEN i % 2 = 0 THEN 'workspace' END`,
    },
  ];
  return everywhere
    .flatMap(({ workspace, owner, granted }) => [
      `INSERT INTO ${t('contacts')} (workspace_id, id, data) SELECT ${workspace}, 'c' || i, ${record('i', owner)} FROM ${rows}`,
      `INSERT INTO ${t('guards')} (workspace_id, guard, version) SELECT ${workspace}, 'contact:c' || i, 'v' FROM ${rows}`,
      `INSERT INTO ${t('grants')} (workspace_id, id, data)
       SELECT ${workspace}, 'contact c' || i || ' ' || g.principal || ' edit manual', jsonb_build_object('resource',
         jsonb_build_object('kind', 'contact', 'id', 'c' || i), 'principal', g.principal, 'level', 'edit', 'until', NULL,
         'cause', 'manual', 'grantedBy', NULL, 'grantedAt', 0)
       FROM ${rows}, LATERAL (SELECT ${granted} AS principal) g WHERE g.principal IS NOT NULL ${workspace === `'${LARGE}'` ? 'AND i > 3' : ''}`,
    ])
    .concat([
      `INSERT INTO ${t('access')} (workspace_id, principal, kind, sort_key, id, level, cause, until)
       SELECT workspace_id, 'owner:' || owner_id, 'contact', sort_key, id, 'edit', 'owner', NULL FROM ${t('contacts')}`,
      `INSERT INTO ${t('access')} (workspace_id, principal, kind, sort_key, id, level, cause, until)
       SELECT g.workspace_id, g.principal, 'contact', c.sort_key, c.id, g.level, g.cause, g.until FROM ${t('grants')} g
       JOIN ${t('contacts')} c ON c.workspace_id = g.workspace_id AND c.id = g.resource_id`,
    ]);
};

/** How often VACUUM is tried again where a transaction of somebody else kept it from its work. */
const ATTEMPTS = 60;

/**
 * Clears up behind what was written, and sees to it that every page is marked as visible to all. A transaction that began before, be it
 * autovacuum's own ANALYZE, keeps VACUUM from that without a word; then index-only scans look into the table for each of their rows.
 */
const cleared = async (session: SqlSession, schema: string, name: string): Promise<void> => {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    await session.query(`VACUUM (FREEZE, ANALYZE) "${schema}".${name}`, []);
    const { rows } = await session.query(
      `SELECT (relallvisible >= relpages)::text AS done FROM pg_class WHERE oid = '"${schema}".${name}'::regclass`,
      [],
    );
    if (rows[0]?.done === 'true') return;
    await wait(1_000);
  }
  throw new Error(`a transaction that stays open keeps VACUUM from ${name}`);
};

/** Fills the schema and clears up behind it, as autovacuum would. */
export const fill = async (session: SqlSession, schema: string, contacts: number): Promise<void> => {
  for (const statement of filling(schema, contacts)) await session.query(statement, []);
  for (const name of ['contacts', 'grants', 'access', 'guards']) {
    await cleared(session, schema, name);
  }
  // What is still to be written would be written while somebody measures.
  await session.query('CHECKPOINT', []);
};

const reach = (memberId: string, principals: readonly Principal[]): Reach => ({
  memberId,
  caps: new Map<Principal, Level>(
    [`member:${memberId}`, `owner:${memberId}`, 'workspace', ...principals].map((name) => [name as Principal, 'edit']),
  ),
  owns: new Set([memberId]),
});

const named = <P extends 'group' | 'number'>(kind: P, letter: string, count: number): readonly Principal[] =>
  Array.from({ length: count }, (_, index) => `${kind}:${letter}${index}` as const);

/** Who looks: somebody with a few groups and numbers, somebody in all of them, and somebody who sees three contacts. */
export const viewers: Readonly<Record<string, Reach>> = {
  'a member': reach('m7', ['group:all', 'group:g7', 'group:g8', 'number:n7', 'number:n8']),
  'somebody in every group and on every number': reach('m9', [
    'group:all',
    'stewards',
    ...named('group', 'g', GROUPS),
    ...named('number', 'n', NUMBERS),
  ]),
  'a newcomer who sees three': reach('newcomer', []),
};
