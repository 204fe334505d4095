import type { Catalogue, FailureTexts } from '../catalogue.js';
import type { conversations as english } from '../en/conversations.js';

/** Lo que pueden responder las conversaciones, los comentarios y los mensajes directos. */
export const conversations = {
  conversation_not_found:
    'Esta conversación no existe o usted no tiene su número. Pida a un administrador que le asigne el número.',
  conversation_exists: 'Ya existe una conversación con este nombre.',
  conversation_assigned: 'Alguien se ocupa ya de esta conversación. Transfiérala.',
  conversation_not_assigned: 'Nadie se ocupa de esta conversación en este momento. Asígnela.',
  assignee_without_access:
    'Quien se ocupa de esta conversación tiene que usar el número {numberId}. Dele acceso antes o elija a otra persona.',
  thread_not_found: 'Estos mensajes directos no existen o usted no participa en ellos.',
  thread_needs_others: 'Elija al menos a otra persona a la que escribir.',
  comment_not_found: 'Este comentario ya no existe o usted no ve el lugar en el que está.',
  not_the_author: 'Solo quien ha escrito esto puede cambiarlo.',
  too_many_reactions: {
    count: 'limit',
    one: 'Un comentario solo puede tener una reacción. Quite una antes.',
    other: 'Un comentario puede tener como máximo {limit} reacciones. Quite una antes.',
  },
} as const satisfies Pick<FailureTexts, keyof typeof english>;

/** Por qué una conversación ha cambiado de manos. */
export const handovers = {
  assigned: 'Se ha encargado esta conversación a alguien.',
  transferred: 'Esta conversación ha pasado a otras manos.',
  unassigned: 'Ya nadie se ocupa de esta conversación.',
  number_released: 'La asignación ha terminado porque el número se ha dado de baja.',
  number_mode_changed: 'La asignación ha terminado porque el número ha pasado a ser compartido o exclusivo.',
  number_unassigned: 'La asignación ha terminado porque se ha retirado el número.',
  assignee_reads_only: 'La asignación ha terminado porque la persona ya solo lee lo que pasa en el número.',
  assignee_suspended: 'La asignación ha terminado porque la persona ha sido suspendida.',
  assignee_removed: 'La asignación ha terminado porque la persona ya no es miembro.',
  group_retired: 'La asignación ha terminado porque el grupo se ha eliminado.',
  group_has_nobody: 'La asignación ha terminado porque nadie del grupo usa el número.',
} as const satisfies Catalogue['handovers'];
