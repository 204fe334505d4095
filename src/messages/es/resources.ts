import type { FailureTexts } from '../catalogue.js';
import type { resources as english } from '../en/resources.js';

/** Lo que puede responder todo lo que se comparte: contactos, plantillas de respuesta y objetos propios del anfitrión. */
export const resources = {
  resource_not_found: 'Este elemento no existe o no está compartido con usted. Pida a su propietario que lo comparta.',
  resource_exists: 'Este elemento ya existe.',
  unknown_kind: 'Aquí no se comparte nada de este tipo. Compruebe el tipo.',
  snippet_not_found:
    'Esta plantilla de respuesta no existe o no está compartida con usted. Pida a su propietario que la comparta.',
  snippet_exists: 'Esta plantilla de respuesta ya existe.',
  owner_is_actor: 'Solo puede crear lo que será suyo.',
  access_is_fixed:
    'Todos ven el directorio de la empresa, así que sus fichas no se pueden compartir ni hacer privadas.',
  needs_edit:
    'Puede ver este elemento, pero no modificarlo ni compartirlo. Pida a su propietario que le deje modificarlo.',
  needs_owner: {
    by: 'change',
    cases: {
      narrow: 'Solo el propietario puede retirar el acceso. Diríjase a esa persona.',
      widen: 'Solo el propietario puede compartir este elemento. Diríjase a esa persona.',
      delete: 'Solo el propietario puede eliminar este elemento. Diríjase a esa persona.',
      restore: 'Solo el propietario puede recuperar este elemento. Diríjase a esa persona.',
      transfer: 'Solo el propietario puede ceder este elemento. Diríjase a esa persona.',
      erase: 'Solo el propietario puede borrar este elemento para siempre. Diríjase a esa persona.',
    },
    other: 'Solo el propietario puede hacer esto. Diríjase a esa persona.',
  },
  cannot_share_with_oneself: 'No puede compartir este elemento consigo mismo por su nombre. Diríjase a su propietario.',
  too_many_grants: {
    count: 'limit',
    one: 'Este elemento solo se puede compartir con una persona o un grupo. Compártalo mejor con un grupo.',
    other: 'Este elemento se puede compartir con {limit} personas y grupos como máximo. Compártalo mejor con un grupo.',
  },
  group_too_large: {
    count: 'limit',
    one: 'El grupo eliminado {groupId} tiene demasiadas personas para compartir este elemento con cada una. Retírele el acceso o déjelo como está.',
    other:
      'El grupo eliminado {groupId} tiene demasiadas personas para compartir este elemento con cada una: el máximo es {limit}. Retírele el acceso o déjelo como está.',
  },
  not_deleted: 'Este elemento no está eliminado, así que no hay nada que recuperar.',
  too_late: 'Este elemento se eliminó hace demasiado tiempo para recuperarlo. Créelo de nuevo.',
} as const satisfies Pick<FailureTexts, keyof typeof english>;
