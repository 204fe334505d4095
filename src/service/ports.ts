import type { PhonePort } from '../directory/index.js';
import type { Logger } from './logging.js';
import type { Tracer } from './tracing.js';

/** A message that a host's mail sends. */
export type Mail =
  | { readonly kind: 'invitation'; readonly workspaceId: string; readonly address: string; readonly token: string }
  | { readonly kind: 'address_change'; readonly workspaceId: string; readonly address: string; readonly token: string };

/** What a host may supply beside the store. None is required. */
export interface Ports {
  /** Sends tokens to people. Where it is given, tokens are in no answer. */
  readonly mail?: {
    /** Sends one message. What it throws is told as `sent: false`, and undoes nothing. */
    send(mail: Mail): Promise<void>;
  };
  /** Looks for a challenge at a domain, such as in its TXT records; null where there is none. */
  readonly domainProof?: {
    /** The texts that a domain shows; null where it shows none. */
    find(domain: string): Promise<readonly string[] | null>;
  };
  /** Which workspaces an address or its domain might lead to: a host keeps this beside the store, from the events. */
  readonly globalLookup?: {
    /** Ids of workspaces that might be meant; each is asked itself whether it is so. */
    workspacesFor(who: { readonly address: string; readonly domain: string }): Promise<readonly string[]>;
  };
  /**
   * Judges phone numbers, such as by `libphonenumberPhones`. With it, numbers may come in as people write them (`0049 151 2345678`) and are
   * stored as E.164; an impossible one is refused where a number is needed, and kept as written where it belongs to a contact.
   */
  readonly phones?: PhonePort;
  /** Is told what happens, by ids and codes. What it throws is passed over. */
  readonly logger?: Logger;
  /** Is given a span for each call, and for loading, deciding and committing within it. What it throws is passed over. */
  readonly tracer?: Tracer;
}
