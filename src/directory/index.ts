/**
 * Company directories from CSV with a verdict per row, their import and export; personal address books.
 *
 * @module
 */
export { addDirectoryContact } from './add-directory-contact.js';
export type { DirectoryMinimum } from './check-row.js';
export { type DirectoryColumn, directoryColumns } from './columns.js';
export { contactFieldsOf } from './contact-fields-of.js';
export type { ParseContactsError, ParseContactsOptions } from './contact-table.js';
export type { CsvTextOptions } from './csv-text.js';
export { directoryTemplate, type TemplateLocale } from './directory-template.js';
export type { DirectoryLookup, KnownContact, SamePhone } from './duplicates.js';
export {
  type DirectoryExport,
  type ExportDirectoryOptions,
  type ExportedContact,
  exportDirectoryCsv,
} from './export-directory-csv.js';
export { type ImportVerdict, importDirectory } from './import-directory.js';
export type { DirectoryProgress, ValidateDirectoryOptions } from './options.js';
export { parseGoogleContacts } from './parse-google-contacts.js';
export { parseOutlookContacts } from './parse-outlook-contacts.js';
export { parseVcards } from './parse-vcards.js';
export type {
  PersonalContact,
  PersonalEmail,
  PersonalField,
  PersonalPhone,
  PersonalProblem,
  PersonalReport,
  PersonalRow,
} from './personal-contact.js';
export { type PhoneFault, type PhoneFaultCode, type PhonePort, type PhoneReading, readPhone } from './phone.js';
export { type Libphonenumber, libphonenumberPhones } from './phone-port.js';
export type { ByteSource } from './pieces.js';
export {
  type DirectoryEntry,
  type DirectoryImportPlan,
  type FieldChange,
  type ImportedContact,
  type PlanDirectoryImportOptions,
  type PlannedPhone,
  type PlannedRow,
  planDirectoryImport,
} from './plan-directory-import.js';
export { directoryEntryOf, type PlannedImport, plannedImport } from './planned-import.js';
export type { RowProblem, RowProblemCode, RowProblemParams } from './problem.js';
export { type DirectoryRow, readDirectoryRows } from './read-directory-rows.js';
export { type RejectedRowsOptions, rejectedRowsCsv } from './rejected-rows-csv.js';
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
