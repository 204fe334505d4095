import type { FailureTexts } from '../catalogue.js';

/** Why a file of contacts cannot be read at all. */
export const files = {
  invalid_option: 'The import is set up incorrectly. Please tell the support team.',
  not_csv_file_name: '“{fileName}” is not a CSV file. Save the table as CSV and upload that.',
  empty_file: 'This file is empty. Choose another one.',
  only_header: 'This file has a header and no contacts. Add a line for each contact.',
  binary_file: {
    by: 'found',
    cases: {
      xlsx: 'This is an Excel workbook. Save it as CSV and upload that.',
      xls: 'This is an old Excel workbook. Save it as CSV and upload that.',
      gzip: 'This file is compressed. Unpack it and upload what is inside.',
      pdf: 'This is a PDF document. Export the table as CSV and upload that.',
      image: 'This is a picture. Export the table as CSV and upload that.',
      unknown: 'This file is not a table of text. Save the table as CSV and upload that.',
    },
  },
  html_page: 'This is a web page, perhaps the one to sign in. Download the file again.',
  file_too_large: 'This file is larger than {maximum:bytes}. Divide it into smaller files.',
  header_too_long: 'The first line of this file is too long to be a header. Save the table as CSV again.',
  too_many_columns: {
    count: 'maximum',
    one: 'This file may have one column at most.',
    other: 'This file may have at most {maximum} columns. Use the template.',
  },
  too_many_rows: {
    count: 'maximum',
    one: 'A file may hold one contact at most.',
    other: 'A file may hold at most {maximum} contacts. Divide it into smaller files.',
  },
  columns_reordered:
    'The columns of this file are in another order. They have to be: {expected:column}. Use the template.',
  aborted: 'The import was stopped. Nothing was imported.',
  unreadable_source: 'This file could not be read. Choose it again.',
  unknown_layout:
    'These are not the columns of an address book that we know. Export it again, and change nothing in it.',
} as const satisfies Partial<FailureTexts>;
