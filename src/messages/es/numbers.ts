import type { FailureTexts } from '../catalogue.js';
import type { numbers as english } from '../en/numbers.js';

/** Lo que pueden responder los números, el timbre y la portabilidad. */
export const numbers = {
  number_not_found: 'Este número no existe o no es uno de los suyos. Pida a un administrador que se lo asigne.',
  number_released: 'El número {numberId} se ha dado de baja y ya no está en servicio. Elija otro.',
  number_is_exclusive: 'El número {numberId} es solo de su propietario. Compártalo antes.',
  number_is_shared: 'El número {numberId} ya está compartido. Asígnelo a cada persona, una por una.',
  number_owner_keeps_access:
    'El propietario de un número siempre lo usa. Elija antes a otro propietario para {numberId}.',
  number_user_limit: {
    count: 'limit',
    one: 'Solo una persona puede usar el número {numberId}. Quítela antes.',
    other: 'Como máximo {limit} personas pueden compartir el número {numberId}. Quite antes a alguna.',
  },
  number_read_only: 'Leer lo que pasa en el número {numberId} no basta aquí. Pida a su propietario que le deje usarlo.',
  number_not_assigned: '{memberId} no tiene el número {numberId}. Asígneselo primero.',
  phone_taken: 'El número {phone} ya está en este espacio de trabajo.',
  owner_required: 'Indique quién es el propietario.',
  until_not_after_now: 'Este final ya ha pasado. Elija un momento posterior.',
  porting_not_found: 'Esta solicitud de portabilidad no existe.',
  porting_under_way: 'Ya hay una solicitud de portabilidad en curso para este número.',
  porting_not_editable: 'Una solicitud de portabilidad {status:porting} no se puede modificar.',
  porting_step_refused: 'Una solicitud de portabilidad {from:porting} no puede pasar a estar {to:porting}.',
} as const satisfies Pick<FailureTexts, keyof typeof english>;
