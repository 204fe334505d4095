export { memoryStore } from './memory-store.js';
export type {
  CommitAnswer,
  Idempotency,
  ListableKind,
  Page,
  Position,
  ReadAnswer,
  Revision,
  VisibleItem,
  WorkspaceStore,
} from './store.js';
