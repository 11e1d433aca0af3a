// Which modules decide a verdict, so that a mutant of theirs is a wrong verifier; and which do not, with the reason.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The modules that are mutated: a name of a folder with its modules, or of a module. */
export const decisive: readonly string[] = [
  'siwe.ts',
  'siwe/',
  'recap.ts',
  'recap/',
  'capability.ts',
  'capability/',
  'cacao.ts',
  'cacao/',
  'chain.ts',
  'chain/',
  'auth-sig.ts',
  'auth-sig/',
  'session-sig.ts',
  'session-kinds.ts',
  'one-click.ts',
  'one-click/',
  'ceramic.ts',
  'delegation.ts',
  'delegation/',
  'nonce-ledger.ts',
  'verify.ts',
  'verify/',
  'sign-session-key.ts',
  'sign-session-key/',
  'judge.ts',
  'judge/',
  'issue-order.ts',
  'profile.ts',
  'profile/',
  'rule.ts',
  'crypto/',
  'internal/',
];

/** What is not mutated although it stands among the above, or beside them, and why. */
export const left: Readonly<Record<string, string>> = {
  'crypto/agreement.ts': 'compares backends; a command and a test run it, no verification does',
  'crypto/backend.ts': 'looks at the answers of a backend that the caller brings; the vectors run with one of ours',
  'crypto/native.ts':
    'wraps compiled libraries; test/unit/native.test.ts and test/property/native.slow.test.ts compare it with noble',
  'crypto/noble.ts':
    'wraps the libraries whose answers a run remembers; test/unit/crypto.test.ts holds it to published vectors',
  'crypto/signature-cache.ts':
    'a memory between calls, which a verdict must not depend on: test/property/signature-cache.test.ts',
  'internal/abort.ts': 'only clients and servers wait',
  'internal/answered.ts': 'looks at answers of what a caller brings',
  'internal/gate.ts': 'only servers have a queue',
  'internal/gathered.ts': 'only clients and collectors wait',
  'internal/host-text.ts': 'fills in for old hosts; test/unit/unicode.test.ts compares it with this one',
  'internal/parsed.ts': 'types alone',
  'internal/random.ts': 'only clients and servers draw numbers',
  'internal/random-text.ts': 'only clients and servers draw numbers',
  'internal/turns.ts': 'only servers take turns',
  'profile/assert.ts': 'looks at a profile that the caller brings',
  'sign-session-key/assert.ts': 'looks at options that the caller brings',
  'cli/': 'asks, shows and explains; the verdict comes from verify.ts',
  'client/': 'makes sessions; what it makes is judged by the modules above',
  'conformance/': 'runs the vectors',
  'entry/': 'exports alone',
  'evidence/': 'gathers evidence; what it means is judged in auth-sig/ and delegation.ts',
  'generated/': 'made from schemas/, which mutants of its own kind would have to be made for',
  'http/': 'carries a verdict to and from HTTP',
  'many/': 'shares work among threads',
  'network/': 'the reference network; its answers are judged in sign-session-key/',
  'recognise/': 'finds a document in what was pasted; test/property/recognise.property.test.ts',
  'redis/': 'keeps ledgers in Redis; npm run redis',
  'server/': 'orders what is asked of ledgers around a verdict; test/property/ledger.property.test.ts',
  'sidecar/': 'carries a verdict to and from HTTP',
  'thread/': 'runs the verifier in a thread',
  'collector.ts': 'gathers evidence',
  'evidence.ts': 'types alone',
  'frozen.ts': 'freezes tables: test/unit/frozen.test.ts',
  'index.ts': 'exports alone',
  'issue-size.ts': 'shortens what is told of issues',
  'many.ts': 'shares work among threads',
  'recognise.ts': 'finds a document in what was pasted',
  'published.ts': 'says what a package was made of',
  'register.ts': 'reads what is told of rules; no verdict asks for it',
  'rule-page.ts': 'the address of a page',
  'telemetry.ts': 'counts',
  'thread.ts': 'runs the verifier in a thread',
};

const stands = (module: string, names: readonly string[]): boolean =>
  names.some((name) => (name.endsWith('/') ? module.startsWith(name) : module === name));

/** Lists the modules that are mutated, from the root of a checkout. */
export function listModules(root: string): readonly string[] {
  return listSources(root)
    .filter((module) => stands(module, decisive) && !stands(module, Object.keys(left)))
    .map((module) => `src/${module}`);
}

/** Finds modules of src/ that nobody decided about, and names that no module has. Returns a line for each. */
export function checkModules(root: string): readonly string[] {
  const sources = listSources(root);
  const names = [...decisive, ...Object.keys(left)];
  return [
    ...sources
      .filter((module) => !stands(module, names))
      .map((module) => `src/${module}: neither mutated nor left out`),
    ...names
      .filter((name) => !sources.some((module) => stands(module, [name])))
      .map((name) => `tools/mutation/modules.ts: there is no src/${name}`),
  ];
}

function listSources(root: string): readonly string[] {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts'))
    .sort();
}
