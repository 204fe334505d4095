import { openfgaType } from './names.js';

const people = `type member

type workspace
  relations
    define member: [member]
    define steward: [member]

type group
  relations
    define member: [member]

type number
  relations
    define user: [member]
    define reader: [member]

type estate
  relations
    define heir: [member]`;

/** Whom something can be granted to: by principals, each also until an instant. */
const editors = ['member', 'group#member', 'number#user', 'workspace#member', 'workspace#steward', 'estate#heir'];
const anybody = (types: readonly string[]) => types.flatMap((type) => [type, `${type} with in_force`]).join(', ');

const resource = (kind: string) => `type ${openfgaType(kind)}
  relations
    define owner: [estate]
    define editor: [${anybody(editors)}]
    define viewer: [${anybody([...editors, 'number#reader'])}]
    define can_edit: editor or heir from owner
    define can_view: can_edit or viewer`;

const inForce = `condition in_force(now: timestamp, until: timestamp) {
  now < until
}`;

/**
 * The one idea as an authorisation model of OpenFGA, in its language: who speaks for which principal, and to which principals a resource is
 * granted. `can_view` and `can_edit` are `canSee` and `canEdit`; both take the instant as `now` in the context of the question.
 *
 * @example
 * ```ts
 * import { openfgaModel } from 'partyline/openfga';
 *
 * openfgaModel(['contact', 'deal']).includes('define can_view: can_edit or viewer'); // => true
 * ```
 * @see {@link openfgaTuples}
 */
export const openfgaModel = (kinds: readonly string[] = ['contact', 'snippet']): string =>
  `${['model\n  schema 1.1', people, ...kinds.map(resource), inForce].join('\n\n')}\n`;
