import type { SqlClient } from 'partyline/adapters/postgres';
import { unwrap } from 'partyline/kernel';
import {
  applyQuote,
  type Change,
  publishedPrices,
  quoteChange,
  type Subscription,
  startSubscription,
} from 'partyline/pricing';

const terms = { book: publishedPrices };

/** Keeps the subscription of each workspace in a table of the host's own. partyline computes; the host stores, and takes the money. */
export const openBilling = async (client: SqlClient) => {
  await client.query(
    'CREATE TABLE IF NOT EXISTS team_phone_billing (workspace_id text PRIMARY KEY, subscription jsonb NOT NULL)',
    [],
  );

  const find = async (workspaceId: string): Promise<Subscription | null> => {
    const sql = 'SELECT subscription::text FROM team_phone_billing WHERE workspace_id = $1';
    const { rows } = await client.query(sql, [workspaceId]);
    return rows[0] === undefined ? null : (JSON.parse(String(rows[0].subscription)) as Subscription);
  };

  const save = async (workspaceId: string, before: Subscription | null, after: Subscription): Promise<boolean> => {
    // Only over what it was computed from: two changes at once do not overwrite each other.
    const sql = `INSERT INTO team_phone_billing VALUES ($1, $2::jsonb)
      ON CONFLICT (workspace_id) DO UPDATE SET subscription = excluded.subscription
      WHERE team_phone_billing.subscription = $3::jsonb RETURNING 1`;
    const texts = [before, after].map((subscription) => JSON.stringify(subscription));
    return (await client.query(sql, [workspaceId, texts[1] ?? null, texts[0] ?? null])).rows.length > 0;
  };

  return {
    find,

    async start(workspaceId: string, seats: number, numbers: number, at: number) {
      const order = { id: workspaceId, plan: 'starter', currency: 'USD', interval: 'year', seats, numbers } as const;
      await save(workspaceId, null, unwrap(startSubscription(order, at, terms)).subscription);
    },

    /** What a change costs now. Nothing is changed. */
    async quote(workspaceId: string, change: Change, at: number) {
      const subscription = await find(workspaceId);
      if (subscription === null) throw new Error('there is no subscription');
      return quoteChange(subscription, change, at, terms);
    },

    /** Makes a change, at the price of this second. */
    async change(workspaceId: string, change: Change, at: number) {
      for (;;) {
        const before = await find(workspaceId);
        if (before === null) throw new Error('there is no subscription');
        const quote = quoteChange(before, change, at, terms);
        if (!quote.ok) return quote;
        const applied = applyQuote(before, quote.value, at, terms);
        if (!applied.ok || (await save(workspaceId, before, applied.value.subscription))) return applied;
      }
    },
  };
};

/** The billing of this host. */
export type BillingDesk = Awaited<ReturnType<typeof openBilling>>;
