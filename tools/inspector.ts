// npm run inspector [-- --rules ADDRESS]: the page at /inspect and its element, as static files that stand under any path, in inspector/dist/.
// ADDRESS is where the pages of rules are: it ends before the id, or has {id} in it.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import type { Sample } from '../inspector/sample.js';
import type { Options } from '../inspector/view.js';
import { inspectorCaseOf } from '../src/conformance/report-html/inspector-case.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const from = `${root}inspector/`;
const to = `${from}dist/`;

/** The most that the element may weigh, compressed: the worker is loaded once there is something to judge. */
const most = 60_000;

const json = (file: string) => JSON.parse(readFileSync(root + file, 'utf8'));

/** The register without what the page does not show. */
function shortRegister(): string {
  const rows = json('spec/rules.json').rules as readonly Readonly<Record<string, unknown>>[];
  return JSON.stringify({ rules: rows.map(({ id, sentence, remedy }) => ({ id, sentence, remedy })) });
}

async function bundle(entry: string, file: string): Promise<void> {
  const build = await rolldown({
    cwd: root,
    input: `${from}${entry}`,
    platform: 'browser',
    resolve: { extensionAlias: { '.js': ['.ts', '.js'] } },
    plugins: [
      {
        name: 'register',
        load: (id) => (id.endsWith('spec/rules.json') ? { code: shortRegister(), moduleType: 'json' } : null),
      },
    ],
  });
  await build.write({ file: to + file, format: 'esm', minify: true, codeSplitting: false });
  await build.close();
}

interface Vector {
  readonly id: string;
  readonly title: string;
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly expect: { readonly rule?: string };
}

/** The vectors whose inputs can be said on the command line, by their ids. */
function vectors(): ReadonlyMap<string, Vector> {
  const found = new Map<string, Vector>();
  for (const operation of ['auth-sig.verify', 'session-sig.verify', 'session-sigs.verify']) {
    for (const file of readdirSync(`${root}vectors/${operation}`)) {
      for (const vector of json(`vectors/${operation}/${file}`).vectors as readonly Vector[])
        found.set(vector.id, { ...vector, operation });
    }
  }
  return found;
}

function sampleOf({ id, title, operation, input, expect }: Vector): Sample {
  const made = inspectorCaseOf(operation, input);
  if (!made) throw new Error(`${id}: something of its input has no option`);
  const { text, options, proofs } = made;
  return {
    id,
    title,
    ...(expect.rule === undefined ? {} : { rule: expect.rule }),
    text,
    options: options as Options,
    ...(Object.keys(proofs).length > 0 ? { proofs } : {}),
  };
}

function samples(): readonly Sample[] {
  const known = vectors();
  const { valid, broken } = json('inspector/samples.json') as Readonly<Record<string, readonly string[]>>;
  return [...(valid ?? []), ...(broken ?? [])].map((id) => {
    const vector = known.get(id);
    if (!vector) throw new Error(`there is no vector ${id}`);
    return sampleOf(vector);
  });
}

/** What the page may do: its own scripts and styles, the worker that it makes of them, and `connect`. */
const policy = (connect: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "worker-src 'self' blob:",
    `connect-src ${connect}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types capsig-inspector',
  ].join('; ');

const { rules } = parseArgs({ options: { rules: { type: 'string' } } }).values;
if (rules !== undefined && !/^[\w./:{}-]+$/.test(rules))
  throw new Error(`--rules: expected an address, found ${rules}`);
const linked = rules === undefined ? '' : ` rules="${rules}"`;

const pages = {
  'index.html': {
    policy: policy("'none'"),
    title: 'Inspector: SIWE, ReCap and session signatures',
    lead: 'See what a signature says, what it grants, and whether it holds. The document stays in this page: its policy lets it reach no network at all.',
    attributes: `fragment evidence-page="evidence.html"${linked}`,
  },
  'evidence.html': {
    policy: policy('https: http://localhost:* http://127.0.0.1:*'),
    title: 'Inspector with evidence: SIWE, ReCap and session signatures',
    lead: 'The inspector, in a page that may ask a JSON-RPC node about a contract wallet: the one that you name, when you press the button, and no other.',
    attributes: `fragment evidence${linked}`,
  },
};

const pageOf = (page: (typeof pages)[keyof typeof pages]): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${page.policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${page.title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="page.css">
<script type="module" src="inspector.js"></script>
<body>
<main>
<h1>Inspector</h1>
<p class="lead">${page.lead}</p>
<capsig-inspector ${page.attributes}></capsig-inspector>
<noscript><p>Everything happens in this page, so it needs scripts: they are its own, and reach nothing.</p></noscript>
</main>
</body>
</html>
`;

rmSync(to, { recursive: true, force: true });
mkdirSync(to, { recursive: true });
await bundle('element.ts', 'inspector.js');
await bundle('worker.ts', 'worker.js');
writeFileSync(`${to}samples.js`, `export const samples = ${JSON.stringify(samples())};\n`);
cpSync(`${from}page.css`, `${to}page.css`);
for (const [file, page] of Object.entries(pages)) writeFileSync(to + file, pageOf(page));

console.log('file            bytes   gzip  brotli');
for (const file of ['inspector.js', 'worker.js', 'samples.js']) {
  const bytes = readFileSync(to + file);
  const [gzip, brotli] = [gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes).length];
  console.log(
    `${file.padEnd(13)} ${String(bytes.length).padStart(7)} ${String(gzip).padStart(6)} ${String(brotli).padStart(7)}`,
  );
  if (file === 'inspector.js' && gzip > most) {
    console.error(`the element weighs more than ${most} bytes compressed`);
    process.exitCode = 1;
  }
}
