import type { Commit, CounterName, Guard } from '../../workspace/index.js';
import type { CommitAnswer, CommitOptions } from '../store.js';
import { type Base, writer as sessionFor } from './ask.js';
import { commitStatement, parametersOf, type Written, writeOnce } from './commit.js';
import { isCollision, isConnectionLoss, OutcomeUnknown } from './faults.js';
import { recall } from './replies.js';
import { revisionNow } from './revision.js';
import { storable } from './text.js';

/** How often a commit is sent before somebody else is told of the trouble. */
const ATTEMPTS = 4;

/** Makes commits. */
export class Writer {
  readonly #base: Base;
  readonly #statement: string;

  constructor(base: Base) {
    this.#base = base;
    this.#statement = commitStatement(base.names);
  }

  async commit(workspaceId: string, commit: Commit, options: CommitOptions = {}): Promise<CommitAnswer> {
    const { idempotency, tx } = options;
    const session = sessionFor(this.#base, tx);
    const params = parametersOf(workspaceId, commit, idempotency);
    let lost: unknown = null;
    for (let attempt = 1; ; attempt++) {
      try {
        const written = await writeOnce(session, this.#statement, params);
        // It may have been made, and what it moved moved on. A key has told; without one its events tell.
        if (lost !== null && written.outcome === 'conflict' && idempotency === undefined) {
          if (commit.events.length === 0) {
            throw new OutcomeUnknown(
              'the connection broke during a commit without events or key, and others have written since',
              {
                cause: lost,
              },
            );
          }
          if (await this.#wasMade(workspaceId, commit))
            return { outcome: 'committed', revision: await this.#revisionNow(tx) };
        }
        return await this.#answerOf(workspaceId, commit, written, options);
      } catch (error) {
        const collided = isCollision(error);
        if (!collided && !isConnectionLoss(error)) throw error;
        // A transaction of the host's that is broken cannot be gone on with here.
        if (tx !== undefined) {
          if (collided) return { outcome: 'conflict', guards: guardsOf(commit), counters: [] };
          throw error;
        }
        if (!collided) lost = error;
        // Sent again it would be made again, and nobody could tell.
        if (lost !== null && idempotency === undefined && commit.bump.length === 0) {
          throw new OutcomeUnknown('the connection broke during a commit that has no key and moves no guard', {
            cause: lost,
          });
        }
        if (attempt >= ATTEMPTS) {
          if (collided && lost === null) return { outcome: 'conflict', guards: guardsOf(commit), counters: [] };
          throw error;
        }
      }
    }
  }

  async #answerOf(
    workspaceId: string,
    commit: Commit,
    { outcome, revision, guards = [], counters = [] }: Written,
    { idempotency, tx }: CommitOptions,
  ): Promise<CommitAnswer> {
    switch (outcome) {
      case 'committed':
        return { outcome, revision: revision ?? (await this.#revisionNow(tx)) };
      case 'conflict':
        return { outcome, guards: inOrder(guards, guardsOf(commit)), counters: inOrder(counters, countersOf(commit)) };
      case 'key_reused':
        return { outcome };
      case 'replayed': {
        const reply = idempotency && (await recall(this.#base, workspaceId, idempotency, tx));
        if (!reply) throw new Error('a reply was forgotten while it was looked up');
        return reply;
      }
    }
  }

  /**
   * Whether the events of a commit are there. Whoever asks has waited for the locks of the commit, so that it is over by now or will never
   * be. This looks through all events of the workspace, the latest first: it is asked only where a connection broke and others wrote.
   */
  async #wasMade(workspaceId: string, commit: Commit): Promise<boolean> {
    const sql = `SELECT FROM ${this.#base.names.of('events')} e
      WHERE e.workspace_id = $1::text AND e.event->>'commit' = $2::text ORDER BY e.seq DESC LIMIT 1`;
    const params = [storable(workspaceId), storable(commit.id)];
    return (await sessionFor(this.#base, undefined).query(sql, params)).rows.length > 0;
  }

  /** A commit that was found to have been made before is older than now. */
  async #revisionNow(tx: unknown): Promise<string> {
    const { rows } = await sessionFor(this.#base, tx).query(`SELECT ${revisionNow(this.#base.names)} AS revision`, []);
    return String(rows[0]?.revision);
  }
}

const guardsOf = ({ check, bump }: Commit): readonly Guard[] => [...check, ...bump].map(({ guard }) => guard);

const countersOf = ({ add }: Commit): readonly CounterName[] => add.map(({ counter }) => counter);

const inOrder = <T extends string>(some: readonly T[], all: readonly T[]): readonly T[] => {
  const wanted = new Set(some);
  return [...new Set(all)].filter((item) => wanted.has(item));
};
