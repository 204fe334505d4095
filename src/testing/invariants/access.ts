import { explain, permissions } from '../../roles/index.js';
import { type ResourceName, reachOf } from '../../sharing/index.js';
import {
  canEdit,
  canSee,
  capabilitiesFor,
  capable,
  explainAccess,
  reachFrom,
  whoCanSee,
} from '../../visibility/index.js';
import { accessOf, reachesOf, resourceAt } from '../../workspace/index.js';
import { naivePermissions } from '../oracles/roles.js';
import { naiveSight } from '../oracles/sight.js';
import { type Invariant, State } from './invariant.js';

export const shutInvariant: Invariant = {
  name: 'who is out is out',
  says: 'Whoever is suspended or removed reaches nothing, may do nothing, and is shown nothing.',
  *check({ workspace }) {
    const state = State.of(workspace);
    const [anyNumber] = state.rows('number').map(([id]) => id);
    for (const [memberId, { status }] of state.rows('member')) {
      if (status === 'active') continue;
      const { caps, owns } = reachOf(workspace, memberId);
      if (caps.size + owns.size > 0) yield `${memberId}, ${status}, reaches ${[...caps.keys(), ...owns]}`;
      const target = anyNumber === undefined ? undefined : { numberId: anyNumber };
      const actor = { type: 'member', memberId } as const;
      const may = permissions.filter((permission) => explain(workspace, actor, permission, target).allowed);
      if (may.length > 0) yield `${memberId}, ${status}, may ${may}`;
      const document = capabilitiesFor(workspace, memberId);
      const shown = permissions.filter((permission) => capable(document, permission, { numberOwnerId: memberId }));
      if (shown.length > 0) yield `${memberId}, ${status}, is shown that they may ${shown}`;
    }
  },
};

export const allowedInvariant: Invariant = {
  name: 'the table decides',
  says: 'What somebody may do is what the cells of their roles say, whichever way it is asked.',
  *check({ workspace }) {
    const state = State.of(workspace);
    for (const [memberId, { status }] of state.rows('member')) {
      if (status !== 'active') continue;
      const naive = naivePermissions(workspace, memberId);
      const document = capabilitiesFor(workspace, memberId);
      for (const permission of permissions) {
        const said = explain(workspace, { type: 'member', memberId }, permission).allowed;
        const shown = capable(document, permission);
        const held = naive.has(permission);
        if (said !== held || shown !== held)
          yield `${memberId} ${permission}: ${held} by the table, ${said} by explain, ${shown} by the document`;
      }
    }
  },
};

export const seenInvariant: Invariant = {
  name: 'one answer to who sees what',
  says: 'Every way to ask who sees a resource gives the answer that a naive reading of the decisions gives.',
  *check({ workspace, at }) {
    const state = State.of(workspace);
    const names: readonly ResourceName[] = (['contact', 'snippet', 'resource'] as const).flatMap((kind) =>
      state.rows(kind).map(([id]) => resourceAt({ kind, id })),
    );
    const reaches = reachesOf(workspace);
    const inBrowsers = reaches.map(({ memberId }) => reachFrom(capabilitiesFor(workspace, memberId)));
    for (const resourceName of names) {
      const told = `${resourceName.kind} ${resourceName.id}`;
      const resource = accessOf(workspace, resourceName);
      if (resource === null) {
        yield `no access of ${told}`;
        continue;
      }
      const viewers = new Map(whoCanSee(reaches, resource, at).map(({ memberId, level }) => [memberId, level]));
      for (const [index, reach] of reaches.entries()) {
        const { memberId } = reach;
        const sight = naiveSight(workspace, memberId, resourceName, at);
        const inBrowser = inBrowsers[index] ?? reach;
        const answers = [
          canEdit(inBrowser, resource, at) ? 'edit' : canSee(inBrowser, resource, at) ? 'view' : null,
          canEdit(reach, resource, at) ? 'edit' : canSee(reach, resource, at) ? 'view' : null,
          explainAccess(reach, resource, at).level,
          viewers.get(memberId) ?? null,
        ];
        if (answers.some((answer) => answer !== sight))
          yield `${memberId} sees ${told}: ${sight}, the library says ${answers}`;
      }
    }
  },
};
