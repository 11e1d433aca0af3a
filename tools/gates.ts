// npm run gates [-- --topic TEXT] [-- --rule ID] [-- --since REV]: the gates on our own vectors. --topic looks at the files
// whose name contains TEXT only (verdicts and isolation), for authors while a topic grows; --rule at the vectors that name
// a rule, and at every other one that it decides. --since names the release that ids are held to; the latest tag vectors/v*
// unless given.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { profiles, ruleIds, rules } from './gates/engine.js';
import { checkFaults } from './gates/faults.js';
import { checkIsolation } from './gates/isolation.js';
import { buildKillMatrix } from './gates/kill.js';
import { checkProofs, lintCorpus } from './gates/lint.js';
import { checkPaths } from './gates/paths.js';
import { checkVerdicts } from './gates/verdicts.js';
import { buildCorpus, buildIndex, checkSince, compareIndexes, listVectors, serialize } from './vectors/corpus.js';

const root = new URL('../', import.meta.url);
const { values } = parseArgs({
  options: { topic: { type: 'string' }, rule: { type: 'string' }, since: { type: 'string' } },
});
const { topic } = values;
const rule = ruleIds.find((id) => id === values.rule);
if (values.rule !== undefined && rule === undefined) {
  console.error(`--rule: expected an id of src/rule.ts, found ${values.rule}`);
  process.exit(2);
}
const corpus = await buildCorpus(profiles);
const all = listVectors(corpus);
const isWhole = topic === undefined && rule === undefined;
// Older vectors that a new rule decides do not name it: they are found by switching it off.
const switched = rule === undefined ? undefined : buildKillMatrix(all, [rule]);
const flips = (rule && switched?.matrix.rules[rule]?.flips) ?? {};
const vectors = all.filter(
  ({ id, file, rules: named }) =>
    (topic === undefined || file.includes(topic)) &&
    (rule === undefined || named.includes(rule) || Object.hasOwn(flips, id)),
);
// No vector is no proof: a misspelt name would pass every gate.
if (vectors.length === 0) {
  const wanted = [
    ...(topic === undefined
      ? []
      : [`stands in a file of vectors/ with ${topic} in its name, such as siwe.parse/nonce.json`]),
    ...(rule === undefined ? [] : [`names ${rule}: write some in tools/vectors/topics/`]),
  ];
  console.error(`no vector ${wanted.join(' and ')}`);
  process.exit(2);
}
let failed = 0;

/** What git says, or undefined where there is no git or no such thing. */
function git(...args: readonly string[]): string | undefined {
  try {
    return (
      execFileSync('git', args, {
        cwd: root,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
        maxBuffer: 1 << 26,
      }).trim() || undefined
    );
  } catch {
    return undefined;
  }
}

function report(name: string, failures: readonly string[], summary: string): void {
  failed += failures.length;
  console.log(`${failures.length === 0 ? 'ok  ' : 'FAIL'} ${name}: ${summary}`);
  for (const failure of failures.slice(0, 60)) console.log(`     ${failure}`);
  if (failures.length > 60) console.log(`     and ${failures.length - 60} more`);
}

const count = <T>(items: readonly T[], of: (item: T) => string) => {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(of(item), (counts.get(of(item)) ?? 0) + 1);
  return [...counts].map(([name, number]) => `${name} ${number}`).join(', ');
};

/** Risk tags are defined in one table: its rows start with the tag in backticks. */
const security = existsSync(new URL('spec/security.md', root))
  ? readFileSync(new URL('spec/security.md', root), 'utf8')
  : '';
const risks = new Set([...security.matchAll(/^\| `([a-z0-9-]+)` \|/gm)].map(([, tag = '']) => tag));
const pages = new Set(
  existsSync(new URL('spec/ambiguities/', root))
    ? readdirSync(new URL('spec/ambiguities/', root)).map((name) => `spec/ambiguities/${name}`)
    : [],
);

console.log(`rules by kind of proof: ${count(Object.values(rules), ({ proof }) => proof)}`);
console.log(`vectors per operation: ${count(vectors, ({ operation }) => operation)}`);
console.log(
  `verdicts: ${count(vectors, ({ expect }) => expect.result)}, contested ${vectors.filter(({ contested }) => contested).length}`,
);

report('verdicts', checkVerdicts(vectors), `${vectors.length} vectors under ${profiles.length} profiles`);
const lint = lintCorpus(all, { risks, pages });
report(
  'lint',
  isWhole ? lint : lint.filter((line) => vectors.some(({ id }) => line.startsWith(`${id}:`))),
  'ids, twins, mutations, risks, titles, reasons',
);
const { checked, failures } = checkIsolation(vectors, all);
report(
  'isolation',
  failures,
  `${checked - failures.length} of ${checked} (${checked === 0 ? 0 : ((100 * (checked - failures.length)) / checked).toFixed(1)} %)`,
);
report('faults', checkFaults(vectors), `${vectors.filter(({ faults }) => faults).length} vectors with several`);

report('paths', checkPaths(vectors), 'every issue points where its rule says');

// Before there is a release, what is committed is what a new vector comes after.
const committed = git('show', 'HEAD:vectors/index.json');
report(
  'since',
  committed === undefined ? [] : checkSince(JSON.parse(committed), buildIndex(corpus)),
  committed === undefined ? 'nothing is committed yet' : 'new ids say which version brings them',
);

if (switched) {
  const changed = Object.keys(flips).length;
  report('kill matrix', switched.failures, `${changed} of all ${all.length} vectors change when ${rule} is off`);
}

if (isWhole) {
  report('proofs', checkProofs(all), 'every rule has vectors of its kind of proof');
  const { matrix, failures: survivors } = buildKillMatrix(all);
  const killed = Object.values(matrix.rules).filter(({ flips }) => Object.keys(flips).length > 0).length;
  report('kill matrix', survivors, `${killed} of ${Object.keys(matrix.rules).length} rules killed when switched off`);
  const published = new URL('vectors/kill-matrix.json', root);
  const same = existsSync(published) && readFileSync(published, 'utf8') === serialize(matrix);
  report(
    'kill matrix published',
    same ? [] : ['vectors/kill-matrix.json differs: run npm run vectors'],
    'vectors/kill-matrix.json',
  );
  const index = new URL('vectors/index.json', root);
  const retired = existsSync(index) ? JSON.parse(readFileSync(index, 'utf8')).retired : [];
  const indexed = existsSync(index) && readFileSync(index, 'utf8') === serialize(buildIndex(corpus, retired));
  report(
    'index',
    indexed ? [] : ['vectors/index.json differs: run npm run vectors'],
    'file, hash of input and expectation, since',
  );
  const since = values.since ?? git('tag', '--list', 'vectors/v*', '--sort=-v:refname')?.split('\n')[0];
  const released = since ? git('show', `${since}:vectors/index.json`) : undefined;
  const changes = released ? compareIndexes(JSON.parse(released), buildIndex(corpus, retired)) : [];
  report('ids', changes, released ? `compared with ${since}` : 'nothing was released yet');
  const review = Object.entries(rules)
    .filter(([, { proof }]) => proof === 'review')
    .map(([id]) => id);
  const share = (100 * review.length) / Object.keys(rules).length;
  report(
    'review',
    share > 3 ? [`${share.toFixed(1)} % of the rules are left to review`] : [],
    `${review.length} rules left to review${review.length > 0 ? `: ${review.join(', ')}` : ''}`,
  );
}
process.exit(failed > 0 ? 1 : 0);
