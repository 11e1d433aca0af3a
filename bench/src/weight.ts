// What starting and loading cost: `npm run bench:weight -- [--modules NAME] [--rounds N]`. Start-up time of the command line and of
// imports in processor time, beside that of Node.js alone; sizes of bundles; with --modules, of what a bundle consists.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { node, now } from './inputs.js';
import { inputs } from './rows.js';
import { programs, sizeOf } from './sizes.js';

const { values } = parseArgs({
  options: { modules: { type: 'string' }, rounds: { type: 'string', default: '11' } },
});
const dist = (path: string): string => new URL(`../../dist/${path}`, import.meta.url).href;
const main = fileURLToPath(dist('cli/main.js'));
const mark = 'processor: ';
/** Tells what the process has used, as it ends. */
const told = `data:text/javascript,${encodeURIComponent(
  `import { writeSync } from 'node:fs';
process.on('exit', () => { const { user, system } = process.cpuUsage(); writeSync(2, '\\n${mark}' + (user + system)); });`,
)}`;

/** Milliseconds of the processor that a process takes from its start to its end. */
function cost(args: readonly string[]): number {
  const { stderr, status } = spawnSync(process.execPath, ['--import', told, ...args], { encoding: 'utf8' });
  const used = stderr.slice(stderr.lastIndexOf(mark) + mark.length);
  if (status !== 0 || !/^\d+$/.test(used)) throw new Error(`${args.join(' ')}: ${stderr.slice(0, 300)}`);
  return Number(used) / 1_000;
}

const folder = mkdtempSync(join(tmpdir(), 'capsig-bench-'));
try {
  const file = join(folder, 'session.json');
  writeFileSync(file, inputs.text);
  const imported = (path: string): readonly string[] => [
    '--input-type=module',
    '-e',
    `await import(${JSON.stringify(dist(path))})`,
  ];
  const verified = ['verify', file, '--now', now, '--node', node, '--json'];
  const starts: readonly (readonly [string, readonly string[]])[] = [
    ['Node.js alone', ['--input-type=module', '-e', '']],
    ['import capsig/siwe', imported('entry/siwe.js')],
    ['import capsig', imported('index.js')],
    ['import capsig/many', imported('entry/many.js')],
    ['capsig --help', [main, '--help']],
    ['capsig rules', [main, 'rules']],
    ['capsig verify, one session', [main, ...verified]],
  ];
  const spent = starts.map((): number[] => []);
  for (let round = 0; round < Number(values.rounds); round++)
    starts.forEach(([, args], at) => {
      spent[at]?.push(cost(args));
    });
  console.log('start to end, ms of the processor: median, and what is more than Node.js alone');
  const medians = spent.map((each) => each.sort((a, b) => a - b)[Math.floor(each.length / 2)] ?? Number.NaN);
  starts.forEach(([name], at) => {
    const [alone = 0] = medians;
    const own = medians[at] ?? 0;
    console.log(`${name.padEnd(40)} ${own.toFixed(0).padStart(6)}  ${(own - alone).toFixed(0).padStart(6)}`);
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}

console.log('bundles for browsers, bytes: minified, compressed, wanted');
for (const program of programs) {
  const { name, wanted } = program;
  const { minified, compressed, imports, modules } = await sizeOf(program);
  const rest = imports.length > 0 ? `  imports ${imports.join(', ')}` : '';
  console.log(
    `${name.padEnd(40)} ${String(minified).padStart(8)} ${String(compressed).padStart(8)}  ${wanted === undefined ? '' : `<= ${wanted}`}${rest}`,
  );
  if (values.modules !== undefined && name.includes(values.modules))
    for (const [path, bytes] of modules.slice(0, 40)) console.log(`  ${String(bytes).padStart(8)} ${path}`);
}
