import { actingMember } from '../workspace/authorise.js';
import { type Context, type Key, recordKey } from '../workspace/index.js';

/** What must be read to change somebody's availability: their member record, and what they said before. */
export const availabilityKeys = (context: Context, named: string | undefined): readonly Key[] => {
  const memberId = named ?? actingMember(context);
  return memberId === null ? [] : [recordKey('member', memberId), recordKey('availability', memberId)];
};
