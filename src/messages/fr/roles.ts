import type { Catalogue, DecisionTexts } from '../catalogue.js';

/** Ce que permet chaque droit : un infinitif, après « à », « pour » ou « peut ». */
export const permissions = {
  'communication.use': 'appeler, envoyer des SMS et écrire à l’équipe',
  'contacts.manage': 'créer et modifier des contacts',
  'contacts.import': 'importer des contacts',
  'members.invite': 'inviter des membres',
  'members.remove': 'retirer des membres',
  'members.changeRole': 'changer le rôle des membres',
  'billing.manage': 'gérer la facturation',
  'numbers.updateSettings': 'modifier les réglages des numéros',
  'numbers.add': 'ajouter et rendre des numéros',
  'groups.manage': 'gérer les groupes',
  'integrations.configure': 'configurer les intégrations',
  'porting.manage': 'transférer des numéros depuis un autre opérateur',
  'owners.manage': 'nommer et retirer des propriétaires',
  'numbers.manageAccess': 'décider qui utilise un numéro',
  'groups.use': 'utiliser les groupes',
  'domains.claim': 'revendiquer des domaines',
  'directory.manage': 'gérer l’annuaire de l’entreprise',
  'workspace.updateSettings': 'modifier les réglages de l’espace de travail',
  'insights.viewAll': 'consulter les chiffres de tous',
  steward: 'voir ce qui est ouvert aux responsables de l’espace de travail',
} as const satisfies Catalogue['permissions'];

/** Pourquoi quelqu’un peut faire quelque chose, ou non : à la troisième personne. */
export const decisions = {
  system_actor: 'Autorisé : le système lui-même s’en charge.',
  role_allows: 'Autorisé : un rôle de cette personne l’autorise à {permission}.',
  number_owner: 'Autorisé : cette personne est propriétaire du numéro et peut {permission}.',
  not_a_member: 'Non autorisé : seuls les membres de l’espace de travail peuvent {permission}.',
  member_suspended: 'Non autorisé : le compte de cette personne est suspendu ; elle ne peut pas {permission}.',
  member_removed: 'Non autorisé : cette personne n’est plus membre et ne peut pas {permission}.',
  client_not_supported:
    'Non autorisé : il faut passer par le web ou l’application de bureau, et non par l’application mobile, pour {permission}.',
  role_lacks_permission: 'Non autorisé : aucun rôle de cette personne ne l’autorise à {permission}.',
  number_owner_only: 'Non autorisé : cette personne peut {permission} uniquement si le numéro lui appartient.',
  target_is_owner:
    'Non autorisé : l’autre personne est propriétaire, et seuls les propriétaires peuvent alors {permission}.',
} as const satisfies DecisionTexts;
