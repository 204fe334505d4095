/** What a field is, where its schema says no more than that it is a text, a number, a list. */
export type FieldSort =
  | 'address'
  | 'assignee'
  | 'carrier'
  | 'closes'
  | 'company'
  | 'cursor'
  | 'day'
  | 'digest'
  | 'domain'
  | 'e164'
  | 'emoji'
  | 'failure'
  | 'firstName'
  | 'grantee'
  | 'hostKind'
  | 'intervals'
  | 'label'
  | 'lastName'
  | 'opens'
  | 'person'
  | 'position'
  | 'principal'
  | 'ringSeconds'
  | 'ringSize'
  | 'role'
  | 'sentence'
  | 'sharedKind'
  | 'sortKey'
  | 'source'
  | 'title'
  | 'token'
  | 'writtenPhone'
  | 'zone';

/**
 * What fields hold, by the end of their path, in records (where the kind comes first) and in inputs alike: the one place where a new field
 * may want a word. Without one, its schema says enough to make something that it accepts.
 */
const sorts: readonly (readonly [path: RegExp, sort: FieldSort])[] = [
  [/days\.\w+$/, 'intervals'],
  [/days\.\w+\.from$/, 'opens'],
  [/days\.\w+\.to$/, 'closes'],
  [/emails\.value$/, 'address'],
  [/phones\.(value|written)$/, 'writtenPhone'],
  [/(phones|emails)\.label$/, 'label'],
  [/(^|\.)(address|addresses|email)$/, 'address'],
  [/(^|\.)domain$/, 'domain'],
  [/(^|\.)(tokenHash|tokenHashes|hash)$/, 'digest'],
  [/(^|\.)(phone|e164)$/, 'e164'],
  [/(^|\.)(zone|timeZone)$/, 'zone'],
  [/(^|\.)emoji$/, 'emoji'],
  [/(^|\.)roles$/, 'role'],
  [/^(contact|snippet|resource)\.sortKey$/, 'sortKey'],
  [/^contact\.source$/, 'source'],
  [/^contact\.firstName$/, 'firstName'],
  [/^contact\.lastName$/, 'lastName'],
  [/^contact\.company$/, 'company'],
  [/^contact\.role$/, 'position'],
  [/^profile\.name$/, 'person'],
  [/^workspace\.name$/, 'company'],
  [/^workspace\.revoked$/, 'principal'],
  [/^(group|number|snippet|resource|contactField)(\.options)?\.name$/, 'title'],
  [/^number\.callerId$/, 'title'],
  [/^(group\.description|snippet\.body|comment\.text|handover\.note|porting\.reason)$/, 'sentence'],
  [/^porting\.carrier$/, 'carrier'],
  [/^(domain\.challenge|contact\.externalId)$/, 'token'],
  [/^(handover\.(from|to)|conversation\.assignment\.to)$/, 'assignee'],
  [/^grant\.principal$/, 'grantee'],
  [/^grant\.resource\.kind$/, 'sharedKind'],
  [/^resource\.kind$/, 'hostKind'],
  [/^number\.ring\.(groups\.)?seconds$/, 'ringSeconds'],
  [/^number\.ring\.size$/, 'ringSize'],
  [/^activityDay\.day$/, 'day'],
  [/^(auditSeal\.cursor|job\.after)$/, 'cursor'],
  [/^job\.failure$/, 'failure'],
];

/** What the field at a path is; undefined where its schema says enough. */
export const fieldSort = (path: string): FieldSort | undefined => sorts.find(([pattern]) => pattern.test(path))?.[1];
