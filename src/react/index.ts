/**
 * Hooks and a component for React 18 and 19 on the capabilities document.
 *
 * @module
 */
export { Can, type CanProps } from './can.js';
export { useCapabilities } from './capabilities-context.js';
export { PartylineProvider, type PartylineProviderProps } from './partyline-provider.js';
export { useCan } from './use-can.js';
export { useExplain } from './use-explain.js';
export { useLevel } from './use-level.js';
