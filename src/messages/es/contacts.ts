import type { FailureTexts } from '../catalogue.js';
import type { contacts as english } from '../en/contacts.js';

/** Lo que pueden responder los contactos y su acceso. */
export const contacts = {
  contact_empty:
    'Un contacto necesita un nombre, una empresa, un teléfono o una dirección de correo. Escriba uno de ellos.',
  contact_exists: 'Este contacto ya existe.',
  contact_not_found: 'Este contacto no existe o no está compartido con usted. Pida a su propietario que lo comparta.',
  owner_is_actor: 'Solo puede crear contactos propios.',
  access_is_fixed:
    'Todos ven el directorio de la empresa, así que sus fichas no se pueden compartir ni hacer privadas.',
  needs_edit:
    'Puede ver este contacto, pero no modificarlo ni compartirlo. Pida a su propietario que le deje modificarlo.',
  needs_owner: {
    by: 'change',
    cases: {
      narrow: 'Solo el propietario de un contacto puede retirar el acceso. Diríjase a esa persona.',
      widen: 'Solo el propietario de este contacto puede compartirlo. Diríjase a esa persona.',
      delete: 'Solo el propietario de un contacto puede eliminarlo. Diríjase a esa persona.',
      restore: 'Solo el propietario de un contacto puede recuperarlo. Diríjase a esa persona.',
      transfer: 'Solo el propietario de un contacto puede cederlo. Diríjase a esa persona.',
      erase: 'Solo el propietario de un contacto puede borrarlo para siempre. Diríjase a esa persona.',
    },
    other: 'Solo el propietario de un contacto puede hacer esto. Diríjase a esa persona.',
  },
  cannot_share_with_oneself: 'No puede compartir un contacto consigo mismo por su nombre. Diríjase a su propietario.',
  too_many_grants: {
    count: 'limit',
    one: 'Un contacto solo se puede compartir con una persona o un grupo. Compártalo mejor con un grupo.',
    other: 'Un contacto se puede compartir con {limit} personas y grupos como máximo. Compártalo mejor con un grupo.',
  },
  group_too_large: {
    count: 'limit',
    one: 'El grupo eliminado {groupId} tiene demasiadas personas para compartir este contacto con cada una. Retírele el acceso o déjelo como está.',
    other:
      'El grupo eliminado {groupId} tiene demasiadas personas para compartir este contacto con cada una: el máximo es {limit}. Retírele el acceso o déjelo como está.',
  },
  not_deleted: 'Este contacto no está eliminado, así que no hay nada que recuperar.',
  too_late: 'Este contacto se eliminó hace demasiado tiempo para recuperarlo. Créelo de nuevo.',
  directory_minimum:
    'Una ficha del directorio necesita un nombre, y un teléfono del trabajo o una dirección de correo. Complétela.',
  directory_entry_exists: 'El directorio ya tiene una ficha de esta persona. Modifique esa.',
} as const satisfies Pick<FailureTexts, keyof typeof english>;
