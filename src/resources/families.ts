import { fail } from '../kernel/failure.js';
import { ok } from '../kernel/result.js';
import type { Policy } from '../workspace/index.js';
import type { Family } from './family.js';

/** How inputs and failures name a resource by its kind and id. */
export type AnyFamily = Family<'resource_not_found', { readonly kind: string; readonly id: string }>;

const anyFamily = (kind: string, permission: AnyFamily['permission']): AnyFamily => ({
  kind,
  permission,
  notFound: 'resource_not_found',
  named: (id) => ({ kind, id }),
  field: 'id',
});

/** A kind that the host declared; see `shareable`. */
export const declaredFamily = ({ shareables }: Policy, kind: string) => {
  const declared = shareables.find((shareable) => shareable.kind === kind);
  if (declared === undefined) return fail('unknown_kind', { kind }, ['kind']);
  return ok(anyFamily(kind, declared.permission));
};

/** Any kind there is: contacts and snippets too. */
export const familyOf = (policy: Policy, kind: string) => {
  if (kind === 'contact') return ok(anyFamily(kind, 'contacts.manage'));
  return kind === 'snippet' ? ok(anyFamily(kind, SNIPPET_PERMISSION)) : declaredFamily(policy, kind);
};

/** Snippets are for whoever writes messages. */
export const SNIPPET_PERMISSION = 'communication.use';
