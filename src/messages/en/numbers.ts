import type { FailureTexts } from '../catalogue.js';

/** What phone numbers, ringing and porting may answer. */
export const numbers = {
  number_not_found: 'There is no such number, or it is not one of yours. Ask an admin to assign it to you.',
  number_released: 'The number {numberId} was given up and is no longer in service. Choose another one.',
  number_is_exclusive: 'The number {numberId} is for its owner alone. Make it shared first.',
  number_is_shared: 'The number {numberId} is shared already. Assign people to it one by one.',
  number_owner_keeps_access: 'The owner of a number always uses it. Choose another owner for {numberId} first.',
  number_user_limit: {
    count: 'limit',
    one: 'Only one person can use the number {numberId}. Take them off first.',
    other: 'At most {limit} people can share the number {numberId}. Take somebody off first.',
  },
  number_read_only: 'Reading along on the number {numberId} is not enough here. Ask its owner for full use.',
  number_not_assigned: '{memberId} does not have the number {numberId}. Assign it to them first.',
  phone_taken: 'The number {phone} is in this workspace already.',
  owner_required: 'Please say who the owner is.',
  until_not_after_now: 'This end lies in the past. Choose a later time.',
  porting_not_found: 'There is no such porting request.',
  porting_under_way: 'A request to bring this number over is under way already.',
  porting_not_editable: 'A porting request that is {status:porting} cannot be edited.',
  porting_step_refused: 'A porting request that is {from:porting} cannot become {to:porting}.',
} as const satisfies Partial<FailureTexts>;
