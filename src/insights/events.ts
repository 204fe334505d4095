import type { ActivitySummary, Nothing, Reducers } from '../workspace/index.js';
import { type Activity, SummaryBuilder } from './summary.js';

/** One call or message, as it is kept. What the clock showed is kept with it, so that it is counted alike for ever. */
export type RecordedActivity = Required<Omit<Activity, 'numberId'>> & { readonly hour: number };

/** What happens on numbers from day to day. */
export type ActivityEvents = {
  /** Calls and messages of one number and one day. */
  activity_recorded: {
    readonly data: {
      readonly numberId: string;
      readonly day: string;
      readonly activities: readonly RecordedActivity[];
    };
    readonly personal: Nothing;
  };
};

/** The id of what happened on a number in a day. */
export const activityDayId = (numberId: string, day: string): string => `${numberId} ${day}`;

/** How the events of activity change the records: calls and messages themselves are in the events alone. */
export const activityReducers: Reducers<ActivityEvents> = {
  activity_recorded(tx, { data: { numberId, day, activities } }) {
    const id = activityDayId(numberId, day);
    const builder = new SummaryBuilder();
    const before: ActivitySummary | undefined = tx.get('activityDay', id)?.summary;
    if (before !== undefined) builder.merge(before);
    for (const activity of activities) builder.add({ numberId, ...activity }, activity.hour);
    tx.set('activityDay', id, { numberId, day, summary: builder.toSummary() });
  },
};
