/**
 * Thrown when an operation reaches for something that nobody loaded. A programming mistake (a read plan that names too little),
 * never the consequence of what a user typed.
 */
export class NotLoaded extends Error {
  override readonly name = 'NotLoaded';
  /** What was reached for, such as `member:m1`. */
  readonly key: string;

  constructor(key: string) {
    super(`not loaded: ${key}`);
    this.key = key;
  }
}

/**
 * The three answers of a partial table: a value is *present*, null is *absent*, and *not loaded* throws, so that a name is never
 * free because nobody looked. In a complete table whatever is missing is absent.
 *
 * @throws {@link NotLoaded} when the table is partial and does not hold the id
 */
export const lookup = <T>(
  table: ReadonlyMap<string, T | null>,
  id: string,
  complete: boolean,
  name: string,
): T | null => {
  const value = table.get(id);
  if (value !== undefined) return value;
  if (complete) return null;
  throw new NotLoaded(`${name}:${id}`);
};
