import * as z from 'zod/mini';
import { linesFault, unifyLines } from '../kernel/text.js';
import { resourceName } from '../resources/internal.js';

/** The longest body, in UTF-16 code units. */
const BODY_LENGTH = 10_000;

/** What a snippet says, word for word: several lines, if one likes, with variables in it. Line ends become line feeds. */
const body = /* @__PURE__ */ z.string().check(
  (context) => {
    const code = linesFault(context.value, BODY_LENGTH);
    if (code === null) return;
    context.issues.push({ code: 'custom', params: { code, maximum: BODY_LENGTH }, input: undefined });
  },
  z.overwrite((text) => (text.length > BODY_LENGTH ? text : unifyLines(text))),
);

/** What a snippet holds. */
export const snippetFields = { name: resourceName, body } as const;
