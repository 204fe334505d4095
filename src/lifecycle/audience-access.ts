import { accessKeysOf, accessOfAny } from '../conversations/internal.js';
import type { Resource } from '../sharing/index.js';
import type { Key, Workspace } from '../workspace/index.js';
import type { Subject } from './audience-rule.js';

/** What must be loaded to say who sees something, or the place where it stands. */
export const subjectKeys = (subject: Subject): readonly Key[] => accessKeysOf(subject.place ?? subject);

/** Who sees something in a workspace; null where it is not there. */
export const subjectAccess = (workspace: Workspace, { kind, id, place }: Subject): Resource | null => {
  const around = accessOfAny(workspace, place ?? { kind, id });
  return around === null ? null : { ...around, kind, id };
};
