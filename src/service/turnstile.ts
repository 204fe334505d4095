/**
 * Lets whoever keeps losing go first. An operation that met conflicts twice takes a turn: until it is over, other commits to the same
 * workspace through this service wait, so that nobody who keeps changing things can hold up, say, their own removal.
 */
export class Turnstile {
  readonly #turns = new Map<string, Promise<void>>();

  /** Waits until nobody has a turn in the workspace. */
  async pass(workspaceId: string): Promise<void> {
    let turn = this.#turns.get(workspaceId);
    while (turn !== undefined) {
      await turn;
      turn = this.#turns.get(workspaceId);
    }
  }

  /** Takes the next turn; call what it answers to end it. */
  async take(workspaceId: string): Promise<() => void> {
    let earlier = this.#turns.get(workspaceId);
    while (earlier !== undefined) {
      await earlier;
      earlier = this.#turns.get(workspaceId);
    }
    // Nothing waits between that last look and this write, so that two who come at once do not both have it.
    let end = (): void => {};
    const turn = new Promise<void>((resolve) => {
      end = resolve;
    });
    this.#turns.set(workspaceId, turn);
    return () => {
      this.#turns.delete(workspaceId);
      end();
    };
  }
}
