import { fail } from '../kernel/failure.js';
import { ok } from '../kernel/result.js';
import { type Key, type Porting, recordKey, type Workspace } from '../workspace/index.js';
import type { Reader } from '../workspace/reader.js';

/** Where a porting request stands. */
export type PortingStatus = Porting['status'];

/** From each state, the next ones. A rejected request can be put right and submitted again. */
const next: Readonly<Record<PortingStatus, readonly PortingStatus[]>> = {
  draft: ['submitted', 'cancelled'],
  submitted: ['accepted', 'rejected', 'cancelled'],
  accepted: ['completed', 'cancelled'],
  rejected: ['submitted', 'cancelled'],
  completed: [],
  cancelled: [],
};

/** The states in which the request is with whoever wrote it. */
export const editable: ReadonlySet<PortingStatus> = /* @__PURE__ */ new Set(['draft', 'rejected']);

/** The states that only the carrier's answer brings about: the host records it. */
export const answers: ReadonlySet<PortingStatus> = /* @__PURE__ */ new Set(['accepted', 'rejected', 'completed']);

/** The request may go from one state to another. */
export const mayMove = (from: PortingStatus, to: PortingStatus) =>
  next[from].includes(to) ? ok(to) : fail('porting_step_refused', { from, to }, ['status']);

/** A porting request that exists. */
export const existingPorting = (read: Reader, portingId: string) => {
  const porting = read.get('porting', portingId);
  return porting === null ? fail('porting_not_found', { portingId }, ['portingId']) : ok(porting);
};

/** What must be read to change a request: itself, and what keeps its phone. */
export const portingKeys = (known: Workspace, portingId: string): readonly Key[] => {
  const phone = known.state.porting.get(portingId)?.phone;
  return [recordKey('porting', portingId), ...(phone === undefined ? [] : [recordKey('portingKey', phone)])];
};
