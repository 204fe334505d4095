import { foldText } from '../../kernel/text.js';
import type { ContactField, Nothing, Reducers } from '../../workspace/index.js';

/** What happens to the fields that a workspace defines for its contacts. */
export type ContactFieldEvents = {
  contact_field_defined: {
    readonly data: { readonly fieldId: string } & Pick<ContactField, 'name' | 'type' | 'options'>;
    readonly personal: Nothing;
  };
  contact_field_updated: {
    /** What changed, and nothing else; the options all together. */
    readonly data: { readonly fieldId: string; readonly changes: Partial<Pick<ContactField, 'name' | 'options'>> };
    readonly personal: Nothing;
  };
  /** Nothing is written in it any more; what stands in it can be read and cleared. */
  contact_field_retired: { readonly data: { readonly fieldId: string }; readonly personal: Nothing };
};

/** How these events change the records. */
export const contactFieldReducers: Reducers<ContactFieldEvents> = {
  contact_field_defined(tx, { at, data: { fieldId, ...field } }) {
    tx.set('contactField', fieldId, { ...field, status: 'live', createdAt: at });
    tx.set('contactFieldName', foldText(field.name), { fieldId });
    tx.add('contactFields', 1);
  },

  contact_field_updated(tx, { data: { fieldId, changes } }) {
    const before = tx.get('contactField', fieldId);
    if (before === null) return;
    tx.set('contactField', fieldId, { ...before, ...changes });
    const had = foldText(before.name);
    const has = foldText(changes.name ?? before.name);
    if (has === had) return;
    tx.delete('contactFieldName', had);
    tx.set('contactFieldName', has, { fieldId });
  },

  contact_field_retired(tx, { data: { fieldId } }) {
    const before = tx.get('contactField', fieldId);
    if (before === null) return;
    tx.set('contactField', fieldId, { ...before, status: 'retired' });
    tx.delete('contactFieldName', foldText(before.name));
    tx.add('contactFields', -1);
  },
};
