import type { FailureTexts } from '../catalogue.js';

/** What insights may answer. */
export const insights = {
  activity_in_future:
    'This is said to have happened at {at}, which is yet to come. Check the clock of whatever sent it.',
  period_out_of_range: 'Please choose at least one day, and at most {limit}.',
} as const satisfies Partial<FailureTexts>;
