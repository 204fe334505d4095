import type { FailureTexts } from '../catalogue.js';
import type { everywhere as english } from '../en/everywhere.js';

/** Ce que toute opération peut répondre. */
export const everywhere = {
  invalid_input: 'Veuillez vérifier votre saisie.',
  permission_denied: {
    by: 'rule',
    cases: {
      not_a_member:
        'Seuls les membres de cet espace de travail peuvent {permission}. Demandez une invitation à un propriétaire ou à un administrateur.',
      member_suspended:
        'Votre compte est suspendu et ne vous autorise pas à {permission}. Adressez-vous à un propriétaire ou à un administrateur.',
      member_removed:
        'Seuls les membres de cet espace de travail peuvent {permission}, et vous n’en faites plus partie.',
      role_lacks_permission:
        'Votre rôle ne vous autorise pas à {permission}. Adressez-vous à un propriétaire de l’espace de travail.',
      number_owner_only:
        'Seuls le propriétaire du numéro et les personnes qui gèrent tous les numéros peuvent {permission}. Adressez-vous au propriétaire.',
      target_is_owner:
        'Cette personne est propriétaire : seul un autre propriétaire peut faire cela. Adressez-vous à un propriétaire.',
    },
    other: 'Rien ne vous autorise à {permission}. Adressez-vous à un propriétaire de l’espace de travail.',
  },
  client_not_supported:
    'L’application mobile ne le permet pas. Passez par le web ou par l’application de bureau pour {permission}.',
  workspace_not_found:
    'Cet espace de travail n’existe pas. Vérifiez le lien, ou adressez-vous à la personne qui vous l’a envoyé.',
  workspace_not_active: {
    by: 'status',
    cases: {
      suspended:
        'Cet espace de travail est suspendu : rien ne peut y être utilisé ni modifié. Adressez-vous à son propriétaire.',
      closed: 'Cet espace de travail est fermé : plus rien ne peut y être utilisé ni modifié.',
    },
  },
  system_actor_required: 'Seul le service lui-même peut faire cela. Veuillez contacter l’assistance.',
  member_required: 'Veuillez indiquer de quel membre il s’agit.',
  member_not_found:
    '{memberId} ne fait pas, ou ne fait plus, partie de cet espace de travail. Choisissez une autre personne.',
  member_suspended:
    '{memberId} a un compte suspendu. Demandez d’abord à un propriétaire ou à un administrateur de le rétablir.',
  not_oneself: 'Chacun ne peut modifier cela que pour soi-même. Demandez à {memberId} de le faire.',
  self_access_denied: 'Vous ne pouvez pas vous donner accès vous-même. Demandez à un propriétaire de vous ajouter.',
  contention: 'D’autres personnes modifient la même chose en ce moment. Rien n’a été enregistré ; veuillez réessayer.',
  too_many_writes: 'Cela fait trop de modifications à la fois. Veuillez procéder en plusieurs fois.',
  cursor_invalid: 'Cette page n’est plus à jour. Veuillez recommencer depuis le début.',
  job_not_found: 'Cette tâche n’existe pas.',
  job_exists: 'Une tâche de ce nom existe déjà.',
  job_over: 'Cette tâche est terminée.',
  job_part_missing: 'Il manque une partie de cette tâche.',
  idempotency_key_reused: 'Cette demande a déjà été envoyée avec un autre contenu. Rien n’a été enregistré.',
  transaction_conflict:
    'Quelqu’un a modifié la même chose au même moment. Rien n’a été enregistré ; veuillez réessayer.',
} as const satisfies Pick<FailureTexts, keyof typeof english>;
