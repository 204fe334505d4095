import { unwrap } from 'partyline/kernel';
import { listNumbers, releaseNumber } from 'partyline/numbers';
import { expect, it } from 'vitest';
import { done, lineOf, withUsers } from './support.js';

it('a member sees the numbers they have, and how; an admin sees them all', () => {
  const { workspace, as, context, numberId, dan, eva, ana } = { ...lineOf('shared') };
  const shared = withUsers(workspace, context, numberId, { [eva]: 'read' });
  const seenBy = (who: string) =>
    unwrap(listNumbers(shared, {}, as(who))).find((number) => number.numberId === numberId)?.access;
  expect([seenBy(dan), seenBy(eva), seenBy(ana)]).toEqual(['use', 'read', null]);
});

it('somebody without the number does not see it', () => {
  const { workspace, as, eva, numberId } = lineOf('exclusive');
  expect(unwrap(listNumbers(workspace, {}, as(eva))).some((number) => number.numberId === numberId)).toBe(false);
});

it('a released number is listed for nobody', () => {
  const { workspace, as, ana, numberId } = lineOf('shared');
  const after = done(releaseNumber, workspace, { numberId }, as(ana)).workspace;
  expect(unwrap(listNumbers(after, {}, as(ana))).some((number) => number.numberId === numberId)).toBe(false);
});
