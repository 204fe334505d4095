// What other rooms of the house need of this one, and hosts do not.
export { assignmentsOnDeparture, numbersOnDeparture } from './departure.js';
export { numberReducers } from './events.js';
export { liveNumber, mayAssign } from './rules.js';
