import type { FailureTexts } from '../catalogue.js';
import type { resources as english } from '../en/resources.js';

/** Ce que peut répondre tout ce qui se partage : contacts, modèles de réponse et objets de l’hôte. */
export const resources = {
  resource_not_found:
    'Cet élément n’existe pas, ou n’est pas partagé avec vous. Demandez à son propriétaire de le partager.',
  resource_exists: 'Cet élément existe déjà.',
  unknown_kind: 'Rien de ce type ne se partage ici. Vérifiez le type.',
  snippet_not_found:
    'Ce modèle de réponse n’existe pas, ou n’est pas partagé avec vous. Demandez à son propriétaire de le partager.',
  snippet_exists: 'Ce modèle de réponse existe déjà.',
  owner_is_actor: 'Vous ne pouvez créer que ce qui vous appartiendra.',
  access_is_fixed:
    'Tout le monde voit l’annuaire de l’entreprise : ses fiches ne peuvent être ni partagées ni rendues privées.',
  needs_edit:
    'Vous pouvez consulter cet élément, mais ni le modifier ni le partager. Demandez à son propriétaire de vous laisser le modifier.',
  needs_owner: {
    by: 'change',
    cases: {
      narrow: 'Seul le propriétaire peut retirer l’accès. Adressez-vous à cette personne.',
      widen: 'Seul le propriétaire peut partager cet élément. Adressez-vous à cette personne.',
      delete: 'Seul le propriétaire peut supprimer cet élément. Adressez-vous à cette personne.',
      restore: 'Seul le propriétaire peut rétablir cet élément. Adressez-vous à cette personne.',
      transfer: 'Seul le propriétaire peut céder cet élément. Adressez-vous à cette personne.',
      erase: 'Seul le propriétaire peut effacer cet élément. Adressez-vous à cette personne.',
    },
    other: 'Seul le propriétaire peut faire cela. Adressez-vous à cette personne.',
  },
  cannot_share_with_oneself:
    'Vous ne pouvez pas partager cet élément nommément avec vous-même. Adressez-vous à son propriétaire.',
  too_many_grants: {
    count: 'limit',
    one: 'Cet élément ne peut être partagé qu’avec une personne ou un groupe. Partagez-le plutôt avec un groupe.',
    other:
      'Cet élément peut être partagé avec {limit} personnes et groupes au plus. Partagez-le plutôt avec un groupe.',
  },
  group_too_large: {
    count: 'limit',
    one: 'Le groupe supprimé {groupId} compte trop de personnes pour partager cet élément avec chacune d’elles. Retirez-lui l’accès ou laissez-le tel quel.',
    other:
      'Le groupe supprimé {groupId} compte trop de personnes pour partager cet élément avec chacune d’elles : le maximum est de {limit}. Retirez-lui l’accès ou laissez-le tel quel.',
  },
  not_deleted: 'Cet élément n’est pas supprimé : il n’y a rien à rétablir.',
  too_late: 'Cet élément a été supprimé il y a trop longtemps pour être rétabli. Créez-le de nouveau.',
} as const satisfies Pick<FailureTexts, keyof typeof english>;
