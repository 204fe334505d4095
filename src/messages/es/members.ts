import type { FailureTexts } from '../catalogue.js';
import type { members as english } from '../en/members.js';

/** Lo que pueden responder el espacio de trabajo, sus miembros y sus invitaciones. */
export const members = {
  workspace_exists: 'Este espacio de trabajo ya existe. Ábralo o elija otro nombre.',
  primary_owner_required: 'Solo el propietario principal puede hacer esto. Diríjase a esa persona.',
  owner_role_required: '{memberId} no tiene el rol de propietario. Asígneselo primero.',
  last_owner: 'Un espacio de trabajo necesita un propietario activo. Nombre antes propietaria a otra persona.',
  primary_owner: '{memberId} es el propietario principal. Transfiera antes la propiedad a otro propietario.',
  is_oneself: 'No puede hacerse esto a sí mismo. Diríjase a otro administrador o a un propietario.',
  unknown_role: 'No hay ningún rol llamado «{role}». Elija otro.',
  above_own_authority: {
    by: 'permission',
    cases: {
      steward:
        'El rol «{role}» da acceso a lo que solo ven los responsables del espacio de trabajo, y los suyos no. Diríjase a un propietario.',
    },
    other: 'El rol «{role}» permite {permission}, y los suyos no. Diríjase a un propietario.',
  },
  above_own_numbers:
    'Usted no gestiona el número {numberId}, así que no puede darlo. Diríjase a su propietario o a un administrador.',
  seat_limit_reached: {
    count: 'limit',
    one: 'La única plaza de este espacio de trabajo está ocupada. Pida a un propietario que añada plazas.',
    other: 'Las {limit} plazas de este espacio de trabajo están ocupadas. Pida a un propietario que añada plazas.',
  },
  already_member: 'Ya hay un miembro con esta dirección de correo. Inicie sesión.',
  address_taken: 'Alguien de este espacio de trabajo ya tiene esta dirección de correo. Elija otra.',
  address_not_verified: 'Confirme antes su dirección de correo.',
  address_change_not_found: 'Este enlace no cambia, o ya no cambia, la dirección de correo. Pida uno nuevo.',
  no_addresses: 'Escriba al menos una dirección de correo.',
  too_many_addresses: {
    count: 'limit',
    one: 'Solo se puede invitar a una persona a la vez.',
    other: 'Se puede invitar a {limit} personas a la vez como máximo. Invite después a las demás.',
  },
  not_all_invitable:
    'No se ha invitado a nadie, porque no se puede invitar a estas direcciones: {refused}. Corríjalas o elimínelas.',
  too_few_tokens: 'No se han podido preparar las invitaciones. Vuelva a intentarlo.',
  invitation_not_found: 'Esta invitación no existe o es para otra dirección de correo. Pida una nueva.',
  invitation_settled: {
    by: 'status',
    cases: {
      accepted: 'Esta invitación ya se ha aceptado.',
      revoked: 'Esta invitación se ha retirado. Pida una nueva.',
    },
  },
  invitation_expired: 'Esta invitación era válida hasta el {expiresAt}. Pida una nueva.',
  inviter_lacks_authority:
    'Quien envió esta invitación ya no puede dar lo que prometía. Pida una nueva a un propietario.',
  domain_not_open:
    'Con una dirección de {domain} no se puede entrar sin invitación en este espacio de trabajo. Pida a un miembro que le invite.',
  was_removed:
    'Se le retiró de este espacio de trabajo, así que necesita una invitación para volver. Diríjase a un propietario o a un administrador.',
  trust_not_acknowledged:
    'Confirme antes que podrán unirse todas las personas que tengan una dirección de este dominio.',
  public_suffix: 'Muchas organizaciones comparten {domain}. Escriba el dominio de la suya.',
  free_mail_domain: 'Cualquiera puede tener una dirección de {domain}. Escriba el dominio de su organización.',
  domain_already_claimed: 'Este espacio de trabajo ya ha reclamado el dominio {domain}.',
  domain_not_claimed: 'Este espacio de trabajo no ha reclamado el dominio {domain}. Reclámelo antes.',
  domain_not_proved:
    'No se ha encontrado la prueba en {domain}. Publique allí el valor que se le dio; puede tardar un día en verse.',
  proof_unavailable: 'Aquí no se pueden probar dominios. Póngase en contacto con el servicio de asistencia.',
  no_number_due: 'No le queda ningún número por elegir. Pida a un administrador que añada uno para usted.',
  successor_is_leaving: '{memberId} se va y no puede tomar el relevo. Elija a otra persona.',
  owner_names_successor: 'Solo un propietario puede elegir quién se queda con los contactos. Diríjase a uno.',
  succession_not_found: 'Todo lo que dejó {memberId} ya se ha traspasado.',
  member_not_removed: '{memberId} todavía es miembro. Retire primero a esa persona.',
  belongs_to_member:
    '{memberId} tiene o tenía esta dirección de correo como miembro. Borre a esa persona como miembro.',
} as const satisfies Pick<FailureTexts, keyof typeof english>;
