import * as z from 'zod/mini';
import type { DeepReadonly } from '../../kernel/deep-readonly.js';
import { parseInput } from '../../kernel/input.js';
import { ok } from '../../kernel/result.js';
import { reachOf } from '../../sharing/index.js';
import { actingMember, authorise } from '../../workspace/authorise.js';
import type { Context, Workspace, WorkspaceEvent } from '../../workspace/index.js';
import { query } from '../../workspace/query.js';
import type { TrailEntry } from './entry.js';
import { filterEntries, trailFilter, visibleEntries } from './filter.js';
import { Trail } from './trail.js';

const auditTrailInput = /* @__PURE__ */ z.strictObject(trailFilter);

/**
 * Which entries of the trail are asked for.
 *
 * @useDeclaredType
 */
export type TrailOptions = DeepReadonly<z.input<typeof auditTrailInput>>;

/** Whether somebody may read the trail. */
export const mayReadTrail = /* @__PURE__ */ query({
  input: /* @__PURE__ */ z.strictObject({}),
  reads: () => [],
  answer: (read, _input, context) => authorise(read, context, 'insights.viewAll'),
});

/**
 * Who did what to whom, when, from where, and how it was before and after; with the names that people and things had, which outlive their
 * deletion, though not their erasure. For those who may view all insights, by member, resource and kind. Contacts and whatever else is
 * shared are named to those who see them; of others there is a count, and what happened.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `client_not_supported`, `invalid_input`.
 *
 * @param workspace the workspace as it is now, which says who sees what
 * @param events all that happened, from the first on; the service reads them from the store, by pages
 * @example
 * ```ts
 * import { auditTrail } from 'partyline/insights';
 * import { unwrap } from 'partyline/kernel';
 * import { suspendMember } from 'partyline/members';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, ana, cleo } = office();
 * const suspended = unwrap(suspendMember(workspace, { memberId: cleo }, as(ana)));
 * const events = suspended.commit?.events ?? [];
 * const [entry] = unwrap(auditTrail(suspended.workspace, events, { memberId: cleo }, as(ana)));
 *
 * entry?.changes; // => [{ kind: 'member', id: cleo, aspect: 'status', before: null, after: 'suspended' }]
 * ```
 * @see decision 6 in docs/decisions.md
 */
export const auditTrail = (
  workspace: Workspace,
  events: Iterable<WorkspaceEvent>,
  options: TrailOptions,
  context: Context,
) => {
  const filter = parseInput(auditTrailInput, options);
  if (!filter.ok) return filter;
  const allowed = mayReadTrail(workspace, {}, context);
  if (!allowed.ok) return allowed;
  const actor = actingMember(context);
  const trail = new Trail();
  const entries: TrailEntry[] = [];
  for (const event of events) entries.push(trail.read(event));
  const reach = actor === null ? null : reachOf(workspace, actor);
  return ok(filterEntries(visibleEntries(entries, workspace, reach, context.at), filter.value));
};

/**
 * Entries as JSON lines: one object a line, for a file or a log system.
 *
 * @example
 * ```ts
 * import { toJsonLines, Trail } from 'partyline/insights';
 * import { unwrap } from 'partyline/kernel';
 * import { suspendMember } from 'partyline/members';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, ana, cleo } = office();
 * const { commit } = unwrap(suspendMember(workspace, { memberId: cleo }, as(ana)));
 * const trail = new Trail();
 * const text = toJsonLines((commit?.events ?? []).map((event) => trail.read(event)));
 *
 * text.startsWith('{"kind":"member_suspended"') && text.endsWith('}\n'); // => true
 * ```
 * @see docs/insights.md
 */
export const toJsonLines = (entries: Iterable<TrailEntry>): string => {
  let text = '';
  for (const entry of entries) text += `${JSON.stringify(entry)}\n`;
  return text;
};
