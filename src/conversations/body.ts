import * as z from 'zod/mini';
import { linesFault, unifyLines } from '../kernel/text.js';

/** The longest comment, in UTF-16 code units. */
const BODY_LENGTH = 10_000;

/** The longest remark on a hand-over, in UTF-16 code units. */
const NOTE_LENGTH = 500;

/** Text of some lines. The length is looked at first, so that hostile input costs nothing. */
const lines = (maxLength: number, { allowEmpty = false } = {}) =>
  z.string().check(
    (context) => {
      const fault = linesFault(context.value, maxLength);
      if (fault !== null && !(fault === 'empty' && allowEmpty))
        context.issues.push({ code: 'custom', params: { code: fault, maximum: maxLength }, input: undefined });
    },
    z.overwrite((text) => (text.length > maxLength ? text : unified(text))),
  );

/** Line ends become line feeds, and blanks around the whole go. */
const unified = (text: string): string => unifyLines(text).normalize('NFC').trim();

/** The text of a comment. */
export const bodySchema = /* @__PURE__ */ lines(BODY_LENGTH);

/** A remark on a hand-over; often there is none. */
export const noteSchema = /* @__PURE__ */ z._default(lines(NOTE_LENGTH, { allowEmpty: true }), '');
