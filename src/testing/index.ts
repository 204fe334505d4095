export { office } from './office.js';
export { Picks } from './picks.js';
export { sampleRecord } from './sample-record.js';
export { StoreFault, type StoreFaultName, storeFaults } from './store/faults.js';
export type { StoreKit } from './store/store-kit.js';
export {
  type FoundFault,
  findStoreFaults,
  type StoreCase,
  storeCases,
  testWorkspaceStore,
} from './store/test-workspace-store.js';
