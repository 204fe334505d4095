import type { FailureTexts } from '../catalogue.js';
import type { members as english } from '../en/members.js';

/** Ce que l’espace de travail, ses membres et leurs invitations peuvent répondre. */
export const members = {
  workspace_exists: 'Cet espace de travail existe déjà. Ouvrez-le, ou choisissez un autre nom.',
  primary_owner_required: 'Seul le propriétaire principal peut faire cela. Adressez-vous à cette personne.',
  owner_role_required: '{memberId} n’a pas le rôle de propriétaire. Attribuez-le d’abord à cette personne.',
  last_owner: 'Un espace de travail doit garder un propriétaire actif. Nommez d’abord une autre personne propriétaire.',
  primary_owner: '{memberId} est le propriétaire principal. Transférez d’abord la propriété à un autre propriétaire.',
  is_oneself:
    'Vous ne pouvez pas faire cela pour vous-même. Adressez-vous à un autre administrateur ou à un propriétaire.',
  unknown_role: 'Il n’existe pas de rôle nommé « {role} ». Choisissez-en un autre.',
  above_own_authority: {
    by: 'permission',
    cases: {
      steward:
        'Le rôle « {role} » donne accès à ce que seuls voient les responsables de l’espace de travail, pas les vôtres. Adressez-vous à un propriétaire.',
    },
    other: 'Le rôle « {role} » autorise à {permission}, pas les vôtres. Adressez-vous à un propriétaire.',
  },
  above_own_numbers:
    'Vous ne gérez pas le numéro {numberId} et ne pouvez donc pas le confier. Adressez-vous à son propriétaire ou à un administrateur.',
  seat_limit_reached: {
    count: 'limit',
    one: 'La seule place de cet espace de travail est prise. Demandez à un propriétaire d’en ajouter.',
    other: 'Les {limit} places de cet espace de travail sont prises. Demandez à un propriétaire d’en ajouter.',
  },
  already_member: 'Une personne avec cette adresse e-mail est déjà membre. Connectez-vous.',
  address_taken: 'Une personne de cet espace de travail a déjà cette adresse e-mail. Choisissez-en une autre.',
  address_not_verified: 'Veuillez d’abord confirmer votre adresse e-mail.',
  address_change_not_found: 'Ce lien ne permet pas, ou plus, de changer l’adresse e-mail. Demandez-en un nouveau.',
  no_addresses: 'Veuillez saisir au moins une adresse e-mail.',
  too_many_addresses: {
    count: 'limit',
    one: 'Une seule personne peut être invitée à la fois.',
    other: 'Vous pouvez inviter {limit} personnes au plus à la fois. Invitez les autres ensuite.',
  },
  not_all_invitable:
    'Personne n’a été invité, car ces adresses ne peuvent pas l’être : {refused}. Corrigez-les ou supprimez-les.',
  too_few_tokens: 'Les invitations n’ont pas pu être préparées. Veuillez réessayer.',
  invitation_not_found:
    'Cette invitation n’existe pas, ou elle est destinée à une autre adresse e-mail. Demandez-en une nouvelle.',
  invitation_settled: {
    by: 'status',
    cases: {
      accepted: 'Cette invitation a déjà été acceptée.',
      revoked: 'Cette invitation a été retirée. Demandez-en une nouvelle.',
    },
  },
  invitation_expired: 'Cette invitation était valable jusqu’au {expiresAt}. Demandez-en une nouvelle.',
  inviter_lacks_authority:
    'La personne qui a envoyé cette invitation ne peut plus donner ce qu’elle promettait. Demandez-en une nouvelle à un propriétaire.',
  domain_not_open:
    'Les adresses du domaine {domain} ne permettent pas de rejoindre cet espace de travail sans invitation. Demandez à un membre de vous inviter.',
  was_removed:
    'Votre accès à cet espace de travail a été retiré : il vous faut une invitation pour y revenir. Adressez-vous à un propriétaire ou à un administrateur.',
  trust_not_acknowledged:
    'Veuillez d’abord confirmer que toute personne ayant une adresse de ce domaine pourra vous rejoindre.',
  public_suffix: 'De nombreuses organisations partagent {domain}. Saisissez le domaine de la vôtre.',
  free_mail_domain: 'Tout le monde peut avoir une adresse chez {domain}. Saisissez le domaine de votre organisation.',
  domain_already_claimed: 'Cet espace de travail a déjà revendiqué le domaine {domain}.',
  domain_not_claimed: 'Cet espace de travail n’a pas revendiqué le domaine {domain}. Commencez par le revendiquer.',
  domain_not_proved:
    'La preuve n’a pas été trouvée chez {domain}. Publiez-y la valeur qui vous a été donnée ; elle peut mettre un jour à apparaître.',
  proof_unavailable: 'Il n’est pas possible de prouver un domaine ici. Veuillez contacter l’assistance.',
  no_number_due: 'Il ne vous reste aucun numéro à choisir. Demandez à un administrateur d’en ajouter un pour vous.',
  successor_is_leaving: '{memberId} s’en va et ne peut pas prendre la suite. Choisissez une autre personne.',
  owner_names_successor: 'Seul un propriétaire peut choisir qui reprend les contacts. Adressez-vous à un propriétaire.',
  succession_not_found: 'La succession est déjà réglée : {memberId} n’a plus rien à transmettre.',
  member_not_removed: '{memberId} fait encore partie de l’espace de travail. Retirez d’abord cette personne.',
  belongs_to_member: '{memberId} a ou avait cette adresse e-mail comme membre. Effacez cette personne comme membre.',
} as const satisfies Pick<FailureTexts, keyof typeof english>;
