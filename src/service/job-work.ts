import { importContacts, manageAccess } from '../contacts/index.js';
import { endVoidAssignments } from '../conversations/index.js';
import { importDirectory } from '../directory/index.js';
import { clearRevokedGrants } from '../groups/index.js';
import type { AnyFailure, Result } from '../kernel/index.js';
import { settleDeparture } from '../lifecycle/index.js';
import {
  type Change,
  type Context,
  type Job,
  type ListName,
  type Operation,
  resourceAt,
  type Workspace,
} from '../workspace/index.js';

/** Any verb, its types forgotten. */
export interface AnyVerb extends Operation<never> {
  (workspace: Workspace, input: never, context: Context): Result<Change<unknown>, AnyFailure>;
}

/** What becomes of one step. */
export interface Tally {
  readonly done: number;
  readonly refused: number;
  /** Whether the verb itself says that nothing is left. */
  readonly over?: boolean;
}

/** How a kind of work is done step by step. */
export interface Work {
  readonly verb: AnyVerb;
  /** The lists it works through, where it has no parts: the field of the input, the list, of whom, and how much of it at once. */
  readonly lists: (
    job: Pick<Job, 'input' | 'memberId'>,
  ) => readonly (readonly [field: string, list: ListName, of: string, limit: number])[] | null;
  /** Whether the list does not get shorter by the work, so that it goes on after the last id. */
  readonly walks: boolean;
  readonly input: (job: Pick<Job, 'input'>, items: Readonly<Record<string, readonly unknown[]>>) => unknown;
  /** What became of a step that took up so many. */
  readonly tally: (output: never, size: number) => Tally;
  /** Whether an error refuses the one item of a step, and not the work. */
  readonly refuses?: (error: AnyFailure) => boolean;
  /** The error by which another run of the same work says that it was done. */
  readonly doneBy?: string;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const verdictsOf = ({ verdicts }: { readonly verdicts: readonly { readonly verdict: string }[] }): Tally => {
  const refused = verdicts.filter(({ verdict }) => verdict === 'refused').length;
  return { done: verdicts.length - refused, refused };
};

/** Every kind of work a job can be. */
export const works: Readonly<Record<Job['work'], Work>> = {
  manageAccess: {
    verb: manageAccess as unknown as AnyVerb,
    lists: ({ input, memberId }) =>
      input.owned === true && memberId !== null ? [['items', 'ownedContacts', memberId, 500]] : null,
    walks: true,
    input: ({ input }, { items }) => ({ change: input.change, contactIds: items }),
    tally: verdictsOf,
    refuses: ({ path }) => path.join(' ') === 'contactIds 0',
  },
  importContacts: {
    verb: importContacts as unknown as AnyVerb,
    lists: () => null,
    walks: false,
    input: (_, { items }) => ({ contacts: items }),
    tally: verdictsOf,
  },
  importDirectory: {
    verb: importDirectory as unknown as AnyVerb,
    lists: () => null,
    walks: false,
    input: ({ input }, { items }) => ({ ...input, contacts: items }),
    tally: verdictsOf,
  },
  settleDeparture: {
    verb: settleDeparture as unknown as AnyVerb,
    lists: ({ input }) => [
      ['contactIds', 'ownedContacts', textOf(input.memberId), 500],
      ['snippetIds', 'ownedSnippets', textOf(input.memberId), 500],
      ['resources', 'ownedResources', textOf(input.memberId), 500],
      ['numberIds', 'numbersOf', textOf(input.memberId), 100],
    ],
    walks: false,
    input: ({ input }, { resources = [], ...lists }) => ({
      ...input,
      ...lists,
      resources: resources.map((id) => resourceAt({ kind: 'resource', id: textOf(id) })),
    }),
    tally: ({ done: over }: { readonly done: boolean }, size) => ({ done: size, refused: 0, over }),
    doneBy: 'succession_not_found',
  },
  clearRevokedGrants: {
    verb: clearRevokedGrants as unknown as AnyVerb,
    lists: ({ input }) => [['grantIds', 'grantsTo', `group:${textOf(input.groupId)}`, 500]],
    walks: false,
    input: ({ input }, lists) => ({ ...input, ...lists }),
    tally: ({ done: over }: { readonly done: boolean }, size) => ({ done: size, refused: 0, over }),
    doneBy: 'group_not_revoked',
  },
  endVoidAssignments: {
    verb: endVoidAssignments as unknown as AnyVerb,
    // An assignment that holds stays in the list.
    lists: ({ input }) => [['conversationIds', 'inbox', `${textOf(input.numberId)} assigned`, 100]],
    walks: true,
    input: (_, lists) => lists,
    tally: ({ ended }: { readonly ended: readonly unknown[] }) => ({ done: ended.length, refused: 0 }),
  },
};
