// What programs read: the register, the list of vectors, an index of pages, and what the search looks through.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiNames } from './api.js';
import { breaks, classesOf, rulePath, rules, set, topicOf, vectorPath, vectors } from './data.js';
import { write } from './output.js';
import { pages } from './places.js';
import { slugOf } from './slug.js';

/** What the search looks through: what it is, its id, its title, more text, its address. */
type SearchRow = readonly [kind: string, id: string, title: string, text: string, path: string];

/** A seal that holds: a ring with a check. */
const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="16" r="13" fill="none" stroke="#2d7fcf" stroke-width="4"/><path d="m10 16 5 5 8-10" fill="none" stroke="#2d7fcf" stroke-width="4"/></svg>`;

const plain = (text: string): string =>
  text
    .replaceAll(/```[\s\S]*?```/g, ' ')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[*`|#>]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** The parts of a page by their headings. */
function partsOf(path: string): readonly SearchRow[] {
  const text = readFileSync(join(pages, path), 'utf8').replace(/^---[\s\S]*?^---$/m, '');
  const page = path.replace(/(?:(^|\/)index)?\.md$/, (_, folder: string | undefined) =>
    folder === undefined ? '.html' : `${folder}index.html`,
  );
  const kind = path.startsWith('guides/') ? 'guide' : path.startsWith('spec/') ? 'specification' : 'page';
  const sections = text.split(/^(?=#{1,3} )/m);
  let top = '';
  return sections.flatMap((section): readonly SearchRow[] => {
    const [, marks = '', heading = ''] = /^(#{1,3}) (.+)$/m.exec(section) ?? [];
    if (heading === '') return [];
    const title = plain(heading);
    if (marks === '#') top = title;
    const body = plain(section.replace(/^#.*$/m, '').replaceAll(/<div class="rule">[\s\S]*?<\/div>/g, ''));
    return [
      [
        kind,
        '',
        marks === '#' ? title : `${top}: ${title}`,
        body.slice(0, 1200),
        marks === '#' ? page : `${page}#${slugOf(title)}`,
      ],
    ];
  });
}

/** Writes what programs read. */
export function writeMachineFiles(): void {
  const titles = new Map<string, string>();
  const files = readdirSync(pages, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.md'))
    .sort();
  for (const path of files) {
    const text = readFileSync(join(pages, path), 'utf8');
    titles.set(
      path,
      /^# (.+)$/m.exec(text)?.[1]?.replaceAll(/[`\\]/g, '') ?? /^title: "(.+)"$/m.exec(text)?.[1] ?? path,
    );
  }
  const vectorsOf = (id: string): readonly string[] =>
    vectors.filter((vector) => breaks(vector, id)).map((vector) => vector.id);
  write(
    'public/rules.json',
    JSON.stringify({
      format: 1,
      rules: rules.map((rule) => ({ ...rule, page: rulePath(rule.id), vectors: vectorsOf(rule.id) })),
    }),
  );
  write(
    'public/vectors.json',
    JSON.stringify({
      format: 1,
      version: set.version,
      vectors: vectors.map((vector) => {
        const { id, title, rules: named, risk, twin, expect, features, basis, since, faults } = vector;
        const topic = topicOf(id);
        return {
          ...{ id, title, operation: vector.operation, file: `vectors/${topic}.json`, page: vectorPath(id) },
          ...{
            result: expect.result,
            rule: expect.rule,
            rules: named,
            faults,
            risk,
            features,
            classes: classesOf(vector).map((each) => each.id),
          },
          ...{ twin, basis, since },
        };
      }),
    }),
  );
  const rows: SearchRow[] = [
    ...rules.map(
      (rule): SearchRow => [
        'rule',
        rule.id,
        plain(rule.sentence),
        plain(`${rule.cause} ${rule.remedy} ${rule.risk.join(' ')}`),
        rulePath(rule.id),
      ],
    ),
    ...vectors.map(({ id, title, expect }): SearchRow => ['vector', id, title, expect.rule ?? '', vectorPath(id)]),
    ...apiNames().map(({ name, kind, summary, path }): SearchRow => [kind, name, summary, '', path]),
    ...files
      .filter(
        (path) =>
          !/^(?:rules\/.|vectors\/.*\/|api\/|conformance\/(?!index|classes|profiles|add|measured|oracle))/.test(path),
      )
      .flatMap(partsOf),
    ...files
      .filter((path) => /^conformance\/(?!index|classes|profiles|add|measured|oracle)/.test(path))
      .map(
        (path): SearchRow => [
          'implementation',
          titles.get(path) ?? path,
          'measured with the vectors',
          '',
          path.replace(/md$/, 'html'),
        ],
      ),
  ];
  write('public/icon.svg', icon);
  write('public/search.json', JSON.stringify(rows));
  const group = (title: string, test: RegExp): string => {
    const listed = files
      .filter((path) => test.test(path))
      .map((path) => `- [${titles.get(path)}](${path.replace(/md$/, 'html')})`);
    return `## ${title}\n\n${listed.join('\n')}\n`;
  };
  write(
    'public/llms.txt',
    `# capsig

> The specification toolkit for SIWE-ReCap capabilities and session signatures (ERC-4361, ERC-5573, Lit session signatures): ${rules.length} rules,
> ${vectors.length} golden vectors, a reference validator and issuer in TypeScript, a conformance runner.

A rule is one sentence; its id names the check, the error and the vectors, and its page is \`rules/<id>.html\`. For programs:
[rules.json](rules.json), [vectors.json](vectors.json), and each topic of vectors as \`vectors/<operation>/<topic>.json\`. All addresses are relative to this file.

${[
  group('Guides', /^(?:guides\/|start)/),
  group('Specification', /^spec\//),
  group('Rules', /^rules\//),
  group('Vectors', /^vectors\//),
  group('Conformance', /^conformance\//),
  group('API', /^api\//),
  group('Project', /^project\//),
].join('\n')}`,
  );
}
