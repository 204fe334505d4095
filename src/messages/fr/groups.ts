import type { FailureTexts } from '../catalogue.js';
import type { groups as english } from '../en/groups.js';

/** Ce que les groupes peuvent répondre. */
export const groups = {
  group_not_found: 'Ce groupe n’existe pas. Choisissez-en un autre.',
  group_retired: 'Le groupe {groupId} a été supprimé. Choisissez-en un autre.',
  group_name_taken: 'Il existe déjà un groupe nommé « {name} ». Choisissez un autre nom.',
  group_not_retired: 'Le groupe {groupId} est en service. Supprimez-le d’abord.',
  group_not_revoked: 'L’accès du groupe {groupId} n’a pas été retiré : il n’y a rien à effacer.',
} as const satisfies Pick<FailureTexts, keyof typeof english>;
