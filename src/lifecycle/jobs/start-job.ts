import * as z from 'zod/mini';
import { fail } from '../../kernel/failure.js';
import { idSchema } from '../../kernel/input.js';
import { ok } from '../../kernel/result.js';
import type { Permission } from '../../roles/index.js';
import { actingMember, authorise } from '../../workspace/authorise.js';
import { type Job, recordKey } from '../../workspace/index.js';
import { job as jobRecord } from '../../workspace/records/jobs.js';
import { verb } from '../../workspace/verb.js';
import { jobReducers } from './job-events.js';

const startJobInput = /* @__PURE__ */ z.strictObject({
  /** The host's own id for it, under which it is started once. */
  jobId: z.exactOptional(idSchema),
  work: jobRecord.shape.work,
  input: z._default(z.record(z.string(), z.unknown()), {}),
});

/** What one may start; each step asks its own verb again. Null: the host alone. */
const permissions: Readonly<Record<Job['work'], Permission | null>> = {
  manageAccess: 'contacts.manage',
  importContacts: 'contacts.import',
  importDirectory: 'directory.manage',
  settleDeparture: null,
  clearRevokedGrants: null,
  endVoidAssignments: null,
};

/**
 * Starts a job, to which parts are then added. Nothing is done by it yet.
 *
 * Errors: `permission_denied`, `system_actor_required`, `workspace_not_found`, `workspace_not_active`, `job_exists`, `client_not_supported`,
 * `invalid_input`.
 *
 * @returns the job's id, and a `job_started` event
 */
export const startJob = /* @__PURE__ */ verb({
  input: startJobInput,
  reads: ({ jobId }) => (jobId === undefined ? [] : [recordKey('job', jobId)]),
  reducers: jobReducers,
  decide(read, { work, input, ...named }, context) {
    const permission = permissions[work];
    if (permission === null && context.actor.type !== 'system') return fail('system_actor_required');
    const allowed = authorise(read, context, permission ?? 'contacts.manage');
    if (!allowed.ok) return allowed;
    if (named.jobId !== undefined && read.get('job', named.jobId) !== null) return fail('job_exists', {}, ['jobId']);
    const jobId = named.jobId ?? context.newId();
    const data = { jobId, work, input, memberId: actingMember(context), client: context.client ?? null };
    return ok({ output: { jobId }, events: [{ type: 'job_started', data, personal: {} }] });
  },
});
