import { validateDirectoryCsv } from 'partyline/directory';
import { unwrap } from 'partyline/kernel';
import { describe, expect, it } from 'vitest';

const HEADER = 'name,position,email,work-phone,optional-phone-1,optional-phone-2,\n';

/** A report in a few words; what is empty is left out. */
interface Brief {
  readonly error?: readonly unknown[];
  readonly accepted?: readonly string[];
  readonly rejected?: readonly string[];
  readonly notices?: readonly string[];
  readonly blank?: number;
}

const brief = (text: string): Brief => {
  const result = validateDirectoryCsv(text);
  if (!result.ok) return { error: [result.error.code, result.error.params] };
  const { accepted, rejected, notices, counts } = result.value;
  const report = {
    accepted: accepted.map(
      ({ line, name, position, email, phones }) =>
        `${line} ${name}/${position}/${email}/${phones.map(({ label, e164 }) => label.charAt(0) + e164).join(' ')}`,
    ),
    rejected: rejected.map(({ line, problems }) => {
      const told = problems.map(
        ({ column, code, params, suggestion }) => `${column} ${code} ${JSON.stringify(params)} ${suggestion}`,
      );
      return `${line} ${told.join('; ')}`;
    }),
    notices: notices.map(({ line, code }) => `${line} ${code}`),
  };
  const found = Object.entries(report).filter(([, list]) => list.length > 0);
  return { ...Object.fromEntries(found), ...(counts.blank > 0 ? { blank: counts.blank } : {}) };
};

describe('the first lines of a file', () => {
  it.each<[string, string, Brief]>([
    [
      'a line that names the semicolon',
      'sep=;\nname;position;email;work-phone;optional-phone-1;optional-phone-2;\nAda;;ada@example.com;;;;\n',
      { accepted: ['3 Ada//ada@example.com/'] },
    ],
    [
      'in capitals',
      'SEP=;\nname;position;email;work-phone;optional-phone-1;optional-phone-2;\nAda;;ada@example.com;;;;\n',
      { accepted: ['3 Ada//ada@example.com/'] },
    ],
    [
      'filled up with what it names',
      'sep=;;;;;;\nname;position;email;work-phone;optional-phone-1;optional-phone-2;\nAda;;ada@example.com;;;;\n',
      { accepted: ['3 Ada//ada@example.com/'] },
    ],
    [
      'in quotes',
      '"sep=;"\nname;position;email;work-phone;optional-phone-1;optional-phone-2;\nAda;;ada@example.com;;;;\n',
      { accepted: ['3 Ada//ada@example.com/'] },
    ],
    [
      'that names the bar',
      'sep=|\nname|position|email|work-phone|optional-phone-1|optional-phone-2|\nAda||ada@example.com||||\n',
      { accepted: ['3 Ada//ada@example.com/'] },
    ],
    [
      'that names the tab',
      'sep=\t\nname\tposition\temail\twork-phone\toptional-phone-1\toptional-phone-2\t\nAda\t\tada@example.com\t\t\t\t\n',
      { accepted: ['3 Ada//ada@example.com/'] },
    ],
    [
      'that names what separates nothing',
      'sep=x\nname,position,email,work-phone,optional-phone-1,optional-phone-2,\nAda,,ada@example.com,,,,\n',
      {
        accepted: ['3 Ada//ada@example.com/'],
        rejected: [
          '2 email invalid_email {} null; workPhone phone_malformed {} null; optionalPhone1 phone_malformed {} null; optionalPhone2 phone_malformed {} null',
        ],
        notices: ['1 header_width'],
      },
    ],
    [
      'that names nothing',
      'sep=\nname,position,email,work-phone,optional-phone-1,optional-phone-2,\nAda,,ada@example.com,,,,\n',
      {
        accepted: ['3 Ada//ada@example.com/'],
        rejected: [
          '2 email invalid_email {} null; workPhone phone_malformed {} null; optionalPhone1 phone_malformed {} null; optionalPhone2 phone_malformed {} null',
        ],
        notices: ['1 header_width'],
      },
    ],
    [
      'with more behind it',
      'sep=; x\nname;position;email;work-phone;optional-phone-1;optional-phone-2;\nAda;;ada@example.com;;;;\n',
      {
        accepted: ['3 Ada//ada@example.com/'],
        rejected: [
          '2 email invalid_email {} null; workPhone phone_malformed {} null; optionalPhone1 phone_malformed {} null; optionalPhone2 phone_malformed {} null',
        ],
        notices: ['1 header_width'],
      },
    ],
    [
      'that names the comma',
      'sep=,\nname,position,email,work-phone,optional-phone-1,optional-phone-2,\nAda,,ada@example.com,,,,\n',
      { accepted: ['3 Ada//ada@example.com/'] },
    ],
    [
      'a line that is none',
      'seq=;\nname,position,email,work-phone,optional-phone-1,optional-phone-2,\nAda,,ada@example.com,,,,\n',
      {
        rejected: [
          '2 null wrong_width {"cells":1,"expected":7} null',
          '3 null wrong_width {"cells":1,"expected":7} null',
        ],
        notices: ['1 header_width'],
      },
    ],
    [
      'semicolons are found',
      'name;position;email;work-phone;optional-phone-1;optional-phone-2;\nAda;;ada@example.com;;;;\n',
      { accepted: ['2 Ada//ada@example.com/'] },
    ],
    [
      'so are tabs',
      'name\tposition\temail\twork-phone\toptional-phone-1\toptional-phone-2\t\nAda\t\tada@example.com\t\t\t\t\n',
      { accepted: ['2 Ada//ada@example.com/'] },
    ],
    [
      'bars only where they are named',
      'name|position|email|work-phone|optional-phone-1|optional-phone-2|\nAda||ada@example.com||||\n',
      { rejected: ['2 null wrong_width {"cells":1,"expected":7} null'], notices: ['1 header_width'] },
    ],
    [
      'commas in quotes do not count',
      '"name, first, last, and so on, really, truly, yes";position;email;work-phone;optional-phone-1;optional-phone-2;\nAda;;ada@example.com;;;;\n',
      { accepted: ['2 Ada//ada@example.com/'] },
    ],
    [
      'of two as frequent the comma',
      'name;position,email\nAda,,ada@example.com,,,,\n',
      { accepted: ['2 Ada//ada@example.com/'], notices: ['1 header_width'] },
    ],
    [
      'an address in front is a contact',
      'Ada,,ada@example.com,,,,\nBob,,bob@example.com,,,,\n',
      { accepted: ['1 Ada//ada@example.com/', '2 Bob//bob@example.com/'], notices: ['1 header_is_contact'] },
    ],
    [
      'so is a phone',
      'Ada,,,0015551234567,,,\nBob,,,0015551234568,,,\n',
      { accepted: ['1 Ada///w+15551234567', '2 Bob///w+15551234568'], notices: ['1 header_is_contact'] },
    ],
    [
      'five digits are no phone',
      'a12345,b,c,d,e,f,\nAda,,ada@example.com,,,,\n',
      { accepted: ['2 Ada//ada@example.com/'] },
    ],
    [
      'six may be one',
      'a123456,b,c,d,e,f,\nAda,,ada@example.com,,,,\n',
      {
        accepted: ['2 Ada//ada@example.com/'],
        rejected: [
          '1 email invalid_email {} null; workPhone phone_malformed {} null; optionalPhone1 phone_malformed {} null; optionalPhone2 phone_malformed {} null',
        ],
        notices: ['1 header_is_contact'],
      },
    ],
    [
      'in any column of the format',
      'a,b,c,d,e,f,123456\nAda,,ada@example.com,,,,\n',
      {
        accepted: ['2 Ada//ada@example.com/'],
        rejected: [
          '1 email invalid_email {} null; workPhone phone_malformed {} null; optionalPhone1 phone_malformed {} null; optionalPhone2 phone_malformed {} null; end unexpected_cell {} null',
        ],
        notices: ['1 header_is_contact'],
      },
    ],
    [
      'and an address likewise',
      'a,b,c,d,e,f,x@example.com\nAda,,ada@example.com,,,,\n',
      {
        accepted: ['2 Ada//ada@example.com/'],
        rejected: [
          '1 email invalid_email {} null; workPhone phone_malformed {} null; optionalPhone1 phone_malformed {} null; optionalPhone2 phone_malformed {} null; end unexpected_cell {} null',
        ],
        notices: ['1 header_is_contact'],
      },
    ],
    [
      'name and address in each other\u2019s places',
      'email,position,name,work-phone,optional-phone-1,optional-phone-2,\nAda,,ada@example.com,,,,\n',
      {
        error: [
          'columns_reordered',
          {
            found: ['email', 'position', 'name', 'workPhone', 'optionalPhone', 'optionalPhone'],
            expected: ['name', 'position', 'email', 'workPhone', 'optionalPhone1', 'optionalPhone2'],
          },
        ],
      },
    ],
    [
      'position and name',
      'position,name,email,work-phone,,,\nAda,,ada@example.com,,,,\n',
      {
        error: [
          'columns_reordered',
          {
            found: ['position', 'name', 'email', 'workPhone', null, null],
            expected: ['name', 'position', 'email', 'workPhone', 'optionalPhone1', 'optionalPhone2'],
          },
        ],
      },
    ],
    [
      'phones',
      'name,position,email,optional-phone-1,work-phone,optional-phone-2,\nAda,,ada@example.com,,,,\n',
      {
        error: [
          'columns_reordered',
          {
            found: ['name', 'position', 'email', 'optionalPhone', 'workPhone', 'optionalPhone'],
            expected: ['name', 'position', 'email', 'workPhone', 'optionalPhone1', 'optionalPhone2'],
          },
        ],
      },
    ],
    [
      'phones that are only called phones stand anywhere among them',
      'name,position,email,phone,phone,phone,\nAda,,ada@example.com,,,,\n',
      { accepted: ['2 Ada//ada@example.com/'] },
    ],
    [
      'but not in front',
      'phone,position,email,name,,,\nAda,,ada@example.com,,,,\n',
      {
        error: [
          'columns_reordered',
          {
            found: ['phone', 'position', 'email', 'name', null, null],
            expected: ['name', 'position', 'email', 'workPhone', 'optionalPhone1', 'optionalPhone2'],
          },
        ],
      },
    ],
    [
      'one column alone is no order',
      'email,foo,bar,baz,qux,quux,\nAda,,ada@example.com,,,,\n',
      { accepted: ['2 Ada//ada@example.com/'] },
    ],
    [
      'nor are two of a name',
      'name,name,position,email,,,\nAda,,ada@example.com,,,,\n',
      { accepted: ['2 Ada//ada@example.com/'] },
    ],
    [
      'nor words that say nothing',
      'a,b,c,d,e,f,\nAda,,ada@example.com,,,,\n',
      { accepted: ['2 Ada//ada@example.com/'] },
    ],
    [
      'in French',
      'nom,poste,courriel,téléphone (travail),téléphone (autre),,\nAda,,ada@example.com,,,,\n',
      { accepted: ['2 Ada//ada@example.com/'] },
    ],
    [
      'in French, in another order',
      'courriel,nom,poste,téléphone,,,\nAda,,ada@example.com,,,,\n',
      {
        error: [
          'columns_reordered',
          {
            found: ['email', 'name', 'position', 'phone', null, null],
            expected: ['name', 'position', 'email', 'workPhone', 'optionalPhone1', 'optionalPhone2'],
          },
        ],
      },
    ],
    [
      'a cell that says two things says nothing',
      'email,job title phone,name,,,,\nAda,,ada@example.com,,,,\n',
      {
        error: [
          'columns_reordered',
          {
            found: ['email', null, 'name', null, null, null],
            expected: ['name', 'position', 'email', 'workPhone', 'optionalPhone1', 'optionalPhone2'],
          },
        ],
      },
    ],
    [
      'a phone where a phone belongs is in its place, and one column elsewhere is no other order',
      'position,company,e-mail,phone,fax,other,\nAda,,ada@example.com,,,,\n',
      { accepted: ['2 Ada//ada@example.com/'] },
    ],
    [
      'a name far behind the beginning of a cell names nothing',
      `${'x '.repeat(60)}email,name,,work-phone,,,\nAda,,ada@example.com,,,,\n`,
      { accepted: ['2 Ada//ada@example.com/'] },
    ],
    [
      'in capitals, in another order',
      'E-MAIL ADDRESS,POSITION,NAME,,,,\nAda,,ada@example.com,,,,\n',
      {
        error: [
          'columns_reordered',
          {
            found: ['email', 'position', 'name', null, null, null],
            expected: ['name', 'position', 'email', 'workPhone', 'optionalPhone1', 'optionalPhone2'],
          },
        ],
      },
    ],
    [
      'the reasons of an earlier import',
      'name,position,email,work-phone,optional-phone-1,optional-phone-2,,reasons\nAda,,ada@example.com,,,,,bad\n',
      { rejected: ['2 null wrong_width {"cells":8,"expected":7} null'], notices: ['1 header_width'] },
    ],
    [
      'an address among blanks is one',
      ' ada@example.com ,b,c,d,e,f,\nAda,,ada@example.com,,,,\n',
      {
        accepted: ['2 Ada//ada@example.com/'],
        rejected: [
          '1 email invalid_email {} null; workPhone phone_malformed {} null; optionalPhone1 phone_malformed {} null; optionalPhone2 phone_malformed {} null',
        ],
        notices: ['1 header_is_contact'],
      },
    ],
    [
      'an address behind the columns of the format is none of a contact’s',
      'a,b,c,d,e,f,g,x@example.com\nAda,,ada@example.com,,,,\n',
      { accepted: ['2 Ada//ada@example.com/'], notices: ['1 header_width'] },
    ],
    [
      'nines and noughts are digits',
      '900009,b,c,d,e,f,\nAda,,ada@example.com,,,,\n',
      {
        accepted: ['2 Ada//ada@example.com/'],
        rejected: [
          '1 email invalid_email {} null; workPhone phone_malformed {} null; optionalPhone1 phone_malformed {} null; optionalPhone2 phone_malformed {} null',
        ],
        notices: ['1 header_is_contact'],
      },
    ],
    [
      'a line that names the semicolon, with a blank behind',
      'sep=; \nname;position;email;work-phone;optional-phone-1;optional-phone-2;\nAda;;ada@example.com;;;;\n',
      { accepted: ['3 Ada//ada@example.com/'] },
    ],
    [
      'quotes between tabs',
      'name\tposition\temail\twork-phone\toptional-phone-1\toptional-phone-2\t\n"Ada"\t\tada@example.com\t\t\t\t\n',
      { accepted: ['2 Ada//ada@example.com/'] },
    ],
    [
      'blank lines are counted and skipped',
      '\n\nname,position,email,work-phone,optional-phone-1,optional-phone-2,\n\nAda,,ada@example.com,,,,\n ,,\t,,,,\n',
      { accepted: ['5 Ada//ada@example.com/'], blank: 4 },
    ],
  ])('%s', (_, text, expected) => {
    expect(brief(text)).toEqual(expected);
  });
});

describe('a row', () => {
  it.each<[string, string, Brief]>([
    [
      'of five cells is too narrow',
      'Ada,,ada@example.com,,',
      { rejected: ['2 null wrong_width {"cells":5,"expected":7} null'] },
    ],
    [
      'of six is without its last comma',
      'Ada,,ada@example.com,,,',
      { accepted: ['2 Ada//ada@example.com/'], notices: ['2 missing_trailing_comma'] },
    ],
    ['of seven is whole', 'Ada,,ada@example.com,,,,', { accepted: ['2 Ada//ada@example.com/'] }],
    [
      'of eight is too wide',
      'Ada,,ada@example.com,,,,,',
      { rejected: ['2 null wrong_width {"cells":8,"expected":7} null'] },
    ],
    ['with something in the last cell', 'Ada,,ada@example.com,,,,x', { rejected: ['2 end unexpected_cell {} null'] }],
    ['with a blank in it', 'Ada,,ada@example.com,,,, ', { accepted: ['2 Ada//ada@example.com/'] }],
    [
      'with a long name',
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,,ada@example.com,,,,',
      {
        accepted: [
          '2 aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa//ada@example.com/',
        ],
      },
    ],
    [
      'with a name that is too long',
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,,ada@example.com,,,,',
      { rejected: ['2 name cell_too_long {"length":300,"maximum":200} null'] },
    ],
    [
      'with a position that is too long',
      'Ada,aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,ada@example.com,,,,',
      { rejected: ['2 position cell_too_long {"length":300,"maximum":200} null'] },
    ],
    ['without a name', ' ,,ada@example.com,,,,', { rejected: ['2 name missing_name {} null'] }],
    [
      'without an address or a phone',
      'Ada,boss,,,,,',
      { rejected: ['2 null missing_contact {"anyOf":["email","workPhone"]} null'] },
    ],
    [
      'with an optional phone alone',
      'Ada,,,,0015551234567,,',
      { rejected: ['2 null missing_contact {"anyOf":["email","workPhone"]} null'] },
    ],
    [
      'with the other one alone',
      'Ada,,,,,0015551234567,',
      { rejected: ['2 null missing_contact {"anyOf":["email","workPhone"]} null'] },
    ],
    ['with a phone that is none', 'Ada,,,12,,,', { rejected: ['2 workPhone phone_national {} null'] }],
    [
      'with one phone twice',
      'Ada,,,0015551234567,+1 555 1234567,,',
      { accepted: ['2 Ada///w+15551234567'], notices: ['2 repeated_phone'] },
    ],
    [
      'with three phones',
      'Ada,,,0015551234567,0015551234568,0015551234569,',
      { accepted: ['2 Ada///w+15551234567 o+15551234568 o+15551234569'] },
    ],
    [
      'with an optional phone twice',
      'Ada,,,,0015551234568,0015551234568,',
      { rejected: ['2 null missing_contact {"anyOf":["email","workPhone"]} null'], notices: ['2 repeated_phone'] },
    ],
    [
      'that is a formula',
      '=cmd(),,ada@example.com,,,,',
      { accepted: ['2 =cmd()//ada@example.com/'], notices: ['2 formula_text'] },
    ],
    [
      'that is guarded from being one',
      "'=Ada,,ada@example.com,,,,",
      { accepted: ['2 =Ada//ada@example.com/'], notices: ['2 formula_text'] },
    ],
    [
      'guarded, with a plus',
      "'+Ada,,ada@example.com,,,,",
      { accepted: ['2 +Ada//ada@example.com/'], notices: ['2 formula_text'] },
    ],
    ['that a formula keeps as text', '"=""Ada""",,ada@example.com,,,,', { accepted: ['2 Ada//ada@example.com/'] }],
    [
      'that begins with a minus',
      '-Ada,,ada@example.com,,,,',
      { accepted: ['2 -Ada//ada@example.com/'], notices: ['2 formula_text'] },
    ],
    [
      'that begins with an at',
      '@Ada,,ada@example.com,,,,',
      { accepted: ['2 @Ada//ada@example.com/'], notices: ['2 formula_text'] },
    ],
    [
      'with apostrophes that are letters',
      "O'Neil,,o'neil@example.com,,,,",
      { accepted: ["2 O'Neil//o'neil@example.com/"] },
    ],
    ['with an address that begins with one', "Ada,,'ada@example.com,,,,", { accepted: ["2 Ada//'ada@example.com/"] }],
    ['with a guarded phone', "Ada,,,'+15551234567,,,", { accepted: ['2 Ada///w+15551234567'] }],
    [
      'with a phone that a formula keeps as text',
      'Ada,,,"=""0015551234567""",,,',
      { accepted: ['2 Ada///w+15551234567'] },
    ],
    ['with two blanks', 'Ada  Lovelace,,ada@example.com,,,,', { accepted: ['2 Ada Lovelace//ada@example.com/'] }],
    ['with blanks around', ' Ada , boss ,ada@example.com,,,,', { accepted: ['2 Ada/boss/ada@example.com/'] }],
    [
      'with a line break in a name',
      '"Ada\nLovelace",,ada@example.com,,,,',
      { accepted: ['2 Ada Lovelace//ada@example.com/'], notices: ['2 line_break_in_cell'] },
    ],
    [
      'with a tab in it',
      'Ada\tLovelace,,ada@example.com,,,,',
      { accepted: ['2 Ada Lovelace//ada@example.com/'], notices: ['2 line_break_in_cell'] },
    ],
    ['with a damaged character', 'Ad\ufffd,,ada@example.com,,,,', { rejected: ['2 name damaged_character {} null'] }],
    [
      'with a character that is not seen',
      'A\u200bda,,ada@example.com,,,,',
      { rejected: ['2 name forbidden_character {"codePoint":8203} Ada'] },
    ],
    [
      'with a line separator',
      'Ada\u2028Lovelace,,ada@example.com,,,,',
      { rejected: ['2 name forbidden_character {"codePoint":8232} Ada Lovelace'] },
    ],
    [
      'with a mark that turns text around',
      'Ada\u202e,,ada@example.com,,,,',
      { rejected: ['2 name forbidden_character {"codePoint":8238} Ada'] },
    ],
    [
      'with one quote',
      'Ada" L,,ada@example.com,,,,',
      { accepted: ['2 Ada" L//ada@example.com/'], notices: ['2 unpaired_quote'] },
    ],
    ['with two', 'Ada "L" B,,ada@example.com,,,,', { accepted: ['2 Ada "L" B//ada@example.com/'] }],
    ['with a blank before its name', ' Ada,,ada@example.com,,,,', { accepted: ['2 Ada//ada@example.com/'] }],
    ['with a blank behind its name', 'Ada ,,ada@example.com,,,,', { accepted: ['2 Ada//ada@example.com/'] }],
    [
      'with two characters that are not seen',
      'A\u200bd\u202ea,,ada@example.com,,,,',
      { rejected: ['2 name forbidden_character {"codePoint":8203} Ada'] },
    ],
    [
      'decoded twice, with the other letter',
      'JosÂ©,,ada@example.com,,,,',
      { accepted: ['2 JosÂ©//ada@example.com/'], notices: ['2 double_encoded'] },
    ],
    [
      'decoded twice, to the last of its signs',
      'JosÃ¿,,ada@example.com,,,,',
      { accepted: ['2 JosÃ¿//ada@example.com/'], notices: ['2 double_encoded'] },
    ],
    [
      'with such a letter and such a sign apart',
      'Ãna 2ª,,ada@example.com,,,,',
      { accepted: ['2 Ãna 2ª//ada@example.com/'] },
    ],
    ['with two such letters', 'Ãéa,,ada@example.com,,,,', { accepted: ['2 Ãéa//ada@example.com/'] }],
    [
      'with a name as long as can be',
      `${'я'.repeat(200)},,ada@example.com,,,,`,
      { accepted: [`2 ${'я'.repeat(200)}//ada@example.com/`] },
    ],
    [
      'decoded twice',
      'JosÃ©,,ada@example.com,,,,',
      { accepted: ['2 JosÃ©//ada@example.com/'], notices: ['2 double_encoded'] },
    ],
    [
      'with a letter that only looks like it',
      'Ãngela,,ada@example.com,,,,',
      { accepted: ['2 Ãngela//ada@example.com/'] },
    ],
    ['that ends with one', 'AdaÂ,,ada@example.com,,,,', { accepted: ['2 AdaÂ//ada@example.com/'] }],
    [
      'with the address for a name',
      'ada@example.com,boss,,0015551234567,,,',
      { accepted: ['2 ada@example.com/boss//w+15551234567'], notices: ['2 email_in_another_column'] },
    ],
    [
      'with the address for a position',
      'Ada,ada@example.com,,0015551234567,,,',
      { accepted: ['2 Ada/ada@example.com//w+15551234567'], notices: ['2 email_in_another_column'] },
    ],
    [
      'with two addresses, one for a name',
      'ada@example.com,,bob@example.com,,,,',
      { accepted: ['2 ada@example.com//bob@example.com/'] },
    ],
    [
      'with an address that holds what is not seen',
      'Ada,,a\u200bda@example.com,,,,',
      { rejected: ['2 email invalid_email {} ada@example.com'] },
    ],
    ['with a damaged address', 'Ada,,a\ufffdda@example.com,,,,', { rejected: ['2 email damaged_character {} null'] }],
    ['with blanks around an address', 'Ada,, ada@example.com ,,,,', { accepted: ['2 Ada//ada@example.com/'] }],
    [
      'of a minus alone',
      '-,,ada@example.com,,,,',
      { accepted: ['2 -//ada@example.com/'], notices: ['2 formula_text'] },
    ],
    [
      'with a quote that does not end',
      '"Ada,,ada@example.com,,,,\nBob,,bob@example.com,,,,',
      { accepted: ['3 Bob//bob@example.com/'], rejected: ['2 name stray_quote {"position":1} null'] },
    ],
    [
      'with one in its second cell',
      'Ada,"boss,ada@example.com,,,,\nBob,,bob@example.com,,,,',
      { accepted: ['3 Bob//bob@example.com/'], rejected: ['2 position stray_quote {"position":5} null'] },
    ],
    [
      'with text behind a closing quote',
      '"Ada"x,,ada@example.com,,,,',
      { rejected: ['2 name stray_quote {"position":1} null'] },
    ],
    ['with blanks behind it', '"Ada" \t,,ada@example.com,,,,', { accepted: ['2 Ada//ada@example.com/'] }],
    [
      'of two lines',
      'Ada,"boss\nof all",ada@example.com,,,,',
      { accepted: ['2 Ada/boss of all/ada@example.com/'], notices: ['2 line_break_in_cell'] },
    ],
    [
      'of four',
      'Ada,"a\nb\nc\nd",ada@example.com,,,,',
      { accepted: ['2 Ada/a b c d/ada@example.com/'], notices: ['2 line_break_in_cell'] },
    ],
    [
      'that would swallow the next ones',
      'Ada,"x,,ada@example.com,,,,\nBob,,bob@example.com,,,,\nCy,y",cy@example.com,,,,',
      {
        accepted: ['3 Bob//bob@example.com/', '4 Cy/y"/cy@example.com/'],
        rejected: ['2 position stray_quote {"position":5} null'],
        notices: ['4 unpaired_quote'],
      },
    ],
    [
      'of two lines without its last comma',
      '"Ada\nL",,ada@example.com,,,',
      { accepted: ['2 Ada L//ada@example.com/'], notices: ['2 line_break_in_cell', '2 missing_trailing_comma'] },
    ],
    [
      'of two lines, whole',
      '"Ada\nL",,ada@example.com,,,,',
      { accepted: ['2 Ada L//ada@example.com/'], notices: ['2 line_break_in_cell'] },
    ],
    [
      'of two lines that is too wide',
      '"Ada\nL",,ada@example.com,,,,,',
      { rejected: ['2 null wrong_width {"cells":8,"expected":7} null'] },
    ],
    [
      'of two lines that are rows by themselves',
      '"Ada,,,,,\nBob",,b@example.com,,,,',
      {
        accepted: ['3 Bob"//b@example.com/'],
        rejected: ['2 name stray_quote {"position":1} null'],
        notices: ['3 unpaired_quote'],
      },
    ],
    [
      'of three lines, none of them a row',
      '"x\na,b,c,d,e\ny",,b@example.com,,,,',
      { accepted: ['2 x a,b,c,d,e y//b@example.com/'], notices: ['2 line_break_in_cell'] },
    ],
    [
      'with a hard blank behind a closing quote',
      '"Ada"\u00a0,,ada@example.com,,,,',
      { accepted: ['2 Ada//ada@example.com/'] },
    ],
    [
      'whose third cell has the quote that does not end',
      '"a",b,"d',
      { rejected: ['2 email stray_quote {"position":7} null'] },
    ],
    [
      'whose last phone runs over its line, so that the first line is as wide as a row',
      'Ada,,ada@example.com,,,"x\ny",',
      { rejected: ['2 optionalPhone2 phone_malformed {} null'] },
    ],
    [
      'within whose cell another contact stands',
      'Ada,,ada@example.com,,"x\nBob,,bob@example.com,,,,\ny",,',
      {
        accepted: ['3 Bob//bob@example.com/'],
        rejected: [
          '2 optionalPhone1 stray_quote {"position":23} null',
          '4 null wrong_width {"cells":3,"expected":7} null',
        ],
      },
    ],
    [
      'of two lines that are too wide',
      'Ada,"x\ny",ada@example.com,,,,,,',
      {
        rejected: ['2 position stray_quote {"position":5} null', '3 null wrong_width {"cells":8,"expected":7} null'],
      },
    ],
    [
      'with letters behind a closing quote',
      'Ada,"x"y,ada@example.com,,,,',
      { rejected: ['2 position stray_quote {"position":5} null'] },
    ],
    ['with doubled quotes', '"Ada ""the"" L",,ada@example.com,,,,', { accepted: ['2 Ada "the" L//ada@example.com/'] }],
    [
      'of two lines that are too narrow',
      '"Ada\nL",ada@example.com',
      { rejected: ['2 name stray_quote {"position":1} null', '3 null wrong_width {"cells":2,"expected":7} null'] },
    ],
    ['that the file ends in', 'Ada,"boss', { rejected: ['2 position stray_quote {"position":5} null'] }],
  ])('%s', (_, row, expected) => {
    expect(brief(`${HEADER}${row}\n`)).toEqual(expected);
  });
});

it('a cell of several lines is as long as a cell of one may be', () => {
  const row = (length: number) => `Ada,"${'x'.repeat(9)}\n${'x'.repeat(length - 10)}",ada@example.com,,,,`;
  const lines = (length: number) =>
    unwrap(validateDirectoryCsv(`${HEADER}${row(length)}\n`, { maxCellLength: 20 })).counts;
  expect(lines(20)).toMatchObject({ rows: 1, accepted: 1 });
  expect(lines(21)).toMatchObject({ rows: 2, accepted: 0 });
});

it('a row of several lines is as long as a row of one may be', () => {
  // Blanks behind a closing quote are nobody's.
  const row = (length: number) => `Ada,"x\ny"${' '.repeat(length - 30)},ada@example.com,,,,\n`;
  const rows = (length: number) =>
    unwrap(validateDirectoryCsv(HEADER + row(length), { maxCellLength: 20 })).counts.rows;
  expect([row(160).length, rows(160), rows(161)]).toEqual([160, 1, 2]);
});

it('quotes of a file with tabs end at a tab', () => {
  const tabs = (row: string) => row.replaceAll(',', '\t');
  expect(brief(tabs(`${HEADER}"Ada","boss" ,"ada@example.com",,,,\n`))).toEqual({
    accepted: ['2 Ada/boss/ada@example.com/'],
  });
});

it('a long cell at the end of a line is no stray quote', () => {
  const { rejected } = unwrap(
    validateDirectoryCsv(`${HEADER}Ada,,ada@example.com,,,,"${'x'.repeat(21)}"\n`, { maxCellLength: 20 }),
  );
  expect(rejected.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual(['unexpected_cell']);
});

it('a file of rejected rows has one column more, and no second', () => {
  const header = HEADER.replace('\n', ',import-problem\n');
  expect(brief(`${header}Ada,,ada@example.com,,,,,why\nBob,,bob@example.com,,,,,why,more\n`)).toEqual({
    accepted: ['2 Ada//ada@example.com/'],
    rejected: ['3 null wrong_width {"cells":9,"expected":7} null'],
  });
});

it('a name of blanks is shown as it stands', () => {
  const { rejected } = unwrap(validateDirectoryCsv(`${HEADER}  ,,ada@example.com,,,,\n`));
  expect(rejected[0]?.problems).toMatchObject([{ code: 'missing_name', cell: '  ' }]);
});

it('a row takes at most twenty lines', () => {
  const row = (lines: number) => `"${Array.from({ length: lines }, () => 'a').join('\n')}",,ada@example.com,,,,`;
  expect(brief(`${HEADER}${row(20)}\n`).accepted).toEqual([`2 ${'a '.repeat(19)}a//ada@example.com/`]);
  expect(brief(`${HEADER}${row(21)}\n`).rejected?.[0]).toBe('2 name stray_quote {"position":1} null');
});

describe('what a contact must have beside a name', () => {
  const rows = {
    nothing: ',,,',
    email: 'ada@example.com,,,',
    work: ',0015551234567,,',
    first: ',,0015551234567,',
    second: ',,,0015551234567',
  };
  type Asked = NonNullable<NonNullable<Parameters<typeof validateDirectoryCsv>[1]>['minimum']>['anyOf'];
  const kept = (anyOf: Asked, name: string) =>
    Object.entries(rows).flatMap(([what, cells]) => {
      const result = validateDirectoryCsv(`${HEADER}${name},,${cells},\n`, { minimum: { anyOf } });
      return result.ok && result.value.accepted.length === 1 ? [what] : [];
    });

  // An apostrophe makes a row out of the ordinary, which is read in another way.
  it.each(['Ada', "O'Neil"])('is what a host asks for: %s', (name) => {
    expect(kept([], name)).toEqual(['nothing', 'email', 'work', 'first', 'second']);
    expect(kept(['email'], name)).toEqual(['email']);
    expect(kept(['workPhone'], name)).toEqual(['work']);
    expect(kept(['phone'], name)).toEqual(['work', 'first', 'second']);
    expect(kept(['email', 'phone'], name)).toEqual(['email', 'work', 'first', 'second']);
  });

  it('and blanks are nothing', () => {
    expect(brief(`${HEADER}Ada,, , , , ,\n`).rejected).toEqual([
      '2 null missing_contact {"anyOf":["email","workPhone"]} null',
    ]);
  });
});
