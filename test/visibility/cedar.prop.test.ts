import { readFileSync } from 'node:fs';
import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import fc from 'fast-check';
import { parsePrincipal, reachOf } from 'partyline/sharing';
import { levelOf } from 'partyline/visibility';
import { accessOf, recordsOf, type Workspace } from 'partyline/workspace';
import { expect, it } from 'vitest';
import { play, stories } from '../laws/history.js';
import { Picks } from '../laws/picks.js';
import { lawOptions } from '../support/law-options.js';
import { sharedIn } from './live-world.js';

const policies = readFileSync(new URL('sharing.cedar', import.meta.url), 'utf8');
const parsed = cedar.preparsePolicySet('sharing', { staticPolicies: policies });
if (parsed.type !== 'success') throw new Error(JSON.stringify(parsed.errors));

type Entity = cedar.EntityJson;
interface Uid {
  readonly type: string;
  readonly id: string;
}

const entityOf = (principal: string): Uid => {
  const { kind, id } = parsePrincipal(principal) ?? { kind: 'nothing', id: '' };
  return { type: `${kind[0]?.toUpperCase()}${kind.slice(1)}`, id };
};

const ref = (uid: Uid) => ({ __entity: uid });

/** A member with everything they are in, from the records alone: what `reachOf` makes of them is what is to be checked. */
const memberEntity = (workspace: Workspace, memberId: string): Entity => {
  const member = workspace.state.member.get(memberId);
  if (member == null) throw new Error(`${memberId} is gone`);
  const { roles } = workspace.policy;
  const steward = member.roles.some((role) => Object.hasOwn(roles, role) && roles[role]?.steward);
  const parents = [
    ...member.groups.map((id) => `group:${id}`),
    ...member.numbers.map(({ id }) => `number:${id}`),
    ...[memberId, ...member.succeeds].map((id) => `owner:${id}`),
    'workspace',
    ...(steward ? ['stewards'] : []),
  ];
  return {
    uid: { type: 'Member', id: memberId },
    attrs: { active: member.status === 'active' },
    parents: parents.map(entityOf),
  };
};

const principalEntity = (workspace: Workspace, principal: string): Entity => {
  const uid = entityOf(principal);
  const readers =
    uid.type === 'Number'
      ? [...recordsOf(workspace, 'member')].filter(([, { numbers }]) =>
          numbers.some(({ id, access }) => id === uid.id && access === 'read'),
        )
      : [];
  const revoked = workspace.state.workspace.get('self')?.revoked.includes(principal) === true;
  return { uid, attrs: { revoked, readers: readers.map(([id]) => ref({ type: 'Member', id })) }, parents: [] };
};

it('Cedar says of every member, thing and instant what levelOf says', () => {
  let answers = { asked: 0, seen: 0 };
  fc.assert(
    fc.property(stories(30, 90), fc.nat(), (story, seed) => {
      const picks = new Picks(seed);
      let last: { readonly workspace: Workspace; readonly at: number } | null = null;
      for (const { after, at } of play(story)) last = { workspace: after, at };
      if (last === null) return;
      const { workspace, at: end } = last;
      const members = [...recordsOf(workspace, 'member')].map(([id]) => id);
      for (const name of picks.some(sharedIn(workspace), 6)) {
        const resource = accessOf(workspace, name);
        if (resource === null) throw new Error('gone');
        const ends = resource.grants.flatMap(({ until }) => (until === null ? [] : [until - 1, until]));
        const at =
          picks.one([end, end, ...ends, ...(resource.deletedAt == null ? [] : [resource.deletedAt - 1])]) ?? end;
        const thing: Entity = {
          uid: { type: 'Thing', id: `${name.kind} ${name.id}` },
          attrs: {
            ...(resource.ownerId === null ? {} : { owner: ref({ type: 'Owner', id: resource.ownerId }) }),
            ...(resource.deletedAt == null ? {} : { deletedAt: resource.deletedAt }),
          },
          parents: [],
        };
        const grants = resource.grants.map(({ principal, level, until }, index): Entity => {
          const to = principal.startsWith('member:') ? { type: 'Member', id: principal.slice(7) } : entityOf(principal);
          return {
            uid: { type: 'Grant', id: String(index) },
            attrs: { to: ref(to), on: ref(thing.uid as Uid), level, ...(until === null ? {} : { until }) },
            parents: [],
          };
        });
        const principals = resource.grants
          .map(({ principal }) => principal)
          .filter((principal) => !principal.startsWith('member:'))
          .map((principal) => principalEntity(workspace, principal));
        const distinct = [...new Map(principals.map((one) => [JSON.stringify(one.uid), one])).values()];
        for (const memberId of picks.some(members, 4)) {
          const entities = [memberEntity(workspace, memberId), thing, ...grants, ...distinct];
          const may = (action: string) =>
            [thing, ...grants].some(({ uid }) => {
              const answer = cedar.statefulIsAuthorized({
                principal: { type: 'Member', id: memberId },
                action: { type: 'Action', id: action },
                resource: uid,
                context: { at },
                preparsedPolicySetId: 'sharing',
                validateRequest: false,
                entities,
              });
              if (answer.type !== 'success') throw new Error(JSON.stringify(answer.errors));
              expect(answer.response.diagnostics.errors).toEqual([]);
              return answer.response.decision === 'allow';
            });
          const said = may('edit') ? 'edit' : may('view') ? 'view' : null;
          expect(said, `${memberId} ${name.kind} ${name.id}`).toBe(levelOf(reachOf(workspace, memberId), resource, at));
          answers = { asked: answers.asked + 1, seen: answers.seen + Number(said !== null) };
        }
      }
    }),
    lawOptions(150, 127, 50),
  );
  expect(answers.seen).toBeGreaterThan(50);
  expect(answers.asked - answers.seen).toBeGreaterThan(50);
});
