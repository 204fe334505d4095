import type { FailureTexts } from '../catalogue.js';
import type { files as english } from '../en/files.js';

/** Por qué no se puede leer un archivo de contactos. */
export const files = {
  invalid_option: 'La importación está mal configurada. Póngase en contacto con el servicio de asistencia.',
  not_csv_file_name: '«{fileName}» no es un archivo CSV. Guarde la tabla como CSV y suba ese archivo.',
  empty_file: 'Este archivo está vacío. Elija otro.',
  only_header: 'Este archivo tiene un encabezado y ningún contacto. Añada una línea por cada contacto.',
  binary_file: {
    by: 'found',
    cases: {
      xlsx: 'Es un libro de Excel. Guárdelo como CSV y suba ese archivo.',
      xls: 'Es un libro antiguo de Excel. Guárdelo como CSV y suba ese archivo.',
      gzip: 'Este archivo está comprimido. Descomprímalo y suba lo que contiene.',
      pdf: 'Es un documento PDF. Exporte la tabla como CSV y suba ese archivo.',
      image: 'Es una imagen. Exporte la tabla como CSV y suba ese archivo.',
      unknown: 'Este archivo no es una tabla de texto. Guarde la tabla como CSV y suba ese archivo.',
    },
  },
  html_page: 'Es una página web, quizá la de inicio de sesión. Descargue el archivo de nuevo.',
  file_too_large: 'Este archivo supera {maximum:bytes}. Divídalo en archivos más pequeños.',
  header_too_long:
    'La primera línea de este archivo es demasiado larga para un encabezado. Guarde de nuevo la tabla como CSV.',
  too_many_columns: {
    count: 'maximum',
    one: 'Este archivo puede tener una sola columna.',
    other: 'Este archivo puede tener {maximum} columnas como máximo. Use la plantilla.',
  },
  too_many_rows: {
    count: 'maximum',
    one: 'Un archivo puede contener un solo contacto.',
    other: 'Un archivo puede contener {maximum} contactos como máximo. Divídalo en archivos más pequeños.',
  },
  columns_reordered:
    'Las columnas de este archivo están en otro orden. Tienen que ser: {expected:column}. Use la plantilla.',
  aborted: 'La importación se ha detenido. No se ha importado nada.',
  unreadable_source: 'No se ha podido leer este archivo. Elíjalo de nuevo.',
  unknown_layout: 'No son las columnas de una agenda conocida. Expórtela de nuevo, sin cambiar nada.',
} as const satisfies Pick<FailureTexts, keyof typeof english>;
