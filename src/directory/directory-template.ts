import { type CsvTextOptions, csvText } from './csv-text.js';

/** The languages that have a template; any other gets the English one. */
export type TemplateLocale = 'en' | 'fr' | 'es' | 'de' | 'it' | 'nl' | 'pt';

/** The header cells, in the order of the columns; the last is the empty one after the trailing comma. */
const TEMPLATES: Readonly<Record<TemplateLocale, readonly string[]>> = {
  en: ['contact-name', 'position', 'email', 'work-phone', 'optional-phone-1', 'optional-phone-2', ''],
  fr: ['nom-contact', 'poste', 'e-mail', 'téléphone-travail', 'téléphone-facultatif-1', 'téléphone-facultatif-2', ''],
  es: ['nombre-contacto', 'cargo', 'correo', 'teléfono-trabajo', 'teléfono-opcional-1', 'teléfono-opcional-2', ''],
  de: ['name', 'funktion', 'e-mail', 'telefon-arbeit', 'telefon-optional-1', 'telefon-optional-2', ''],
  it: [
    'nome-contatto',
    'posizione',
    'e-mail',
    'telefono-lavoro',
    'telefono-facoltativo-1',
    'telefono-facoltativo-2',
    '',
  ],
  nl: ['naam', 'functie', 'e-mail', 'telefoon-werk', 'telefoon-optioneel-1', 'telefoon-optioneel-2', ''],
  pt: ['nome', 'cargo', 'e-mail', 'telefone-trabalho', 'telefone-opcional-1', 'telefone-opcional-2', ''],
};

/** The header cells for a locale such as `fr` or `fr-CA`. */
export const templateHeader = (locale: string): readonly string[] => {
  const language = locale.slice(0, 2).toLowerCase();
  return Object.hasOwn(TEMPLATES, language) ? TEMPLATES[language as TemplateLocale] : TEMPLATES.en;
};

/**
 * An empty directory file to fill in: the header line in a language.
 *
 * @param locale - a language tag; a language without a template gets the English words
 * @example
 * ```ts
 * import { directoryTemplate } from 'partyline/directory';
 *
 * directoryTemplate('fr-CA', { byteOrderMark: false }).slice(0, 24); // => 'nom-contact,poste,e-mail'
 * ```
 * @see docs/directory.md
 */
export const directoryTemplate = (locale = 'en', options: CsvTextOptions = {}): string =>
  csvText([templateHeader(locale)], options);
