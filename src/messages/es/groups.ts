import type { Catalogue, FailureTexts, GroupNameTexts } from '../catalogue.js';
import type { groups as english } from '../en/groups.js';

/** Lo que pueden responder los grupos. */
export const groups = {
  group_not_found: 'Este grupo no existe. Elija otro.',
  group_retired: 'El grupo {groupId} se ha eliminado. Elija otro.',
  group_name_taken: 'Ya hay un grupo llamado «{name}». Elija otro nombre.',
  group_not_retired: 'El grupo {groupId} está en uso. Elimínelo antes.',
  group_not_revoked: 'No se ha retirado el acceso al grupo {groupId}, así que no hay nada que borrar.',
} as const satisfies Pick<FailureTexts, keyof typeof english>;

/** Por qué una mención no avisa a nadie. */
export const unreachable = {
  cannot_see_place: 'No se ha avisado a {who}, porque no puede ver esto. Compártalo antes.',
  suspended: 'No se ha avisado a {who}, porque tiene la cuenta suspendida.',
  removed: 'No se ha avisado a {who}, porque ya no es miembro.',
  retired_group: 'No se ha avisado a {who}, porque el grupo se ha eliminado.',
  not_found: 'No se ha avisado a {who}, porque aquí no hay nadie con ese nombre.',
  not_permitted:
    'No se ha avisado a {who}, porque su rol no le permite a usted usar los grupos. Diríjase a un propietario.',
} as const satisfies Catalogue['unreachable'];

/** Lo que puede confundir en el nombre de un grupo. */
export const groupNames = {
  mixed_scripts: 'La palabra «{word}» mezcla letras de varias escrituras: {scripts}. Revísela.',
  looks_like: 'Este nombre se parece al de otro grupo: «{name}». Elija un nombre que se distinga.',
  inconsistent_prefix: 'Otros grupos empiezan por «{prefix}». Quizá este también debería.',
} as const satisfies GroupNameTexts;
