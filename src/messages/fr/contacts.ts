import type { FailureTexts } from '../catalogue.js';
import type { contacts as english } from '../en/contacts.js';

/** Ce que les contacts et leur partage peuvent répondre. */
export const contacts = {
  contact_empty:
    'Un contact a besoin d’un nom, d’une entreprise, d’un numéro ou d’une adresse e-mail. Saisissez l’un d’entre eux.',
  contact_exists: 'Ce contact existe déjà.',
  contact_not_found:
    'Ce contact n’existe pas, ou n’est pas partagé avec vous. Demandez à son propriétaire de le partager.',
  owner_is_actor: 'Vous ne pouvez créer que des contacts qui vous appartiennent.',
  access_is_fixed:
    'Tout le monde voit l’annuaire de l’entreprise : ses fiches ne peuvent être ni partagées ni rendues privées.',
  needs_edit:
    'Vous pouvez consulter ce contact, mais ni le modifier ni le partager. Demandez à son propriétaire de vous laisser le modifier.',
  needs_owner: {
    by: 'change',
    cases: {
      narrow: 'Seul le propriétaire d’un contact peut en retirer l’accès. Adressez-vous à cette personne.',
      widen: 'Seul le propriétaire de ce contact peut le partager. Adressez-vous à cette personne.',
      delete: 'Seul le propriétaire d’un contact peut le supprimer. Adressez-vous à cette personne.',
      restore: 'Seul le propriétaire d’un contact peut le rétablir. Adressez-vous à cette personne.',
      transfer: 'Seul le propriétaire d’un contact peut le céder. Adressez-vous à cette personne.',
      erase: 'Seul le propriétaire d’un contact peut l’effacer. Adressez-vous à cette personne.',
    },
    other: 'Seul le propriétaire d’un contact peut faire cela. Adressez-vous à cette personne.',
  },
  cannot_share_with_oneself:
    'Vous ne pouvez pas partager un contact nommément avec vous-même. Adressez-vous à son propriétaire.',
  too_many_grants: {
    count: 'limit',
    one: 'Un contact ne peut être partagé qu’avec une personne ou un groupe. Partagez-le plutôt avec un groupe.',
    other: 'Un contact peut être partagé avec {limit} personnes et groupes au plus. Partagez-le plutôt avec un groupe.',
  },
  group_too_large: {
    count: 'limit',
    one: 'Le groupe supprimé {groupId} compte trop de personnes pour partager ce contact avec chacune d’elles. Retirez-lui l’accès ou laissez-le tel quel.',
    other:
      'Le groupe supprimé {groupId} compte trop de personnes pour partager ce contact avec chacune d’elles : le maximum est de {limit}. Retirez-lui l’accès ou laissez-le tel quel.',
  },
  not_deleted: 'Ce contact n’est pas supprimé : il n’y a rien à rétablir.',
  too_late: 'Ce contact a été supprimé il y a trop longtemps pour être rétabli. Créez-le de nouveau.',
  directory_minimum:
    'Une fiche de l’annuaire a besoin d’un nom, et d’un téléphone professionnel ou d’une adresse e-mail. Complétez-la.',
  directory_entry_exists: 'L’annuaire contient déjà une fiche pour cette personne. Modifiez celle-ci.',
} as const satisfies Pick<FailureTexts, keyof typeof english>;
