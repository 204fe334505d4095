import * as z from 'zod/mini';
import { id, instant, level, principal, type Stored } from './common.js';
import { customValue } from './contact-fields.js';

const labelled = /* @__PURE__ */ z.strictObject({ label: z.string(), value: z.string() });

/** A contact. To whom it is shown stands on its grants. */
export const contact = /* @__PURE__ */ z.strictObject({
  /** The member who owns it; null for an entry of the company directory. */
  ownerId: z.nullable(id),
  firstName: z.string(),
  lastName: z.string(),
  company: z.string(),
  role: z.string(),
  phones: z.array(labelled),
  emails: z.array(labelled),
  /** What stands in the fields that the workspace defined, in order of their ids. */
  custom: z.array(customValue),
  /** By what it is listed: the folded name without accents. */
  sortKey: z.string(),
  /** Where it comes from: `manual`, `number`, `directory`, `import`, or the name of an integration. */
  source: id,
  /** Its id in the system it comes from; null unless that is an integration. */
  externalId: z.nullable(z.string()),
  /** Who may widen access: every editor, or the owner alone. */
  resharing: z.enum(['editors', 'owner']),
  createdAt: instant,
  deletedAt: z.nullable(instant),
});
/**
 * A contact: its fields, its owner, and who may share it on. To whom it is shown stands on its grants.
 *
 * @useDeclaredType
 */
export type Contact = Stored<typeof contact>;

/** A grant as stored: the grant itself, what it is on, and who gave it. Its id is made by `grantId`. */
export const grant = /* @__PURE__ */ z.strictObject({
  resource: z.strictObject({ kind: id, id }),
  principal,
  level,
  until: z.nullable(instant),
  cause: z.enum(['manual', 'number', 'directory', 'policy']),
  /** The member who gave it; null when the host did. */
  grantedBy: z.nullable(id),
  grantedAt: instant,
});
/**
 * A grant as it is stored, beside the resource it is for; `until` and `grantedAt` are epoch milliseconds.
 *
 * @useDeclaredType
 */
export type GrantRecord = Stored<typeof grant>;

/** Which directory entry an e-mail address, or else a phone and name, belongs to; see `directoryKeyOf`. */
export const directoryKey = /* @__PURE__ */ z.strictObject({ contactId: id });
/**
 * Which entry of the company directory an e-mail address, or else a phone and name, belongs to.
 *
 * @useDeclaredType
 */
export type DirectoryKey = Stored<typeof directoryKey>;
