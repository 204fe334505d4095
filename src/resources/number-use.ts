import { fail } from '../kernel/failure.js';
import { ok } from '../kernel/result.js';
import type { Reader } from '../workspace/reader.js';

/** The number exists, and the member (or the host, null) has it for use rather than for reading along. */
export const mayUseNumber = (read: Reader, numberId: string, memberId: string | null) => {
  const number = read.get('number', numberId);
  const held = memberId === null ? null : read.get('member', memberId)?.numbers.find(({ id }) => id === numberId);
  // A number somebody does not have reads as one that is not there.
  if (number === null || number.status === 'released' || held === undefined)
    return fail('number_not_found', { numberId }, ['numberId']);
  if (held?.access === 'read') return fail('number_read_only', { numberId }, ['numberId']);
  return ok(number);
};
