export type { DirectoryMinimum } from './check-row.js';
export { type DirectoryEvents, directoryReducers } from './directory-events.js';
export { type ImportVerdict, importDirectory } from './import-directory.js';
export { type DirectoryColumn, directoryColumns } from './columns.js';
export type { DirectoryLookup, KnownContact, SamePhone } from './duplicates.js';
export type { DirectoryProgress, ValidateDirectoryOptions } from './options.js';
export { type PhoneFault, type PhoneFaultCode, type PhonePort, type PhoneReading, readPhone } from './phone.js';
export { libphonenumberPhones } from './phone-port.js';
export type { RowProblem, RowProblemCode, RowProblemParams } from './problem.js';
export type {
  BinaryKind,
  DirectoryContact,
  DirectoryCounts,
  DirectoryEncoding,
  DirectoryFileError,
  DirectoryNotice,
  DirectoryPhone,
  DirectoryReport,
  DirectorySummary,
  DuplicateRow,
  NoticeCode,
  RejectedRow,
} from './report.js';
export { validateDirectoryCsv } from './validate-directory-csv.js';
