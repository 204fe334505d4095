import type { FailureTexts } from '../catalogue.js';
import type { pricing as english } from '../en/pricing.js';

/** Ce que les montants, les abonnements et le crédit peuvent répondre. */
export const pricing = {
  unknown_plan: 'Il n’existe pas d’offre nommée « {plan} ». Choisissez-en une autre.',
  price_missing:
    'L’offre « {plan} » n’a pas de prix dans cette devise : {currency:currency}. Choisissez une autre offre ou une autre devise.',
  invalid_price_book: 'Les prix sont mal configurés. Veuillez contacter l’assistance.',
  invalid_terms: 'La facturation est mal configurée. Veuillez contacter l’assistance.',
  invalid_tax: 'La taxe n’a pas pu être calculée. Veuillez contacter l’assistance.',
  invalid_ledger: 'Le relevé de ce crédit se contredit. Veuillez contacter l’assistance.',
  unknown_currency: 'Ce n’est pas une devise. Choisissez-en une autre.',
  unknown_locale: 'Cette langue nous est inconnue. Choisissez-en une autre.',
  currency_mismatch: 'Ce bon doit être dans la devise de l’abonnement : {expected:currency}.',
  invalid_money_text: 'Veuillez saisir un montant, par exemple 12,50.',
  invalid_amount: 'Ce n’est pas un montant. Saisissez-le en centimes entiers.',
  amount_out_of_range: 'Ce montant est trop élevé pour être facturé.',
  invalid_quantity: 'Saisissez un nombre entier, à partir de {minimum}.',
  invalid_weight: 'Chaque part doit être positive ou nulle.',
  no_weights: 'Il n’y a personne entre qui partager ce montant.',
  invalid_period: 'Une période doit se terminer après son début.',
  invalid_trial: 'L’essai doit se terminer après son début.',
  invalid_instant: 'Veuillez saisir une date et une heure qui existent.',
  instant_outside_period: 'Cette date est en dehors de la période de facturation, du {start:day} au {end:lastDay}.',
  out_of_order: 'Une opération est déjà enregistrée le {changedAt}. Choisissez un moment plus tardif.',
  not_enough_seats: {
    count: 'held',
    one: 'Il y a {held} place : impossible d’en rendre {removed}.',
    other: 'Il y a {held} places : impossible d’en rendre {removed}.',
  },
  not_enough_numbers: {
    count: 'held',
    one: 'Il y a {held} numéro : impossible d’en rendre {removed}.',
    other: 'Il y a {held} numéros : impossible d’en rendre {removed}.',
  },
  stale_quote: {
    by: 'because',
    cases: {
      subscription: 'Ce devis concerne un autre abonnement. Demandez-en un nouveau.',
      version: 'L’abonnement a changé depuis ce devis. Demandez-en un nouveau.',
      figures: 'Le prix a changé depuis ce devis. Demandez-en un nouveau.',
    },
  },
  quote_expired: 'Ce devis était valable jusqu’au {expiresAt}. Demandez-en un nouveau.',
  change_already_applied: 'Cette modification a déjà été faite et n’est facturée qu’une fois.',
  subscription_ended: 'Cet abonnement a pris fin le {endedAt:day}. Souscrivez-en un nouveau.',
  window_open: 'Les modifications sont regroupées jusqu’au {closesAt}, puis facturées ensemble.',
  period_not_over: 'La période de facturation n’est pas terminée ; elle pourra être renouvelée à partir du {end}.',
  timeline_too_long: 'Cette prévision compte trop d’étapes. Choisissez une fin plus proche.',
  not_enough_credit: {
    money: 'Le crédit est de {balance:money} et il en faut {amount:money}. Achetez d’abord du crédit.',
    other: 'Le crédit ne suffit pas. Achetez-en d’abord.',
  },
} as const satisfies Pick<FailureTexts, keyof typeof english>;
