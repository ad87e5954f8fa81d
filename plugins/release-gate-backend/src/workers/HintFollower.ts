/**
 * Follows the hints of trackers. However many come from a tracker while one of
 * its hints is followed, they are followed together, once more.
 */
export class HintFollower {
  readonly #look: (trackerId: string) => Promise<void>;
  readonly #following = new Map<string, Promise<void>>();
  readonly #waiting = new Set<string>();

  /** @param look - looks at everything that a tracker may have hinted at */
  constructor(look: (trackerId: string) => Promise<void>) {
    this.#look = look;
  }

  /** Ends when what the hint is about has been looked at. */
  follow(trackerId: string): Promise<void> {
    this.#waiting.add(trackerId);
    const following =
      this.#following.get(trackerId) ??
      this.#lookWhileHinted(trackerId).finally(() =>
        this.#following.delete(trackerId),
      );
    this.#following.set(trackerId, following);
    return following;
  }

  async #lookWhileHinted(trackerId: string): Promise<void> {
    while (this.#waiting.delete(trackerId)) {
      await this.#look(trackerId);
    }
  }
}
