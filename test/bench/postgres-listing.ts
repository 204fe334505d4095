import { postgresStore, type SqlClient } from 'partyline/adapters/postgres';
import type { Reach } from 'partyline/sharing';
import { LARGE, NOW, viewers } from '../support/postgres-office.js';
import { compare } from './support/comparison.js';
import { median } from './support/figure.js';

const PAGE = 50;
const MIDDLE = '8';

/** Who writes it, and the statement: `$1` the principals of whoever looks, `$2` the sort key after which the page begins. */
type Ways = Readonly<Record<string, string>>;

/** The usual ways to list what somebody may see, each on a copy of the contacts that has the columns and indexes it wants. */
const waysOn = (t: (name: string) => string): Ways => ({
  EXISTS: `SELECT c.id, c.data::text FROM ${t('listing')} c
    WHERE c.workspace_id = '${LARGE}' AND c.sort_key > $2 AND EXISTS (
      SELECT 1 FROM ${t('listing_access')} a WHERE a.workspace_id = c.workspace_id AND a.id = c.id AND a.principal = ANY($1::text[]))
    ORDER BY c.sort_key, c.id LIMIT ${PAGE}`,
  'array with a GIN index': `SELECT c.id, c.data::text FROM ${t('listing')} c
    WHERE c.workspace_id = '${LARGE}' AND c.sort_key > $2 AND c.principals && $1::text[]
    ORDER BY c.sort_key, c.id LIMIT ${PAGE}`,
  'join with OR': `SELECT DISTINCT c.sort_key, c.id, c.data::text FROM ${t('listing')} c
    LEFT JOIN ${t('listing_access')} a ON a.workspace_id = c.workspace_id AND a.id = c.id
    WHERE c.workspace_id = '${LARGE}' AND c.sort_key > $2 AND ('owner:' || c.owner_id = ANY($1::text[]) OR a.principal = ANY($1::text[]))
    ORDER BY c.sort_key, c.id LIMIT ${PAGE}`,
});

const preparations = (t: (name: string) => string): readonly string[] => [
  `CREATE TABLE ${t('listing')} AS SELECT c.workspace_id, c.id, c.sort_key, c.owner_id, c.data, p.principals
   FROM ${t('contacts')} c JOIN (SELECT id, array_agg(DISTINCT principal) AS principals FROM ${t('access')}
     WHERE workspace_id = '${LARGE}' AND kind = 'contact' GROUP BY id) p ON p.id = c.id
   WHERE c.workspace_id = '${LARGE}'`,
  `CREATE TABLE ${t('listing_access')} AS SELECT DISTINCT workspace_id, id, principal FROM ${t('access')} WHERE workspace_id = '${LARGE}'`,
  `CREATE INDEX ON ${t('listing')} (workspace_id, sort_key, id)`,
  `CREATE INDEX ON ${t('listing')} USING gin (principals)`,
  `CREATE UNIQUE INDEX ON ${t('listing_access')} (workspace_id, id, principal)`,
  `CREATE INDEX ON ${t('listing_access')} (workspace_id, principal, id)`,
  `VACUUM (ANALYZE) ${t('listing')}`,
  `VACUUM (ANALYZE) ${t('listing_access')}`,
];

const principalsOf = ({ caps, owns }: Reach): string =>
  `{${[...new Set([...caps.keys(), ...[...owns].map((id) => `owner:${id}`)])].map((one) => `"${one}"`).join(',')}}`;

/** The visible list as partyline reads it, beside the usual ways: each has to give the same contacts. */
export const compareListing = async (
  client: SqlClient,
  schema: string,
  contacts: number,
  rounds: number,
): Promise<void> => {
  const t = (name: string) => `"${schema}".${name}`;
  for (const statement of preparations(t)) await client.query(statement, []);
  const store = postgresStore({ client, schema, notify: false });
  const ways = waysOn(t);
  const engines = ['partyline', ...Object.keys(ways)];
  const columns = [];
  for (const [who, reach] of Object.entries(viewers)) {
    for (const [place, from] of [
      ['first', ''],
      ['middle', MIDDLE],
    ] as const) {
      const after = from === '' ? null : { sortKey: from, id: '\u{10ffff}' };
      const read: Readonly<Record<string, () => Promise<readonly string[]>>> = {
        partyline: async () =>
          (await store.listVisible(LARGE, 'contact', reach, { at: NOW, after, limit: PAGE })).items.map(({ id }) => id),
        ...Object.fromEntries(
          Object.entries(ways).map(([name, sql]) => [
            name,
            async () => (await client.query(sql, [principalsOf(reach), from])).rows.map(({ id }) => String(id)),
          ]),
        ),
      };
      const expected = JSON.stringify(await read.partyline?.());
      const taken = new Map(engines.map((engine) => [engine, [] as number[]]));
      for (let round = 0; round <= rounds; round++) {
        for (const engine of engines) {
          const start = performance.now();
          const ids = await read[engine]?.();
          // The first round fetches what it needs from disk.
          if (round > 0) taken.get(engine)?.push(performance.now() - start);
          if (JSON.stringify(ids) !== expected) throw new Error(`${engine} lists otherwise, ${place} page of ${who}`);
        }
      }
      const cells = Object.fromEntries([...taken].map(([engine, times]) => [engine, median(times)]));
      columns.push({ work: `${place} page of ${who}`, unit: 'ms', cells });
    }
  }
  compare({
    title: 'A page of what somebody sees',
    about: `${PAGE} of ${contacts.toLocaleString('en')} contacts in name order, each from a server on the same machine, medians. The other ways have a copy of the table with the indexes they want and know neither levels nor ends; all give the same contacts.`,
    engines,
    columns,
    packages: ['pg'],
  });
};
