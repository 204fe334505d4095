/** What a column of the directory format holds. The seventh, after the trailing comma, stays empty. */
export type DirectoryColumn = 'name' | 'position' | 'email' | 'workPhone' | 'optionalPhone1' | 'optionalPhone2' | 'end';

/**
 * The fixed order of the columns. The header's words are free, so position alone decides what a cell means.
 *
 * @example
 * ```ts
 * import { directoryColumns } from 'partyline/directory';
 *
 * directoryColumns.indexOf('workPhone'); // => 3
 * ```
 */
export const directoryColumns = [
  'name',
  'position',
  'email',
  'workPhone',
  'optionalPhone1',
  'optionalPhone2',
  'end',
] as const satisfies readonly DirectoryColumn[];

/** The cells of a row written as the format says, with its trailing comma. */
export const FULL_WIDTH = 7;

/** The cells of a row that lacks the trailing comma: accepted, with a notice. */
export const SHORT_WIDTH = 6;

/** Longest texts, in UTF-16 code units: an e-mail address by RFC 5321, names as other rooms cap them. */
export const NAME_LENGTH = 200;
export const POSITION_LENGTH = 200;
export const EMAIL_LENGTH = 254;
export const PHONE_LENGTH = 64;

/** The words by which a header cell is recognised, folded and without accents; only whole words count. */
export const HEADER_WORDS: Readonly<Record<'name' | 'position' | 'email' | 'phone', readonly string[]>> = {
  name: [
    'name',
    'nom',
    'nombre',
    'nome',
    'naam',
    'navn',
    'namn',
    'nimi',
    'imie',
    'jmeno',
    'ad',
    'имя',
    'фио',
    '名前',
    '氏名',
    '姓名',
  ],
  position: [
    'position',
    'poste',
    'puesto',
    'cargo',
    'posizione',
    'funktion',
    'functie',
    'title',
    'titel',
    'role',
    'stanowisko',
    'stilling',
    'должность',
    '職位',
    '职位',
    '役職',
  ],
  email: ['email', 'mail', 'courriel', 'correo', 'почта', 'メール', '邮箱', '電子郵件'],
  phone: [
    'phone',
    'telephone',
    'tel',
    'telefono',
    'telefon',
    'telefoon',
    'telefone',
    'mobile',
    'mobil',
    'telefonnummer',
    'puhelin',
    'телефон',
    '電話',
    '电话',
  ],
};

/** What tells the work column from the optional ones, among the phone columns. */
export const PHONE_WORDS: Readonly<Record<'work' | 'optional', readonly string[]>> = {
  work: ['work', 'travail', 'trabajo', 'arbeit', 'geschaftlich', 'lavoro', 'werk', 'trabalho', 'praca', 'рабочий'],
  optional: [
    'optional',
    'facultatif',
    'opcional',
    'opzionale',
    'facoltativo',
    'optioneel',
    'opcjonalny',
    'дополнительный',
  ],
};

/** The header of the column in which rejected rows carry their reasons; the import knows it again and skips the column. */
export const REASON_HEADER = 'import-problem';
