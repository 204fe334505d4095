import { sameData } from '../../kernel/same-data.js';
import type { EventActor, WorkspaceEvent } from '../../workspace/index.js';
import { namedIn, type Told, tellers } from './aspects.js';
import type { TrailChange, TrailEntry } from './entry.js';

/**
 * The audit trail as it is read: give it the events from the first on, and it says who did what to whom, with names and with what was
 * before. It remembers names after deletions, and forgets those that were erased.
 *
 * @example
 * ```ts
 * import { Trail } from 'partyline/insights';
 * import { unwrap } from 'partyline/kernel';
 * import { changeRole } from 'partyline/members';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, ana, cleo } = office();
 * const { commit } = unwrap(changeRole(workspace, { memberId: cleo, roles: ['admin'] }, as(ana, 'web')));
 * const [entry] = (commit?.events ?? []).map((event) => new Trail().read(event));
 *
 * [entry?.kind, entry?.actor.memberId === ana, entry?.actor.client]; // => ['member_role_changed', true, 'web']
 * entry?.changes; // => [{ kind: 'member', id: cleo, aspect: 'roles', before: null, after: ['admin'] }]
 * ```
 */
export class Trail {
  readonly #names = new Map<string, string | null>();
  readonly #values = new Map<string, unknown>();
  readonly #invited = new Map<string, string>();

  /** What comes next. */
  read(event: WorkspaceEvent): TrailEntry {
    const changes: TrailChange[] = [];
    const told = this.#teller(changes);
    const named = namedIn(event);
    const before = named.map(([kind, id]) => this.#nameOf(kind, id));
    if (Object.hasOwn(tellers, event.type)) tellers[event.type]?.(told, event.data, event.personal);
    return {
      kind: event.type,
      at: event.at,
      commit: event.commit,
      actor: this.#actor(event.actor),
      subjects: named.map(([kind, id], index) => ({
        kind,
        id,
        name: before[index] ?? this.#nameOf(kind, id),
      })),
      changes,
      hidden: 0,
    };
  }

  #teller(changes: TrailChange[]): Told {
    const set: Told['set'] = (kind, id, aspect, after) => {
      const key = keyOf(kind, id, aspect);
      const before = this.#values.get(key) ?? null;
      if (sameData(before, after)) return;
      if (after === null) this.#values.delete(key);
      else this.#values.set(key, after);
      changes.push({ kind, id, aspect, before, after });
    };
    return {
      set,
      erase: (kind, id) => {
        const prefix = keyOf(kind, id, '').slice(0, -2);
        for (const key of [...this.#values.keys()].filter((known) => known.startsWith(prefix))) {
          set(kind, id, (JSON.parse(key) as [string, string, string])[2], null);
        }
        this.#names.delete(`${kind} ${id}`);
      },
      settle: (kind, id, from, to) => {
        if (this.#values.get(keyOf(kind, id, 'status')) === from) set(kind, id, 'status', to);
      },
      name: (kind, id, name) => this.#names.set(`${kind} ${id}`, name),
      invite: (address, invitationId) => {
        const earlier = this.#invited.get(address) ?? null;
        this.#invited.set(address, invitationId);
        return earlier;
      },
    };
  }

  #nameOf(kind: string, id: string): string | null {
    return this.#names.get(`${kind} ${id}`) ?? null;
  }

  #actor(actor: EventActor): TrailEntry['actor'] {
    const { type, client = null } = actor;
    const memberId = actor.type === 'member' ? actor.memberId : null;
    return { type, memberId, name: memberId === null ? null : this.#nameOf('member', memberId), client };
  }
}

const keyOf = (kind: string, id: string, aspect: string): string => JSON.stringify([kind, id, aspect]);
