// node scripts/with-postgres.js [-c setting=value …] command …: runs a command beside a PostgreSQL of its own, and stops that
// afterwards. Installs nothing: the server has to be there (Debian: apt-get install postgresql). The command finds it by
//   PARTYLINE_POSTGRES_URL       a superuser's connection
//   PARTYLINE_POSTGRES_RESTART   a shell command that kills the server and starts it again, as a crash does
//   PARTYLINE_POSTGRES_STANDBY   a shell command that starts a standby of the server, and prints its connection
import { execFileSync, spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

const args = process.argv.slice(2);
const settings = [];
while (args[0] === '-c') settings.push(...args.splice(0, 2));
if (args.length === 0) {
  console.error('usage: node scripts/with-postgres.js [-c setting=value …] command …');
  process.exit(2);
}

/** The folder with the server's programs: Debian's newest, or else wherever the PATH leads. */
function programs() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(debian, version, 'bin')), ...(process.env.PATH ?? '').split(':')];
  const found = folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl')));
  if (found) return found;
  console.error('no PostgreSQL found: install one (Debian: apt-get install postgresql), or set PARTYLINE_POSTGRES_URL');
  process.exit(1);
}

/** The ports below those that systems give to connections on their way out, which the tests open by the hundred. */
const PORTS = { from: 20_000, to: 30_000 };

/** Ports that are free now and that nobody is given by chance, so that they are free still when the standby is started in the midst of the tests. */
async function freePorts(count) {
  const held = [];
  for (let tries = 0; held.length < count && tries < 1_000; tries++) {
    const server = createServer();
    const isFree = await new Promise((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(randomInt(PORTS.from, PORTS.to), '127.0.0.1', () => resolve(true));
    });
    if (isFree) held.push(server);
  }
  const ports = held.map((server) => server.address().port);
  // Held until all are found, so that none is found twice.
  await Promise.all(held.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

const bin = programs();
const folder = mkdtempSync(join(tmpdir(), 'partyline-postgres-'));
const data = join(folder, 'data');
const [port, standbyPort] = await freePorts(2);
const standby = { data: join(folder, 'standby'), port: standbyPort };

// The server refuses to run as root.
const isRoot = userInfo().uid === 0;
const id = (flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
const owner = isRoot ? { uid: id('-u'), gid: id('-g') } : {};
if (isRoot) chownSync(folder, owner.uid, owner.gid);

const flags = [
  ['port', port],
  ['unix_socket_directories', folder],
  ['listen_addresses', '127.0.0.1'],
  ['max_connections', 100],
  // What is lost when the machine loses power is of no interest here; a killed server loses nothing by it.
  ['fsync', 'off'],
].flatMap(([name, value]) => ['-c', `${name}=${value}`]);
const options = [...flags, ...settings].join(' ');
const control = ['-D', data, '-l', join(folder, 'log'), '-o', `"${options}"`, '-w', '-s'];
const run = (program, parameters) =>
  execFileSync(join(bin, program), parameters, { ...owner, cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });

let status = 1;
try {
  run('initdb', ['-D', data, '-U', 'postgres', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync']);
  run('pg_ctl', [...control.map((part) => part.replaceAll('"', '')), 'start']);
  const as = isRoot ? 'runuser -u postgres -- ' : '';
  const url = (port) => `postgres://postgres@127.0.0.1:${port}/postgres`;
  const follow = [
    `${as}${join(bin, 'pg_basebackup')} -d ${url(port)} -D ${standby.data} -R -c fast --no-sync`,
    // Later settings win over those of the server, which the copy has too.
    `${as}${join(bin, 'pg_ctl')} -D ${standby.data} -l ${join(folder, 'standby.log')} -o "${options} -c port=${standby.port}" -w -s start`,
    `echo ${url(standby.port)}`,
  ];
  const [command, ...rest] = args;
  const ended = spawnSync(command, rest, {
    stdio: 'inherit',
    env: {
      ...process.env,
      PARTYLINE_POSTGRES_URL: url(port),
      PARTYLINE_POSTGRES_RESTART: `cd ${folder} && ${as}${join(bin, 'pg_ctl')} ${control.join(' ')} -m immediate restart`,
      PARTYLINE_POSTGRES_STANDBY: `cd ${folder} && ${follow.join(' && ')}`,
    },
  });
  status = ended.status ?? 1;
} finally {
  for (const started of [standby.data, data].filter((place) => existsSync(join(place, 'postmaster.pid')))) {
    try {
      run('pg_ctl', ['-D', started, '-m', 'immediate', '-s', 'stop']);
    } catch {
      // It is down already.
    }
  }
  rmSync(folder, { recursive: true, force: true });
}
process.exit(status);
