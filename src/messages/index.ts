/**
 * Every failure, reason and finding as a sentence in English, French or Spanish.
 *
 * @module
 */
export type {
  AccessTexts,
  Catalogue,
  DecisionTexts,
  FailureTexts,
  GroupNameTexts,
  IssueTexts,
  JoinTexts,
  LineTexts,
  NoticeTexts,
  PersonalTexts,
  RowProblemTexts,
  WordTexts,
} from './catalogue.js';
export type {
  FailureCode,
  FailureOf,
  FailureParams,
  FailuresIn,
  IssueCode,
  IssueParams,
  KnownFailure,
  PortingStatus,
  RemovalObstacle,
} from './codes.js';
export { type Describable, describe, describer } from './describe.js';
export { en } from './en/index.js';
export { es } from './es/index.js';
export { fr } from './fr/index.js';
export type { DescribeOptions, Names } from './options.js';
export type { Cases, Choice, Format, KeysOfChoices, KeysOfNumbers, MoneyText, Plural, Text } from './text.js';
