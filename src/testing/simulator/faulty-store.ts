import type { CommitAnswer, WorkspaceStore } from '../../adapters/index.js';
import type { Commit } from '../../workspace/index.js';
import type { Picks } from '../picks.js';
import { toldCall, withCalls } from './calls.js';
import type { Patience } from './patience.js';
import type { Pace, Schedule } from './schedule.js';

/** A connection that was cut: nobody knows whether what was sent arrived. */
export class ConnectionCut extends Error {
  override readonly name = 'ConnectionCut';
}

/** How one deed reaches the store. */
export interface Line {
  readonly who: number;
  readonly pace: Pace;
  /** What decides which commits are cut off, and how many of them are, from 0 to 1. */
  readonly luck: Picks;
  readonly rate: number;
}

/** What a commit writes, by the names of the records: whoever reads a trace sees where an id comes from. */
export const writesOf = ({ put, delete: gone }: Commit): string =>
  [...put.map(({ kind, id }) => `${kind}:${id}`), ...gone.map((key) => `no ${key}`)].join(', ');

/** One person's way to the store: every call waits for its turn, and commits are cut off at times. */
export const connectionOf = (
  store: WorkspaceStore,
  { who, pace, luck, rate }: Line,
  { schedule, patience }: { readonly schedule: Schedule; readonly patience: Patience },
  answered: (commit: Commit, answer: CommitAnswer) => void,
): WorkspaceStore =>
  withCalls(store, (name, act, given) => {
    const call = `person ${who} ${toldCall(name, given)}`;
    const ask = () => patience.of(call, () => act(...given));
    if (name !== 'commit') return schedule.turn(who, call, pace, ask);
    const roll = luck.next();
    const fate = roll < rate / 2 ? 'cut before' : roll < rate ? 'cut after' : null;
    return schedule.turn(who, fate === null ? call : `${call}, ${fate}`, pace, async () => {
      if (fate === 'cut before') throw new ConnectionCut('cut before the commit');
      const answer = await ask();
      const [commit, { outcome }] = [given[1] as Commit, answer as CommitAnswer];
      schedule.trace.push(`  ${commit.id}: ${outcome}${outcome === 'committed' ? `, ${writesOf(commit)}` : ''}`);
      answered(commit, answer as CommitAnswer);
      if (fate === 'cut after') throw new ConnectionCut('cut while the answer was on its way');
      return answer;
    });
  });
