import { Wakers } from '../wakers.js';
import type { SqlClient } from './client.js';
import { arrayText } from './text.js';

/** Commits within so many milliseconds are told together. */
const TOGETHER = 50;

/** The name of the channel of a schema. PostgreSQL takes up to 63 bytes. */
const channelOf = (schema: string): string => {
  let name = `partyline_${schema.replace(/[^a-z0-9_]/gi, '_')}`;
  name = name.slice(0, 63);
  return name;
};

/**
 * Tells listeners of commits: those of this process at once, those of others by NOTIFY. It is sent after the commit and never inside it,
 * since PostgreSQL lets one transaction at a time commit that notifies.
 */
export class Notices {
  readonly #client: SqlClient;
  readonly #channel: string;
  readonly #notifies: boolean;
  readonly #wakers = new Wakers();
  readonly #pending = new Set<string>();
  #stopListening: Promise<(() => Promise<void>) | null> | null = null;
  #listeners = 0;

  constructor(client: SqlClient, schema: string, notifies: boolean) {
    this.#client = client;
    this.#channel = channelOf(schema);
    this.#notifies = notifies;
  }

  tell(workspaceId: string): void {
    this.#wakers.wake(workspaceId);
    if (!this.#notifies) return;
    this.#pending.add(workspaceId);
    if (this.#pending.size === 1) setTimeout(() => this.#send(), TOGETHER);
  }

  listen(listener: (workspaceId: string) => void): () => void {
    const stop = this.#wakers.add(listener);
    this.#listeners += 1;
    this.#stopListening ??= this.#hear();
    let stopped = false;
    return () => {
      if (stopped) return;
      stopped = true;
      stop();
      this.#listeners -= 1;
      if (this.#listeners > 0) return;
      const hearing = this.#stopListening;
      this.#stopListening = null;
      hearing?.then((end) => end?.()).catch(() => {});
    };
  }

  /** Whoever cannot listen looks for events now and then, as everybody has to. */
  async #hear(): Promise<(() => Promise<void>) | null> {
    if (this.#client.listen === undefined) return null;
    return this.#client.listen(this.#channel, (workspaceId) => this.#wakers.wake(workspaceId)).catch(() => null);
  }

  #send(): void {
    const workspaceIds = [...this.#pending];
    this.#pending.clear();
    const sql = 'SELECT pg_notify($1::text, n.id) FROM unnest($2::text[]) AS n(id)';
    // A wake-up that is lost costs a little time; an error that nobody awaits would end the process.
    this.#client.query(sql, [this.#channel, arrayText(workspaceIds)]).catch(() => {});
  }
}
