import type { DirectoryFileError, DirectoryReport } from 'partyline/directory';
import type { Result } from 'partyline/kernel';

/** A report as one reads it aloud; what the corpus expects is written so. */
export interface BriefReport {
  readonly error?: string;
  /** `encoding delimiter`, unless it is UTF-8 and a comma. */
  readonly read?: string;
  readonly accepted?: readonly string[];
  readonly rejected?: readonly string[];
  readonly duplicates?: readonly string[];
  readonly notices?: readonly string[];
  readonly blank?: number;
}

/** Makes a report brief; what is empty is left out. */
export const briefReport = (result: Result<DirectoryReport, DirectoryFileError>): BriefReport => {
  if (!result.ok) {
    const { code, params } = result.error;
    const detail = Object.values(params).map(String).join(' ');
    return { error: detail === '' ? code : `${code} ${detail}` };
  }
  const { encoding, delimiter, accepted, rejected, duplicates, notices, counts } = result.value;
  const brief = {
    read: encoding === 'utf-8' && delimiter === ',' ? undefined : `${encoding} ${JSON.stringify(delimiter)}`,
    accepted: accepted.map(({ line, name, position, email, phones }) =>
      [`${line}: ${name}`, position, email, ...phones.map(({ label, e164 }) => `${label} ${e164}`)]
        .filter((part) => part !== '')
        .join(' | '),
    ),
    rejected: rejected.map(
      ({ line, problems }) =>
        `${line}: ${problems
          .map(
            ({ column, code, suggestion }) =>
              `${column ?? 'row'} ${code}${suggestion === null ? '' : ` → ${suggestion}`}`,
          )
          .join(', ')}`,
    ),
    duplicates: duplicates.map(({ line, by, of }) => `${line}: ${by} of ${'line' in of ? `line ${of.line}` : of.id}`),
    notices: notices.map(({ code, line, count }) => `${code} ×${count}${line === 0 ? '' : ` from line ${line}`}`),
    blank: counts.blank,
  };
  return Object.fromEntries(
    Object.entries(brief).filter(
      ([, value]) => value !== undefined && value !== 0 && !(Array.isArray(value) && value.length === 0),
    ),
  );
};
