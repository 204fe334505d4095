import type { AccessEvents, GrantGiven, OwnershipEvents, Resharing } from '../resources/index.js';
import { accessReducers, editOwned, give, giverOf, ownershipReducers, putOwned } from '../resources/internal.js';
import type { Reducers, Snippet } from '../workspace/index.js';

/** What happens to snippets, and to who sees them. */
export type SnippetEvents = AccessEvents &
  OwnershipEvents & {
    snippet_created: {
      readonly data: {
        readonly snippetId: string;
        readonly ownerId: string;
        readonly resharing: Resharing;
        readonly grants: readonly GrantGiven[];
      };
      readonly personal: Pick<Snippet, 'name' | 'body'>;
    };
    snippet_updated: {
      readonly data: { readonly snippetId: string };
      /** What changed, and nothing else. */
      readonly personal: Partial<Pick<Snippet, 'name' | 'body'>>;
    };
  };

const erased = { name: '', body: '' };

const snippet = (id: string) => ({ kind: 'snippet', id });

/** How the events of snippets change the records. */
export const snippetReducers: Reducers<SnippetEvents> = {
  ...accessReducers,
  ...ownershipReducers,

  snippet_created(tx, { at, actor, data: { snippetId, grants, ...data }, personal }) {
    putOwned(tx, snippet(snippetId), { ...data, ...(personal ?? erased), createdAt: at, deletedAt: null });
    give(tx, snippet(snippetId), grants, giverOf(actor), at);
  },

  snippet_updated(tx, { data: { snippetId }, personal }) {
    editOwned(tx, snippet(snippetId), personal ?? erased);
  },
};
