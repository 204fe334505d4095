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
} as const satisfies Pick<FailureTexts, keyof typeof english>;
