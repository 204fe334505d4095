import * as z from 'zod/mini';
import { textSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { timeZoneSchema } from '../kernel/time-zone.js';
import { authorise } from '../workspace/authorise.js';
import { NAME_LENGTH } from '../workspace/records/common.js';
import { verb } from '../workspace/verb.js';
import { memberReducers } from './events.js';

const updateWorkspaceSettingsInput = /* @__PURE__ */ z.strictObject({
  name: z.exactOptional(textSchema(NAME_LENGTH)),
  /** The IANA time zone by whose clock days and hours are counted; null for UTC. */
  timeZone: z.exactOptional(z.nullable(timeZoneSchema)),
});

/**
 * Changes what the workspace says about itself: its name, and the time zone of its days and hours.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `client_not_supported`, `invalid_input`.
 *
 * @returns a `workspace_settings_updated` event; none where nothing differs
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { updateWorkspaceSettings } from 'partyline/members';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, ben } = office();
 * const renamed = unwrap(updateWorkspaceSettings(workspace, { name: 'Acme Ltd' }, as(ben)));
 *
 * renamed.workspace.state.workspace.get('self')?.name; // => 'Acme Ltd'
 * ```
 * @see docs/people.md
 */
export const updateWorkspaceSettings = /* @__PURE__ */ verb({
  input: updateWorkspaceSettingsInput,
  reads: () => [],
  reducers: memberReducers,
  decide(read, input, context) {
    const allowed = authorise(read, context, 'workspace.updateSettings');
    if (!allowed.ok) return allowed;
    const { name, timeZone } = { ...allowed.value, ...input };
    const output = { name, timeZone };
    if (name === allowed.value.name && timeZone === allowed.value.timeZone) return ok({ output, events: [] });
    return ok({ output, events: [{ type: 'workspace_settings_updated', data: output, personal: {} }] });
  },
});
