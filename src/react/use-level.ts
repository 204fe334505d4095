'use client';

import { useMemo } from 'react';
import type { Instant } from '../kernel/index.js';
import type { Level, Resource } from '../sharing/index.js';
import { levelOf, reachFrom } from '../visibility/index.js';
import { useCapabilities } from './capabilities-context.js';

/**
 * How far the member's access to a resource goes at an instant: `edit`, `view`, or null for none; null too while the document is not there
 * yet.
 *
 * @throws Error outside a {@link PartylineProvider}
 * @example
 * ```tsx
 * import { useLevel } from 'partyline/react';
 * import type { Resource } from 'partyline/sharing';
 *
 * const Edit = ({ contact }: { contact: Resource }) =>
 *   useLevel(contact, Date.now()) === 'edit' ? <button type="button">Edit</button> : null;
 * ```
 */
export const useLevel = (resource: Resource, at: Instant): Level | null => {
  const document = useCapabilities();
  const reach = useMemo(() => (document === null ? null : reachFrom(document)), [document]);
  return reach === null ? null : levelOf(reach, resource, at);
};
