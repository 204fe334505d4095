import type { Draft } from 'immer';
import type { Member } from './records/index.js';

/** Marks, in a recipe, that what a member may do or see has changed: their clients refresh when they notice. */
export const touch = (member: { epoch: number }): void => {
  member.epoch += 1;
};

/** Notes, in a recipe and after {@link touch}, that a member lost the use of these numbers. */
export const lapse = (member: Draft<Member>, numberIds: readonly string[]): void => {
  if (numberIds.length === 0) return;
  const lapsed = new Set(numberIds);
  const kept = member.lapses.filter(({ id }) => !lapsed.has(id));
  const { epoch } = member;
  member.lapses = [...kept, ...numberIds.map((id) => ({ id, epoch }))].sort((a, b) => (a.id < b.id ? -1 : 1));
};

/** The numbers a member has for use. */
export const usedNumbers = ({ numbers }: Pick<Member, 'numbers'>): readonly string[] =>
  numbers.filter(({ access }) => access === 'use').map(({ id }) => id);

/** Which of their times on a number a member is in: another one after each loss of its use, whatever the cause. */
export const tenureOf = ({ lapses }: Pick<Member, 'lapses'>, numberId: string): number =>
  lapses.find(({ id }) => id === numberId)?.epoch ?? 0;
