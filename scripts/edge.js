// node scripts/edge.js <folder>: bundles what is installed there as for an edge worker, and runs it where there is nothing of Node.
import { builtinModules } from 'node:module';
import vm from 'node:vm';
import * as esbuild from 'esbuild';
import { specifiers } from './rooms.js';

/** What edge runtimes have beside the language itself (WinterTC's Minimum Common Web API), as far as a library might want it. */
const WEB = [
  ...[
    'AbortController',
    'AbortSignal',
    'Blob',
    'DOMException',
    'Event',
    'EventTarget',
    'ReadableStream',
    'TextDecoder',
  ],
  ...[
    'TextEncoder',
    'URL',
    'URLSearchParams',
    'clearTimeout',
    'crypto',
    'queueMicrotask',
    'setTimeout',
    'structuredClone',
  ],
];
/** Their peers are the host's own. */
const PEERED = ['partyline/react', 'partyline/testing/arbitraries'];

const [folder] = process.argv.slice(2);
const rooms = specifiers().filter((name) => !PEERED.includes(name));
const contents = [
  "import * as partyline from 'partyline';",
  "import { story } from './story.js';",
  ...rooms.map((name, index) => `import * as room${index} from '${name}';`),
  'globalThis.telling = story(partyline);',
  `globalThis.rooms = [${rooms.map((_, index) => `room${index}`).join(', ')}];`,
].join('\n');

const { outputFiles, metafile } = await esbuild.build({
  stdin: { contents, resolveDir: folder },
  absWorkingDir: folder,
  bundle: true,
  format: 'iife',
  // An import of anything of Node does not resolve, and fails the build.
  platform: 'neutral',
  conditions: ['worker', 'browser'],
  mainFields: ['browser', 'module', 'main'],
  // immer asks for it; edge bundlers, and esbuild for browsers, define it by themselves.
  define: { 'process.env.NODE_ENV': '"production"' },
  metafile: true,
  write: false,
});

const imported = Object.values(metafile.inputs).flatMap(({ imports }) => imports);
const ofNode = imported.filter(({ path, external }) => external || builtinModules.includes(path.replace(/^node:/, '')));
if (ofNode.length > 0) throw new Error(`imports of Node: ${ofNode.map(({ path }) => path).join(', ')}`);

const context = vm.createContext(Object.fromEntries(WEB.map((name) => [name, globalThis[name]])));
vm.runInContext(outputFiles[0].text, context);
const missing = context.rooms.filter((room) => Object.keys(room).length === 0);
if (missing.length > 0) throw new Error(`${missing.length} rooms are empty`);
console.log(await context.telling);
