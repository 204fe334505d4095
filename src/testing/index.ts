/**
 * What hosts test themselves with: invariants, histories, oracles, a suite for stores, expectations of access, a small office.
 *
 * @module
 */
export {
  type AccessClaim,
  type DenialClaim,
  expectDenied,
  expectViewers,
  expectVisible,
  type Unknowns,
} from './expect-access.js';
export { AccessMismatch } from './expect-known.js';
export { BrokenInvariant, expectSound, type Promises } from './expect-sound.js';
export { type AnyOperation, everyOperation, type Operations } from './histories/operation.js';
export {
  type Deed,
  endOf,
  type History,
  historyFrom,
  type Played,
  play,
  type Throw,
  tellDeed,
} from './histories/play.js';
export type { Invariant, Moment, Step, StepInvariant } from './invariants/invariant.js';
export { invariants, stepInvariants, wrongStep, wrongWith } from './invariants/invariants.js';
export { office } from './office.js';
export { type CsvCounts, naiveCsvCounts } from './oracles/csv.js';
export { moneyOracle } from './oracles/money.js';
export { naivelyCan, naivePermissions } from './oracles/roles.js';
export { naiveSight } from './oracles/sight.js';
export { Picks } from './picks.js';
export { sampleRecord } from './sample-record.js';
export { type Simulated, type Simulation, simulate } from './simulator/simulate.js';
export { SimulationFault, simulateMany } from './simulator/simulate-many.js';
export { StoreFault, type StoreFaultName, storeFaults } from './store/faults.js';
export type { StoreKit } from './store/store-kit.js';
export {
  type FoundFault,
  findStoreFaults,
  type StoreCase,
  storeCases,
  testWorkspaceStore,
} from './store/test-workspace-store.js';
