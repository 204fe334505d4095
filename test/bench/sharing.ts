// 10,000 contacts re-shared in one change, beside a loop that only builds the same grants and events. Both must build the same.
//
//   npx tsx --tsconfig test/tsconfig.json test/bench/sharing.ts     (PARTYLINE_QUICK=1: fewer rounds)
import { isDeepStrictEqual } from 'node:util';
import { importContacts, manageAccess } from 'partyline/contacts';
import { createGroup } from 'partyline/groups';
import { unwrap } from 'partyline/kernel';
import { office } from 'partyline/testing';
import type { Context, Put, Workspace, WorkspaceEvent } from 'partyline/workspace';
import { columnOf, compare } from './support/comparison.js';
import { quick, report } from './support/figure.js';
import { race } from './support/race.js';

const COUNT = 10_000;

const world = office();
const { ana, ben, cleo, as } = world;
let workspace: Workspace = world.workspace;
const { groupId } = (() => {
  const { output, workspace: after } = unwrap(
    createGroup(workspace, { name: 'Sales', memberIds: [ben] }, world.context),
  );
  workspace = after;
  return output;
})();
const contactIds: string[] = [];
while (contactIds.length < COUNT) {
  const contacts = Array.from({ length: 1_000 }, (_, index) => ({ firstName: `Person ${contactIds.length + index}` }));
  const { output, workspace: after } = unwrap(importContacts(workspace, { contacts }, as(cleo)));
  workspace = after;
  contactIds.push(...output.verdicts.flatMap((one) => (one.verdict === 'imported' ? [one.contactId] : [])));
}
// They are shared already, so that this is sharing anew: one grant goes, two come.
const first = { type: 'add', grants: [{ principal: `member:${ben}`, level: 'view' }] } as const;
workspace = unwrap(manageAccess(workspace, { contactIds, change: first }, as(cleo))).workspace;
const change = {
  type: 'replace',
  grants: [
    { principal: `group:${groupId}`, level: 'edit' },
    { principal: `member:${ana}`, level: 'view' },
  ],
} as const;
const context: Context = as(cleo);

const ours = () => unwrap(manageAccess(workspace, { contactIds, change }, context)).commit;

/** What somebody writes who decides nothing, checks nothing and guards nothing: the grants, in records and lists, and what happened. */
const plain = () => {
  const at = context.at;
  const puts: Put[] = [];
  const deletes: string[] = [];
  const events: Pick<WorkspaceEvent, 'type' | 'at' | 'data'>[] = [];
  const take = [{ principal: `member:${ben}`, level: 'view', cause: 'manual' }] as const;
  const give = change.grants.map(({ principal, level }) => ({
    principal,
    level,
    until: null,
    cause: 'manual' as const,
  }));
  for (let from = 0; from < contactIds.length; from += 500) {
    const resources = contactIds.slice(from, from + 500).map((id) => ({ kind: 'contact', id }));
    for (const resource of resources) {
      for (const { principal, level, cause } of take) {
        deletes.push(`grant:contact ${resource.id} ${principal} ${level} ${cause}`);
      }
      for (const { principal, level, until, cause } of give) {
        const id = `contact ${resource.id} ${principal} ${level} ${cause}`;
        const record = { resource, principal, level, until, cause, grantedBy: cleo, grantedAt: at };
        puts.push({ kind: 'grant', id, record });
      }
    }
    events.push({ type: 'access_changed', at, data: { resources, take, give, resharing: 'owner' } });
  }
  return { puts, deletes, events };
};

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);
const commit = ours();
const built = plain();
const grants = commit?.put.filter(({ kind }) => kind === 'grant').sort(byId);
const agree =
  isDeepStrictEqual(grants, built.puts.toSorted(byId)) &&
  isDeepStrictEqual(commit?.delete, built.deletes.toSorted()) &&
  isDeepStrictEqual(
    commit?.events.map(({ type, at, data }) => ({ type, at, data })),
    built.events,
  );
if (!agree) throw new Error('the loop builds something else');

/** The next workspace is put together when somebody looks at it, which the service never does. */
const looked = () => {
  const { workspace: next, commit } = unwrap(manageAccess(workspace, { contactIds, change }, context));
  return [next.state.grant.get(''), next.lists.get('grants:'), next.versions.get(''), commit];
};

const PARTYLINE = 'partyline';
const LOOP = 'a loop, by hand';
/** A round is long enough for the collector to come by as often as it does in the long run, and comes after what the compiler takes. */
const OFTEN = quick ? 2 : 4;
const often = (engine: string, run: () => unknown) => {
  const runOften = () => {
    for (let time = 0; time < OFTEN; time++) run();
  };
  for (let time = 0; time < 4; time++) runOften();
  return { engine, run: runOften, share: OFTEN };
};
const laps = race([often(PARTYLINE, ours), often(LOOP, plain)]);
const [lookedAt] = race([often(PARTYLINE, looked)]);
compare({
  title: 'Sharing in bulk',
  about: `${COUNT.toLocaleString('en')} contacts that are shared already, shared anew in one change: one grant taken from each, two given. The loop builds the same grants and events, and decides, checks and guards nothing.`,
  engines: laps.map(({ engine }) => engine),
  columns: [
    columnOf('the change', laps, 1, 'ms'),
    {
      work: 'with a look at the next workspace',
      unit: 'ms',
      cells: { [PARTYLINE]: lookedAt?.milliseconds ?? Number.NaN, [LOOP]: 'makes none' },
    },
  ],
  packages: [],
});
report({
  figure: `${COUNT.toLocaleString('en')} contacts re-shared in one change, against building the same grants and events`,
  measured: 1 / (laps.find(({ engine }) => engine === LOOP)?.ratio ?? Number.NaN),
  bound: 5,
  unit: '×',
});
