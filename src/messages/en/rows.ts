import type { Catalogue, NoticeTexts, PersonalTexts, RowProblemTexts } from '../catalogue.js';

/** What is wrong in a row of a directory file. */
export const rows = {
  stray_quote: 'A quotation mark is not closed, or something follows it. Remove it, or write it twice.',
  line_too_long: 'This line is too long for a contact. Check its quotation marks.',
  wrong_width: {
    count: 'cells',
    one: 'This line has one cell in place of {expected}. Check its commas.',
    other: 'This line has {cells} cells in place of {expected}. Check its commas.',
  },
  unexpected_cell: 'Nothing may stand after the last comma. Remove “{cell}”.',
  cell_too_long: 'This text has {length} characters; at most {maximum} are possible. Shorten it.',
  forbidden_character: 'This text has a character that cannot be seen ({codePoint:character}). Type it anew.',
  damaged_character: 'This text was damaged when the file was saved. Type it anew, and save the file as UTF-8.',
  missing_name: 'Every contact needs a name. Fill it in.',
  missing_contact: 'Fill in at least one of these: {anyOf:or}.',
  invalid_email: '“{cell}” is not an e-mail address.',
  phone_rounded: 'The spreadsheet has rounded this number, and its digits are lost. Type it anew, as text.',
  phone_decimal: 'The spreadsheet has saved this number with decimals. Save it as text.',
  phone_missing_prefix: '“{cell}” has lost the 00 or + before its country code. Put it back.',
  phone_national: '“{cell}” has no country code. Begin with 00 and the code of the country.',
  phone_unknown_country: '“{cell}” begins with the code of no country. Check it.',
  phone_too_short: {
    count: 'digits',
    one: 'This number has one digit; it needs at least {minimum}.',
    other: 'This number has {digits} digits; it needs at least {minimum}.',
  },
  phone_too_long: {
    count: 'digits',
    one: 'This number has one digit; at most {maximum} are possible.',
    other: 'This number has {digits} digits; at most {maximum} are possible.',
  },
  phone_has_extension: 'A number is given without its extension. Remove the extension.',
  phone_several: 'One number fits in each cell. Put the others into the optional columns.',
  phone_malformed: '“{cell}” is not a phone number.',
} as const satisfies RowProblemTexts;

/** What is wrong in a contact of somebody’s own address book. */
export const personal = {
  too_many_values: 'There are more of these than can be kept, so the last ones were left out.',
  unfinished_card: 'This card has a beginning and no end, so it was left out.',
  empty_contact: 'This contact has neither a name nor anything to reach it by, so it was left out.',
} as const satisfies PersonalTexts;

/** What is worth telling about a file, though no row is wrong. */
export const notices = {
  missing_trailing_comma: {
    count: 'count',
    one: 'Line {line} ends without the last comma. It was read all the same.',
    other: '{count} lines end without the last comma, the first of them line {line}. They were read all the same.',
  },
  read_as_windows_1252: 'This file is not saved as UTF-8. Check accents and other special characters.',
  utf16_without_mark: 'This file is saved as UTF-16 without a mark. Check accents and other special characters.',
  header_is_contact: 'The first line is a contact rather than a header. It was read as a contact.',
  header_width: 'The header has another number of cells than the template. Check that the columns are right.',
  line_break_in_cell: {
    count: 'count',
    one: 'A line break within a cell became a blank, on line {line}.',
    other: 'Line breaks within {count} cells became blanks, the first of them on line {line}.',
  },
  formula_text: {
    count: 'count',
    one: 'The text on line {line} looks like a formula. It was kept as text.',
    other: 'The texts of {count} cells look like formulas, the first on line {line}. They were kept as text.',
  },
  unpaired_quote: {
    count: 'count',
    one: 'The text on line {line} has a single quotation mark. Check it.',
    other: 'The texts of {count} cells have a single quotation mark, the first on line {line}. Check them.',
  },
  double_encoded: {
    count: 'count',
    one: 'The text on line {line} seems to be garbled. Check its accents.',
    other: 'The texts of {count} cells seem to be garbled, the first on line {line}. Check their accents.',
  },
  repeated_phone: {
    count: 'count',
    one: 'The contact on line {line} has the same number twice. It was kept once.',
    other: '{count} numbers stand twice with one contact, the first on line {line}. They were kept once.',
  },
  shared_phone: {
    count: 'count',
    one: 'The contact on line {line} shares a number with somebody who has another e-mail address.',
    other: '{count} contacts share a number with somebody who has another e-mail address, the first on line {line}.',
  },
  email_in_another_column: {
    count: 'count',
    one: 'On line {line} an e-mail address stands in another column. Check the order of the columns.',
    other:
      'On {count} lines an e-mail address stands in another column, first on line {line}. Check the order of the columns.',
  },
} as const satisfies NoticeTexts;

/** Of which earlier contact a row is a double. */
export const duplicates = {
  email: {
    line: 'Line {line} has the same e-mail address as line {earlier}.',
    entry: 'Line {line} has the same e-mail address as an entry of the directory.',
  },
  phone: {
    line: 'Line {line} has the same phone number as line {earlier}.',
    entry: 'Line {line} has the same phone number as an entry of the directory.',
  },
} as const satisfies Catalogue['duplicates'];

/** What became of a contact of an import. */
export const imports = {
  imported: 'This contact was imported.',
  updated: 'This entry of the directory was brought up to date.',
  exists: 'This contact is in the directory already.',
  refused: 'This contact was not imported.',
} as const satisfies Catalogue['imports'];

/** What an import would do with a contact. */
export const planned = {
  create: 'This contact is new.',
  update: { count: 'count', one: 'One field would change.', other: '{count} fields would change.' },
  skip: {
    unchanged: 'Nothing would change.',
    taken: 'An earlier line is the same contact, so this one is left out.',
    ambiguous: 'This could be more than one entry of the directory, so it is left out. Change the entry by hand.',
  },
} as const satisfies Catalogue['planned'];
