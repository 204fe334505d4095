import type { Catalogue, NoticeTexts, PersonalTexts, RowProblemTexts } from '../catalogue.js';

/** Lo que está mal en una fila del directorio. */
export const rows = {
  stray_quote: 'Falta cerrar unas comillas, o algo las sigue. Elimínelas o escríbalas dos veces.',
  line_too_long: 'Esta línea es demasiado larga para un contacto. Revise sus comillas.',
  wrong_width: {
    count: 'cells',
    one: 'Esta línea tiene una celda en lugar de {expected}. Revise sus comas.',
    other: 'Esta línea tiene {cells} celdas en lugar de {expected}. Revise sus comas.',
  },
  unexpected_cell: 'Nada puede ir después de la última coma. Elimine «{cell}».',
  cell_too_long: 'Este texto tiene {length} caracteres; caben {maximum} como máximo. Acórtelo.',
  forbidden_character: 'Este texto tiene un carácter que no se ve ({codePoint:character}). Escríbalo de nuevo.',
  damaged_character: 'Este texto se dañó al guardar el archivo. Escríbalo de nuevo y guarde el archivo en UTF-8.',
  missing_name: 'Cada contacto necesita un nombre. Escríbalo.',
  missing_contact: 'Rellene al menos una de estas columnas: {anyOf:or}.',
  invalid_email: '«{cell}» no es una dirección de correo.',
  phone_rounded: 'La hoja de cálculo redondeó este número y sus cifras se han perdido. Escríbalo de nuevo, como texto.',
  phone_decimal: 'La hoja de cálculo guardó este número con decimales. Guárdelo como texto.',
  phone_missing_prefix: '«{cell}» ha perdido el 00 o el + delante del prefijo del país. Vuelva a ponerlo.',
  phone_national: '«{cell}» no tiene prefijo de país. Empiece por 00 y el prefijo del país.',
  phone_unknown_country: '«{cell}» no empieza por el prefijo de ningún país. Revíselo.',
  phone_too_short: {
    count: 'digits',
    one: 'Este número tiene una cifra; necesita al menos {minimum}.',
    other: 'Este número tiene {digits} cifras; necesita al menos {minimum}.',
  },
  phone_too_long: {
    count: 'digits',
    one: 'Este número tiene una cifra; caben {maximum} como máximo.',
    other: 'Este número tiene {digits} cifras; caben {maximum} como máximo.',
  },
  phone_has_extension: 'El número se escribe sin su extensión. Elimine la extensión.',
  phone_several: 'En cada celda cabe un solo número. Ponga los demás en las columnas opcionales.',
  phone_malformed: '«{cell}» no es un número de teléfono.',
} as const satisfies RowProblemTexts;

/** Lo que está mal en un contacto de una agenda. */
export const personal = {
  too_many_values: 'Hay más de los que se pueden guardar, así que los últimos se han omitido.',
  unfinished_card: 'Esta ficha tiene principio y no tiene fin, así que se ha omitido.',
  empty_contact: 'Este contacto no tiene nombre ni forma de localizarlo, así que se ha omitido.',
} as const satisfies PersonalTexts;

/** Lo que conviene decir de un archivo, aunque ninguna fila esté mal. */
export const notices = {
  missing_trailing_comma: {
    count: 'count',
    one: 'La línea {line} termina sin la última coma. Se ha leído de todos modos.',
    other: '{count} líneas terminan sin la última coma, a partir de la línea {line}. Se han leído de todos modos.',
  },
  read_as_windows_1252: 'Este archivo no está guardado en UTF-8. Revise las tildes y los demás caracteres especiales.',
  utf16_without_mark:
    'Este archivo está guardado en UTF-16 sin marca. Revise las tildes y los demás caracteres especiales.',
  header_is_contact: 'La primera línea es un contacto y no un encabezado. Se ha leído como contacto.',
  header_width: 'El encabezado no tiene el mismo número de celdas que la plantilla. Revise las columnas.',
  line_break_in_cell: {
    count: 'count',
    one: 'Un salto de línea dentro de una celda se ha convertido en un espacio, en la línea {line}.',
    other: 'Los saltos de línea dentro de {count} celdas se han convertido en espacios, a partir de la línea {line}.',
  },
  formula_text: {
    count: 'count',
    one: 'El texto de la línea {line} parece una fórmula. Se ha conservado como texto.',
    other: 'Los textos de {count} celdas parecen fórmulas, a partir de la línea {line}. Se han conservado como texto.',
  },
  unpaired_quote: {
    count: 'count',
    one: 'El texto de la línea {line} tiene unas comillas sueltas. Revíselo.',
    other: 'Los textos de {count} celdas tienen unas comillas sueltas, a partir de la línea {line}. Revíselos.',
  },
  double_encoded: {
    count: 'count',
    one: 'El texto de la línea {line} parece dañado. Revise sus tildes.',
    other: 'Los textos de {count} celdas parecen dañados, a partir de la línea {line}. Revise sus tildes.',
  },
  repeated_phone: {
    count: 'count',
    one: 'El contacto de la línea {line} tiene dos veces el mismo número. Se ha conservado una vez.',
    other: '{count} números figuran dos veces en un contacto, a partir de la línea {line}. Se han conservado una vez.',
  },
  shared_phone: {
    count: 'count',
    one: 'El contacto de la línea {line} comparte un número con alguien que tiene otra dirección de correo.',
    other:
      '{count} contactos comparten un número con alguien que tiene otra dirección de correo, a partir de la línea {line}.',
  },
  email_in_another_column: {
    count: 'count',
    one: 'En la línea {line} hay una dirección de correo en otra columna. Revise el orden de las columnas.',
    other:
      'En {count} líneas hay una dirección de correo en otra columna, a partir de la línea {line}. Revise el orden de las columnas.',
  },
} as const satisfies NoticeTexts;

/** De qué contacto anterior es copia una fila. */
export const duplicates = {
  email: {
    line: 'La línea {line} tiene la misma dirección de correo que la línea {earlier}.',
    entry: 'La línea {line} tiene la misma dirección de correo que una ficha del directorio.',
  },
  phone: {
    line: 'La línea {line} tiene el mismo número de teléfono que la línea {earlier}.',
    entry: 'La línea {line} tiene el mismo número de teléfono que una ficha del directorio.',
  },
} as const satisfies Catalogue['duplicates'];

/** Qué ha sido de un contacto importado. */
export const imports = {
  imported: 'Este contacto se ha importado.',
  updated: 'Esta ficha del directorio se ha actualizado.',
  exists: 'Este contacto ya está en el directorio.',
  refused: 'Este contacto no se ha importado.',
} as const satisfies Catalogue['imports'];

/** Qué haría una importación con un contacto. */
export const planned = {
  create: 'Este contacto es nuevo.',
  update: { count: 'count', one: 'Cambiaría un campo.', other: 'Cambiarían {count} campos.' },
  skip: {
    unchanged: 'No cambiaría nada.',
    taken: 'Una línea anterior es el mismo contacto, así que esta se omite.',
    ambiguous: 'Podría ser más de una ficha del directorio, así que se omite. Modifique la ficha a mano.',
  },
} as const satisfies Catalogue['planned'];
