import * as z from 'zod/mini';
import type { Page, VisibleItem } from '../adapters/index.js';
import { fail } from '../kernel/failure.js';
import { idSchema, parseInput } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { reachOf, WORKSPACE_RECORD } from '../sharing/index.js';
import { partialWorkspace, recordKey } from '../workspace/index.js';
import { type Environment, readOptions, type Seat } from './execute.js';

const listContactsInput = /* @__PURE__ */ z.strictObject({
  /** Where the last page ended, as `next` said. */
  after: z._default(z.nullable(z.strictObject({ sortKey: z.string().check(z.maxLength(256)), id: idSchema })), null),
  limit: z._default(z.int().check(z.minimum(1), z.maximum(200)), 50),
});

/** Which page to list. */
export type ListContactsInput = z.input<typeof listContactsInput>;

/** The contacts the actor sees, by name: pages that agree with `canSee` by construction. The host itself lists nothing this way. */
export const listContacts = async ({ store, policy, clock }: Environment, seat: Seat, input: ListContactsInput) => {
  const parsed = parseInput(listContactsInput, input);
  if (!parsed.ok) return parsed;
  const nobody: Page<VisibleItem<'contact'>> = { items: [], next: null, previous: null };
  const { workspaceId, actor } = seat;
  if (actor.type !== 'member') return ok(nobody);
  const keys = [recordKey('workspace', WORKSPACE_RECORD), recordKey('member', actor.memberId)];
  const workspace = partialWorkspace(workspaceId, policy, await store.read(workspaceId, keys, readOptions(seat)));
  const record = workspace.state.workspace.get(WORKSPACE_RECORD) ?? null;
  if (record === null) return fail('workspace_not_found', { workspaceId });
  if (record.status !== 'active') return fail('workspace_not_active', { status: record.status });
  const reach = reachOf(workspace, actor.memberId);
  return ok(
    await store.listVisible(workspaceId, 'contact', reach, { at: clock(), ...parsed.value, ...readOptions(seat) }),
  );
};
