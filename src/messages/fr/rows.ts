import type { Catalogue, NoticeTexts, PersonalTexts, RowProblemTexts } from '../catalogue.js';

/** Ce qui est incorrect dans une ligne d’annuaire. */
export const rows = {
  stray_quote: 'Un guillemet n’est pas fermé, ou quelque chose le suit. Supprimez-le, ou doublez-le.',
  line_too_long: 'Cette ligne est trop longue pour un contact. Vérifiez ses guillemets.',
  wrong_width: {
    count: 'cells',
    one: 'Cette ligne a une cellule au lieu de {expected}. Vérifiez ses virgules.',
    other: 'Cette ligne a {cells} cellules au lieu de {expected}. Vérifiez ses virgules.',
  },
  unexpected_cell: 'Rien ne doit suivre la dernière virgule. Supprimez « {cell} ».',
  cell_too_long: 'Ce texte a {length} caractères ; {maximum} au plus sont possibles. Raccourcissez-le.',
  forbidden_character: 'Ce texte contient un caractère invisible ({codePoint:character}). Saisissez-le de nouveau.',
  damaged_character:
    'Ce texte a été abîmé à l’enregistrement du fichier. Saisissez-le de nouveau et enregistrez le fichier en UTF-8.',
  missing_name: 'Chaque contact a besoin d’un nom. Indiquez-le.',
  missing_contact: 'Remplissez au moins l’une de ces colonnes : {anyOf:or}.',
  invalid_email: '« {cell} » n’est pas une adresse e-mail.',
  phone_rounded: 'Le tableur a arrondi ce numéro et ses chiffres sont perdus. Saisissez-le de nouveau, comme texte.',
  phone_decimal: 'Le tableur a enregistré ce numéro avec des décimales. Enregistrez-le comme texte.',
  phone_missing_prefix: '« {cell} » a perdu le 00 ou le + avant son indicatif de pays. Remettez-le.',
  phone_national: '« {cell} » n’a pas d’indicatif de pays. Commencez par 00 et l’indicatif du pays.',
  phone_unknown_country: '« {cell} » ne commence par aucun indicatif de pays. Vérifiez-le.',
  phone_too_short: {
    count: 'digits',
    one: 'Ce numéro a {digits} chiffre ; il en faut au moins {minimum}.',
    other: 'Ce numéro a {digits} chiffres ; il en faut au moins {minimum}.',
  },
  phone_too_long: {
    count: 'digits',
    one: 'Ce numéro a {digits} chiffre ; {maximum} au plus sont possibles.',
    other: 'Ce numéro a {digits} chiffres ; {maximum} au plus sont possibles.',
  },
  phone_has_extension: 'Un numéro s’indique sans son poste. Supprimez le poste.',
  phone_several: 'Une cellule contient un seul numéro. Mettez les autres dans les colonnes facultatives.',
  phone_malformed: '« {cell} » n’est pas un numéro de téléphone.',
} as const satisfies RowProblemTexts;

/** Ce qui est incorrect dans un contact d’un carnet d’adresses. */
export const personal = {
  too_many_values: 'Il y en a plus que ce qui peut être gardé : les derniers ont été laissés de côté.',
  unfinished_card: 'Cette fiche a un début et pas de fin : elle a été laissée de côté.',
  empty_contact: 'Ce contact n’a ni nom ni moyen de le joindre : il a été laissé de côté.',
} as const satisfies PersonalTexts;

/** Ce qui mérite d’être dit d’un fichier, bien qu’aucune ligne ne soit incorrecte. */
export const notices = {
  missing_trailing_comma: {
    count: 'count',
    one: 'La ligne {line} se termine sans la dernière virgule. Elle a été lue malgré tout.',
    other:
      '{count} lignes se terminent sans la dernière virgule, à partir de la ligne {line}. Elles ont été lues malgré tout.',
  },
  read_as_windows_1252: 'Ce fichier n’est pas enregistré en UTF-8. Vérifiez les accents et les caractères spéciaux.',
  utf16_without_mark:
    'Ce fichier est enregistré en UTF-16 sans marque. Vérifiez les accents et les caractères spéciaux.',
  header_is_contact: 'La première ligne est un contact et non un en-tête. Elle a été lue comme un contact.',
  header_width: 'L’en-tête n’a pas le même nombre de cellules que le modèle. Vérifiez les colonnes.',
  line_break_in_cell: {
    count: 'count',
    one: 'Un saut de ligne dans une cellule est devenu une espace, à la ligne {line}.',
    other: 'Des sauts de ligne dans {count} cellules sont devenus des espaces, à partir de la ligne {line}.',
  },
  formula_text: {
    count: 'count',
    one: 'Le texte de la ligne {line} ressemble à une formule. Il a été gardé comme texte.',
    other:
      'Les textes de {count} cellules ressemblent à des formules, à partir de la ligne {line}. Ils ont été gardés comme textes.',
  },
  unpaired_quote: {
    count: 'count',
    one: 'Le texte de la ligne {line} a un guillemet isolé. Vérifiez-le.',
    other: 'Les textes de {count} cellules ont un guillemet isolé, à partir de la ligne {line}. Vérifiez-les.',
  },
  double_encoded: {
    count: 'count',
    one: 'Le texte de la ligne {line} semble abîmé. Vérifiez ses accents.',
    other: 'Les textes de {count} cellules semblent abîmés, à partir de la ligne {line}. Vérifiez leurs accents.',
  },
  repeated_phone: {
    count: 'count',
    one: 'Le contact de la ligne {line} a deux fois le même numéro. Il a été gardé une fois.',
    other:
      '{count} numéros figurent deux fois chez un contact, à partir de la ligne {line}. Ils ont été gardés une fois.',
  },
  shared_phone: {
    count: 'count',
    one: 'Le contact de la ligne {line} partage un numéro avec une personne qui a une autre adresse e-mail.',
    other:
      '{count} contacts partagent un numéro avec une personne qui a une autre adresse e-mail, à partir de la ligne {line}.',
  },
  email_in_another_column: {
    count: 'count',
    one: 'À la ligne {line}, une adresse e-mail est dans une autre colonne. Vérifiez l’ordre des colonnes.',
    other:
      'Sur {count} lignes, une adresse e-mail est dans une autre colonne, à partir de la ligne {line}. Vérifiez l’ordre des colonnes.',
  },
} as const satisfies NoticeTexts;

/** De quel contact précédent une ligne est le double. */
export const duplicates = {
  email: {
    line: 'La ligne {line} a la même adresse e-mail que la ligne {earlier}.',
    entry: 'La ligne {line} a la même adresse e-mail qu’une fiche de l’annuaire.',
  },
  phone: {
    line: 'La ligne {line} a le même numéro de téléphone que la ligne {earlier}.',
    entry: 'La ligne {line} a le même numéro de téléphone qu’une fiche de l’annuaire.',
  },
} as const satisfies Catalogue['duplicates'];

/** Ce qu’il est advenu d’un contact importé. */
export const imports = {
  imported: 'Ce contact a été importé.',
  updated: 'Cette fiche de l’annuaire a été mise à jour.',
  exists: 'Ce contact est déjà dans l’annuaire.',
  refused: 'Ce contact n’a pas été importé.',
} as const satisfies Catalogue['imports'];

/** Ce qu’un import ferait d’un contact. */
export const planned = {
  create: 'Ce contact est nouveau.',
  update: { count: 'count', one: '{count} champ serait modifié.', other: '{count} champs seraient modifiés.' },
  skip: {
    unchanged: 'Rien ne serait modifié.',
    taken: 'Une ligne précédente est le même contact : celle-ci est laissée de côté.',
    ambiguous:
      'Plusieurs fiches de l’annuaire pourraient correspondre : cette ligne est laissée de côté. Modifiez la fiche à la main.',
  },
} as const satisfies Catalogue['planned'];
