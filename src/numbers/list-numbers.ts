import * as z from 'zod/mini';
import { getOrInsert } from '../kernel/get-or-insert.js';
import { ok } from '../kernel/result.js';
import { compareCodePoints, sortKey } from '../kernel/text.js';
import { actingMember, authorise } from '../workspace/authorise.js';
import { listKey, type PhoneNumber } from '../workspace/index.js';
import { query } from '../workspace/query.js';

const listNumbersInput = /* @__PURE__ */ z.strictObject({});

/** One number in the list. */
export interface ListedNumber {
  readonly numberId: string;
  readonly phone: string;
  readonly name: string;
  readonly mode: PhoneNumber['mode'];
  readonly ownerId: string;
  readonly ring: PhoneNumber['ring'];
  /** How the actor has it; null for somebody who only administers it. */
  readonly access: 'use' | 'read' | null;
  /** Who has it, in order of id; members who were removed are left out. */
  readonly users: readonly { readonly memberId: string; readonly access: 'use' | 'read' }[];
}

/**
 * The numbers of the workspace by name: those the actor has, and all of them for those who may manage who has which.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `client_not_supported`, `invalid_input`.
 *
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { addNumber, listNumbers } from 'partyline/numbers';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, ana, cleo } = office();
 * const added = unwrap(addNumber(workspace, { phone: '+15550001111', name: 'Sales', mode: 'exclusive', ownerId: ana }, as(ana)));
 *
 * unwrap(listNumbers(added.workspace, {}, as(ana))).map(({ name }) => name).includes('Sales'); // => true
 * unwrap(listNumbers(added.workspace, {}, as(cleo))).map(({ name }) => name).includes('Sales'); // => false
 * ```
 * @see docs/numbers.md
 */
export const listNumbers = /* @__PURE__ */ query({
  input: listNumbersInput,
  reads: () => [listKey('numbers', 'all'), listKey('team', 'all')],
  answer(read, _input, context) {
    const allowed = authorise(read, context, 'communication.use');
    if (!allowed.ok) return allowed;
    const actor = actingMember(context);
    const managesAll = authorise(read, context, 'numbers.add').ok;
    const usersOf = new Map<string, { memberId: string; access: 'use' | 'read' }[]>();
    for (const [memberId, { numbers }] of read.list('team', 'all')) {
      for (const { id, access } of numbers) getOrInsert(usersOf, id, () => []).push({ memberId, access });
    }
    const listed: ListedNumber[] = [];
    for (const [numberId, { phone, name, mode, ownerId, ring }] of read.list('numbers', 'all')) {
      const users = usersOf.get(numberId) ?? [];
      const access = users.find(({ memberId }) => memberId === actor)?.access ?? null;
      if (managesAll || access !== null || ownerId === actor) {
        listed.push({ numberId, phone, name, mode, ownerId, ring, access, users });
      }
    }
    return ok(listed.sort(byName));
  },
});

const byName = (a: ListedNumber, b: ListedNumber): number =>
  compareCodePoints(sortKey(a.name), sortKey(b.name)) || compareCodePoints(a.numberId, b.numberId);
