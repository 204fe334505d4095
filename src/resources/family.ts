import type { Permission } from '../roles/index.js';

/**
 * What differs between the kinds of things that are shared: how failures name one of them. The rules themselves are the same for all.
 */
export interface Family<NotFound extends string, Named extends object> {
  /** The kind of the resource. */
  readonly kind: string;
  /** Beside access, what it takes to change one. */
  readonly permission: Permission;
  /** The code for one that is not there, or that whoever asks does not see. */
  readonly notFound: NotFound;
  /** How an output or a failure names one of them. */
  readonly named: (id: string) => Named;
  /** The field of the input that holds its id. */
  readonly field: string;
}
