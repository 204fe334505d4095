import * as z from 'zod/mini';
import { textSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { authorise } from '../workspace/authorise.js';
import { NAME_LENGTH } from '../workspace/records/common.js';
import { verb } from '../workspace/verb.js';
import { memberReducers } from './events.js';

const updateWorkspaceSettingsInput = /* @__PURE__ */ z.strictObject({ name: textSchema(NAME_LENGTH) });

/**
 * Renames the workspace.
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
 */
export const updateWorkspaceSettings = /* @__PURE__ */ verb({
  input: updateWorkspaceSettingsInput,
  reads: () => [],
  reducers: memberReducers,
  decide(read, { name }, context) {
    const allowed = authorise(read, context, 'workspace.updateSettings');
    if (!allowed.ok) return allowed;
    if (allowed.value.name === name) return ok({ output: { name }, events: [] });
    return ok({ output: { name }, events: [{ type: 'workspace_settings_updated', data: { name }, personal: {} }] });
  },
});
