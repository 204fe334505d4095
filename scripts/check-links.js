// Follows every link of the built site that does not leave it: the file has to be there, and so has the anchor.
//   node scripts/check-links.js [folder]
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, extname, join, relative, resolve } from 'node:path';
import { root } from './rooms.js';

const site = resolve(process.argv[2] ?? join(root, 'site'));
const entities = { '&amp;': '&', '&quot;': '"', '&#39;': "'", '&lt;': '<', '&gt;': '>' };
const plain = (text) => text.replaceAll(/&(?:amp|quot|lt|gt|#39);/g, (entity) => entities[entity]);

/** What a link may start with to lead out of the site. */
const elsewhere = /^(?:[a-z][a-z+.-]*:|\/\/)/i;

const pages = readdirSync(site, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.html') || name.endsWith('.txt'))
  .map((name) => join(site, name));

const cache = new Map();
/** The anchors of a page. */
const anchorsOf = (file) => {
  const known = cache.get(file);
  if (known) return known;
  const found = [...readFileSync(file, 'utf8').matchAll(/\s(?:id|name)="([^"]*)"/g)].map(([, id]) => plain(id));
  const anchors = new Set(found);
  cache.set(file, anchors);
  return anchors;
};

const linksOf = (file) => {
  const text = readFileSync(file, 'utf8');
  if (file.endsWith('.txt')) return [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link);
  // What stands in code is no link.
  const html = text.replaceAll(/<(script|style)\b[^>]*>[\s\S]*?<\/\1>/g, '');
  const own = [...text.matchAll(/<(?:script|link)\b[^>]*?\s(?:src|href)="([^"]*)"/g)].map(([, link]) => plain(link));
  return [...own, ...[...html.matchAll(/\s(?:href|src)="([^"]*)"/g)].map(([, link]) => plain(link))];
};

const dead = [];
let followed = 0;
for (const page of pages) {
  // llms-full.txt is the documents as they were written, for reading in one piece.
  if (page.endsWith('llms-full.txt')) continue;
  for (const link of new Set(linksOf(page))) {
    if (link === '' || elsewhere.test(link)) continue;
    followed += 1;
    const [path = '', anchor = ''] = link.split('#');
    const [bare = ''] = path.split('?');
    let target = bare === '' ? page : resolve(dirname(page), decodeURIComponent(bare));
    if (existsSync(target) && statSync(target).isDirectory()) target = join(target, 'index.html');
    const where = relative(site, page);
    if (!target.startsWith(site)) dead.push(`${where}: ${link} leads out of the site`);
    else if (!existsSync(target)) dead.push(`${where}: ${link} is not there`);
    else if (anchor !== '' && extname(target) === '.html' && !target.includes('playground')) {
      if (!anchorsOf(target).has(decodeURIComponent(anchor))) dead.push(`${where}: ${link} has no such anchor`);
    }
  }
}
for (const line of dead.slice(0, 50)) console.error(line);
console.log(`${pages.length} pages, ${followed} links followed, ${dead.length} dead`);
if (dead.length > 0 || followed === 0) process.exitCode = 1;
