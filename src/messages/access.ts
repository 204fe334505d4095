import type { Catalogue } from './catalogue.js';
import { type AnyText, entry, type Values, type Writer, written } from './writer.js';

/** Whether, how far and why somebody sees something. */
export const sayAccess = ({ access, words }: Catalogue, writer: Writer, { level, paths, reason }: Values): string => {
  const denied = entry(access.denied, reason);
  if (denied !== undefined) return denied;
  const found = Array.isArray(paths) ? paths.filter((path) => typeof path === 'object' && path !== null) : [];
  const text = entry(access.level, level);
  if (text === undefined || found.length === 0) return words.unknown;
  // Everybody and the stewards come to a directory entry for the same reason: once is enough.
  const reasons = writer.list([...new Set(found.map((path) => reasonOf(access, writer, path as Values)))]);
  return writer.write(text, { reasons: written(reasons) });
};

/** One way by which somebody sees something. */
export const sayPath = ({ access, words }: Catalogue, writer: Writer, path: Values): string =>
  writer.write(entry<AnyText>(access.level, path.level) ?? words.unknown, {
    reasons: written(reasonOf(access, writer, path)),
  });

const reasonOf = ({ reason: texts, until: ending }: Catalogue['access'], writer: Writer, path: Values): string => {
  const { principal, cause, until } = path;
  const [kind = '', ...rest] = typeof principal === 'string' ? principal.split(':') : [];
  const id = rest.join(':');
  const text = cause === 'ownership' || cause === 'directory' ? texts[cause] : (entry(texts, kind) ?? texts.workspace);
  const reason = writer.write(text, { memberId: id, groupId: id, numberId: id });
  return typeof until === 'number' ? writer.write(ending, { reason: written(reason), until }) : reason;
};
