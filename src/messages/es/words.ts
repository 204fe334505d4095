import type { WordTexts } from '../catalogue.js';

/** Palabras y partes de frases. */
export const words = {
  unknown: 'No ha funcionado. Vuelva a intentarlo o póngase en contacto con el servicio de asistencia.',
  labelled: '{field}: {sentence}',
  instant: '{day}, {time}',
  firstDay: null,
  moreIssues: {
    count: 'count',
    one: 'Hay que corregir una cosa más.',
    other: 'Hay que corregir {count} cosas más.',
  },
  moreItems: { count: 'count', one: 'uno más', other: '{count} más' },
  suggestion: '¿Quería decir {suggestion}?',
  role: { owner: 'propietario', admin: 'administrador', member: 'miembro' },
  porting: {
    draft: 'en borrador',
    submitted: 'enviada',
    accepted: 'aceptada',
    rejected: 'rechazada',
    completed: 'terminada',
    cancelled: 'cancelada',
  },
  column: {
    name: 'Nombre',
    position: 'Cargo',
    email: 'Correo',
    workPhone: 'Teléfono del trabajo',
    optionalPhone1: 'Primer teléfono opcional',
    optionalPhone2: 'Segundo teléfono opcional',
    end: 'Fin de la línea',
    phone: 'Teléfono',
  },
  field: { name: 'Nombre', organization: 'Empresa', title: 'Cargo', email: 'Correo', phone: 'Teléfono' },
} as const satisfies WordTexts;
