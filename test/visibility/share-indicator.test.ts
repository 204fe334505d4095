import type { Grant, Principal } from 'partyline/sharing';
import { shareIndicator } from 'partyline/visibility';
import { expect, it } from 'vitest';

const grant = (principal: string, until: number | null = null): Grant => ({
  principal: principal as Principal,
  level: 'view',
  until,
  cause: 'manual',
});
const indicated = (...grants: readonly Grant[]) =>
  shareIndicator({ kind: 'contact', id: 'c1', ownerId: 'ana', grants }, 10);

it('the widest way counts, and what it is shared with in that way is named in the order granted', () => {
  const grants = [grant('member:ben'), grant('group:sales'), grant('group:ops'), grant('member:dan')];
  expect(indicated(...grants)).toEqual({ share: 'groups', principals: ['group:sales', 'group:ops'], more: true });
  expect(indicated(...grants, grant('number:desk')).share).toBe('number');
  expect(indicated(...grants, grant('workspace')).share).toBe('workspace');
});

it('what has ended, and what no principal is, shares nothing', () => {
  expect(indicated(grant('workspace', 10), grant('team:7'))).toEqual({ share: 'private', principals: [], more: false });
  expect(indicated(grant('workspace', 11)).share).toBe('workspace');
});
