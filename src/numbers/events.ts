import type { Reducers } from '../workspace/index.js';
import { type AccessEvents, accessReducers } from './access-events.js';
import { type AvailabilityEvents, availabilityReducers } from './availability-events.js';
import { type PortingEvents, portingReducers } from './porting-events.js';

/** Everything that happens around numbers: to them, to who can be rung, and to porting requests. */
export type NumberEvents = AccessEvents & AvailabilityEvents & PortingEvents;

/** How all of that changes the records. */
export const numberReducers: Reducers<NumberEvents> = {
  ...accessReducers,
  ...availabilityReducers,
  ...portingReducers,
};
