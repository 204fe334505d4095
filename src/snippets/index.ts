/**
 * Reply templates that a team shares.
 *
 * @module
 */
export { createSnippet } from './create-snippet.js';
export { deleteSnippet, restoreSnippet } from './delete-snippet.js';
export { eraseSnippet } from './erase-snippet.js';
export type { SnippetEvents } from './events.js';
export { manageSnippetAccess, type SnippetRefusal, type SnippetVerdict } from './manage-snippet-access.js';
export { type RenderedSnippet, renderSnippet, type SnippetValues } from './render-snippet.js';
export { type ParsedTemplate, parseTemplate, type TemplatePart, type TemplateProblem } from './template.js';
export { transferSnippet } from './transfer-snippet.js';
export { updateSnippet } from './update-snippet.js';
