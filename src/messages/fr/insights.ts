import type { Catalogue, FailureTexts } from '../catalogue.js';

/** What insights may answer. */
export const insights = {
  activity_in_future:
    'Cela se serait produit le {at}, qui est encore à venir. Veuillez vérifier l’horloge du système d’envoi.',
  period_out_of_range: 'Veuillez choisir au moins un jour, et au plus {limit}.',
  diagnosis_target_not_found:
    'Cet élément n’existe pas ici, ou vous ne pouvez pas le voir. Veuillez en choisir un autre.',
  page_out_of_turn:
    'La page {page} du journal d’audit ne peut pas être scellée maintenant. Veuillez sceller les pages l’une après l’autre, chacune une seule fois.',
} as const satisfies Partial<FailureTexts>;

/** Why somebody cannot do something, and the next step. */
export const diagnosis = {
  findings: {
    nothing_in_the_way: 'Rien ne s’y oppose. Veuillez réessayer.',
    workspace_suspended:
      'L’espace de travail est suspendu ou fermé : personne ne peut rien y faire. Adressez-vous à l’assistance.',
    no_member_here: 'Cette personne n’est pas membre de l’espace de travail. Il faut l’inviter.',
    domain_unclaimed:
      'L’espace de travail n’a pas revendiqué le domaine {domain} : personne ne peut le rejoindre avec une adresse de ce domaine. Il faut le revendiquer, s’il est à vous.',
    domain_unproved:
      'L’espace de travail a revendiqué le domaine {domain} sans l’avoir encore prouvé. Il faut ajouter l’enregistrement au domaine, puis le vérifier.',
    domain_joinable:
      'Toute personne ayant une adresse {domain} peut rejoindre l’espace d’elle-même. Il lui suffit d’ouvrir le lien.',
    suspended_here: '{memberId} a été suspendu. Il faut lever la suspension, si cette personne doit travailler ici.',
    removed_here:
      '{memberId} ne fait plus partie de l’espace de travail. Il faut inviter cette personne, si elle doit revenir.',
    needs_other_client:
      'L’application mobile ne le permet pas. Utilisez l’application web ou de bureau pour {permission}.',
    role_too_narrow:
      '{memberId} a des rôles qui n’autorisent pas à {permission}. Il faut lui donner un autre rôle, si c’est nécessaire.',
    setting_denies:
      'Cet espace est réglé de sorte que les membres n’invitent personne. Seul le produit peut changer ce réglage.',
    not_number_owner:
      'Seul son propriétaire peut faire cela sur le numéro {numberId}, et ce n’est pas {memberId}. Il faut lui en donner la propriété, ou le faire à sa place.',
    no_such_number: 'Ce numéro n’existe pas. Veuillez vérifier lequel est visé.',
    number_was_released: 'Le numéro {numberId} a été libéré : plus personne ne l’a. Il faut en ajouter un autre.',
    number_not_held: 'Le numéro {numberId} n’est pas attribué à {memberId}. Il faut le lui attribuer.',
    number_held_to_read:
      '{memberId} ne peut que lire sur le numéro {numberId}. Il faut le lui attribuer pour l’utiliser.',
    not_shared: 'Cet élément n’est pas partagé avec {memberId}. Il faut le partager.',
    shared_to_view: 'Cet élément est partagé avec {memberId} en lecture seule. Il faut le partager en modification.',
    is_deleted: 'Cet élément a été supprimé. Il faut le restaurer, s’il doit servir.',
    changed_at_source: 'Cet élément vient de {source} et ne se modifie que là. Il faut le modifier à la source.',
    recent_change: 'Un changement en rapport avec cela a eu lieu le {changedAt}. Consultez le journal d’audit.',
  },
  whoCan: '{who:member} : voilà qui peut le faire.',
} as const satisfies Catalogue['diagnosis'];

/** What an access review found, and what would end it. */
export const review = {
  too_many_owners:
    'L’espace de travail a {count} propriétaires, alors qu’il en est conseillé {limit} au plus. Donnez un autre rôle à certains.',
  too_many_admins:
    '{count} personnes en plus des propriétaires gèrent l’espace de travail, alors qu’il en est conseillé {limit} au plus. Donnez un autre rôle à certaines.',
  inactive_member:
    '{memberId} est venu pour la dernière fois le {seenAt:day}. Suspendez cette personne, si elle ne travaille plus ici.',
  suspended_with_remains:
    '{memberId} est suspendu et détient encore des numéros, des groupes ou des contacts. Retirez cette personne, pour que quelqu’un d’autre les reprenne.',
  departed_with_remains:
    '{memberId} est parti, et ce qui lui appartenait n’a pas encore été transmis. Terminez la transmission.',
  role_broader_than_used: '{memberId} n’a rien fait qui demande plus que le rôle « {role} ». Donnez-lui ce rôle.',
  number_shared_widely:
    'Le numéro {numberId} a {count} utilisateurs, alors qu’il en est conseillé {limit} au plus. Retirez-le à qui n’en a pas besoin.',
  empty_group: 'Le groupe {groupId} est vide. Supprimez-le, ou ajoutez quelqu’un.',
  empty_retired_group:
    'Le groupe supprimé {groupId} est vide, et des éléments sont encore partagés avec lui. Mettez fin à son accès.',
  stale_invitation: 'Une invitation du {invitedAt:day} n’a jamais été acceptée. Retirez-la.',
  unproved_domain:
    'Le domaine {domain} a été revendiqué le {claimedAt:day} et jamais prouvé. Prouvez-le, ou libérez-le.',
  confidential_to_all:
    'Tout le monde voit {id} ({kind}), qui semble confidentiel (« {word} »). Cessez de le partager avec l’espace de travail.',
  grant_ending: 'Un partage de {id} ({kind}) prend fin le {until:day}. Prolongez-le, s’il doit durer.',
  grant_to_departed: '{id} ({kind}) est encore partagé avec {memberId}, qui est parti. Cessez ce partage.',
  laundered_grant:
    '{memberId} a partagé {id} ({kind}) plus loin et n’y a plus droit. Vérifiez si ce partage doit rester.',
} as const satisfies Catalogue['review'];
