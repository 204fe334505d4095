import type { FailureTexts } from '../catalogue.js';

/** What any operation may answer. */
export const everywhere = {
  invalid_input: 'Please check what you have entered.',
  permission_denied: {
    by: 'rule',
    cases: {
      not_a_member: 'Only members of this workspace may {permission}. Ask an owner or an admin to invite you.',
      member_suspended:
        'Your membership is suspended, so you cannot {permission}. Ask an owner or an admin to reinstate you.',
      member_removed: 'You are no longer a member of this workspace, so you cannot {permission}.',
      role_lacks_permission: 'Your role does not allow you to {permission}. Ask an owner of the workspace.',
      number_owner_only:
        'Only the owner of the number, or somebody who manages all numbers, may {permission}. Ask the owner.',
      target_is_owner: 'This person is an owner, so only another owner can do this. Ask an owner.',
    },
    other: 'You are not allowed to {permission}. Ask an owner of the workspace.',
  },
  client_not_supported: 'The mobile app cannot do this. Please use the web or desktop app to {permission}.',
  workspace_not_found: 'There is no such workspace. Check the link, or ask whoever sent it to you.',
  workspace_not_active: {
    by: 'status',
    cases: {
      suspended: 'This workspace is suspended, so nothing in it can be used or changed. Ask its owner.',
      closed: 'This workspace is closed, so nothing in it can be used or changed any more.',
    },
  },
  system_actor_required: 'Only the service itself can do this. Please ask the support team.',
  member_required: 'Please say which member is meant.',
  member_not_found: '{memberId} is not a member of this workspace, or no longer is. Choose somebody else.',
  member_suspended: '{memberId} is suspended. Ask an owner or an admin to reinstate them first.',
  not_oneself: 'People can only change this for themselves. Ask {memberId} to do it.',
  self_access_denied: 'You cannot let yourself in here. Ask an owner to add you.',
  contention: 'Others are changing the same things at this moment. Nothing was saved; please try again.',
  too_many_writes: 'This changes too much at once. Please do it in smaller parts.',
  cursor_invalid: 'This page is out of date. Please start again from the beginning.',
  job_not_found: 'This job does not exist.',
  job_exists: 'There is a job of this name already.',
  job_over: 'This job is over.',
  job_part_missing: 'A part of this job is missing.',
  idempotency_key_reused: 'You have sent this request before with something else in it. Nothing was saved.',
  transaction_conflict: 'Somebody changed the same things at this moment. Nothing was saved; please try again.',
} as const satisfies Partial<FailureTexts>;
