'use client';

import { createElement, type ReactElement, type ReactNode } from 'react';
import type { Capabilities } from '../visibility/index.js';
import { CapabilitiesContext } from './capabilities-context.js';

/** What a {@link PartylineProvider} takes. */
export interface PartylineProviderProps {
  /** What `capabilitiesFor` made on the server, as JSON brings it; null while it is being fetched, when nothing is allowed yet. */
  readonly capabilities: Capabilities | null;
  readonly children?: ReactNode;
}

/**
 * Gives the components below it what one member may do. When the member's `epoch` has grown, fetch the document again and pass it: they
 * all follow.
 *
 * What a browser shows is a courtesy. The server decides every call by itself.
 *
 * @example
 * ```tsx
 * import { Can, PartylineProvider } from 'partyline/react';
 * import type { Capabilities } from 'partyline/visibility';
 *
 * export const App = ({ capabilities }: { capabilities: Capabilities | null }) => (
 *   <PartylineProvider capabilities={capabilities}>
 *     <Can permission="members.invite" otherwise={<p>Ask an admin to invite people.</p>}>
 *       <button type="button">Invite</button>
 *     </Can>
 *   </PartylineProvider>
 * );
 * ```
 * @see docs/start.md
 */
export const PartylineProvider = ({ capabilities, children }: PartylineProviderProps): ReactElement =>
  createElement(CapabilitiesContext.Provider, { value: capabilities }, children);
