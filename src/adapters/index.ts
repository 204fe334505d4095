/**
 * The contract of a store, and one in memory.
 *
 * @module
 */
export { GuardMoved } from './guard-moved.js';
export { memoryStore } from './memory-store.js';
export { matchesSearch, type Searchable, searchQueryOf, searchTermsOf } from './search-terms.js';
export type {
  CommitAnswer,
  CommitOptions,
  Idempotency,
  ListableKind,
  OrderedPage,
  Page,
  PageRequest,
  Position,
  ReadAnswer,
  ReadOptions,
  Recalled,
  Revision,
  SearchQuery,
  SqlPiece,
  VisibleItem,
  VisibleOptions,
  WorkspaceStore,
} from './store.js';
