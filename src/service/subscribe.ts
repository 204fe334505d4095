import type { Environment } from './execute.js';
import {
  type Follower,
  isOpen,
  type LiveBatch,
  type LiveDelta,
  type LivePage,
  type LivePageRequest,
  liveDeltas,
  livePage,
  loadFor,
  portionsOf,
} from './live.js';
import { FEED_PAGE } from './shared-feed.js';

/** How a subscription is read. */
export interface SubscribeOptions {
  /** The cursor of the last batch that was taken. Where it is left out, the first batch is empty and says from where on one listens. */
  readonly after?: string | null;
  /** Ends the subscription. */
  readonly signal?: AbortSignal;
  /** How long to wait before looking again, in milliseconds, unless the store tells sooner; 2,000 by default. */
  readonly pollEvery?: number;
}

/**
 * What happens to a member's list from a cursor on, until it is aborted, the member is removed, or the workspace is not open any more. Each batch holds what some events mean, as
 * the workspace stood when they were read; taking one twice does no harm, so whoever was interrupted goes on after the last cursor they
 * noted.
 */
async function* subscribe(
  environment: Environment,
  follower: Follower,
  { after = null, signal, pollEvery = 2_000 }: SubscribeOptions = {},
): AsyncGenerator<LiveBatch, void, undefined> {
  const { store, wait } = environment;
  const { workspaceId, memberId } = follower;
  const feed = environment.feeds.join(workspaceId);
  const bell = new Bell(signal, (ring) => store.wake?.((id) => id === workspaceId && ring()));
  try {
    const first = await loadFor(environment, follower, []);
    if (!isOpen(first) || !isThere(first.state.member.get(memberId))) return;
    let cursor = after ?? (await feed.latest());
    if (after === null) yield { cursor, deltas: [] };
    for (let quiet = 0; signal?.aborted !== true; ) {
      bell.listen();
      const { events, next, more } = await feed.read(cursor);
      const deltas: LiveDelta[] = [];
      let there = true;
      for (const [portion, keys] of portionsOf(events)) {
        const known = await loadFor(environment, follower, keys);
        // Once it is open again, whoever goes on from their last cursor hears of these.
        if (!isOpen(known)) return;
        deltas.push(...(await liveDeltas(environment, follower, known, portion)));
        there = isThere(known.state.member.get(memberId));
      }
      cursor = next;
      quiet = deltas.length > 0 ? 0 : quiet + events.length;
      // Whoever hears nothing for long is told all the same how far they are, so that nothing is read again.
      if (deltas.length > 0 || quiet >= FEED_PAGE) {
        yield { cursor, deltas };
        quiet = 0;
      }
      if (!there) return;
      if (!more) await bell.rings(wait(pollEvery));
    }
  } finally {
    feed.leave();
    bell.stop();
  }
}

const isThere = (member: { readonly status: string } | null | undefined): boolean =>
  member != null && member.status !== 'removed';

/** The cursor behind everything that happened so far. */
const latestCursor = async (environment: Environment, { workspaceId }: Follower): Promise<string> => {
  const feed = environment.feeds.join(workspaceId);
  try {
    return await feed.latest();
  } finally {
    feed.leave();
  }
};

/** Rings when the store says that something was written, and when the subscription is aborted. */
class Bell {
  #ring: () => void = () => {};
  #rung: Promise<void> = Promise.resolve();
  readonly #stop: () => void;

  constructor(signal: AbortSignal | undefined, wake: (ring: () => void) => (() => void) | undefined) {
    const ring = () => this.#ring();
    const stopWaking = wake(ring);
    signal?.addEventListener('abort', ring);
    this.#stop = () => {
      stopWaking?.();
      signal?.removeEventListener('abort', ring);
    };
  }

  /** From here on nothing is missed. */
  listen(): void {
    this.#rung = new Promise((resolve) => {
      this.#ring = resolve;
    });
  }

  /** Waits until it rings, or until something else is over. */
  async rings(orElse: Promise<void>): Promise<void> {
    await Promise.race([this.#rung, orElse]);
  }

  stop(): void {
    this.#stop();
  }
}

/** The list of one member, as it is and as it changes. */
export interface Live {
  /**
   * What happens to the list from a cursor on, until it is aborted, the member is removed, or the workspace is not open any more. See {@link SubscribeOptions}.
   *
   * Each batch is what some events mean as the workspace stands when they are read, and says where to go on. Taking one twice does no harm.
   */
  subscribe(options?: SubscribeOptions): AsyncIterable<LiveBatch>;
  /**
   * The cursor behind everything that happened so far: ask for it, then load whatever is shown, then `subscribe({ after })`. What happens
   * in between is told, and nothing is missed.
   */
  cursor(): Promise<string>;
  /**
   * A page of the list, with every way to what stands on it: to begin with, and for what a delta of the type `reach` says was gained.
   *
   * @throws RangeError for a limit that is no whole number from 1 to 200
   */
  page(request: LivePageRequest): Promise<LivePage>;
}

/** The live list of a member. */
export const liveFor = (environment: Environment, workspaceId: string, memberId: string): Live => {
  if (typeof memberId !== 'string') throw new TypeError('a member is named by a text');
  const follower = { workspaceId, memberId };
  return {
    subscribe: (options) => subscribe(environment, follower, options),
    cursor: () => latestCursor(environment, follower),
    page: (request) => livePage(environment, follower, request),
  };
};
