import type { ReviewFinding, Suggestion } from 'partyline/insights';
import { type AnyFailure, type Result, unwrap } from 'partyline/kernel';
import { operations } from 'partyline/service';
import { type Change, type Context, recordsOf, resourceAt, type Workspace } from 'partyline/workspace';

type AnyVerb = (workspace: Workspace, input: object, context: Context) => Result<Change<unknown>, AnyFailure>;

/** What the service adds to an input by itself. */
const steps: Readonly<Record<string, (workspace: Workspace, input: Suggestion['input']) => object>> = {
  'members.settleDeparture': (workspace, { memberId }) => ({
    contactIds: [...recordsOf(workspace, 'contact')].filter(([, c]) => c.ownerId === memberId).map(([id]) => id),
    snippetIds: [...recordsOf(workspace, 'snippet')].filter(([, s]) => s.ownerId === memberId).map(([id]) => id),
    resources: [...recordsOf(workspace, 'resource')]
      .filter(([, thing]) => thing.ownerId === memberId)
      .map(([id]) => resourceAt({ kind: 'resource', id })),
    numberIds: [...recordsOf(workspace, 'number')].filter(([, n]) => n.ownerId === memberId).map(([id]) => id),
  }),
};

/** The workspace after everything that a finding suggests. */
export const afterSuggestions = (
  workspace: Workspace,
  { suggestions }: Pick<ReviewFinding, 'suggestions'>,
  contextOf: (suggestion: Suggestion) => Context,
): Workspace =>
  suggestions.reduce((now, suggestion) => {
    const [room = '', name = ''] = suggestion.verb.split('.');
    const verb = (operations as unknown as Record<string, Record<string, AnyVerb>>)[room]?.[name];
    if (verb === undefined) throw new Error(`the service has no ${suggestion.verb}`);
    const input = { ...suggestion.input, ...steps[suggestion.verb]?.(now, suggestion.input) };
    return unwrap(verb(now, input, contextOf(suggestion))).workspace;
  }, workspace);

/** A finding without its figures: what has to be gone. */
export const named = ({ code, params }: Pick<ReviewFinding, 'code' | 'params'>): string => {
  const { count: _count, limit: _limit, ...who } = params as Record<string, unknown>;
  return `${code} ${JSON.stringify(who)}`;
};
