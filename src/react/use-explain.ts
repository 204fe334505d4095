'use client';

import type { Decision, Permission } from '../roles/index.js';
import { type CapabilityTarget, explainCapable } from '../visibility/index.js';
import { useCapabilities } from './capabilities-context.js';

/**
 * Whether the member may do something, and the rule that decided: words for it are in `partyline/messages`. Null while the document is
 * not there yet.
 *
 * @throws Error outside a {@link PartylineProvider}
 * @example
 * ```tsx
 * import { useExplain } from 'partyline/react';
 *
 * const WhyNot = () => {
 *   const decision = useExplain('billing.manage');
 *   return decision?.allowed === false ? <p>{decision.rule}</p> : null;
 * };
 * ```
 */
export const useExplain = (permission: Permission, target?: CapabilityTarget): Decision | null => {
  const document = useCapabilities();
  return document === null ? null : explainCapable(document, permission, target);
};
