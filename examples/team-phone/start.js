// npm start: builds the library and the pages where they are not built yet, then runs the server.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '../..');
const run = (command, ...args) => {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
};
const newest = (folder) =>
  Math.max(...readdirSync(folder, { recursive: true }).map((name) => statSync(join(folder, name)).mtimeMs));

run('node', 'scripts/build.js', '--if-stale');
const page = join(here, 'dist/index.html');
const sources = [join(here, 'web'), join(root, 'dist/esm')];
if (!existsSync(page) || sources.some((folder) => newest(folder) > statSync(page).mtimeMs)) {
  run('vite', 'build', '--config', join(here, 'vite.config.ts'));
}
const server = spawn('tsx', [join(here, 'server/main.ts')], {
  cwd: root,
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code) => process.exit(code ?? 0));
