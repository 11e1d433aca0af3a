// The documents of the repository as pages: their links lead to pages, the ids of rules to the pages of rules.
import { posix } from 'node:path';
import { ambiguities, breaks, ruleById, rulePath, rules, vectorPath, vectors } from './data.js';
import { counted, front, read, write } from './output.js';
import { slugOf } from './slug.js';

/** Documents of the repository, and the pages that they are. */
const fixed: Readonly<Record<string, string>> = {
  'README.md': 'start.md',
  'spec/README.md': 'spec/index.md',
  'vectors/README.md': 'vectors/use.md',
  'vectors/CHANGELOG.md': 'vectors/changes.md',
  'test/peers/README.md': 'conformance/measured.md',
  'test/oracle/README.md': 'conformance/oracle.md',
  'tools/vectors/README.md': 'project/vector-rows.md',
  'tools/mutation/README.md': 'project/mutation.md',
  'examples/README.md': 'project/examples.md',
  'CONTRIBUTING.md': 'project/contributing.md',
  'SECURITY.md': 'project/security.md',
  'CHANGELOG.md': 'project/changes.md',
};

/** The specification, in the order of its overview. */
export const documents: readonly string[] = [
  ...read('spec/README.md').matchAll(/^\| \[([a-z-]+\.md)\]\(\1\) \|/gm),
].map(([, name = '']) => `spec/${name}`);

const pageOf = new Map<string, string>([
  ...Object.entries(fixed),
  ...documents.map((path): [string, string] => [path, path]),
  ...ambiguities.map(({ id }): [string, string] => [`spec/ambiguities/${id}.md`, `spec/ambiguities/${id}.md`]),
]);

/** What is no page, and is on the site under an address of its own. */
const files: Readonly<Record<string, string>> = {
  'spec/rules.json': 'rules.json',
  'vectors/kill-matrix.json': 'vectors/kill-matrix.json',
  'tools/mutation/survivors.json': 'vectors/mutation.json',
  'spec/ambiguities': 'spec/ambiguities/index.html',
  examples: 'guides/index.html',
  vectors: 'vectors/index.html',
  spec: 'spec/index.html',
};

/** The page of a document, below the base. */
export function specTarget(document: string): string {
  const page = pageOf.get(document);
  if (page === undefined) throw new Error(`${document} is no page of the site`);
  return page.replace(/\.md$/, '.html');
}

const headings = new Map<string, ReadonlySet<string>>();

function headingsOf(path: string): ReadonlySet<string> {
  const known = headings.get(path);
  if (known) return known;
  const found = new Set([...read(path).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => slugOf(heading)));
  headings.set(path, found);
  return found;
}

/** Where a link of a document leads on the site; undefined where the site does not have it. */
function targetOf(from: string, target: string): string | undefined {
  if (/^https?:/.test(target)) return target;
  // A quote of a standard brings links to headings that stand there, not here.
  if (target.startsWith('#')) return headingsOf(from).has(target.slice(1)) ? target : undefined;
  const [path = '', hash] = target.split('#');
  const whole = posix.normalize(posix.join(posix.dirname(from), path)).replace(/\/$/, '');
  const page = pageOf.get(whole)?.replace(/\.md$/, '.html') ?? files[whole];
  return page === undefined ? undefined : `/${page}${hash === undefined ? '' : `#${hash}`}`;
}

/** Applies a function to what is no block of code. */
function outsideCode(text: string, change: (part: string) => string): string {
  return text
    .split(/^(```[\s\S]*?^```.*$)/m)
    .map((part) => (part.startsWith('```') ? part : change(part)))
    .join('');
}

/** Turns links into those of the site. What it does not have stays readable as a path. */
function relink(from: string, text: string): string {
  return outsideCode(text, (part) =>
    part.replace(/(?<!!)\[((?:`[^`]*`|[^\]`])*)\]\(([^)\s]*)\)/g, (_, shown: string, target: string) => {
      const found = targetOf(from, target);
      return found === undefined ? shown : `[${shown}](${found})`;
    }),
  );
}

/** Makes the id of a rule in a code span lead to the rule, where it is no link already. */
export function linkRules(text: string): string {
  return outsideCode(text, (part) =>
    part.replace(/(\[[^\]]*)?`([a-z0-9-]+\.[a-z0-9-]+)`(?!\]\()/g, (whole, before: string | undefined, id: string) =>
      before !== undefined || !ruleById.has(id) ? whole : `[\`${id}\`](/${rulePath(id)})`,
    ),
  );
}

/** Gives each sentence its anchor and, below its members, what it leads to. */
function linkSentences(text: string): string {
  return text.replace(
    /^\*\*\[([a-z0-9-]+\.[a-z0-9-]+)\]\*\* (.*(?:\n(?!- |\n).*)*)((?:\n- .*(?:\n {2}.*)*)+)/gm,
    (whole, id: string, sentence: string, members: string) => {
      if (!ruleById.has(id)) return whole;
      const about = vectors.filter((vector) => vector.rules.includes(id) || breaks(vector, id));
      const broken = about.find((vector) => vector.expect.rule === id) ?? about.find((vector) => breaks(vector, id));
      const doors = [
        `[rule](/${rulePath(id)})`,
        `[check](/${rulePath(id)}#check)`,
        ...(broken ? [`[a vector that breaks it](/${vectorPath(broken.id)})`] : []),
        `[${counted(about.length, 'vector')}](/${rulePath(id)}#vectors)`,
      ];
      const anchor = `<a class="rule-anchor" id="${id}" href="#${id}" aria-label="Permanent link to this sentence">#</a>`;
      return `<div class="rule">\n\n${anchor} **[[${id}](/${rulePath(id)})]** ${sentence}\n\n${doors.join(' · ')}\n${members}\n\n</div>`;
    },
  );
}

/** Prepares the text of a document for the site. */
export function siteText(from: string, text: string): string {
  return linkSentences(linkRules(relink(from, text)));
}

const titleOf = (text: string, path: string): string => /^# (.+)$/m.exec(text)?.[1]?.replaceAll('`', '') ?? path;

/** Writes every document as a page. Returns a line for each fault. */
export function writeDocuments(): readonly string[] {
  const said = new Set<string>();
  for (const [path, page] of pageOf) {
    const text = read(path);
    for (const [, id = ''] of text.matchAll(/^\*\*\[([a-z0-9-]+\.[a-z0-9-]+)\]\*\*/gm)) said.add(id);
    write(page, `${front({ title: titleOf(text, path), outline: [2, 3] })}${siteText(path, text)}`);
  }
  const list = ambiguities.map(({ id, title, rules: named }) => {
    const about = named.filter((rule) => ruleById.has(rule)).map((rule) => `[\`${rule}\`](/${rulePath(rule)})`);
    return `- [${title}](/spec/ambiguities/${id}.html)${about.length > 0 ? `: ${about.join(', ')}` : ''}`;
  });
  write(
    'spec/ambiguities/index.md',
    `${front({ title: 'Ambiguities of the standards' })}# Ambiguities of the standards

Where a standard leaves something open or contradicts itself: what it says, how it can be read, who does what, and what is decided here.

${list.join('\n')}
`,
  );
  return rules.filter(({ id }) => !said.has(id)).map(({ id }) => `${id}: no page has its sentence`);
}
