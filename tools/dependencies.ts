// npm run dependencies: reads the locks, and refuses what is fetched from elsewhere than a registry, what could change without
// being noticed, a licence or an install script that dependencies.json does not have, and a package that a user installs and
// nobody said what for. Asks the registry for signatures where it offers them. Exits 1 with one line for each fault.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (name: string) => JSON.parse(readFileSync(root + name, 'utf8'));

/** A package in a lock. */
interface Locked {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly link?: boolean;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
  readonly hasInstallScript?: boolean;
}

interface Allowed {
  readonly runtime: Readonly<Record<string, string>>;
  readonly optional: Readonly<Record<string, string>>;
  readonly licences: {
    readonly runtime: readonly string[];
    readonly development: readonly string[];
    readonly unsaid: Readonly<Record<string, string>>;
  };
  readonly scripts: Readonly<Record<string, string>>;
}

const { runtime, optional, licences, scripts }: Allowed = read('tools/dependencies.json');
const faults: string[] = [];
const used = new Set<string>();
const names = new Set<string>();
let count = 0;

for (const lock of ['package-lock.json', 'site/package-lock.json', 'tools/mutation/package-lock.json']) {
  const packages: Readonly<Record<string, Locked>> = read(lock).packages;
  for (const [path, entry] of Object.entries(packages)) {
    const { resolved, integrity, license, link, dev, devOptional, optional: left, hasInstallScript } = entry;
    // The project itself, and what of it is a package of its own.
    if (path === '' || link || ['vectors', 'serve', 'bench'].includes(path)) continue;
    count++;
    const fault = (message: string) => void faults.push(`${lock}: ${path}: ${message}`);
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    // Where nothing is said, it comes from the registry that the machine is set to (see .npmrc).
    if (resolved !== undefined) fault(`comes from ${resolved}: expected the registry of the machine`);
    if (!/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? ''))
      fault(`expected an integrity by SHA-512, found ${integrity ?? 'none'}`);
    // What is optional in this lock comes with the benchmarks alone.
    const shipped = lock === 'package-lock.json' && !dev && !devOptional && !left;
    const known = [...licences.runtime, ...(shipped ? [] : licences.development)];
    if (license === undefined && licences.unsaid[name]) used.add(`licence of ${name}`);
    else if (!known.includes(license ?? '')) fault(`its licence is ${license ?? 'not said'}`);
    if (hasInstallScript && scripts[name]) used.add(`script of ${name}`);
    else if (hasInstallScript) fault('runs a script where it is installed');
    if (shipped) names.add(name);
  }
}

for (const name of names) if (!runtime[name]) faults.push(`${name}: users install it, and nobody said what for`);
for (const name of Object.keys(runtime))
  if (!names.has(name)) faults.push(`dependencies.json: users do not install ${name}`);
const { peerDependencies = {}, peerDependenciesMeta = {}, dependencies = {} } = read('package.json');
for (const name of Object.keys(peerDependencies)) {
  if (!optional[name]) faults.push(`${name}: users may install it, and nobody said what for`);
  if (!peerDependenciesMeta[name]?.optional) faults.push(`${name}: who does not need it has to install it`);
}
for (const name of Object.keys(optional))
  if (!peerDependencies[name]) faults.push(`dependencies.json: ${name} is no optional package`);
for (const [name, range] of Object.entries<string>(dependencies)) {
  if (!/^[0-9]+\.[0-9]+\.[0-9]+$/.test(range)) faults.push(`${name}: expected one version, found ${range}`);
}
for (const name of Object.keys(scripts))
  if (!used.has(`script of ${name}`)) faults.push(`dependencies.json: ${name} runs no script`);
for (const name of Object.keys(licences.unsaid)) {
  if (!used.has(`licence of ${name}`)) faults.push(`dependencies.json: ${name} says its licence`);
}

/** Asks whether what is installed is signed by the registry; what the registry does not offer is no fault. */
function checkSignatures(): string {
  const { stdout, stderr, status, error } = spawnSync('npm', ['audit', 'signatures'], {
    cwd: root,
    encoding: 'utf8',
    timeout: 20_000,
  });
  const said = `${stdout}${stderr}`;
  const invalid = /[1-9][0-9]* packages? (?:has|have) (?:an )?(?:invalid|missing)[^\n]*/.exec(said)?.[0];
  if (invalid && !/missing/.test(invalid)) faults.push(`signatures: ${invalid}`);
  if (status === 0) return said.trim().split('\n').slice(-3).join(' ');
  return error || invalid === undefined
    ? 'signatures: the registry of this machine does not offer them'
    : `signatures: ${invalid}`;
}

console.log(checkSignatures());
console.log(`${count} packages in three locks, ${names.size} of them for users: ${faults.length} faults`);
for (const fault of faults) console.error(fault);
process.exit(faults.length === 0 ? 0 : 1);
