/** Tells listeners of commits, once for all commits of a moment, and never inside one. */
export class Wakers {
  readonly #listeners = new Set<(workspaceId: string) => void>();
  readonly #pending = new Set<string>();

  add(listener: (workspaceId: string) => void): () => void {
    // A listener that is added twice is told twice, and stopped once at a time.
    const own = (workspaceId: string) => listener(workspaceId);
    this.#listeners.add(own);
    return () => {
      this.#listeners.delete(own);
    };
  }

  wake(workspaceId: string): void {
    if (this.#listeners.size === 0) return;
    this.#pending.add(workspaceId);
    if (this.#pending.size === 1) setTimeout(() => this.#tell(), 0);
  }

  #tell(): void {
    const workspaceIds = [...this.#pending];
    this.#pending.clear();
    for (const workspaceId of workspaceIds) for (const listener of [...this.#listeners]) listener(workspaceId);
  }
}
