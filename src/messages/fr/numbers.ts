import type { FailureTexts } from '../catalogue.js';
import type { numbers as english } from '../en/numbers.js';

/** Ce que les numéros, la sonnerie et le portage peuvent répondre. */
export const numbers = {
  number_not_found:
    'Ce numéro n’existe pas, ou n’est pas l’un des vôtres. Demandez à un administrateur de vous l’attribuer.',
  number_released: 'Le numéro {numberId} a été rendu et n’est plus en service. Choisissez-en un autre.',
  number_is_exclusive: 'Le numéro {numberId} est réservé à son propriétaire. Partagez-le d’abord.',
  number_is_shared: 'Le numéro {numberId} est déjà partagé. Attribuez-le à chaque personne, une par une.',
  number_owner_keeps_access:
    'Le propriétaire d’un numéro l’utilise toujours. Choisissez d’abord un autre propriétaire pour {numberId}.',
  number_user_limit: {
    count: 'limit',
    one: 'Une seule personne peut utiliser le numéro {numberId}. Retirez-la d’abord.',
    other: '{limit} personnes au plus peuvent se partager le numéro {numberId}. Retirez d’abord quelqu’un.',
  },
  number_read_only:
    'Lire ce qui se passe sur le numéro {numberId} ne suffit pas ici. Demandez à son propriétaire de pouvoir l’utiliser.',
  number_not_assigned: '{memberId} n’a pas le numéro {numberId}. Attribuez-le d’abord à cette personne.',
  phone_taken: 'Le numéro {phone} est déjà dans cet espace de travail.',
  owner_required: 'Veuillez indiquer qui en est le propriétaire.',
  until_not_after_now: 'Cette fin est déjà passée. Choisissez un moment plus tardif.',
  porting_not_found: 'Cette demande de portage n’existe pas.',
  porting_under_way: 'Une demande de portage de ce numéro est déjà en cours.',
  porting_not_editable: 'Une demande de portage {status:porting} ne peut pas être modifiée.',
  porting_step_refused: 'Une demande de portage {from:porting} ne peut pas devenir une demande {to:porting}.',
} as const satisfies Pick<FailureTexts, keyof typeof english>;
