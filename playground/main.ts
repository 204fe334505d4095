import { accessPart } from './access.js';
import { billingPart } from './billing.js';
import { csvPart } from './csv.js';
import { readFragment, writeFragment } from './fragment.js';
import { rolesPart } from './roles.js';

const parts: Readonly<Record<string, (state: unknown, save: (state: unknown) => void) => HTMLElement>> = {
  roles: rolesPart,
  access: accessPart,
  csv: csvPart,
  billing: billingPart,
};

const show = (): void => {
  const { part, state } = readFragment();
  const name = Object.hasOwn(parts, part) ? part : 'access';
  for (const link of document.querySelectorAll('nav a')) {
    if (link.getAttribute('href') === `#${name}`) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  const view = parts[name]?.(state, (next) => writeFragment(name, next));
  if (view !== undefined) document.getElementById('part')?.replaceChildren(view);
};

addEventListener('hashchange', show);
show();
