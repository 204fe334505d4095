import type { Catalogue, FailureTexts } from '../catalogue.js';
import type { conversations as english } from '../en/conversations.js';

/** Ce que les conversations, les commentaires et les messages directs peuvent répondre. */
export const conversations = {
  conversation_not_found:
    'Cette conversation n’existe pas, ou vous n’avez pas son numéro. Demandez à un administrateur de vous attribuer le numéro.',
  conversation_exists: 'Il existe déjà une conversation de ce nom.',
  conversation_assigned: 'Quelqu’un s’occupe déjà de cette conversation. Transférez-la.',
  conversation_not_assigned: 'Personne ne s’occupe de cette conversation en ce moment. Attribuez-la.',
  assignee_without_access:
    'Pour s’occuper de cette conversation, il faut utiliser le numéro {numberId}. Donnez-y d’abord accès, ou choisissez quelqu’un d’autre.',
  thread_not_found: 'Ces messages directs n’existent pas, ou vous n’y participez pas.',
  thread_needs_others: 'Choisissez au moins une autre personne à qui écrire.',
  comment_not_found: 'Ce commentaire n’existe plus, ou vous ne voyez pas l’endroit où il se trouve.',
  not_the_author: 'Seule la personne qui a écrit ceci peut le modifier.',
  too_many_reactions: {
    count: 'limit',
    one: 'Un commentaire ne peut avoir qu’une seule réaction. Retirez-en une d’abord.',
    other: 'Un commentaire peut avoir {limit} réactions au plus. Retirez-en une d’abord.',
  },
} as const satisfies Pick<FailureTexts, keyof typeof english>;

/** Pourquoi une conversation a changé de mains. */
export const handovers = {
  assigned: 'Quelqu’un a été chargé de cette conversation.',
  transferred: 'Cette conversation a été transmise.',
  unassigned: 'Personne ne s’occupe plus de cette conversation.',
  number_released: 'L’attribution a pris fin parce que le numéro a été rendu.',
  number_mode_changed: 'L’attribution a pris fin parce que le numéro est devenu partagé ou exclusif.',
  number_unassigned: 'L’attribution a pris fin parce que le numéro a été retiré.',
  assignee_reads_only:
    'L’attribution a pris fin parce que la personne ne peut plus que lire ce qui se passe sur le numéro.',
  assignee_suspended: 'L’attribution a pris fin parce que la personne a été suspendue.',
  assignee_removed: 'L’attribution a pris fin parce que la personne n’est plus membre.',
  group_retired: 'L’attribution a pris fin parce que le groupe a été supprimé.',
  group_has_nobody: 'L’attribution a pris fin parce que personne dans le groupe n’utilise le numéro.',
} as const satisfies Catalogue['handovers'];
