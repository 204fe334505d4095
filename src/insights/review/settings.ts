import * as z from 'zod/mini';
import type { DeepReadonly } from '../../kernel/deep-readonly.js';
import { idSchema } from '../../kernel/input.js';
import { DAY, type Instant } from '../../kernel/instant.js';
import { type Permission, permissions } from '../../roles/index.js';
import type { Reach } from '../../sharing/index.js';
import type { Reader } from '../../workspace/reader.js';

const days = (standard: number) => z._default(z.int().check(z.minimum(1), z.maximum(3_650)), standard);
const count = (standard: number) => z._default(z.int().check(z.minimum(1), z.maximum(10_000)), standard);

/** Words that suggest that not everybody should see something, in English, French and Spanish; folded. */
const CONFIDENTIAL = [
  'confidential private secret salary payroll lawyer attorney legal doctor therapist counsellor insolvency whistleblower headhunter',
  'confidentiel confidentielle salaire paie avocat avocate medecin therapeute psychologue',
  'confidencial privado privada secreto nomina sueldo abogado abogada medico terapeuta psicologo psicologa',
]
  .join(' ')
  .split(' ');

/**
 * What happens elsewhere (billing, integrations), and what shows in no event: an import reads as its contacts, a group that is picked as
 * what was done with it, that an owner was acted on as what was done to them. Looking at insights shows in none either, yet is no reason to
 * leave everybody with all that admins may do.
 */
const UNOBSERVED = [
  'billing.manage',
  'integrations.configure',
  'contacts.import',
  'groups.use',
  'owners.manage',
] as const satisfies readonly Permission[];

/** What a review takes for too much, too long and too wide. */
export const reviewSettings = {
  /** How many owners are advised at most, and how many others who run the workspace. */
  owners: count(3),
  admins: count(2),
  usersPerNumber: count(8),
  inactiveDays: days(90),
  invitationDays: days(30),
  domainDays: days(7),
  /** How long before its end a share is mentioned, and for how long it is suggested to go on. */
  grantDays: days(14),
  renewDays: days(90),
  /** Words and phrases in the name, company or role of a contact, in a snippet or in the name of a thing of the host's own that suggest that it is confidential. */
  confidentialWords: z._default(z.array(z.string().check(z.maxLength(40))).check(z.maxLength(500)), CONFIDENTIAL),
  /** Which permissions each member used in the time that is looked at, as `permissionUseOf` tells. Without it, roles are not judged. */
  used: z._default(z.nullable(z.record(idSchema, z.array(z.enum(permissions)))), null),
  /**
   * Permissions whose use leaves no event, or not always: whoever holds one is taken to need it. A host that notes by itself who looks at
   * insights, say, adds that to `used` and names fewer here.
   */
  unobserved: z._default(z.array(z.enum(permissions)), [...UNOBSERVED]),
} as const;

const schema = /* @__PURE__ */ z.strictObject(reviewSettings);

/**
 * What a review takes for too much, too long and too wide; each has a default.
 *
 * @useDeclaredType
 */
export type ReviewSettings = DeepReadonly<z.input<typeof schema>>;

/** What a reviewer looks with. */
export interface Look {
  readonly read: Reader;
  readonly at: Instant;
  /** Of whoever asks; null for the host, who sees everything. */
  readonly reach: Reach | null;
  readonly settings: z.output<typeof schema>;
}

/** Whether something is longer ago than so many days. */
export const isOlder = (at: Instant, then: Instant, days: number): boolean => at - then > days * DAY;
