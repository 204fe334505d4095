import { type Err, fail, type Ok } from '../kernel/index.js';
import type { DirectoryFileError } from './report.js';

/** Where the bytes or the text of a file come from when they are not all there yet. */
export type ByteSource =
  | Blob
  | ReadableStream<string>
  | ReadableStream<Uint8Array>
  | AsyncIterable<string | Uint8Array>;

/** How much is handed on at once, in bytes or code units. */
export const PIECE = 65_536;

type Chunk = string | Uint8Array;
type Piece = Ok<Chunk> | Err<DirectoryFileError>;

/** How many bytes a source holds, or null where it does not say. */
export const sizeOf = (source: ByteSource): number | null => (source instanceof Blob ? source.size : null);

/** Whether a value can be read from: the types say so, callers without types do not. */
export const isByteSource = (value: unknown): value is ByteSource =>
  typeof value === 'object' &&
  value !== null &&
  (value instanceof Blob || 'getReader' in value || Symbol.asyncIterator in value);

/** A file in pieces of one size, whatever the size of the chunks it comes in: reading does the same work for either. */
export async function* piecesOf(source: ByteSource): AsyncGenerator<Piece, void, undefined> {
  const block = new Uint8Array(PIECE);
  let filled = 0;
  let text = '';
  try {
    for await (const chunk of chunksOf(source)) {
      if (typeof chunk === 'string') {
        if (filled > 0) break;
        text += chunk;
        for (; text.length >= PIECE; text = text.slice(PIECE)) yield { ok: true, value: text.slice(0, PIECE) };
      } else if (chunk instanceof Uint8Array && text === '') {
        for (let from = 0; from < chunk.length; ) {
          const taken = chunk.subarray(from, from + PIECE - filled);
          block.set(taken, filled);
          filled += taken.length;
          from += taken.length;
          if (filled === PIECE) {
            filled = 0;
            yield { ok: true, value: block };
          }
        }
      } else {
        yield fail('unreadable_source', { reason: typeof chunk }, ['input']);
        return;
      }
    }
  } catch (error) {
    yield fail('unreadable_source', { reason: error instanceof Error ? error.name : 'unknown' }, ['input']);
    return;
  }
  if (text !== '') yield { ok: true, value: text };
  if (filled > 0) yield { ok: true, value: block.subarray(0, filled) };
}

/** Streams are read by hand: not every browser lets them be iterated. */
async function* chunksOf(source: ByteSource): AsyncGenerator<Chunk, void, undefined> {
  const stream = source instanceof Blob ? source.stream() : source;
  if (!('getReader' in stream)) {
    yield* stream;
    return;
  }
  const reader: ReadableStreamDefaultReader<Chunk> = (stream as ReadableStream<Chunk>).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    // Whoever stops early leaves no half-read stream behind.
    await reader.cancel().catch(() => undefined);
  }
}
