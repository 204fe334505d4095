import type { FailureTexts } from '../catalogue.js';
import type { everywhere as english } from '../en/everywhere.js';

/** Lo que puede responder cualquier operación. */
export const everywhere = {
  invalid_input: 'Revise lo que ha escrito.',
  permission_denied: {
    by: 'rule',
    cases: {
      not_a_member:
        'Solo los miembros de este espacio de trabajo pueden {permission}. Pida una invitación a un propietario o a un administrador.',
      member_suspended:
        'Su cuenta está suspendida y no le permite {permission}. Diríjase a un propietario o a un administrador.',
      member_removed: 'Solo los miembros de este espacio de trabajo pueden {permission}, y usted ya no lo es.',
      role_lacks_permission: 'Su rol no le permite {permission}. Diríjase a un propietario del espacio de trabajo.',
      number_owner_only:
        'Solo el propietario del número y quienes gestionan todos los números pueden {permission}. Diríjase al propietario.',
      target_is_owner: 'Esta persona es propietaria, y solo otro propietario puede hacer esto. Diríjase a uno.',
    },
    other: 'Nada le permite {permission}. Diríjase a un propietario del espacio de trabajo.',
  },
  client_not_supported:
    'La aplicación móvil no lo permite. Use la web o la aplicación de escritorio para {permission}.',
  workspace_not_found:
    'Este espacio de trabajo no existe. Compruebe el enlace o pregunte a la persona que se lo envió.',
  workspace_not_active: {
    by: 'status',
    cases: {
      suspended:
        'Este espacio de trabajo está suspendido, y nada de él se puede usar ni modificar. Diríjase a su propietario.',
      closed: 'Este espacio de trabajo está cerrado, y ya nada de él se puede usar ni modificar.',
    },
  },
  system_actor_required: 'Solo el propio servicio puede hacer esto. Póngase en contacto con el servicio de asistencia.',
  member_required: 'Indique de qué miembro se trata.',
  member_not_found: '{memberId} no es, o ya no es, miembro de este espacio de trabajo. Elija a otra persona.',
  member_suspended:
    '{memberId} tiene la cuenta suspendida. Pida antes a un propietario o a un administrador que la restablezca.',
  not_oneself: 'Cada persona puede cambiar esto solo para sí misma. Pida a {memberId} que lo haga.',
  self_access_denied: 'No puede darse acceso por su cuenta. Pida a un propietario que le añada.',
  contention: 'Otras personas están cambiando lo mismo en este momento. No se ha guardado nada; vuelva a intentarlo.',
  too_many_writes: 'Son demasiados cambios a la vez. Hágalos por partes.',
  cursor_invalid: 'Esta página ya no está al día. Empiece de nuevo desde el principio.',
  job_not_found: 'Esta tarea no existe.',
  job_exists: 'Ya hay una tarea con ese nombre.',
  job_over: 'Esta tarea ha terminado.',
  job_part_missing: 'Falta una parte de esta tarea.',
  idempotency_key_reused: 'Esta solicitud ya se envió con otro contenido. No se ha guardado nada.',
  transaction_conflict: 'Alguien ha cambiado lo mismo en este momento. No se ha guardado nada; vuelva a intentarlo.',
} as const satisfies Pick<FailureTexts, keyof typeof english>;
