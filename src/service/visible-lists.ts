import * as z from 'zod/mini';
import { type Position, searchQueryOf, type VisibleItem } from '../adapters/index.js';
import { fail } from '../kernel/failure.js';
import { parseInput } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import type { PageStart } from './cursors.js';
import type { Environment, Seat } from './execute.js';
import { look } from './look.js';

const page = {
  /** The cursor of another page, as `next` or `previous` said; null or nothing for the beginning. */
  cursor: z._default(z.nullable(z.string().check(z.maxLength(4_000))), null),
  limit: z._default(z.int().check(z.minimum(1), z.maximum(200)), 50),
} as const;

const listInput = /* @__PURE__ */ z.strictObject(page);
const searchInput = /* @__PURE__ */ z.strictObject({ text: z.string().check(z.maxLength(200)), ...page });
const countInput = /* @__PURE__ */ z.strictObject({
  /** How far to count. */
  cap: z._default(z.int().check(z.minimum(1), z.maximum(10_000)), 1_000),
});

/**
 * Which page to list.
 *
 * @useDeclaredType
 */
export type ListInput = z.input<typeof listInput>;
/**
 * What to search for, and which page of it.
 *
 * @useDeclaredType
 */
export type SearchInput = z.input<typeof searchInput>;
/**
 * How far to count.
 *
 * @useDeclaredType
 */
export type CountInput = z.input<typeof countInput>;

/** A page of what somebody sees, by name. A cursor is good for the same list of the same member, and tells nothing. */
export interface VisiblePage<K extends string> {
  readonly items: readonly VisibleItem<K>[];
  readonly next: string | null;
  readonly previous: string | null;
}

/** A page of what was found. */
export interface FoundPage<K extends string> {
  readonly items: readonly VisibleItem<K>[];
  readonly next: string | null;
  /** Whether the store looked at too much to be sure that it found all; see its documentation. Else the page is exact. */
  readonly incomplete: boolean;
}

/** What the actor sees of a kind, by name: pages that agree with `canSee` by construction. The host itself lists nothing this way. */
export const listVisible = async <K extends string>(
  environment: Environment,
  seat: Seat,
  kind: K,
  input: ListInput | undefined,
) => {
  const parsed = parseInput(listInput, input ?? {});
  if (!parsed.ok) return parsed;
  const nothing: VisiblePage<K> = { items: [], next: null, previous: null };
  return look(environment, seat, nothing, async (reach, options) => {
    const list = [seat.workspaceId, reach.memberId, kind, 'name'];
    const start = await startOf(environment, parsed.value.cursor, list);
    if (start === null) return fail('cursor_invalid', {}, ['cursor']);
    const request = { ...options, ...start, limit: parsed.value.limit };
    const found = await environment.store.listVisible(seat.workspaceId, kind, reach, request);
    const { next, previous } = endsOf(found, start);
    return ok({
      items: found.items,
      next: next && (await environment.cursors.seal(next, list)),
      previous: previous && (await environment.cursors.seal(previous, list)),
    });
  });
};

/** What the actor sees of a kind and finds by a text: beginnings of words, an e-mail address, or either end of a phone. */
export const searchVisible = async <K extends string>(
  environment: Environment,
  seat: Seat,
  kind: K,
  input: SearchInput,
) => {
  const parsed = parseInput(searchInput, input);
  if (!parsed.ok) return parsed;
  const nothing: FoundPage<K> = { items: [], next: null, incomplete: false };
  const query = searchQueryOf(parsed.value.text);
  return look(environment, seat, nothing, async (reach, options) => {
    if (query === null) return ok(nothing);
    const list = [seat.workspaceId, reach.memberId, kind, 'search', query.digits ?? '', ...query.words];
    const start = await startOf(environment, parsed.value.cursor, list);
    if (start === null) return fail('cursor_invalid', {}, ['cursor']);
    const request = { ...options, after: start.after, limit: parsed.value.limit };
    const found = await environment.store.search(seat.workspaceId, kind, reach, query, request);
    const next = found.next && (await environment.cursors.seal({ direction: 'forward', after: found.next }, list));
    return ok({ items: found.items, next, incomplete: found.incomplete });
  });
};

/** How much of a kind the actor sees, counted as far as a cap: `capped` means "and more". */
export const countVisible = async (
  environment: Environment,
  seat: Seat,
  kind: string,
  input: CountInput | undefined,
) => {
  const parsed = parseInput(countInput, input ?? {});
  if (!parsed.ok) return parsed;
  const nothing = { count: 0, capped: false };
  return look<typeof nothing, never>(environment, seat, nothing, async (reach, options) => {
    const counting = { ...options, cap: parsed.value.cap };
    return ok(await environment.store.countVisible(seat.workspaceId, kind, reach, counting));
  });
};

const startOf = async (
  { cursors }: Environment,
  cursor: string | null,
  list: readonly string[],
): Promise<PageStart | null> => (cursor === null ? { direction: 'forward', after: null } : cursors.open(cursor, list));

/** Where the list goes on from a page. Beside an empty one, what it was asked from is shown again rather than left out. */
const endsOf = (
  {
    items,
    next,
    previous,
  }: { readonly items: readonly unknown[]; readonly next: Position | null; readonly previous: Position | null },
  { direction, after }: PageStart,
): { readonly next: PageStart | null; readonly previous: PageStart | null } => {
  if (items.length === 0 && after !== null) {
    return direction === 'forward'
      ? // Ids hold no blanks, so nothing stands between a position and this one.
        { next: null, previous: { direction: 'back', after: { ...after, id: `${after.id} ` } } }
      : { next: { direction: 'forward', after: null }, previous: null };
  }
  return {
    next: next && { direction: 'forward', after: next },
    previous: previous && { direction: 'back', after: previous },
  };
};
