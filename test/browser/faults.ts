import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds serious or critical on a page as it stands, each with the elements. */
export const seriousFaults = async (page: Page): Promise<readonly (readonly [string, readonly string[]])[]> => {
  await page.evaluate(axe);
  const { violations } = (await page.evaluate('axe.run()')) as AxeResults;
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  return serious.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)] as const);
};

/**
 * What cannot be read whole: what reaches over an edge of the window, save in a box that scrolls sideways by itself, and controls and boxes
 * that cut off what is in them.
 */
export const clipped = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const scrolls = (element: Element) => {
      for (let box = element.parentElement; box !== null && box !== document.body; box = box.parentElement) {
        const { overflowX } = getComputedStyle(box);
        const { left, right } = box.getBoundingClientRect();
        if ((overflowX === 'auto' || overflowX === 'scroll') && left >= 0 && right <= innerWidth + 1) return true;
      }
      return false;
    };
    const cuts = (element: Element) => {
      if (!/^(?:BUTTON|SELECT|A|LABEL|TH|TD|LI|P|H1|H2|H3|DIALOG)$/.test(element.tagName)) return false;
      return element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0;
    };
    const told = (element: Element) => `${element.tagName.toLowerCase()} ${(element.textContent ?? '').slice(0, 60)}`;
    const found = [...document.body.querySelectorAll('*')].filter((element) => {
      const { left, right, width, height } = element.getBoundingClientRect();
      if (width === 0 || height === 0) return false;
      return ((left < -1 || right > innerWidth + 1) && !scrolls(element)) || cuts(element);
    });
    const wider = document.documentElement.scrollWidth - innerWidth;
    return [...(wider > 0 ? [`the page is ${wider} pixels too wide`] : []), ...found.map(told)];
  });
