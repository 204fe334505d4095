import type { Contact, Policy } from '../workspace/index.js';

/** Where contacts come from that come from no other system. */
const OWN: ReadonlySet<string> = /* @__PURE__ */ new Set(['manual', 'number', 'directory', 'import']);

/** Whether a source is the name of an integration. */
export const isIntegration = (source: string): boolean => !OWN.has(source);

/** The id of the key record of a contact that is a record of another system. Names of integrations hold no blanks, so a blank separates. */
export const externalKeyOf = (source: string, externalId: string): string => `${source} ${externalId}`;

/** Whether members may change a contact only where it comes from. */
export const isReadOnly = ({ readOnlySources }: Policy, { source }: Pick<Contact, 'source'>): boolean =>
  isIntegration(source) && (readOnlySources === 'all' || readOnlySources.includes(source));
