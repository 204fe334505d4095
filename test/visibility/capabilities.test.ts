import { reachOf } from 'partyline/sharing';
import { office } from 'partyline/testing';
import { type CapabilitySource, capabilitiesFor, explainCapable } from 'partyline/visibility';
import { expect, it } from 'vitest';

it('somebody the workspace does not know has a document too, which allows nothing', () => {
  const { workspace } = office();
  const document = capabilitiesFor(workspace, 'stranger');
  expect(document).toMatchObject({ status: 'unknown', epoch: 0, ownsNumbersOf: [], caps: [] });
  expect(Object.values(document.permissions).every((cell) => cell === 'no')).toBe(true);
  expect(explainCapable(document, 'communication.use').rule).toBe('not_a_member');
});

it('a member without anything inherited owns what is theirs, whether or not the record says so', () => {
  const { workspace, ben } = office();
  const member = workspace.state.member.get(ben);
  if (member == null) throw new Error('Ben is gone');
  const { succeedsNumbers: _, ...plain } = member;
  const source: CapabilitySource = { ...workspace, state: { ...workspace.state, member: new Map([[ben, plain]]) } };
  const document = capabilitiesFor(source, ben);
  expect(document.ownsNumbersOf).toEqual([ben]);
  expect(new Map(document.caps)).toEqual(reachOf(workspace, ben).caps);
});
