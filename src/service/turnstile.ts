/**
 * Lets whoever keeps losing go first. An operation that met conflicts twice takes a turn for the guards it lost over: until it is over,
 * other commits through this service that move one of those guards wait, so that nobody who keeps changing things can hold up, say, their
 * own removal. Who changes something else waits for nobody.
 */
export class Turnstile {
  readonly #turns = new Map<string, Promise<void>>();

  /** Waits until nobody has a turn for any of these. */
  async pass(keys: () => readonly string[]): Promise<void> {
    if (this.#turns.size === 0) return;
    for (const key of keys()) {
      let turn = this.#turns.get(key);
      while (turn !== undefined) {
        await turn;
        turn = this.#turns.get(key);
      }
    }
  }

  /** Takes the next turn for all of these at once; call what it answers to end it. Nobody who has a turn may take another. */
  async take(keys: readonly string[]): Promise<() => void> {
    let busy = this.#busy(keys);
    while (busy !== undefined) {
      await busy;
      busy = this.#busy(keys);
    }
    // Nothing waits between that last look and these writes, so that two who come at once do not both have a turn.
    let end = (): void => {};
    const turn = new Promise<void>((resolve) => {
      end = resolve;
    });
    for (const key of keys) this.#turns.set(key, turn);
    return () => {
      for (const key of keys) this.#turns.delete(key);
      end();
    };
  }

  #busy(keys: readonly string[]): Promise<void> | undefined {
    for (const key of keys) {
      const turn = this.#turns.get(key);
      if (turn !== undefined) return turn;
    }
    return undefined;
  }
}

/** The turns of one operation: none at first, and one at a time for all it has lost over so far. */
export class Turn {
  readonly #turnstile: Turnstile;
  readonly #keys = new Set<string>();
  #end: (() => void) | null = null;

  constructor(turnstile: Turnstile) {
    this.#turnstile = turnstile;
  }

  /** Waits for others' turns. Who has one waits for nobody: two who did would wait for each other. */
  async pass(keys: () => readonly string[]): Promise<void> {
    if (this.#end === null) await this.#turnstile.pass(keys);
  }

  async take(keys: readonly string[]): Promise<void> {
    if (this.#end !== null && keys.every((key) => this.#keys.has(key))) return;
    // Nor does anybody wait for a turn while having another.
    this.end();
    for (const key of keys) this.#keys.add(key);
    this.#end = await this.#turnstile.take([...this.#keys]);
  }

  end(): void {
    this.#end?.();
    this.#end = null;
  }
}
