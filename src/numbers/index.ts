export { addNumber } from './add-number.js';
export { assignNumber } from './assign-number.js';
export { type NumberEvents, numberReducers } from './events.js';
export { unassignNumber } from './unassign-number.js';
