/**
 * Random workspaces, roles, histories and files for fast-check.
 *
 * @module
 */
export { type DirectoryText, directoryTexts } from './csv.js';
export { anyPolicy, anyRoleTable, anyWorkspace, type HistoryOptions, histories } from './histories.js';
export { anyRecord, type RecordOptions } from './records.js';
export { anyAddress, anyId, anyInstant, anyName, anyPhone, anyPrincipal, anyText, type Profile } from './texts.js';
