import { type RoleTable, standardTable } from '../../roles/index.js';
import { definePolicy, type Policy } from '../../workspace/index.js';
import { type History, play, tellDeed } from './play.js';

/** As much of a deed as fits a line or two of a terminal. */
const LINE = 240;

const shown = (value: unknown): string =>
  JSON.stringify(value instanceof Set ? [...value] : value, (_, inner: unknown) =>
    typeof inner === 'function' ? '…' : inner,
  );

/** The roles that are not the standard ones, each with what it allows, and the cells of those that differ from the standard. */
const tellRoles = (roles: RoleTable): readonly string[] =>
  Object.entries(roles).flatMap(([name, { steward, cells }]) => {
    const usual = Object.hasOwn(standardTable, name) ? standardTable[name as 'owner'] : null;
    const changed = Object.entries(cells).filter(([permission, cell]) =>
      usual === null ? cell !== 'no' : usual.cells[permission as keyof typeof cells] !== cell,
    );
    if (usual !== null && changed.length === 0 && usual.steward === steward) return [];
    const told = changed.map(([permission, cell]) => (cell === 'yes' ? permission : `${permission}: ${cell}`));
    return [`role ${name}${steward && usual === null ? ', a steward' : ''}: ${told.join(', ') || 'nothing'}`];
  });

/** What a policy says that the default one does not, a line each. */
const tellPolicy = (policy: Policy): readonly string[] => {
  const usual = definePolicy();
  return (Object.keys(usual) as (keyof Policy)[]).flatMap((name) => {
    if (name === 'roles') return tellRoles(policy.roles);
    const told = shown(policy[name]);
    return told === shown(usual[name]) ? [] : [`${name}: ${told}`];
  });
};

/** What led to where a history ends: the policy where it is a host's own, and every deed that changed something since the founding. */
export const tellHistory = (history: History): string => {
  const all = [...play(history)];
  const founding = all.length - history.throws.length;
  const deeds = all
    .slice(founding)
    .filter(({ change }) => change?.commit != null)
    .map((played) => tellDeed(played))
    .map((line) => (line.length > LINE ? `${line.slice(0, LINE)}…` : line));
  const rules = tellPolicy(history.policy).map((line) => `policy: ${line}`);
  return [...rules, 'the office is founded', ...deeds.map((line, index) => `${index + 1}. ${line}`)].join('\n');
};
