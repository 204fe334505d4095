import * as z from 'zod/mini';
import { resourceName } from '../resources/internal.js';

/** The longest body, in UTF-16 code units. */
const BODY_LENGTH = 10_000;

/** Controls other than tab and line feed, and lone surrogates: no message can carry them. Joiners and marks of direction are text. */
const UNSENDABLE = /[^\P{Cc}\t\n]|\p{Cs}/u;

const oneKindOfLine = (text: string): string =>
  text.length > BODY_LENGTH ? text : text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');

/** What a snippet says: several lines, if one likes, with variables in it. Line ends become line feeds. */
const body = /* @__PURE__ */ z.string().check(z.overwrite(oneKindOfLine), (context) => {
  const { value } = context;
  const code =
    value.length > BODY_LENGTH
      ? 'too_long'
      : UNSENDABLE.test(value)
        ? 'forbidden_character'
        : value.trim() === ''
          ? 'empty'
          : null;
  if (code !== null) context.issues.push({ code: 'custom', params: { code, maximum: BODY_LENGTH }, input: undefined });
});

/** What a snippet holds. */
export const snippetFields = { name: resourceName, body } as const;
