import * as z from 'zod/mini';
import { idSchema, textSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { sameData } from '../kernel/same-data.js';
import { authorise } from '../workspace/authorise.js';
import { recordKey } from '../workspace/index.js';
import { NAME_LENGTH } from '../workspace/records/common.js';
import { verb } from '../workspace/verb.js';
import { coreReducers, type NumberSettings } from './core-events.js';
import { liveNumber } from './rules.js';
import { weeklySchema } from './weekly-schema.js';

const updateNumberSettingsInput = /* @__PURE__ */ z.strictObject({
  numberId: idSchema,
  /** The name of the inbox. */
  name: z.exactOptional(textSchema(NAME_LENGTH)),
  /** The name shown to those who are called; empty for the inbox's own. */
  callerId: z.exactOptional(textSchema(32, { allowEmpty: true })),
  /** Business hours, on the wall clock of an IANA zone; null for always open. */
  hours: z.exactOptional(z.nullable(weeklySchema)),
  /** What the host does with a call, by a name of its own; null for nothing in particular. */
  callFlow: z.exactOptional(z.nullable(idSchema)),
});

/**
 * Changes what a number is called, what it shows, when it is open and what becomes of its calls. What is left out stays.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `number_not_found`, `number_released`,
 * `client_not_supported`, `invalid_input`.
 *
 * @returns the names of the settings that changed, and a `number_settings_changed` event; none where nothing changed
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { addNumber, updateNumberSettings } from 'partyline/numbers';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, context, ana } = office();
 * const desk = { phone: '+15551234567', name: 'Desk', mode: 'shared', ownerId: ana } as const;
 * const added = unwrap(addNumber(workspace, desk, context));
 * const nineToFive = [{ from: '09:00', to: '17:00' }];
 * const hours = { zone: 'Europe/Berlin', days: { monday: nineToFive, friday: [{ from: '09:00', to: '13:00' }] } };
 * const input = { numberId: added.output.numberId, name: 'Desk', hours };
 *
 * unwrap(updateNumberSettings(added.workspace, input, context)).output.changed; // => ['hours']
 * ```
 * @see decision 1 in docs/decisions.md
 */
export const updateNumberSettings = /* @__PURE__ */ verb({
  input: updateNumberSettingsInput,
  reads: ({ numberId }) => [recordKey('number', numberId)],
  reducers: coreReducers,
  decide(read, { numberId, ...wished }, context) {
    const allowed = authorise(read, context, 'numbers.updateSettings', { numberId });
    if (!allowed.ok) return allowed;
    const number = liveNumber(read, numberId);
    if (!number.ok) return number;
    const changed = (Object.keys(wished) as (keyof NumberSettings)[]).filter(
      (setting) => !sameData(wished[setting], number.value[setting]),
    );
    const settings: Partial<NumberSettings> = Object.fromEntries(changed.map((setting) => [setting, wished[setting]]));
    if (changed.length === 0) return ok({ output: { numberId, changed }, events: [] });
    return ok({
      output: { numberId, changed },
      events: [{ type: 'number_settings_changed', data: { numberId, settings }, personal: {} }],
    });
  },
});
