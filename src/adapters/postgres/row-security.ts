import { tableNames } from './schema.js';
import type { Names } from './tables.js';
import { quoteText } from './text.js';

const POLICY = 'partyline_tenant';

/** The setting that says which workspace a transaction is about. */
const SETTING = 'partyline.workspace';

/**
 * Policies that show a role the rows of one workspace only: that which the setting names, and none where nothing is set. The owner of the
 * tables, who runs the store, is not held to them. Each statement may run again, and takes no lock where all is there.
 */
export const rowSecurity = (names: Names, partitions = 0): readonly string[] => [
  ...tableNames
    .flatMap((name) => [name, ...Array.from({ length: partitions }, (_, index) => `${name}_${index}`)])
    .map((name) => policyOn(names, name)),
  ...['shared_records', 'all_records'].map((view) => invokedBy(names, view)),
];

const policyOn = (names: Names, table: string): string => `DO $do$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_policies WHERE schemaname = ${quoteText(names.schema)} AND tablename = ${quoteText(table)} AND policyname = '${POLICY}') THEN
    ALTER TABLE ${names.of(table)} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY ${POLICY} ON ${names.of(table)} USING (workspace_id = current_setting('${SETTING}', true));
  END IF;
END $do$`;

/** A view looks with its owner's eyes unless told otherwise, which PostgreSQL 14 cannot be. */
const invokedBy = (names: Names, view: string): string => `DO $do$ BEGIN
  IF current_setting('server_version_num')::integer >= 150000 AND NOT EXISTS (
    SELECT FROM pg_class WHERE oid = ${quoteText(names.of(view))}::regclass AND 'security_invoker=true' = ANY (reloptions)
  ) THEN
    ALTER VIEW ${names.of(view)} SET (security_invoker = true);
  END IF;
END $do$`;
