'use client';

import type { Permission } from '../roles/index.js';
import type { CapabilityTarget } from '../visibility/index.js';
import { useExplain } from './use-explain.js';

/**
 * Whether the member may do something. False while the document is not there yet.
 *
 * @param target the number's owner, whether the person acted on is an owner, whether something new is made: where the permission
 * depends on it
 * @throws Error outside a {@link PartylineProvider}
 * @example
 * ```tsx
 * import { useCan } from 'partyline/react';
 *
 * const Settings = ({ ownerId }: { ownerId: string }) => {
 *   const canEdit = useCan('numbers.updateSettings', { numberOwnerId: ownerId });
 *   return <button type="button" disabled={!canEdit}>Save</button>;
 * };
 * ```
 */
export const useCan = (permission: Permission, target?: CapabilityTarget): boolean =>
  useExplain(permission, target)?.allowed ?? false;
