export { applyEvents, type DomainEvent, type Events, reducers } from './apply-events.js';
