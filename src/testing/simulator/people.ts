import type { WorkspaceStore } from '../../adapters/index.js';
import type { Policy } from '../../workspace/index.js';
import type { Operations } from '../histories/operation.js';
import { type Deed, tellDeed, WORKSPACE } from '../histories/play.js';
import { Picks } from '../picks.js';
import { ConnectionCut, connectionOf } from './faulty-store.js';
import type { Patience } from './patience.js';
import type { Written } from './replay.js';
import type { Schedule } from './schedule.js';
import { type Answer, doThrough } from './session.js';

/** How often a commit that was cut off is sent again under its key. */
const RETRIES = 4;

/** How far the beginnings of one person's deeds are apart at least, in simulated milliseconds: who does less is no earlier with the rest. */
const STRIDE = 150;

/** Where people meet, and how they get on there. */
interface Meeting {
  readonly store: WorkspaceStore;
  readonly policy: Policy;
  readonly operations: Operations;
  readonly seed: number;
  /** How often a connection is cut at a commit, from 0 to 1. */
  readonly faults: number;
  readonly overlap: number;
  readonly schedule: Schedule;
  readonly patience: Patience;
}

/** A deed, and its place among those of one person. */
export interface Task {
  readonly deed: Deed;
  readonly index: number;
}

/** What people came to. */
export interface Met {
  /** What was committed, in the order of the answers. */
  readonly written: readonly Written[];
  readonly conflicts: number;
  readonly faults: readonly string[];
}

/** Lets people do what they have to do, all at once. */
export const meet = async (meeting: Meeting, todos: readonly (readonly Task[])[]): Promise<Met> => {
  const { schedule } = meeting;
  const met = { written: [] as Written[], conflicts: 0, faults: [] as string[] };
  for (const _ of todos) schedule.enter();
  const all = todos.map(async (todo, who) => {
    for (const task of todo) await actOut(meeting, who, task, met);
    schedule.leave();
  });
  await schedule.run();
  await Promise.all(all);
  return met;
};

type Meeters = { written: Written[]; conflicts: number; faults: string[] };

/** One deed of one person, sent again under its key where they use one and the connection was cut. */
const actOut = async (meeting: Meeting, who: number, { deed, index }: Task, met: Meeters): Promise<void> => {
  const { schedule, patience, store, policy, operations, faults: rate } = meeting;
  await schedule.until(who, deed.at + index * STRIDE);
  // Of one's own, so that another person's deed or another deed of this one can be left out, and nothing else changes.
  const picks = new Picks(Math.imul(meeting.seed + 1, 0x9e3779b1) ^ Math.imul(who * 1_000 + index + 1, 0x85ebca6b));
  const luck = new Picks(picks.below(2 ** 31));
  const write = picks.chance(0.5) ? { idempotencyKey: `key ${who}.${index}` } : undefined;
  const pace = { picks, overlap: meeting.overlap };
  const mine: Written[] = [];
  let [made, decidedAt] = [0, schedule.now];
  const connection = connectionOf(store, { who, pace, luck, rate }, { schedule, patience }, (commit, { outcome }) => {
    if (outcome === 'conflict') met.conflicts += 1;
    if (outcome !== 'committed') return;
    const one = { deed, commit, at: commit.events[0]?.at ?? decidedAt };
    mine.push(one);
    met.written.push(one);
  });
  const fault = (what: string) => met.faults.push(`person ${who}, ${tellDeed(deed)}: ${what}`);
  for (let sent = 0; sent <= RETRIES; sent++) {
    const [done] = mine;
    schedule.trace.push(`person ${who} ${sent === 0 ? 'begins' : 'sends again'}: ${tellDeed(deed)}${toldKey(write)}`);
    try {
      const answer = await doThrough(
        {
          store: connection,
          policy,
          clock: () => {
            decidedAt = schedule.now;
            return decidedAt;
          },
          newId: () => `s${who}.${index}-${made++}`,
          random: () => 0.5,
          wait: () => schedule.turn(who, `person ${who} waits`, pace, async () => {}),
        },
        WORKSPACE,
        deed,
        operations,
        write,
      );
      schedule.trace.push(`person ${who} has: ${toldAnswer(answer)}`);
      const wrong = write === undefined ? null : wrongReplay(done, mine, answer);
      if (wrong !== null) fault(wrong);
      return;
    } catch (error) {
      schedule.trace.push(`person ${who} has no answer: ${error}`);
      if (error instanceof ConnectionCut && write !== undefined) continue;
      if (!(error instanceof ConnectionCut) && patience.waitedFor.length === 0)
        fault(`ended in an exception: ${error}`);
      return;
    }
  }
};

const toldKey = (write: { readonly idempotencyKey: string } | undefined): string =>
  write === undefined ? '' : `, under ${write.idempotencyKey}`;

const toldAnswer = (answer: Answer): string =>
  answer.ok ? (answer.replayed === true ? 'ok, as it was done before' : 'ok') : answer.error.code;

/** What is wrong with what was answered under a key; null where it was done at most once, and is told as what it was. */
const wrongReplay = (done: Written | undefined, mine: readonly Written[], answer: Answer): string | null => {
  const ids = mine.map(({ commit }) => commit.id).join(' and ');
  if (mine.length > 1) return `done ${mine.length} times under one key, as ${ids}`;
  const isReplay = answer.ok && answer.replayed === true;
  if (done !== undefined && !isReplay)
    return `done as ${ids}, and sent again under its key answered ${toldAnswer(answer)}`;
  if (!isReplay) return null;
  if (done === undefined) return 'answered as done before under its key, and never was';
  const told = [...new Set((answer.events ?? []).map(({ commit }) => commit))].join(' and ');
  const isWhole = answer.events?.length === done.commit.events.length;
  return isWhole && (told === ids || told === '')
    ? null
    : `done as ${ids}, and sent again answered with events of ${told}`;
};
