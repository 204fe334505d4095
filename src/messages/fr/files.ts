import type { FailureTexts } from '../catalogue.js';
import type { files as english } from '../en/files.js';

/** Pourquoi un fichier de contacts ne peut pas être lu du tout. */
export const files = {
  invalid_option: 'L’import est mal configuré. Veuillez contacter l’assistance.',
  not_csv_file_name:
    '« {fileName} » n’est pas un fichier CSV. Enregistrez le tableau au format CSV, puis importez ce fichier.',
  empty_file: 'Ce fichier est vide. Choisissez-en un autre.',
  only_header: 'Ce fichier a un en-tête et aucun contact. Ajoutez une ligne pour chaque contact.',
  binary_file: {
    by: 'found',
    cases: {
      xlsx: 'C’est un classeur Excel. Enregistrez-le au format CSV, puis importez ce fichier.',
      xls: 'C’est un ancien classeur Excel. Enregistrez-le au format CSV, puis importez ce fichier.',
      gzip: 'Ce fichier est compressé. Décompressez-le, puis importez son contenu.',
      pdf: 'C’est un document PDF. Exportez le tableau au format CSV, puis importez ce fichier.',
      image: 'C’est une image. Exportez le tableau au format CSV, puis importez ce fichier.',
      unknown:
        'Ce fichier n’est pas un tableau de texte. Enregistrez le tableau au format CSV, puis importez ce fichier.',
    },
  },
  html_page: 'C’est une page web, peut-être celle de connexion. Téléchargez le fichier de nouveau.',
  file_too_large: 'Ce fichier dépasse {maximum:bytes}. Divisez-le en fichiers plus petits.',
  header_too_long:
    'La première ligne de ce fichier est trop longue pour un en-tête. Enregistrez de nouveau le tableau au format CSV.',
  too_many_columns: {
    count: 'maximum',
    one: 'Ce fichier peut avoir une seule colonne.',
    other: 'Ce fichier peut avoir {maximum} colonnes au plus. Utilisez le modèle.',
  },
  too_many_rows: {
    count: 'maximum',
    one: 'Un fichier peut contenir un seul contact.',
    other: 'Un fichier peut contenir {maximum} contacts au plus. Divisez-le en fichiers plus petits.',
  },
  columns_reordered:
    'Les colonnes de ce fichier sont dans un autre ordre. Il faut : {expected:column}. Utilisez le modèle.',
  aborted: 'L’import a été arrêté. Rien n’a été importé.',
  unreadable_source: 'Ce fichier n’a pas pu être lu. Choisissez-le de nouveau.',
  unknown_layout:
    'Ce ne sont pas les colonnes d’un carnet d’adresses connu. Exportez-le de nouveau, sans rien y changer.',
} as const satisfies Pick<FailureTexts, keyof typeof english>;
