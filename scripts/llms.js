// llms.txt (https://llmstxt.org) beside the site: what there is, in Markdown, for programs that read. llms-full.txt is all documents in one piece.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifest, root } from './rooms.js';

const DOCUMENT = 8_388_608;
const withoutFrontMatter = (text) => text.replace(/^---\n[\s\S]*?\n---\n/, '').trim();

/** The first sentence of what is prose. */
const firstSentence = (text) => {
  const prose = text.split(/\n\s*\n/).find((block) => /^(?!```)[A-Za-z*`"]/.test(block.trim())) ?? '';
  const line = prose.replaceAll(/\s+/g, ' ').replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1');
  return (/^.*?\.(?=\s|$)/.exec(line.trim()) ?? [line.trim()])[0];
};
const textOf = (parts = []) => parts.map(({ text }) => text).join('');

/** Every document of a model of TypeDoc, as its page and what it says, in the order of the site. */
function documentsOf(node, found = []) {
  for (const document of [...(node.documents ?? []), ...(node.kind === DOCUMENT ? (node.children ?? []) : [])]) {
    found.push(document);
    documentsOf(document, found);
  }
  return found;
}

/** The page of a name in the built site: dots between a page and its children, and `_` for what a file name had better not hold. */
const pageOf = (site, folder, names) => {
  const page = `${folder}/${names.join('.').replaceAll(/[^A-Za-z0-9_.,-]/g, '_')}.html`;
  return existsSync(join(site, page)) ? page : null;
};

/** Writes both files into the site. */
export function writeLlms(site, model) {
  const { description } = manifest();
  const documents = documentsOf(model);
  const pages = new Map();
  const walk = (node, above) => {
    for (const document of node.documents ?? node.children ?? []) {
      if (document.kind !== DOCUMENT) continue;
      const names = [...above, document.name];
      pages.set(document.id, pageOf(site, 'documents', names));
      walk(document, names);
    }
  };
  walk(model, []);
  const guides = documents.map((document) => {
    const page = pages.get(document.id);
    if (!page) throw new Error(`no page for the document ${document.name}`);
    return `- [${document.name}](${page}): ${firstSentence(textOf(document.content))}`;
  });
  const rooms = model.children.map((room) => {
    const page = pageOf(site, 'modules', [room.name.replaceAll('/', '_')]);
    if (!page) throw new Error(`no page for ${room.name}`);
    const specifier = room.name === 'index' ? 'partyline' : `partyline/${room.name}`;
    return `- [${specifier}](${page}): ${firstSentence(textOf(room.comment?.summary))}`;
  });
  const files = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.md'),
  );
  // And the changelog.
  if (documents.length !== files.length + 1) {
    throw new Error(
      `${files.length} pages in docs, ${documents.length - 1} in the site: see typedoc.json, guides.md, cookbook.md`,
    );
  }
  const overview = [
    `# partyline\n\n> ${description}`,
    'Pure TypeScript functions over plain data. Every operation answers `{ ok: true, value }` or `{ ok: false, error: { code, path, params } }`; nothing a user can type throws. `createPartyline({ store })` reads, decides, commits and retries.',
    `## Documents\n\n${guides.join('\n')}`,
    `## Reference\n\n${rooms.join('\n')}`,
    '## Optional\n\n- [Everything in one file](llms-full.txt): all documents in one piece',
  ].join('\n\n');
  writeFileSync(join(site, 'llms.txt'), `${overview}\n`);
  const full = [
    withoutFrontMatter(readFileSync(join(root, 'README.md'), 'utf8')),
    ...documents.map(({ content }) => textOf(content).trim()),
  ];
  writeFileSync(join(site, 'llms-full.txt'), `${full.join('\n\n---\n\n')}\n`);
  console.log(`llms.txt: ${documents.length} documents, ${rooms.length} entries`);
}
