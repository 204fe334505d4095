'use client';

import { createContext, useContext } from 'react';
import type { Capabilities } from '../visibility/index.js';

/** The document of the nearest provider; undefined where there is none, null where it is still being fetched. */
export const CapabilitiesContext = /* @__PURE__ */ createContext<Capabilities | null | undefined>(undefined);

/**
 * The capabilities document of the nearest {@link PartylineProvider}; null while it is not there yet.
 *
 * @throws Error outside a provider, where every answer would be a silent "no"
 * @example
 * ```tsx
 * import { useCapabilities } from 'partyline/react';
 *
 * const Loading = () => (useCapabilities() === null ? <p>One moment …</p> : null);
 * ```
 */
export const useCapabilities = (): Capabilities | null => {
  const document = useContext(CapabilitiesContext);
  if (document === undefined) throw new Error('useCan, useExplain and Can need a PartylineProvider above them');
  return document;
};
