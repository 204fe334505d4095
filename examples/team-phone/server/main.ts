import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { postgresStore } from 'partyline/adapters/postgres';
import { createPartyline } from 'partyline/service';
import { createApp } from './app.js';
import { openBilling } from './billing.js';
import { openDatabase } from './database.js';
import { seed } from './seed.js';

const here = dirname(fileURLToPath(import.meta.url));
const { DATABASE_URL, PORT = '0', DATA = join(here, '../data') } = process.env;
const WORKSPACE = 'acme';

if (DATABASE_URL === undefined) mkdirSync(DATA, { recursive: true });
const client = await openDatabase(DATABASE_URL, DATA);
const store = postgresStore({ client });
const partyline = createPartyline({ store });
const billing = await openBilling(client);
await seed(partyline, billing, WORKSPACE);

const app = createApp({ partyline, store, billing, workspaceId: WORKSPACE });
app.use('*', serveStatic({ root: join(here, '../dist') }));

const server = serve({ fetch: app.fetch, port: Number(PORT), hostname: '127.0.0.1' }, ({ port }: AddressInfo) => {
  console.log(`\n  team-phone is at  http://127.0.0.1:${port}\n`);
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    server.close();
    process.exit(0);
  });
}
