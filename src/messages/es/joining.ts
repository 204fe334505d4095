import type { Catalogue, JoinTexts } from '../catalogue.js';

/** Cómo puede unirse alguien, o por qué no: en tercera persona, para quien puede invitar. */
export const joining = {
  already_member: 'Esta persona ya es miembro.',
  member_suspended: 'Esta persona es miembro y tiene la cuenta suspendida. Restablézcala.',
  invitation_open: 'Una invitación espera a esta persona hasta el {expiresAt}.',
  invitation_expired: 'La invitación caducó el {expiresAt}. Envíela de nuevo.',
  invitation_revoked: 'La invitación se ha retirado. Envíe una nueva.',
  other_address_invited: 'La invitación que tiene se envió a otra dirección. Envíe una a esta dirección.',
  no_invitation: 'No se ha enviado ninguna invitación a esta dirección. Envíe una.',
  was_removed: 'Se retiró a esta persona, así que necesita una invitación para volver. Envíe una.',
  domain_open: 'Toda persona con una dirección de {domain} puede unirse sin invitación.',
  domain_not_claimed: 'Este espacio de trabajo no ha reclamado el dominio {domain}.',
  domain_not_proved: 'Este espacio de trabajo ha reclamado el dominio {domain} y aún tiene que probarlo.',
  workspace_not_active: 'Nadie puede unirse, porque el espacio de trabajo está suspendido o cerrado.',
  seat_limit_reached: {
    count: 'limit',
    one: 'La única plaza está ocupada. Pida a un propietario que añada plazas.',
    other: 'Las {limit} plazas están ocupadas. Pida a un propietario que añada plazas.',
  },
} as const satisfies JoinTexts;

/** Qué ha sido de una dirección a la que se quería invitar. */
export const invitations = {
  invited: 'Se ha invitado a {written}.',
  already_member: '{written} ya es miembro.',
  already_invited: '{written} ya tiene una invitación abierta.',
  malformed: '«{written}» no es una dirección de correo. Revísela.',
} as const satisfies Catalogue['invitations'];

/** Qué impide retirar a alguien. */
export const obstacles = {
  is_oneself: 'No puede retirarse usted mismo. Abandone el espacio de trabajo.',
  primary_owner: 'Es el propietario principal. Antes hay que transferir la propiedad.',
  last_owner: 'Es el último propietario activo. Nombre antes propietaria a otra persona.',
} as const satisfies Catalogue['obstacles'];
