import type { AccessTexts, Catalogue } from '../catalogue.js';

/** Par quels chemins quelqu’un voit quelque chose. */
export const access = {
  level: { view: 'Peut consulter : {reasons}.', edit: 'Peut consulter et modifier : {reasons}.' },
  reason: {
    ownership: 'appartient à {memberId}',
    member: 'partage avec {memberId}',
    owner: 'ouvert à la personne qui remplace {memberId}',
    group: 'partage avec le groupe {groupId}',
    number: 'ajout sur le numéro {numberId}',
    workspace: 'partage avec tout l’espace de travail',
    stewards: 'ouvert aux responsables, comme les propriétaires et les administrateurs',
    directory: 'fiche de l’annuaire de l’entreprise',
  },
  until: '{reason} jusqu’au {until}',
  denied: {
    no_path:
      'Ne peut pas consulter : rien de ce dont cette personne fait partie n’y donne accès. Demandez un partage au propriétaire.',
    deleted: 'Ne peut pas consulter : cela a été supprimé.',
    no_reach: 'Ne peut rien voir ici : cette personne n’est pas un membre actif.',
  },
} as const satisfies AccessTexts;

/** Pourquoi un téléphone ne sonne pas. */
export const silences = {
  suspended: 'le compte est suspendu',
  not_permitted: 'aucun rôle n’autorise les appels',
  read_only: 'ce numéro est en lecture seule',
  not_in_ring_order: 'l’ordre de sonnerie désigne d’autres personnes',
  muted: 'les appels de ce numéro sont désactivés',
  outside_hours: 'le numéro est fermé à cette heure',
  away: 'cette heure est en dehors des heures de travail',
  do_not_disturb: 'le mode « ne pas déranger » est activé',
} as const satisfies Catalogue['silences'];

export const silent = {
  named: '{memberId} : le téléphone ne sonne pas, car {reason}.',
  unnamed: 'Le téléphone ne sonne pas, car {reason}.',
} as const satisfies Catalogue['silent'];
