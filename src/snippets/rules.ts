import { type Family, resourceKeys, SNIPPET_PERMISSION } from '../resources/internal.js';
import type { Key, Policy } from '../workspace/index.js';
import { parseTemplate, type TemplateProblem } from './template.js';

/** How inputs and failures name a snippet. */
export const snippetFamily = {
  kind: 'snippet',
  permission: SNIPPET_PERMISSION,
  notFound: 'snippet_not_found',
  named: (snippetId: string) => ({ snippetId }),
  field: 'snippetId',
} as const satisfies Family<string, object>;

/** What must be read to judge the access of a snippet: the snippet and its grants. */
export const snippetKeys = ({ snippetId }: { readonly snippetId: string }): readonly Key[] =>
  resourceKeys({ kind: 'snippet', id: snippetId });

/** What an author is told of a body: it is stored as it stands. */
export const adviceOn = (
  body: string,
  { snippetVariables }: Policy,
): { readonly variables: readonly string[]; readonly problems: readonly TemplateProblem[] } => {
  const { variables, problems } = parseTemplate(body, snippetVariables);
  return { variables, problems };
};
