import { fail } from '../kernel/failure.js';
import { ok } from '../kernel/result.js';
import { actingMember } from '../workspace/authorise.js';
import type { Context } from '../workspace/index.js';
import type { Reader } from '../workspace/reader.js';
import { writableComment } from './rules.js';

/** A comment that the actor wrote, at a place where they may still write. The host wrote what no member did. */
export const ownComment = (read: Reader, context: Context, commentId: string) => {
  const writable = writableComment(read, context, commentId);
  if (!writable.ok) return writable;
  if (writable.value.comment.authorId !== actingMember(context)) {
    return fail('not_the_author', { commentId }, ['commentId']);
  }
  return ok(writable.value);
};
