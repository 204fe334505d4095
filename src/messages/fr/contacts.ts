import type { FailureTexts } from '../catalogue.js';
import type { contacts as english } from '../en/contacts.js';

/** Ce que les contacts et leur partage peuvent répondre. */
export const contacts = {
  contact_empty:
    'Un contact a besoin d’un nom, d’une entreprise, d’un numéro ou d’une adresse e-mail. Saisissez l’un d’entre eux.',
  contact_exists: 'Ce contact existe déjà.',
  contact_not_found:
    'Ce contact n’existe pas, ou n’est pas partagé avec vous. Demandez à son propriétaire de le partager.',
  directory_minimum:
    'Une fiche de l’annuaire a besoin d’un nom, et d’un téléphone professionnel ou d’une adresse e-mail. Complétez-la.',
  directory_entry_exists: 'L’annuaire contient déjà une fiche pour cette personne. Modifiez celle-ci.',
  contact_read_only: 'Ce contact provient de {source} et se modifie là-bas.',
  source_reserved: '« {source} » ne peut pas être le nom d’une intégration. Choisissez-en un autre.',
  contact_field_name_taken: 'Un champ nommé « {name} » existe déjà. Choisissez un autre nom.',
  contact_field_not_found: 'Ce champ n’existe pas. Il a peut-être été retiré ; rechargez le contact.',
  contact_field_retired: 'Ce champ n’est plus utilisé : on peut le vider, mais plus le remplir.',
  contact_field_has_no_options: 'Rien ne se choisit dans ce champ : il n’a donc pas d’options.',
  contact_field_option_not_found: 'Cette option n’existe pas. Rechargez le champ.',
  contact_field_value_refused: {
    by: 'fault',
    cases: {
      not_text: 'Veuillez saisir un texte.',
      not_number: 'Veuillez saisir un nombre.',
      not_date: 'Veuillez saisir un jour du calendrier, par exemple 2026-11-22.',
      not_boolean: 'Veuillez choisir oui ou non.',
      not_url: 'Veuillez saisir une adresse web qui commence par https:// ou http://.',
      not_address: 'Veuillez saisir une adresse.',
      not_multiSelect: 'Veuillez choisir parmi les options de ce champ.',
      option_not_found: 'Cette option n’existe pas. Choisissez-en une autre.',
      option_retired: 'Cette option n’est plus utilisée. Choisissez-en une autre.',
      too_long: 'Ce texte est trop long. Raccourcissez-le.',
      forbidden_character: 'Retirez les caractères invisibles.',
    },
  },
  too_many_contact_fields: {
    count: 'limit',
    one: 'Les contacts ne peuvent avoir qu’un champ personnalisé. Retirez-le d’abord.',
    other: 'Les contacts peuvent avoir {limit} champs personnalisés au plus. Retirez-en un d’abord.',
  },
  too_many_contact_field_options: {
    count: 'limit',
    one: 'Un champ ne peut avoir qu’une option, y compris celles qui sont retirées.',
    other: 'Un champ peut avoir {limit} options au plus, y compris celles qui sont retirées.',
  },
} as const satisfies Pick<FailureTexts, keyof typeof english>;
