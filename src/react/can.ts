'use client';

import { createElement, Fragment, type ReactElement, type ReactNode } from 'react';
import type { Decision, Permission } from '../roles/index.js';
import type { CapabilityTarget } from '../visibility/index.js';
import { useExplain } from './use-explain.js';

/** What {@link Can} takes. */
export interface CanProps {
  readonly permission: Permission;
  readonly target?: CapabilityTarget;
  /** Shown to whom it is allowed; as a function it is given the decision. */
  readonly children?: ReactNode | ((decision: Decision) => ReactNode);
  /** Shown to whom it is denied; as a function it is given the decision, with the rule that denied. Nothing by default. */
  readonly otherwise?: ReactNode | ((decision: Decision) => ReactNode);
}

/**
 * Shows its children to whom something is allowed. Shows nothing at all while the document is not there yet.
 *
 * @throws Error outside a {@link PartylineProvider}
 * @example
 * ```tsx
 * import { Can } from 'partyline/react';
 *
 * const Remove = () => (
 *   <Can permission="members.remove" otherwise={({ rule }) => <p>Not here: {rule}</p>}>
 *     <button type="button">Remove</button>
 *   </Can>
 * );
 * ```
 */
export const Can = ({ permission, target, children, otherwise }: CanProps): ReactElement | null => {
  const decision = useExplain(permission, target);
  if (decision === null) return null;
  const shown = decision.allowed ? children : otherwise;
  return createElement(Fragment, null, typeof shown === 'function' ? shown(decision) : shown);
};
