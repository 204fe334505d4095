// Who may do what, by role: partyline, the libraries one would take instead, and a plain table. All agree first.
//
//   npx tsx --tsconfig test/tsconfig.json test/bench/roles.ts     (PARTYLINE_QUICK=1: fewer rounds)
import { can, permissions } from 'partyline/roles';
import * as engines from './roles-engines.js';
import { numberQuestions, roleQuestions, staff } from './roles-questions.js';
import { columnOf, compare } from './support/comparison.js';
import { median, report } from './support/figure.js';
import { loopOver, race } from './support/race.js';

const COUNT = 1_000;
const PARTYLINE = 'partyline';
const PLAIN = 'a plain table';

const all = [
  engines.partyline(staff),
  engines.plainTable(staff),
  engines.betterAuth(),
  engines.casl(),
  engines.accessControl(),
  await engines.casbin(),
  engines.cedarWasm(),
];

const runners = <Question>(
  questions: readonly Question[],
  wayOf: (engine: engines.RoleEngine) => engines.Way<Question> | null,
) => {
  const [first] = all;
  const right = questions.map((question) => {
    const own = first && wayOf(first);
    return own?.ask(own.prepare(question) as never);
  });
  return all.flatMap((engine) => {
    const way = wayOf(engine);
    if (way === null) return [];
    const prepared = questions.map(way.prepare);
    prepared.forEach((question, n) => {
      if (way.ask(question as never) !== right[n]) {
        throw new Error(`${engine.engine} does not agree on ${JSON.stringify(questions[n])}`);
      }
    });
    const { share = 1 } = engine;
    const run = loopOver(prepared.slice(0, COUNT * share), way.ask as (question: unknown) => boolean);
    return [{ engine: engine.engine, run, share }];
  });
};

const byRole = columnOf('role and permission', race(runners(roleQuestions(COUNT), ({ role }) => role)), COUNT);
const forNumber = columnOf(
  'the same for one number, which its owner may change',
  race(runners(numberQuestions(COUNT), ({ number }) => number)),
  COUNT,
);
compare({
  title: 'Role check',
  about: `${COUNT.toLocaleString('en')} questions about three roles and ${permissions.length} permissions, each engine in a loop of its own; abilities, requests and entities are made before.`,
  engines: all.map(({ engine }) => engine),
  columns: [byRole, { ...forNumber, cells: { ...forNumber.cells, 'better-auth access': 'knows no conditions' } }],
  packages: ['@casl/ability', 'better-auth', 'accesscontrol', 'casbin', '@cedar-policy/cedar-wasm'],
});

const { ratios } = byRole;
const times = (engine: string): number => ratios[engine] ?? Number.NaN;
report({ figure: 'roleCan, against a plain table', measured: 1 / times(PLAIN), bound: 1.5, unit: '×' });
report({ figure: 'roleCan, faster than CASL', measured: times('CASL'), bound: 2, unit: '×', atLeast: true });
report({
  figure: 'roleCan, faster than better-auth access',
  measured: times('better-auth access'),
  bound: 5,
  unit: '×',
  atLeast: true,
});

// `can` resolves the member, its status, the client and the number; the plain table is given the role.
const questions = numberQuestions(COUNT);
const [, plain] = race([
  { engine: PARTYLINE, run: loopOver(questions, (asked) => can(staff, asked.actor, asked.permission, asked.target)) },
  { engine: PLAIN, run: loopOver(questions, engines.plainTable(staff).role.ask as (asked: unknown) => boolean) },
]);
report({
  figure: 'can with target and context, against a plain table that is given the role',
  measured: 1 / (plain?.ratio ?? Number.NaN),
  bound: 5,
  unit: '×',
});

/** Bytes on the heap that a call leaves behind: a run too short for a collection, the median of several. */
const left = (ask: () => unknown, calls: number): number => {
  const bytes = Array.from({ length: 15 }, () => {
    const before = process.memoryUsage().heapUsed;
    ask();
    return (process.memoryUsage().heapUsed - before) / calls;
  });
  return Math.max(0, median(bytes));
};
const allowed = questions.filter(({ actor, permission, target }) => can(staff, actor, permission, target));
const CALLS = 100_000;
const asking = loopOver(
  Array.from({ length: CALLS }, (_, n) => allowed[n % allowed.length] as (typeof allowed)[number]),
  ({ actor, permission, target }) => can(staff, actor, permission, target),
);
for (let warm = 0; warm < 10; warm++) asking();
report({
  figure: 'can on allow: bytes it leaves behind, a call',
  measured: left(asking, CALLS),
  bound: 0.05,
  unit: 'B',
});
