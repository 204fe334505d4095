/** Somebody, or a group, named in a text. */
export interface Mention {
  readonly type: 'member' | 'group';
  readonly id: string;
  /** What they were called when the text was written. */
  readonly name: string;
}

/** A mention and where it stands: from `start` up to, not including, `end`, in UTF-16 code units. */
export interface MentionSpan extends Mention {
  readonly start: number;
  readonly end: number;
}
