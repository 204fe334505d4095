type Child = Node | string | null | false;

/** Makes an element: `element('button', { type: 'button', onclick }, 'Go')`. Properties that are functions are listeners. */
export const element = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Readonly<Record<string, unknown>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] => fill(document.createElement(name), properties, children);

/** The same for pictures. */
export const shape = <Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, unknown>> = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[Name] =>
  fill(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);

const fill = <E extends Element>(
  made: E,
  properties: Readonly<Record<string, unknown>>,
  children: readonly Child[],
): E => {
  for (const [key, value] of Object.entries(properties)) {
    if (typeof value === 'function') made.addEventListener(key.slice(2), value as EventListener);
    else if (value !== undefined && value !== false) made.setAttribute(key, value === true ? '' : String(value));
  }
  made.append(...children.filter((child): child is Node | string => child !== null && child !== false));
  return made;
};
