import type { Catalogue, JoinTexts } from '../catalogue.js';

/** Comment quelqu’un peut nous rejoindre, ou pourquoi non : à la troisième personne, pour qui peut inviter. */
export const joining = {
  already_member: 'Cette personne est déjà membre.',
  member_suspended: 'Cette personne est membre et son compte est suspendu. Rétablissez-le.',
  invitation_open: 'Une invitation attend cette personne jusqu’au {expiresAt}.',
  invitation_expired: 'L’invitation a expiré le {expiresAt}. Renvoyez-la.',
  invitation_revoked: 'L’invitation a été retirée. Envoyez-en une nouvelle.',
  other_address_invited:
    'L’invitation qu’elle a reçue a été envoyée à une autre adresse. Envoyez-en une à cette adresse.',
  no_invitation: 'Aucune invitation n’a été envoyée à cette adresse. Envoyez-en une.',
  was_removed: 'Cette personne a été retirée : il lui faut une invitation pour revenir. Envoyez-en une.',
  domain_open: 'Toute personne ayant une adresse du domaine {domain} peut nous rejoindre sans invitation.',
  domain_not_claimed: 'Cet espace de travail n’a pas revendiqué le domaine {domain}.',
  domain_not_proved: 'Cet espace de travail a revendiqué le domaine {domain} et doit encore le prouver.',
  workspace_not_active: 'Personne ne peut nous rejoindre, car l’espace de travail est suspendu ou fermé.',
  seat_limit_reached: {
    count: 'limit',
    one: 'La seule place est prise. Demandez à un propriétaire d’en ajouter.',
    other: 'Les {limit} places sont prises. Demandez à un propriétaire d’en ajouter.',
  },
} as const satisfies JoinTexts;

/** Ce qu’il est advenu d’une adresse à inviter. */
export const invitations = {
  invited: 'Une invitation est envoyée à {written}.',
  already_member: '{written} est déjà membre.',
  already_invited: '{written} a déjà une invitation en attente.',
  malformed: '« {written} » n’est pas une adresse e-mail. Veuillez la vérifier.',
} as const satisfies Catalogue['invitations'];

/** Ce qui empêche un retrait. */
export const obstacles = {
  is_oneself: 'Vous ne pouvez pas vous retirer vous-même. Quittez plutôt l’espace de travail.',
  primary_owner: 'C’est le propriétaire principal. Il faut d’abord transférer la propriété.',
  last_owner: 'C’est le dernier propriétaire actif. Nommez d’abord une autre personne propriétaire.',
} as const satisfies Catalogue['obstacles'];
