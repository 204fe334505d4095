import type { Reducers } from '../workspace/index.js';
import { type SelfAccessEvents, selfAccessReducers } from '../workspace/self-access.js';
import { type CoreEvents, coreReducers } from './core-events.js';

/** What happens to numbers and who has them, with what is recorded beside. */
export type AccessEvents = CoreEvents & SelfAccessEvents;

/** How the events of access change the records. */
export const accessReducers: Reducers<AccessEvents> = { ...coreReducers, ...selfAccessReducers };
