// One page for each topic; each vector has its own address on it. Inputs stay in the JSON of the topic, which is beside the page.
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Vector } from '../../src/conformance/vector.js';
import { classesOf, ruleById, rulePath, set, topicOf, vectorById, vectorPath, vectors } from './data.js';
import { mutationData } from './mutants.js';
import { block, codeLink, counted, front, html, joinMarkup, link, type Markup, table, write } from './output.js';
import { at, pages, root } from './places.js';
import { lazyDetails } from './rule-pages.js';

const byTopic = new Map<string, Vector[]>();
for (const vector of vectors) {
  const topic = topicOf(vector.id);
  const list = byTopic.get(topic);
  if (list) list.push(vector);
  else byTopic.set(topic, [vector]);
}

const verdict = ({ result, rule }: { readonly result: string; readonly rule?: string }): Markup => {
  const shown = html`<b class="v-${result}">${result}</b>`;
  return rule === undefined
    ? shown
    : html`${shown} ${ruleById.has(rule) ? codeLink(rulePath(rule), rule) : html`<code>${rule}</code>`}`;
};

function section(vector: Vector): Markup {
  const {
    id,
    title,
    rules,
    risk,
    twin,
    mutation,
    reason,
    expect,
    faults,
    profiles,
    features,
    contested,
    since,
    trace,
  } = vector;
  const twinVector = twin === undefined ? undefined : vectorById.get(twin);
  const others = Object.entries(profiles ?? {});
  const page = contested === undefined ? undefined : /([^/]+)\.md$/.exec(contested.page)?.[1];
  const row = (name: string, value: Markup): Markup => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
  const data = html` data-rules="${[...rules, ...(faults ?? [])].join(' ')}" data-risk="${risk.join(' ')}" data-verdict="${expect.result}" data-features="${features.join(' ')}" data-classes="${classesOf(
    vector,
  )
    .map((each) => each.id)
    .join(' ')}" data-since="${since}"`;
  return html`<section class="vector" aria-labelledby="${id}"${data}><h2 id="${id}" tabindex="-1">${title} <a class="header-anchor" href="#${id}" aria-label="Permanent link to ${id}">#</a></h2><p><code>${id}</code> ${verdict(expect)}</p><p>${reason}</p><dl class="facts">${[
    row(
      'Rules',
      joinMarkup(
        rules.map((rule) => codeLink(rulePath(rule), rule)),
        ' ',
      ),
    ),
    ...(faults
      ? [
          row(
            'Breaks, in order',
            joinMarkup(
              faults.map((rule) => codeLink(rulePath(rule), rule)),
              ' ',
            ),
          ),
        ]
      : []),
    ...(risk.length > 0
      ? [
          row(
            'Risk',
            joinMarkup(
              risk.map((tag) => codeLink('spec/security.html#risks', tag)),
              ' ',
            ),
          ),
        ]
      : []),
    ...(twinVector
      ? [
          row(
            'Twin',
            html`${codeLink(vectorPath(twinVector.id), twinVector.id)}, changed: <code>${mutation ?? ''}</code>`,
          ),
        ]
      : []),
    ...(others.length > 0
      ? [
          row(
            'Elsewhere',
            joinMarkup(
              others.map(([name, each]) => html`${verdict(each)} under <code>${name}</code>`),
              ', ',
            ),
          ),
        ]
      : []),
    ...(contested && page !== undefined
      ? [
          row(
            'Contested',
            html`${link(`spec/ambiguities/${page}.html`, 'what the standard leaves open')}: ${joinMarkup(
              contested.alternatives.map((each) => html`${verdict(each)}: ${each.reading}`),
              ' ',
            )}`,
          ),
        ]
      : []),
    ...(features.length > 0
      ? [
          row(
            'Needs',
            joinMarkup(
              features.map((name) => html`<code>${name}</code>`),
              ' ',
            ),
          ),
        ]
      : []),
    row('Basis, since', html`${vector.basis ?? ''}, ${since}`),
  ]}</dl>${lazyDetails(vector, `Input${twinVector ? ', difference from its twin' : ''}${trace ? ', trace' : ''}${expect.output === undefined ? '' : ', expected output'}`, 'all')}</section>`;
}

const filters: readonly (readonly [string, string])[] = [
  ['rules', 'Rule'],
  ['risk', 'Risk'],
  ['verdict', 'Verdict'],
  ['features', 'Feature'],
  ['classes', 'Class'],
  ['since', 'Since'],
];

/** A form that the script of the site brings to life: without script nothing is filtered. */
function filterForm(found: readonly Vector[], scope: string): Markup {
  const values: Readonly<Record<string, readonly string[]>> = {
    rules: found.flatMap(({ rules, faults }) => [...rules, ...(faults ?? [])]),
    risk: found.flatMap(({ risk }) => risk),
    verdict: found.map(({ expect }) => expect.result),
    features: found.flatMap(({ features }) => features),
    classes: found.flatMap((vector) => classesOf(vector).map(({ id }) => id)),
    since: found.map(({ since }) => since),
  };
  const selects = filters.flatMap(([name, label]) => {
    const options = [...new Set(values[name])].sort();
    if (options.length < 2) return [];
    return [
      html`<label>${label} <select name="${name}"><option value="">all</option>${options.map((value) => html`<option>${value}</option>`)}</select></label>`,
    ];
  });
  const text = html`<label>Text <input type="search" name="text" autocomplete="off" spellcheck="false"></label>`;
  return html`<form class="filter" data-scope="${scope}" role="search" aria-label="Filter of vectors">${selects}${text}<span class="count" role="status"></span></form>`;
}

/** Writes the pages of the vectors, and the files that they show. */
export function writeVectors(): void {
  for (const [topic, found] of byTopic) {
    const [operation = '', name = ''] = topic.split('/');
    write(
      `vectors/${topic}.md`,
      [
        front({
          title: `${operation}: ${name}`,
          outline: false,
          description: `${found.length} vectors of ${operation} about ${name}`,
        }),
        `# ${operation}: ${name}\n`,
        block(
          html`<p>${counted(found.length, 'vector')}. ${link('vectors/index.html', 'All vectors')} · <a href="${at(`vectors/${topic}.json`)}" target="_self">the file</a> · ${link('vectors/use.html', 'how to use it')}</p>${found.length > 5 ? filterForm(found, 'page') : html``}`,
        ),
        ...found.map((vector) => block(section(vector))),
      ].join('\n'),
    );
    const target = join(pages, 'public/vectors', `${topic}.json`);
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(join(root, 'vectors', `${topic}.json`), target);
  }
  for (const name of readdirSync(join(root, 'vectors'))) {
    if (name === 'kill-matrix.json' || name === 'index.json')
      copyFileSync(join(root, 'vectors', name), join(pages, 'public/vectors', name));
  }
  copyFileSync(join(root, mutationData), join(pages, 'public/vectors/mutation.json'));
  const operations = [...new Set([...byTopic.keys()].map((topic) => topic.split('/')[0] ?? ''))];
  const parts = operations.map((operation) => {
    const rows = [...byTopic]
      .filter(([topic]) => topic.startsWith(`${operation}/`))
      .map(([topic, found]) => {
        const refused = found.filter(({ expect }) => expect.result !== 'accept').length;
        const named = [...new Set(found.flatMap(({ expect }) => expect.rule ?? []))];
        return [
          link(`vectors/${topic}.html`, topic.split('/')[1] ?? ''),
          String(found.length),
          String(refused),
          joinMarkup(
            [
              ...named.slice(0, 4).map((rule) => codeLink(rulePath(rule), rule)),
              ...(named.length > 4 ? [html`and ${named.length - 4} more`] : []),
            ],
            ' ',
          ),
        ];
      });
    return `## ${operation}\n${block(table(['Topic', 'Vectors', 'Not accepted', 'Rules that they break'], rows, `Topics of ${operation}`))}`;
  });
  write(
    'vectors/index.md',
    `${front({ title: 'Vectors', outline: 2, aside: false })}# Vectors

${counted(vectors.length, 'vector')}, version ${set.version}. Each has its own address, \`/vectors/<operation>/<topic>.html#<id>\`, which [vectors.json](/vectors.json)
lists for programs beside rules, risks and verdicts. [How to use them](/vectors/use.html) is one page, and so is [what changed](/vectors/changes.html).

## Find vectors
${block(html`${filterForm(vectors, 'all')}<div class="found" aria-live="polite"></div>`)}

${parts.join('\n')}`,
  );
}
