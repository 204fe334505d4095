// The same three roles in each library, as its own guide would write them. What a host makes once (abilities, requests, subjects) is
// prepared before the clock runs, for everybody.
import { setFlagsFromString } from 'node:v8';
import { AbilityBuilder, createMongoAbility, subject } from '@casl/ability';
import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import { AccessControl, type IResourceGrants } from 'accesscontrol';
import { createAccessControl } from 'better-auth/plugins/access';
import { newEnforcer, newModelFromString, StringAdapter } from 'casbin';
import { can, permissions, roleCan, type Staff, standardTable } from 'partyline/roles';
import type { NumberQuestion, RoleQuestion } from './roles-questions.js';

/** How an engine is asked; `prepare` is not timed. */
export interface Way<Question> {
  readonly prepare: (question: Question) => unknown;
  readonly ask: (prepared: never) => boolean;
}

/** A library with both tasks. */
export interface RoleEngine {
  readonly engine: string;
  /** Whether a role allows something. */
  readonly role: Way<RoleQuestion>;
  /** Whether a member may do something to one number, which its owner may do; null where the library knows no conditions. */
  readonly number: Way<NumberQuestion> | null;
  /** How much of the questions it is asked, where it would take too long. */
  readonly share?: number;
}

const way = <Question, Prepared>(
  prepare: (question: Question) => Prepared,
  ask: (prepared: Prepared) => boolean,
): Way<Question> => ({ prepare, ask: ask as Way<Question>['ask'] });
const asIs = <Question>(ask: (question: Question) => boolean): Way<Question> => way((question) => question, ask);

const roles = ['owner', 'admin', 'member'] as const;
const rules = roles.flatMap((role) =>
  permissions.map((permission) => {
    const [resource = '', action = ''] = permission.split('.');
    return { role, permission, resource, action, cell: standardTable[role].cells[permission] };
  }),
);

export const partyline = (staff: Staff): RoleEngine => ({
  engine: 'partyline',
  role: asIs(({ role, permission }) => roleCan(role, permission)),
  number: asIs(({ actor, permission, target }) => can(staff, actor, permission, target)),
});

const cells: Record<string, Record<string, string>> = Object.fromEntries(
  roles.map((role) => [role, { ...standardTable[role].cells }]),
);

/** Two lookups, and nothing that could go wrong is looked after. */
export const plainTable = (staff: Staff): RoleEngine => ({
  engine: 'a plain table',
  role: asIs(({ role, permission }) => cells[role]?.[permission] === 'yes'),
  number: asIs(({ memberId, permission, numberId }) => {
    const cell = cells[staff.state.member.get(memberId)?.roles[0] ?? '']?.[permission];
    return cell === 'yes' || (cell === 'ownNumber' && staff.state.number.get(numberId)?.ownerId === memberId);
  }),
});

export const casl = (): RoleEngine => {
  const abilityOf = (of: string, memberId?: string) => {
    const { can: allow, build } = new AbilityBuilder(createMongoAbility);
    for (const { role, resource, action, cell } of rules) {
      if (role !== of) continue;
      if (cell === 'yes') allow(action, resource);
      if (cell === 'ownNumber' && memberId !== undefined) allow(action, resource, { ownerId: memberId });
    }
    return build();
  };
  const byRole = Object.fromEntries(roles.map((role) => [role, abilityOf(role)]));
  const byMember = new Map<string, ReturnType<typeof abilityOf>>();
  return {
    engine: 'CASL',
    role: asIs(({ role, resource, action }) => byRole[role]?.can(action, resource) ?? false),
    number: way(
      ({ memberId, role, resource, action, ownerId }) => {
        const ability = byMember.get(memberId) ?? abilityOf(role, memberId);
        byMember.set(memberId, ability);
        return { ability, action, number: subject(resource, { ownerId }) };
      },
      ({ ability, action, number }) => ability.can(action, number),
    ),
  };
};

const casbinModel = (request: string, matcher: string): string => `
[request_definition]
r = ${request}
[policy_definition]
p = role, resource, action, cell
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = ${matcher}`;

export const casbin = async (): Promise<RoleEngine> => {
  const lines = rules
    .filter(({ cell }) => cell !== 'no')
    .map(({ role, resource, action, cell }) => `p, ${role}, ${resource}, ${action}, ${cell}`);
  const enforcer = (request: string, matcher: string) =>
    newEnforcer(newModelFromString(casbinModel(request, matcher)), new StringAdapter(lines.join('\n')));
  const same = 'r.role == p.role && r.resource == p.resource && r.action == p.action';
  const byRole = await enforcer('role, resource, action', `${same} && p.cell == 'yes'`);
  const byNumber = await enforcer(
    'role, resource, action, member, owner',
    `${same} && (p.cell == 'yes' || r.member == r.owner)`,
  );
  return {
    engine: 'casbin',
    role: asIs(({ role, resource, action }) => byRole.enforceSync(role, resource, action)),
    number: asIs(({ role, resource, action, memberId, ownerId }) =>
      byNumber.enforceSync(role, resource, action, memberId, ownerId),
    ),
    share: 0.1,
  };
};

export const accessControl = (): RoleEngine => {
  const grants: Record<string, Record<string, IResourceGrants>> = {};
  for (const { role, resource, action, cell } of rules) {
    grants[role] ??= {};
    grants[role][resource] ??= {};
    if (cell !== 'no')
      grants[role][resource][action] = [{ possession: cell === 'yes' ? 'any' : 'own', attributes: ['*'] }];
  }
  const access = new AccessControl(grants, { policy: { ownerField: 'ownerId' } });
  return {
    engine: 'accesscontrol',
    role: way(
      ({ role, resource, action }) => ({ role, resource, action: `${action}:any` }),
      ({ role, resource, action }) => access.can(role).do(action, resource).granted,
    ),
    number: way(
      ({ role, resource, action, memberId, ownerId }) => ({
        role,
        resource,
        action: `${action}:own`,
        context: { user: { id: memberId }, [resource]: { ownerId } },
      }),
      ({ role, resource, action, context }) => access.can(role, context).do(action, resource).granted,
    ),
    share: 0.1,
  };
};

export const betterAuth = (): RoleEngine => {
  const statements: Record<string, string[]> = {};
  for (const { resource, action } of rules.slice(0, permissions.length)) {
    statements[resource] ??= [];
    statements[resource].push(action);
  }
  const control = createAccessControl(statements);
  const byRole = Object.fromEntries(
    roles.map((role) => {
      const allowed = Object.keys(statements).map((resource): [string, string[]] => [
        resource,
        rules
          .filter((rule) => rule.role === role && rule.resource === resource && rule.cell === 'yes')
          .map(({ action }) => action),
      ]);
      return [role, control.newRole(Object.fromEntries(allowed))];
    }),
  );
  return {
    engine: 'better-auth access',
    role: way(
      ({ role, resource, action }) => ({ role, request: { [resource]: [action] } }),
      ({ role, request }) => byRole[role]?.authorize(request).success ?? false,
    ),
    number: null,
  };
};

export const cedarWasm = (): RoleEngine => {
  // Node 20 stops dead where a call into WASM that was compiled into its caller has to be taken back.
  setFlagsFromString('--no-turbo-inline-js-wasm-calls');
  const policies = rules
    .filter(({ cell }) => cell !== 'no')
    .map(({ role, permission, cell }) => {
      const when = cell === 'ownNumber' ? ' when { context has ownerId && principal.id == context.ownerId }' : '';
      return `permit(principal in Role::"${role}", action == Action::"${permission}", resource)${when};`;
    });
  const set = 'bench-roles';
  const parsed = cedar.preparsePolicySet(set, { staticPolicies: policies.join('\n') });
  if (parsed.type === 'failure') throw new Error(JSON.stringify(parsed));
  const call = (role: string, permission: string, memberId: string, context: cedar.Context) => {
    const principal = { type: 'Member', id: memberId };
    return {
      principal,
      action: { type: 'Action', id: permission },
      resource: { type: 'Workspace', id: 'w' },
      context,
      preparsedPolicySetId: set,
      entities: [{ uid: principal, attrs: { id: memberId }, parents: [{ type: 'Role', id: role }] }],
    };
  };
  const ask = (prepared: cedar.StatefulAuthorizationCall): boolean => {
    const answer = cedar.statefulIsAuthorized(prepared);
    return answer.type === 'success' && answer.response.decision === 'allow';
  };
  return {
    engine: 'Cedar (WASM)',
    role: way(({ role, permission }) => call(role, permission, 'm', {}), ask),
    number: way(
      ({ role, permission, memberId, ownerId }) => call(role, permission, memberId, { ownerId: ownerId ?? '' }),
      ask,
    ),
    share: 0.05,
  };
};
