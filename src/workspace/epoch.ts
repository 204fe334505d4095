/** Marks, in a recipe, that what a member may do or see has changed: their clients refresh when they notice. */
export const touch = (member: { epoch: number }): void => {
  member.epoch += 1;
};
