import type { FailureTexts } from '../catalogue.js';
import type { contacts as english } from '../en/contacts.js';

/** Lo que pueden responder los contactos y su acceso. */
export const contacts = {
  contact_empty:
    'Un contacto necesita un nombre, una empresa, un teléfono o una dirección de correo. Escriba uno de ellos.',
  contact_exists: 'Este contacto ya existe.',
  contact_not_found: 'Este contacto no existe o no está compartido con usted. Pida a su propietario que lo comparta.',
  directory_minimum:
    'Una ficha del directorio necesita un nombre, y un teléfono del trabajo o una dirección de correo. Complétela.',
  directory_entry_exists: 'El directorio ya tiene una ficha de esta persona. Modifique esa.',
  contact_read_only: 'Este contacto procede de {source} y se modifica allí.',
  source_reserved: '«{source}» no puede ser el nombre de una integración. Elija otro.',
  contact_field_name_taken: 'Ya existe un campo llamado «{name}». Elija otro nombre.',
  contact_field_not_found: 'Este campo no existe. Puede que se haya retirado; vuelva a cargar el contacto.',
  contact_field_retired: 'Este campo ya no se usa: se puede vaciar, pero no rellenar.',
  contact_field_has_no_options: 'En este campo no se elige nada, así que no tiene opciones.',
  contact_field_option_not_found: 'Esta opción no existe. Vuelva a cargar el campo.',
  contact_field_value_refused: {
    by: 'fault',
    cases: {
      not_text: 'Escriba un texto.',
      not_number: 'Escriba un número.',
      not_date: 'Escriba un día del calendario, por ejemplo 2026-11-22.',
      not_boolean: 'Elija sí o no.',
      not_url: 'Escriba una dirección web que empiece por https:// o http://.',
      not_address: 'Escriba una dirección.',
      not_multiSelect: 'Elija entre las opciones de este campo.',
      option_not_found: 'Esta opción no existe. Elija otra.',
      option_retired: 'Esta opción ya no se usa. Elija otra.',
      too_long: 'Este texto es demasiado largo. Acórtelo.',
      forbidden_character: 'Quite los caracteres que no se ven.',
    },
  },
  too_many_contact_fields: {
    count: 'limit',
    one: 'Los contactos solo pueden tener un campo propio. Retírelo antes.',
    other: 'Los contactos pueden tener {limit} campos propios como máximo. Retire uno antes.',
  },
  too_many_contact_field_options: {
    count: 'limit',
    one: 'Un campo solo puede tener una opción, contando las retiradas.',
    other: 'Un campo puede tener {limit} opciones como máximo, contando las retiradas.',
  },
} as const satisfies Pick<FailureTexts, keyof typeof english>;
