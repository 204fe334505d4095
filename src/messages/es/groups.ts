import type { FailureTexts } from '../catalogue.js';
import type { groups as english } from '../en/groups.js';

/** Lo que pueden responder los grupos. */
export const groups = {
  group_not_found: 'Este grupo no existe. Elija otro.',
  group_retired: 'El grupo {groupId} se ha eliminado. Elija otro.',
  group_name_taken: 'Ya hay un grupo llamado «{name}». Elija otro nombre.',
  group_not_retired: 'El grupo {groupId} está en uso. Elimínelo antes.',
  group_not_revoked: 'No se ha retirado el acceso al grupo {groupId}, así que no hay nada que borrar.',
} as const satisfies Pick<FailureTexts, keyof typeof english>;
