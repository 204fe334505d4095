/**
 * Phone numbers: who has them, modes, who rings when and why, hours and schedules, porting.
 *
 * @module
 */
export type { AccessEvents } from './access-events.js';
export { addNumber } from './add-number.js';
export { assignNumber } from './assign-number.js';
export type { AvailabilityEvents } from './availability-events.js';
export { cancelPorting } from './cancel-porting.js';
export type { CoreEvents, NumberSettings } from './core-events.js';
export type { NumberEvents } from './events.js';
export { type ListedNumber, listNumbers } from './list-numbers.js';
export type { PortingEvents } from './porting-events.js';
export { releaseNumber } from './release-number.js';
export { requestPorting } from './request-porting.js';
export { ringPlan } from './ring-plan.js';
export type { RingStep } from './ring-steps.js';
export { setDoNotDisturb } from './set-do-not-disturb.js';
export { type AccessShift, setNumberMode } from './set-number-mode.js';
export { setNumberNotifications } from './set-number-notifications.js';
export { setNumberOwner } from './set-number-owner.js';
export { setRingOrder } from './set-ring-order.js';
export { setSchedule } from './set-schedule.js';
export type { Silence } from './silence.js';
export { unassignNumber } from './unassign-number.js';
export { updateNumberSettings } from './update-number-settings.js';
export { updatePorting } from './update-porting.js';
