/**
 * Lets whoever keeps losing go first. An operation that met conflicts twice takes a turn: until it is over, other commits to the same
 * workspace through this service wait, so that nobody who keeps changing things can hold up, say, their own removal.
 */
export class Turnstile {
  readonly #turns = new Map<string, Promise<void>>();

  /** Waits until nobody has a turn in the workspace. */
  async pass(workspaceId: string): Promise<void> {
    for (let turn = this.#turns.get(workspaceId); turn !== undefined; turn = this.#turns.get(workspaceId)) await turn;
  }

  /** Takes the next turn; call what it answers to end it. */
  async take(workspaceId: string): Promise<() => void> {
    await this.pass(workspaceId);
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
