import type { BriefReport } from './brief-report.js';

/** What each file of the corpus must be read as; a change here is a change of behaviour. */
export const expectedReports: Readonly<Record<string, BriefReport>> = {
  'cells-blank-name': {
    accepted: ['4: Cy | cy@example.com | work +4915112345680'],
    rejected: ['2: name missing_name', '3: name missing_name'],
  },
  'cells-email-elsewhere': {
    accepted: ['2: Ada | ada@example.com | work +4915112345678'],
    notices: ['email_in_another_column ×1 from line 2'],
  },
  'cells-emails': {
    rejected: [
      '2: email invalid_email',
      '3: email invalid_email',
      '4: email invalid_email → ada@example.com',
      '5: email invalid_email → bob@example.com',
      '6: email invalid_email',
      '7: email invalid_email → ada@example.com',
      '8: email invalid_email',
      '9: email invalid_email',
      '10: email invalid_email → ada@example.com',
      '11: email invalid_email',
    ],
  },
  'cells-formulas': {
    accepted: [
      '2: =HYPERLINK("http://x") | @SUM(A1) | ada@example.com',
      '3: +Bob | - | bob@example.com',
      '4: ＝1+1 | cy@example.com',
    ],
    notices: ['formula_text ×5 from line 2'],
  },
  'cells-guarded-formulas': {
    accepted: ['2: =Ada | - | ada@example.com | work +4915112345678', "3: '=Bob | 'Bob | bob@example.com"],
    notices: ['formula_text ×2 from line 2'],
  },
  'cells-invisible': {
    accepted: ['4: Cy | cy@example.com | work +4915112345680'],
    rejected: ['2: name forbidden_character → Ada', '3: name forbidden_character → Bob'],
  },
  'cells-line-too-long': {
    accepted: ['3: Bob | bob@example.com | work +4915112345679'],
    rejected: ['2: row line_too_long'],
  },
  'cells-nbsp': { accepted: ['2: Ada Smith | ada@example.com | work +4915112345678'] },
  'cells-nul': {
    accepted: ['3: Bob | bob@example.com | work +4915112345679'],
    rejected: ['2: name forbidden_character → Ada'],
  },
  'cells-proto': {
    accepted: ['2: __proto__ | constructor | ada@example.com', '3: Bob | bob@example.com | work +4915112345679'],
  },
  'cells-text-formulas': { accepted: ['2: Ada | ada@example.com | work +4915112345678', '3: Bob | bob@example.com'] },
  'cells-too-long': {
    accepted: ['4: Bob | bob@example.com | work +4915112345679'],
    rejected: [
      '2: name cell_too_long, position cell_too_long, email cell_too_long, workPhone cell_too_long',
      '3: name cell_too_long',
    ],
  },
  'delimiter-changes-half-way': {
    accepted: ['2: Ada | ada@example.com | work +4915112345678', '4: Cy | cy@example.com | work +4915112345680'],
    rejected: ['3: row wrong_width'],
  },
  'delimiter-decimal-comma-header': { read: 'utf-8 ";"', accepted: ['2: Ada | ada@example.com | work +4915112345678'] },
  'delimiter-semicolon': {
    read: 'utf-8 ";"',
    accepted: ['2: Ada | ada@example.com | work +4915112345678', '3: Bob | bob@example.com | work +4915112345679'],
  },
  'delimiter-sep-line': { read: 'utf-8 ";"', accepted: ['3: Ada | ada@example.com | work +4915112345678'] },
  'delimiter-sep-only': { error: 'empty_file' },
  'delimiter-sep-pipe': { read: 'utf-8 "|"', accepted: ['3: Ada | ada@example.com | work +4915112345678'] },
  'delimiter-tab': {
    read: 'utf-8 "\\t"',
    accepted: ['2: Ada | ada@example.com | work +4915112345678', '3: Bob | bob@example.com | work +4915112345679'],
  },
  'duplicates-email': {
    accepted: ['2: Ada | ada@example.com | work +4915112345678', '4: Bob | bob@example.com | work +4915112345679'],
    duplicates: ['3: email of line 2'],
  },
  'duplicates-of-a-faulty-row': {
    accepted: ['3: Ada | ada@example.com | work +4915112345678'],
    rejected: ['2: workPhone phone_national'],
  },
  'duplicates-phone': {
    accepted: ['2: Desk | work +4915112345678'],
    duplicates: ['3: phone of line 2', '4: phone of line 2'],
  },
  'encoding-double-utf8': { accepted: ['2: ZoÃ© | zoe@example.com'], notices: ['double_encoded ×1 from line 2'] },
  'encoding-mark-inside': { accepted: ['2: Ada | ada@example.com', '3: Bob | bob@example.com | work +4915112345679'] },
  'encoding-one-bad-byte': {
    read: 'mixed ","',
    accepted: ['2: Zoé | zoe@example.com', '3: René | rene@example.com'],
    notices: ['read_as_windows_1252 ×1'],
  },
  'encoding-overlong-utf8': {
    read: 'windows-1252 ","',
    accepted: ['2: AÀ¯da | ada@example.com', '3: Bob | bob@example.com | work +4915112345679'],
    notices: ['read_as_windows_1252 ×1'],
  },
  'encoding-replacement-character': {
    accepted: ['3: Bob | bob@example.com | work +4915112345679'],
    rejected: ['2: name damaged_character'],
  },
  'encoding-truncated-character': {
    read: 'windows-1252 ","',
    accepted: ['2: Ada | ada@example.com | work +4915112345678'],
    rejected: ['3: row wrong_width'],
    notices: ['read_as_windows_1252 ×1'],
  },
  'encoding-two-marks': { accepted: ['2: Ada | ada@example.com | work +4915112345678'] },
  'encoding-utf16-lone-surrogate': {
    read: 'utf-16le ","',
    accepted: ['3: Bob | bob@example.com | work +4915112345679'],
    rejected: ['2: name damaged_character'],
  },
  'encoding-utf16-odd-byte': {
    read: 'utf-16le ","',
    accepted: ['2: Ada | ada@example.com | work +4915112345678'],
    rejected: ['3: row wrong_width'],
  },
  'encoding-utf16be-bare': {
    read: 'utf-16be ","',
    accepted: ['2: Zoé | zoe@example.com'],
    notices: ['utf16_without_mark ×1'],
  },
  'encoding-utf16be-mark': { read: 'utf-16be ","', accepted: ['2: Zoé | zoe@example.com'] },
  'encoding-utf16le-bare': {
    read: 'utf-16le ","',
    accepted: ['2: Zoé | zoe@example.com'],
    notices: ['utf16_without_mark ×1'],
  },
  'encoding-utf16le-mark': { read: 'utf-16le ","', accepted: ['2: Zoé | zoe@example.com'] },
  'encoding-utf8-mark': { accepted: ['2: Zoé | zoe@example.com'] },
  'encoding-windows-1252-unassigned': {
    read: 'windows-1252 ","',
    accepted: ['3: Bob | bob@example.com | work +4915112345679'],
    rejected: ['2: name damaged_character'],
    notices: ['read_as_windows_1252 ×1'],
  },
  'encoding-windows-1252': {
    read: 'windows-1252 ","',
    accepted: ['2: Zoé | Trésorière \u2013 \u201cchef\u201d | zoe@example.com'],
    notices: ['read_as_windows_1252 ×1'],
  },
  'header-decomposed': { accepted: ['2: Zoé | zoe@example.com'] },
  'header-duplicate-names': { accepted: ['2: Ada | ada@example.com | work +4915112345678'] },
  'header-japanese': { accepted: ['2: 山田 太郎 | 部長 | taro@example.jp | work +81312345678'] },
  'header-missing': {
    accepted: ['1: Ada | ada@example.com | work +4915112345678', '2: Bob | bob@example.com | work +4915112345679'],
    notices: ['header_is_contact ×1 from line 1'],
  },
  'header-name-and-position-swapped': {
    error:
      'columns_reordered position,name,email,phone,phone,phone name,position,email,workPhone,optionalPhone1,optionalPhone2',
  },
  'header-only': { error: 'only_header' },
  'header-proto': { accepted: ['2: Ada | ada@example.com | work +4915112345678'] },
  'header-reordered': {
    error:
      'columns_reordered email,name,position,phone,phone,phone name,position,email,workPhone,optionalPhone1,optionalPhone2',
  },
  'header-twice': {
    accepted: ['2: Ada | ada@example.com | work +4915112345678', '4: Bob | bob@example.com | work +4915112345679'],
    rejected: [
      '3: email invalid_email, workPhone phone_malformed, optionalPhone1 phone_malformed, optionalPhone2 phone_malformed',
    ],
  },
  'lines-blank-between': {
    accepted: ['5: Ada | ada@example.com | work +4915112345678', '8: Bob | bob@example.com | work +4915112345679'],
    blank: 7,
  },
  'lines-cr': {
    accepted: ['2: Ada | ada@example.com | work +4915112345678', '3: Bob | bob@example.com | work +4915112345679'],
  },
  'lines-crlf': {
    accepted: ['2: Ada | ada@example.com | work +4915112345678', '3: Bob | bob@example.com | work +4915112345679'],
  },
  'lines-doubled-cr': {
    accepted: ['3: Ada | ada@example.com | work +4915112345678', '5: Bob | bob@example.com | work +4915112345679'],
    blank: 3,
  },
  'lines-form-feed': { accepted: ['2: Ada | ada@example.com', '3: Bob | bob@example.com | work +4915112345679'] },
  'lines-mixed': {
    accepted: [
      '2: Ada | ada@example.com | work +4915112345678',
      '3: Bob | bob@example.com | work +4915112345679',
      '6: Cy | cy@example.com | work +4915112345680',
    ],
    blank: 2,
  },
  'lines-no-last-end': {
    accepted: ['2: Ada | ada@example.com | work +4915112345678', '3: Bob | bob@example.com | work +4915112345679'],
  },
  'lines-unicode-separators': {
    accepted: ['3: Bob | bob@example.com | work +4915112345679'],
    rejected: ['2: name forbidden_character → Ada Smith'],
  },
  'other-blank-lines': { error: 'empty_file' },
  'other-empty': { error: 'empty_file' },
  'other-gzip': { error: 'binary_file gzip' },
  'other-html': { error: 'html_page' },
  'other-json': { error: 'only_header' },
  'other-mark-only': { error: 'empty_file' },
  'other-noise': { error: 'binary_file unknown' },
  'other-nuls': { error: 'binary_file unknown' },
  'other-pdf': { error: 'binary_file pdf' },
  'other-png': { error: 'binary_file image' },
  'other-prose': { rejected: ['2: row wrong_width', '3: row wrong_width'], notices: ['header_width ×1 from line 1'] },
  'other-vcard': {
    rejected: ['2: row wrong_width', '3: row wrong_width', '4: row wrong_width', '5: row wrong_width'],
    notices: ['header_width ×1 from line 1'],
  },
  'other-xls': { error: 'binary_file xls' },
  'other-xlsx': { error: 'binary_file xlsx' },
  'other-xml': { error: 'html_page' },
  'phones-countries': {
    rejected: [
      '2: workPhone phone_unknown_country',
      '3: workPhone phone_unknown_country',
      '4: workPhone phone_unknown_country → 004915112345678',
      '5: workPhone phone_unknown_country',
      '6: workPhone phone_unknown_country',
      '7: workPhone phone_malformed',
    ],
  },
  'phones-lengths': {
    accepted: ['3: B | work +491222333444555', '6: E | work +15551234567'],
    rejected: [
      '2: workPhone phone_too_short',
      '4: workPhone phone_too_long',
      '5: workPhone phone_too_short',
      '7: workPhone phone_too_long',
    ],
  },
  'phones-national': {
    rejected: [
      '2: workPhone phone_national',
      '3: workPhone phone_national',
      '4: workPhone phone_national',
      '5: workPhone phone_national',
      '6: workPhone phone_national',
    ],
  },
  'phones-repeated': {
    accepted: ['2: A | work +4915112345678 | other +4915112345679'],
    notices: ['repeated_phone ×1 from line 2'],
  },
  'phones-several': {
    rejected: [
      '2: workPhone phone_several',
      '3: workPhone phone_several',
      '4: workPhone phone_several',
      '5: workPhone phone_has_extension → 004915112345678',
      '6: workPhone phone_has_extension → 0015551234567',
      '7: workPhone phone_malformed',
    ],
  },
  'phones-spreadsheet': {
    rejected: [
      '2: workPhone phone_rounded',
      '3: workPhone phone_rounded',
      '4: workPhone phone_rounded',
      '5: workPhone phone_decimal → 00491222333444555',
      '6: workPhone phone_malformed',
      '7: workPhone phone_missing_prefix → 00491222333444555',
    ],
  },
  'phones-written-freely': {
    accepted: [
      '2: A | work +4915112345678',
      '3: B | work +442079460958',
      '4: C | work +33142685300',
      '5: D | work +81312345678',
      '7: F | work +3906123456',
      '8: G | work +4915112345679',
    ],
    duplicates: ['6: phone of line 2'],
  },
  'quotes-backslash-escaped': {
    accepted: ['3: Bob | bob@example.com | work +4915112345679'],
    rejected: ['2: name stray_quote'],
  },
  'quotes-blank-before': {
    accepted: ['3: Bob | bob@example.com | work +4915112345679'],
    rejected: ['2: row wrong_width'],
  },
  'quotes-blank-behind': {
    accepted: ['2: Smith, Ada | ada@example.com', '3: Bob | bob@example.com | work +4915112345679'],
  },
  'quotes-closed-only': {
    accepted: ['2: Ada" | ada@example.com', '3: Bob | bob@example.com | work +4915112345679'],
    notices: ['unpaired_quote ×1 from line 2'],
  },
  'quotes-curly': { accepted: ['3: Bob | bob@example.com | work +4915112345679'], rejected: ['2: row wrong_width'] },
  'quotes-header-line-break': { accepted: ['3: Ada | ada@example.com | work +4915112345678'] },
  'quotes-in-header': {
    accepted: ['2: Ada | ada@example.com | work +4915112345678', '3: Bob | bob@example.com | work +4915112345679'],
  },
  'quotes-inside-bare': {
    accepted: ['2: Ada "A" Smith | ada@example.com', '3: Bob | bob@example.com | work +4915112345679'],
  },
  'quotes-line-break-last-cell': {
    accepted: ['2: Ada | ada@example.com | other +4915112345678', '4: Bob | bob@example.com | work +4915112345679'],
  },
  'quotes-line-break': {
    accepted: ['2: Ada Smith | ada@example.com', '4: Bob | bob@example.com | work +4915112345679'],
    notices: ['line_break_in_cell ×1 from line 2'],
  },
  'quotes-many-lines': {
    accepted: ['32: Smith" | ada@example.com', '33: Bob | bob@example.com | work +4915112345679'],
    rejected: ['2: name stray_quote'],
    notices: ['unpaired_quote ×1 from line 32'],
    blank: 29,
  },
  'quotes-only': {
    accepted: ['5: Bob | bob@example.com | work +4915112345679'],
    rejected: ['2: name stray_quote', '4: name stray_quote'],
    blank: 1,
  },
  'quotes-opened-first': {
    accepted: ['3: Bob | bob@example.com | work +4915112345679', '4: Cy | cy@example.com | work +4915112345680'],
    rejected: ['2: name stray_quote'],
  },
  'quotes-opened-in-middle': {
    accepted: ['3: Bob | bob@example.com | work +4915112345679', '4: Cy | cy@example.com | work +4915112345680'],
    rejected: ['2: position stray_quote'],
  },
  'quotes-opened-last': {
    accepted: ['2: Ada | ada@example.com | work +4915112345678', '3: Bob | bob@example.com | work +4915112345679'],
    rejected: ['4: name stray_quote'],
  },
  'quotes-pair-across-rows': {
    accepted: ['3: Bob | bob@example.com | work +4915112345679', '4: Cy" | cy@example.com'],
    rejected: ['2: name stray_quote'],
    notices: ['unpaired_quote ×1 from line 4'],
  },
  'quotes-single': { accepted: ['3: Bob | bob@example.com | work +4915112345679'], rejected: ['2: row wrong_width'] },
  'quotes-text-behind': {
    accepted: ['3: Bob | bob@example.com | work +4915112345679'],
    rejected: ['2: name stray_quote'],
  },
  'quotes-whole-line': {
    accepted: ['3: Bob | bob@example.com | work +4915112345679'],
    rejected: ['2: row wrong_width'],
  },
  'width-five-and-eight': {
    accepted: ['4: Cy | cy@example.com | work +4915112345680'],
    rejected: ['2: row wrong_width', '3: row wrong_width'],
  },
  'width-header-names-seventh': { accepted: ['2: Ada | ada@example.com'] },
  'width-one-column': {
    rejected: ['2: row wrong_width', '3: row wrong_width'],
    notices: ['header_width ×1 from line 1'],
  },
  'width-seventh-filled': {
    accepted: ['3: Bob | bob@example.com | work +4915112345679'],
    rejected: ['2: end unexpected_cell'],
  },
  'width-six': {
    accepted: ['2: Ada | ada@example.com', '3: Bob | bob@example.com | work +4915112345679'],
    notices: ['missing_trailing_comma ×1 from line 2'],
  },
  'width-unquoted-comma': {
    accepted: ['3: Bob | bob@example.com | work +4915112345679'],
    rejected: ['2: row wrong_width'],
  },
};
