import type { Catalogue, FailureTexts } from '../catalogue.js';

/** What insights may answer. */
export const insights = {
  activity_in_future:
    'Según esto, ocurrió el {at}, que aún está por llegar. Compruebe el reloj del sistema que lo envió.',
  period_out_of_range: 'Elija al menos un día y como máximo {limit}.',
  diagnosis_target_not_found: 'Esto no existe aquí o usted no puede verlo. Elija otro elemento.',
  page_out_of_turn:
    'La página {page} del registro de auditoría no se puede sellar ahora. Selle las páginas una tras otra, cada una una sola vez.',
} as const satisfies Partial<FailureTexts>;

/** Why somebody cannot do something, and the next step. */
export const diagnosis = {
  findings: {
    nothing_in_the_way: 'Nada lo impide. Inténtelo de nuevo.',
    workspace_suspended:
      'El espacio de trabajo está suspendido o cerrado, así que nadie puede hacer nada en él. Consulte al equipo de soporte.',
    no_member_here: 'Esta persona no es miembro del espacio de trabajo. Hay que invitarla.',
    domain_unclaimed:
      'El espacio de trabajo no ha reclamado el dominio {domain}, así que nadie puede unirse con una dirección de él. Hay que reclamarlo, si es suyo.',
    domain_unproved:
      'El espacio de trabajo ha reclamado el dominio {domain} y aún no lo ha demostrado. Hay que añadir el registro al dominio y comprobarlo.',
    domain_joinable: 'Cualquiera con una dirección de {domain} puede unirse por su cuenta. Basta con abrir el enlace.',
    suspended_here: '{memberId} tiene una suspensión. Hay que levantarla, si debe trabajar aquí.',
    removed_here:
      '{memberId} ya no forma parte del espacio de trabajo. Hay que enviarle una invitación, si debe volver.',
    needs_other_client:
      'La aplicación móvil no puede hacerlo. Use la aplicación web o de escritorio para {permission}.',
    role_too_narrow: 'Los roles de {memberId} no permiten {permission}. Hay que darle otro rol, si debe hacerlo.',
    setting_denies:
      'Este espacio está configurado para que los miembros no inviten a nadie. Solo el producto puede cambiar este ajuste.',
    not_number_owner:
      'Solo su propietario puede hacer esto en el número {numberId}, y no es {memberId}. Hay que darle la propiedad o hacerlo en su lugar.',
    no_such_number: 'Este número no existe. Compruebe cuál es.',
    number_was_released: 'El número {numberId} se liberó, así que ya nadie lo tiene. Hay que añadir otro.',
    number_not_held: 'El número {numberId} no está asignado a {memberId}. Hay que asignárselo.',
    number_held_to_read: '{memberId} solo puede leer en el número {numberId}. Hay que asignárselo para su uso.',
    not_shared: 'Esto no está compartido con {memberId}. Hay que compartirlo.',
    shared_to_view: 'Esto está compartido con {memberId} solo para ver. Hay que compartirlo para editar.',
    is_deleted: 'Esto se ha eliminado. Hay que restaurarlo, si debe usarse.',
    changed_at_source: 'Esto viene de {source} y solo se puede cambiar allí. Hay que cambiarlo en su origen.',
    recent_change: 'Algo relacionado con esto cambió el {changedAt}. Consulte el registro de auditoría.',
  },
  whoCan: 'Puede hacerlo: {who:member}.',
} as const satisfies Catalogue['diagnosis'];

/** What an access review found, and what would end it. */
export const review = {
  too_many_owners:
    'El espacio de trabajo tiene {count} propietarios y se aconsejan {limit} como máximo. Dé otro rol a algunos.',
  too_many_admins:
    'Además de los propietarios, {count} personas administran el espacio de trabajo y se aconsejan {limit} como máximo. Dé otro rol a algunas.',
  inactive_member:
    '{memberId} estuvo aquí por última vez el {seenAt:day}. Suspenda a esta persona, si ya no trabaja aquí.',
  suspended_with_remains:
    '{memberId} tiene una suspensión y aún conserva números, grupos o contactos. Retire a esta persona para que alguien los asuma.',
  departed_with_remains: '{memberId} se ha ido y lo que tenía aún no se ha traspasado. Termine el traspaso.',
  role_broader_than_used: '{memberId} no hizo nada que requiera más que el rol «{role}». Dele ese rol.',
  number_shared_widely:
    'El número {numberId} tiene {count} usuarios y se aconsejan {limit} como máximo. Quíteselo a quien no lo necesite.',
  empty_group: 'No hay nadie en el grupo {groupId}. Elimínelo o añada a alguien.',
  empty_retired_group:
    'No hay nadie en el grupo eliminado {groupId} y aún se comparten cosas con él. Ponga fin a su acceso.',
  stale_invitation: 'Una invitación del {invitedAt:day} nunca se aceptó. Retírela.',
  unproved_domain: 'El dominio {domain} se reclamó el {claimedAt:day} y nunca se demostró. Demuéstrelo o libérelo.',
  confidential_to_all:
    'Todos ven {id} ({kind}), que parece confidencial («{word}»). Deje de compartirlo con el espacio de trabajo.',
  grant_ending: 'Una parte del acceso a {id} ({kind}) termina el {until:day}. Prolónguela, si debe seguir.',
  grant_to_departed: '{id} ({kind}) sigue compartido con {memberId}, que se ha ido. Deje de compartirlo.',
  laundered_grant:
    '{memberId} compartió {id} ({kind}) y ya no tiene derecho a él. Compruebe si debe seguir compartido.',
} as const satisfies Catalogue['review'];
