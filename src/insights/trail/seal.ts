import type { WorkspaceEvent } from '../../workspace/index.js';

/** How many events a page of the trail holds. A page that is full is closed, and can be sealed. */
export const SEAL_PAGE = 1_000;

/** What came before the first page. */
export const FIRST_SEAL = '0'.repeat(64);

/**
 * The seal of a page of the trail: SHA-256, by Web Crypto, over the seal of the page before and over what of each event is kept for ever. What is
 * personal is left out, so that it can be erased; whatever else is changed, added, taken out or moved shows in this seal and in all after it.
 *
 * @returns 64 hexadecimal digits
 * @example
 * ```ts
 * import { sealOf } from 'partyline/insights';
 * import { unwrap } from 'partyline/kernel';
 * import { addMember } from 'partyline/members';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, context } = office();
 * const dora = { name: 'Dora', address: 'dora@acme.example', roles: ['member'] };
 * const events = unwrap(addMember(workspace, dora, context)).commit?.events ?? [];
 * const erased = events.map((event) => ({ ...event, personal: null }));
 * const altered = events.map((event) => ({ ...event, at: event.at + 1 }));
 *
 * (await sealOf(erased)) === (await sealOf(events)); // => true
 * (await sealOf(altered)) === (await sealOf(events)); // => false
 * ```
 * @see docs/insights.md
 */
export const sealOf = async (events: readonly WorkspaceEvent[], previous: string = FIRST_SEAL): Promise<string> => {
  const kept = events.map(({ type, at, actor, commit, data }) => ({ type, at, actor, commit, data }));
  const bytes = new TextEncoder().encode(canonical([previous, kept]));
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
};

/** JSON with the keys of every object in order: a store may give them back in another. */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(',')}}`;
};
