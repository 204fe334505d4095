import type { AccessTexts, Catalogue } from '../catalogue.js';

/** Por qué caminos alguien ve algo. */
export const access = {
  level: { view: 'Puede verlo: {reasons}.', edit: 'Puede verlo y modificarlo: {reasons}.' },
  reason: {
    ownership: 'pertenece a {memberId}',
    member: 'está compartido con {memberId}',
    owner: 'está abierto a quien ha tomado el relevo de {memberId}',
    group: 'está compartido con el grupo {groupId}',
    number: 'se añadió en el número {numberId}',
    workspace: 'está compartido con todo el espacio de trabajo',
    stewards: 'está abierto a los responsables, como los propietarios y los administradores',
    directory: 'está en el directorio de la empresa',
  },
  until: '{reason} hasta el {until}',
  denied: {
    no_path: 'No puede verlo: no está compartido con nada de lo que forma parte esta persona. Pídaselo al propietario.',
    deleted: 'No puede verlo: se ha eliminado.',
    no_reach: 'No puede ver nada aquí: esta persona no es un miembro activo.',
  },
} as const satisfies AccessTexts;

/** Por qué no suena un teléfono. */
export const silences = {
  suspended: 'la cuenta está suspendida',
  not_permitted: 'ningún rol permite las llamadas',
  read_only: 'solo lee lo que pasa en este número',
  not_in_ring_order: 'el orden de timbre nombra a otras personas',
  muted: 'las llamadas de este número están desactivadas',
  outside_hours: 'el número está cerrado a esta hora',
  away: 'esta hora queda fuera de su horario de trabajo',
  do_not_disturb: 'el modo «no molestar» está activado',
} as const satisfies Catalogue['silences'];

export const silent = {
  named: 'El teléfono de {memberId} no suena: {reason}.',
  unnamed: 'El teléfono no suena: {reason}.',
} as const satisfies Catalogue['silent'];
