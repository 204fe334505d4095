import { errors, transformer, validator } from '@openfga/syntax-transformer';
import { attachToNumber, createContact, deleteContact, manageAccess } from 'partyline/contacts';
import { assignNumber } from 'partyline/numbers';
import { type OpenfgaTuple, openfgaModel, openfgaTuples } from 'partyline/openfga';
import { describe, expect, it } from 'vitest';
import { Scene } from '../support/scene.js';

interface Relation {
  readonly this?: object;
  readonly computedUserset?: { readonly relation: string };
  readonly tupleToUserset?: {
    readonly tupleset: { readonly relation: string };
    readonly computedUserset: { readonly relation: string };
  };
  readonly union?: { readonly child: readonly Relation[] };
}
type Model = {
  readonly type_definitions: readonly {
    readonly type: string;
    readonly relations?: Readonly<Record<string, Relation>>;
  }[];
};

/** Answers as OpenFGA does, by the model as its own parser reads it. */
const checker = (model: Model, tuples: readonly OpenfgaTuple[], now: number) => {
  const valid = tuples.filter(({ condition }) => condition === undefined || now < Date.parse(condition.context.until));
  const check = (user: string, relation: string, object: string): boolean => {
    const type = object.slice(0, object.indexOf(':'));
    const rule = model.type_definitions.find((one) => one.type === type)?.relations?.[relation];
    return rule !== undefined && holds(user, rule, relation, object);
  };
  const holds = (user: string, rule: Relation, relation: string, object: string): boolean => {
    if (rule.union) return rule.union.child.some((child) => holds(user, child, relation, object));
    if (rule.computedUserset) return check(user, rule.computedUserset.relation, object);
    if (rule.tupleToUserset) {
      const { tupleset, computedUserset } = rule.tupleToUserset;
      return valid.some(
        (t) => t.object === object && t.relation === tupleset.relation && check(user, computedUserset.relation, t.user),
      );
    }
    return valid.some((t) => {
      if (t.object !== object || t.relation !== relation) return false;
      const [set = '', member] = t.user.split('#');
      return member === undefined ? t.user === user : check(user, member, set);
    });
  };
  return check;
};

describe('the export to OpenFGA', () => {
  it('has a model that its own parser reads and its validator passes, whatever kinds a host has', () => {
    for (const model of [openfgaModel(), openfgaModel(['contact', 'snippet', 'deal', 'group'])]) {
      expect(() => validator.validateDSL(model)).not.toThrow(errors.ModelValidationError);
      const json = transformer.transformDSLToJSONObject(model);
      expect(transformer.transformJSONToDSL(json)).toContain('define can_view: can_edit or viewer');
    }
  });

  it('answers can_view and can_edit as the one evaluator does, for everybody, now and later', () => {
    const scene = new Scene();
    const number = scene.number(scene.ana);
    scene.do(assignNumber, { numberId: number, memberId: scene.cleo, access: 'use' }, scene.ana);
    scene.do(assignNumber, { numberId: number, memberId: scene.dan, access: 'read' }, scene.ana);
    const group = scene.group('Sales', [scene.dan]);
    const ids = ['private', 'desk', 'group', 'workspace', 'ends', 'both', 'gone'];
    for (const id of ids) scene.do(createContact, { contactId: id, fields: { firstName: id } }, scene.cleo);
    const share = (contactId: string, ...grants: object[]) =>
      scene.do(manageAccess, { contactIds: [contactId], change: { type: 'add', grants } } as never, scene.cleo);
    scene.do(attachToNumber, { contactId: 'desk', numberId: number }, scene.cleo);
    share('group', { principal: `group:${group}`, level: 'view' });
    share('workspace', { principal: 'workspace', level: 'view' }, { principal: `member:${scene.ben}` });
    share('ends', { principal: `group:${group}`, until: scene.at + 1_000 });
    share(
      'both',
      { principal: 'workspace', level: 'view' },
      { principal: `member:${scene.dan}`, until: scene.at + 1_000 },
    );
    share('gone', { principal: 'workspace' });
    scene.do(deleteContact, { contactId: 'gone' }, scene.cleo);

    const model = transformer.transformDSLToJSONObject(openfgaModel()) as unknown as Model;
    const tuples = [...openfgaTuples(scene.workspace, scene.at)];
    const levels = new Set<unknown>();
    for (const later of [0, 1_000]) {
      scene.at += later;
      const check = checker(model, tuples, scene.at);
      for (const memberId of [scene.ana, scene.ben, scene.cleo, scene.dan]) {
        for (const id of ids) {
          const [user, object] = [`member:${memberId}`, `contact:${id}`];
          const level = check(user, 'can_edit', object) ? 'edit' : check(user, 'can_view', object) ? 'view' : null;
          expect([memberId, id, level]).toEqual([memberId, id, scene.level(memberId, id)]);
          levels.add(level);
        }
      }
    }
    expect(levels.size).toBe(3);
  });

  it('names what OpenFGA could not read otherwise', () => {
    const scene = new Scene();
    scene.contact('a:b#c', scene.ana);
    const objects = [...openfgaTuples(scene.workspace, scene.at)].map(({ object }) => object);
    expect(objects).toContain('contact:a%3Ab%23c');
  });
});
