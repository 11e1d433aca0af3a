// npm run docs: the API, the specification and the register of rules as pages in docs/.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Application } from 'typedoc';
import type { KillMatrix } from './gates/kill.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
/** The documents as TypeDoc wants them: with a title in front matter. They are written beside the pages and removed. */
const staging = join(root, 'docs.tmp');

const titleOf = (text: string, path: string) => /^# (.+)$/m.exec(text)?.[1] ?? path;
const front = (title: string, children: readonly string[] = []) =>
  `---\ntitle: ${JSON.stringify(title)}\n${children.length > 0 ? `children:\n${children.map((path) => `  - ${path}\n`).join('')}` : ''}---\n\n`;

/** Where each rule is checked: `src/file.ts:line`. */
function checksInSource(): Map<string, string[]> {
  const places = new Map<string, string[]>();
  const visit = (folder: string) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) visit(path);
      else if (entry.name.endsWith('.ts') && !/^src\/(?:rule|profile)\.ts$|^src\/(?:cli|conformance)\//.test(path)) {
        read(path)
          .split('\n')
          .forEach((line, index) => {
            for (const [, id = ''] of line.matchAll(/'([a-z0-9-]+\.[a-z0-9-]+)'/g)) {
              const found = places.get(id) ?? [];
              found.push(`${path}:${index + 1}`);
              places.set(id, found);
            }
          });
      }
    }
  };
  visit('src');
  return places;
}

/** One page for auditors: each rule with its sentence, its check and the vectors that would notice its absence. */
function rulesPage() {
  const {
    rules,
  }: { rules: Readonly<Record<'id' | 'document' | 'sentence' | 'proof' | 'off', string> & { source: string[] }>[] } =
    JSON.parse(read('spec/rules.json'));
  const { rules: matrix }: KillMatrix = JSON.parse(read('vectors/kill-matrix.json'));
  const checks = checksInSource();
  const lines = [
    '# Rules, checks and vectors',
    '',
    'From the sentence to the code that enforces it and the vectors that notice when it does not.',
    '',
  ];
  for (const { id, document, sentence, proof, source, off } of rules) {
    const flips = Object.entries(matrix[id]?.flips ?? {});
    lines.push(`## ${id}`, '', sentence, '');
    lines.push(`- Document: [${document.split('/').at(-1)}](${document.replace('spec/', './')})`);
    lines.push(`- Source: ${[source].flat().join('; ')}`);
    lines.push(`- Proof: ${proof}; off: ${off ?? 'not applicable'}`);
    lines.push(
      `- Check: ${(checks.get(id) ?? ['none: see its flow or review']).map((place) => `\`${place}\``).join(', ')}`,
    );
    const rows = flips.map(([vector, after]) => `<tr><td><code>${vector}</code></td><td>${after}</td></tr>`);
    lines.push('', `<details><summary>${flips.length} vectors change when it is off</summary>`);
    lines.push(`<table><tr><th>vector</th><th>becomes</th></tr>${rows.join('')}</table></details>`, '');
  }
  return lines.join('\n');
}

rmSync(staging, { recursive: true, force: true });
mkdirSync(join(staging, 'ambiguities'), { recursive: true });
const ambiguities = readdirSync(join(root, 'spec/ambiguities'))
  .filter((name) => name.endsWith('.md'))
  .sort();
/** The documents in the order of the overview. */
const documents = [...read('spec/README.md').matchAll(/^\| \[([a-z-]+\.md)\]\(\1\) \|/gm)].map(([, name = '']) => name);

/** Quotes of the standards bring links that lead nowhere here. */
const ownLinks = (text: string) => text.replace(/\[([^\]]+)\]\(\.\/eip-[0-9]+\.md\)/g, '$1');

/** Links out of the specification lead to files that the pages do not have: they stay readable as paths. */
const unlinked = (text: string) =>
  ownLinks(text).replace(
    /\[([^\]]+)\]\((\.\.\/(?!ambiguities|[a-z-]+\.md)[^)]+|[^)#:]*\/?LICENSE|[^)]*rules\.json)\)/g,
    '$1',
  );
for (const name of documents) {
  const text = read(`spec/${name}`);
  writeFileSync(
    join(staging, name),
    front(titleOf(text, name)) + unlinked(text.replaceAll('](README.md', '](./specification.md')),
  );
}
for (const name of ambiguities) {
  const text = read(`spec/ambiguities/${name}`);
  writeFileSync(
    join(staging, 'ambiguities', name),
    front(titleOf(text, name)) + unlinked(text.replaceAll('](../../', '](../../../')),
  );
}
writeFileSync(join(staging, 'rules.md'), front('Rules, checks and vectors') + rulesPage());
writeFileSync(
  join(staging, 'ambiguities.md'),
  `${front(
    'Ambiguities of the standards',
    ambiguities.map((name) => `./ambiguities/${name}`),
  )}# Ambiguities of the standards\n\n${ambiguities.map((name) => `- [${titleOf(read(`spec/ambiguities/${name}`), name)}](./ambiguities/${name})`).join('\n')}\n`,
);
const overview = read('spec/README.md');
writeFileSync(
  join(staging, 'specification.md'),
  front('Specification', [...documents.map((name) => `./${name}`), './rules.md', './ambiguities.md']) +
    unlinked(overview).replaceAll(']( ', ']('),
);

writeFileSync(
  join(staging, 'README.md'),
  read('README.md')
    .replaceAll('](spec/README.md)', '](./specification.md)')
    .replaceAll('](spec/ambiguities/)', '](./ambiguities.md)')
    .replaceAll('](spec/', '](./')
    .replaceAll('](vectors/', '](../vectors/')
    .replaceAll('](tools/', '](../tools/')
    .replaceAll('](examples/', '](../examples/')
    .replace(/\]\((CONTRIBUTING|SECURITY|CHANGELOG)\.md/g, '](../$1.md'),
);

// The settings that do not depend on the files stand where TypeDoc and its users look for them. The type RuleId has the keys of
// `rules`, and the register says what they mean: the table itself stays out.
const { $schema: _, ...options } = JSON.parse(read('typedoc.json'));
const app = await Application.bootstrap({
  ...options,
  entryPoints: Object.keys(JSON.parse(read('package.json')).exports)
    .filter((path) => /^\.(?:\/[a-z]+)?$/.test(path))
    .map((path) => join(root, path === '.' ? 'src/index.ts' : `src/entry/${path.slice(2)}.ts`)),
  tsconfig: join(root, options.tsconfig),
  projectDocuments: [join(staging, 'specification.md')],
  readme: join(staging, 'README.md'),
  out: join(root, options.out),
});
const project = await app.convert();
if (project === undefined) process.exit(1);
app.validate(project);
await app.generateOutputs(project);
rmSync(staging, { recursive: true, force: true });
const { warningCount, errorCount } = app.logger;
console.log(`docs/index.html: ${errorCount} errors, ${warningCount} warnings`);
process.exit(errorCount + warningCount > 0 ? 1 : 0);
