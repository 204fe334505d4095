import type { Catalogue, FailureTexts, GroupNameTexts } from '../catalogue.js';
import type { groups as english } from '../en/groups.js';

/** Ce que les groupes peuvent répondre. */
export const groups = {
  group_not_found: 'Ce groupe n’existe pas. Choisissez-en un autre.',
  group_retired: 'Le groupe {groupId} a été supprimé. Choisissez-en un autre.',
  group_name_taken: 'Il existe déjà un groupe nommé « {name} ». Choisissez un autre nom.',
  group_not_retired: 'Le groupe {groupId} est en service. Supprimez-le d’abord.',
  group_not_revoked: 'L’accès du groupe {groupId} n’a pas été retiré : il n’y a rien à effacer.',
} as const satisfies Pick<FailureTexts, keyof typeof english>;

/** Pourquoi une mention n’avertit personne. */
export const unreachable = {
  cannot_see_place: 'Aucun avis n’a été envoyé à {who} : ceci n’est pas encore partagé. Partagez-le d’abord.',
  suspended: 'Aucun avis n’a été envoyé à {who}, car son compte est suspendu.',
  removed: 'Aucun avis n’a été envoyé à {who}, car cette personne n’est plus membre.',
  retired_group: 'Aucun avis n’a été envoyé à {who}, car ce groupe a été supprimé.',
  not_found: 'Aucun avis n’a été envoyé à {who}, car personne ne porte ce nom ici.',
  not_permitted:
    'Aucun avis n’a été envoyé à {who}, car votre rôle ne vous autorise pas à utiliser les groupes. Adressez-vous à un propriétaire.',
} as const satisfies Catalogue['unreachable'];

/** Ce qui peut surprendre dans le nom d’un groupe. */
export const groupNames = {
  mixed_scripts: 'Le mot « {word} » mélange les lettres de plusieurs écritures : {scripts}. Vérifiez-le.',
  looks_like: 'Ce nom ressemble à celui d’un autre groupe : « {name} ». Choisissez un nom bien distinct.',
  inconsistent_prefix: 'D’autres groupes commencent par « {prefix} ». Celui-ci devrait peut-être aussi.',
} as const satisfies GroupNameTexts;
