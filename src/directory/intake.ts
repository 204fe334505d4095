import { fail, type Result } from '../kernel/index.js';
import { binarySignature, createDecoder } from './decode.js';
import { createDirectoryEngine, type RowSink } from './directory-engine.js';
import type { DirectorySettings } from './options.js';
import type {
  DirectoryContact,
  DirectoryFileError,
  DirectoryReport,
  DirectorySummary,
  DuplicateRow,
  RejectedRow,
} from './report.js';

/** Takes bytes or text piece by piece; what every way of reading shares. */
export interface DirectoryIntake {
  /** False once nothing more need be read. */
  push(piece: string | Uint8Array): boolean;
  end(): Result<DirectorySummary, DirectoryFileError>;
}

/** @param total - bytes or code units to come, or null where unknown */
export const createIntake = (settings: DirectorySettings, total: number | null, sink: RowSink): DirectoryIntake => {
  const engine = createDirectoryEngine(settings, sink);
  const decoder = createDecoder();
  let failure: DirectoryFileError | null = null;
  let read = 0;
  let isText = true;

  const refuse = (refusal: { readonly error: DirectoryFileError }): false => {
    failure ??= refusal.error;
    return false;
  };

  const pushBytes = (bytes: Uint8Array): void => {
    if (isText) {
      isText = false;
      const found = binarySignature(bytes);
      if (found !== null) refuse(fail('binary_file', { found }, ['input']));
    }
    if (failure === null) engine.push(decoder.push(bytes));
  };

  return {
    push(piece) {
      if (settings.signal?.aborted) return refuse(fail('aborted', {}, ['input']));
      read += piece.length;
      if (read > settings.maxBytes) return refuse(fail('file_too_large', { maximum: settings.maxBytes }, ['input']));
      if (typeof piece === 'string') engine.push(piece);
      else pushBytes(piece);
      settings.onProgress?.({ read, total, rows: engine.rows });
      return failure === null && engine.failure === null;
    },
    end() {
      if (settings.signal?.aborted) refuse(fail('aborted', {}, ['input']));
      if (failure === null) {
        if (!isText) engine.push(decoder.end());
        engine.end();
        if (decoder.foreignLines > 0) engine.notice('read_as_windows_1252', 0, decoder.foreignLines);
        if (decoder.withoutMark) engine.notice('utf16_without_mark', 0);
      }
      const error = failure ?? engine.failure;
      return error === null
        ? { ok: true, value: { encoding: isText ? 'text' : decoder.encoding, ...engine.summary() } }
        : { ok: false, error };
    },
  };
};

/** A sink that keeps every row, and the report it makes. */
export const createCollector = (): RowSink & { report(summary: DirectorySummary): DirectoryReport } => {
  const accepted: DirectoryContact[] = [];
  const rejected: RejectedRow[] = [];
  const duplicates: DuplicateRow[] = [];
  return {
    accepted: (contact) => void accepted.push(contact),
    rejected: (row) => void rejected.push(row),
    duplicate: (row) => void duplicates.push(row),
    report: (summary) => ({ ...summary, accepted, rejected, duplicates }),
  };
};
