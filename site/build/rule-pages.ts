// One page for each rule. What the page has to say stands in `needed`: a rule that lacks a part of it fails the build.
import { isFailure, type Outcome } from '../../src/conformance/judgement.js';
import { outcomeOf } from '../../src/conformance/matrix.js';
import { meaningOf } from '../../src/conformance/meaning.js';
import { nameOf } from '../../src/conformance/report-markdown.js';
import { expectationOf, type Vector } from '../../src/conformance/vector.js';
import {
  ambiguities,
  breaks,
  classesOf,
  enforcement,
  flips,
  matrix,
  peers,
  profileList,
  type Rule,
  risks,
  rulePath,
  rules,
  topicOf,
  vectorById,
  vectorPath,
  vectors,
} from './data.js';
import { specTarget } from './documents.js';
import { excerptsOf, testsOf } from './excerpt.js';
import { listMutants } from './mutants.js';
import {
  block,
  codeLink,
  counted,
  front,
  html,
  inline,
  joinMarkup,
  link,
  type Markup,
  table,
  write,
} from './output.js';
import { at } from './places.js';
import { differencesOf } from './static-view.js';

const proofs: Readonly<Record<string, string>> = {
  isolated: 'vectors break this rule alone, and are accepted once it is off',
  gate: 'vectors break it before anything else can be judged, and a validator without it fails them',
  flow: 'sequences of steps and tests: the duty is about state or about what a party does',
  review: 'no machine can check it',
};

/** How many differences stand on the page itself; the others are made when they are asked for. */
const shownDifferences = 3;
/** How many vectors stand before the fold. */
const shownVectors = 8;

const verdict = (result: string, rule?: string): Markup =>
  rule === undefined
    ? html`<b class="v-${result}">${result}</b>`
    : html`<b class="v-${result}">${result}</b> ${codeLink(rulePath(rule), rule)}`;

/** What is needed to show the difference of a vector from its twin once somebody asks. */
export function lazyDetails(vector: Vector, summary: string, parts: string): Markup {
  const twin =
    vector.twin === undefined ? html`` : html` data-twin="${vector.twin}" data-twin-file="${topicOf(vector.twin)}"`;
  return html`<details class="more" data-vector="${vector.id}" data-file="${topicOf(vector.id)}" data-parts="${parts}"${twin}><summary>${summary}</summary></details>`;
}

function breaking(vector: Vector, rule: Rule, place: number): Markup {
  const { twin: twinId, mutation, expect } = vector;
  const twin = twinId === undefined ? undefined : vectorById.get(twinId);
  const after = flips[rule.id]?.flips[vector.id];
  const elsewhere =
    expect.rule === rule.id
      ? html``
      : html`<p class="faint">By the specification: ${verdict(expect.result, expect.rule)}.</p>`;
  const made =
    twin === undefined
      ? html`<p>Several steps, each with its own verdict: see the vector.</p>`
      : html`<p>Accepted twin: ${codeLink(vectorPath(twin.id), twin.id)}. Changed: <code>${mutation ?? ''}</code></p>`;
  const difference =
    twin === undefined
      ? html``
      : place < shownDifferences
        ? html`<details class="more"><summary>The difference from its twin</summary>${differencesOf(vector, twin)}</details>`
        : lazyDetails(vector, 'The difference from its twin', 'difference');
  const kill = after === undefined ? html`` : html`<p class="faint">With the rule off: ${after}.</p>`;
  return html`<li><p class="title">${link(vectorPath(vector.id), vector.title)} <code class="faint">${vector.id}</code></p><p>${vector.reason}</p>${made}${elsewhere}${kill}${difference}</li>`;
}

function listVectors(rule: Rule, found: readonly Vector[]): Markup {
  const items = found.map((vector, place) => breaking(vector, rule, place));
  const rest = items.slice(shownVectors);
  const more =
    rest.length === 0
      ? html``
      : html`<details><summary>${counted(rest.length, 'more vector')}</summary><ol class="vectors" start="${shownVectors + 1}">${rest}</ol></details>`;
  return html`<ol class="vectors">${items.slice(0, shownVectors)}</ol>${more}`;
}

/** What breaks the rule where the specification reports another one first, in a step, or under a profile alone. */
function listElsewhere(rule: Rule, found: readonly Vector[]): Markup {
  const items = found.map((vector) => breaking(vector, rule, shownDifferences));
  return html`<details><summary>${counted(found.length, 'vector')} that ${found.length === 1 ? 'breaks' : 'break'} it under a profile, in a step, or among other faults</summary><ol class="vectors">${items}</ol></details>`;
}

function listAccepted(found: readonly Vector[]): Markup {
  const items = found.map(
    ({ id, title }) => html`<li>${link(vectorPath(id), title)} <code class="faint">${id}</code></li>`,
  );
  return html`<details><summary>${counted(found.length, 'vector that is about the rule and does not break it', 'vectors that are about the rule and do not break it')}</summary><ul>${items}</ul></details>`;
}

function killStatus(rule: Rule, own: readonly Vector[]): Markup {
  const changed = Object.keys(flips[rule.id]?.flips ?? {});
  if (changed.length === 0) return html`<p>A duty that has no check to switch off: the tests above stand for it.</p>`;
  const claimed = own.filter(({ id }) => changed.includes(id)).length;
  const others = changed.length - claimed;
  return html`<p>Killed: with the rule off, ${counted(changed.length, 'vector changes its', 'vectors change their')} answer. ${claimed} of them break it${others > 0 ? `, ${others} are about it or reach it in a step` : ''}. What became of changes of its source is below.</p>`;
}

/** How many vectors there are of each kind: others count a part of them, and whoever compares has to know which. */
function sumOf(refused: number, elsewhere: number, about: number): Markup {
  if (about === 0) return html``;
  const kinds = [
    `${refused} by which the specification finds it broken`,
    ...(elsewhere === 0 ? [] : [`${elsewhere} that break it under a profile, in a step, or among other faults`]),
    `${about - refused - elsewhere} that are about it and do not break it`,
  ];
  return html`<p>${counted(about, 'vector')}: ${kinds.join('; ')}.</p>`;
}

function profileTable(rule: Rule, own: readonly Vector[]): Markup {
  const rows = profileList.map((profile) => {
    const { on, why } = enforcement(profile, rule.id);
    const differing = own.filter(({ profiles: stated, expect }) => {
      const other = stated?.[profile.name];
      return other !== undefined && (other.result !== expect.result || other.rule !== expect.rule);
    });
    const through = differing.filter(
      (vector) => vector.expect.result !== 'accept' && expectationOf(vector, profile.name).result === 'accept',
    );
    const told = differing.length === 0 ? 'none' : `${differing.length} of ${own.length}, ${through.length} accepted`;
    return [
      html`<code>${profile.name}</code>`,
      on ? html`<b class="v-accept">enforced</b>` : html`<b class="v-off">off</b>`,
      why,
      told,
    ];
  });
  return table(['Profile', 'The rule', 'Why', 'Of its vectors, another verdict'], rows, 'Verdict of every profile');
}

/** What every measured implementation made of the vectors of a rule. */
function outcomeTable(rule: Rule): Markup {
  const row = matrix.rules.find(({ id }) => id === rule.id);
  const idle: Markup[] = [];
  const rows = peers.flatMap(({ folder, results }, column) => {
    const about = (row?.vectors ?? []).flatMap((id) => {
      const found = matrix.vectors.get(id);
      const outcome = outcomeOf(matrix, column, found);
      return found && outcome ? [{ found, outcome }] : [];
    });
    const asked = about.filter(({ outcome }) => outcome !== 'unsupported');
    const count = (test: (outcome: Outcome) => boolean): number => asked.filter(({ outcome }) => test(outcome)).length;
    const dangerous = asked.filter(({ found, outcome }) => {
      const { result } = expectationOf(found.vector, results.profile);
      return meaningOf(outcome, result, found.cells[column]?.[2] ?? undefined) === 'accepts';
    }).length;
    const name = link(`conformance/${folder}.html`, nameOf(results));
    if (asked.length === 0) {
      idle.push(name);
      return [];
    }
    const failed = count(isFailure);
    const status =
      failed > 0
        ? html`<b class="v-reject">failed</b>`
        : count((outcome) => outcome === 'pass-unexplained') > 0
          ? html`<b class="v-undecided">right, unexplained</b>`
          : html`<b class="v-accept">passed</b>`;
    return [
      [
        name,
        status,
        `${asked.length - failed} of ${asked.length}`,
        dangerous > 0 ? html`<b class="v-reject">${dangerous}</b>` : '0',
        about.length === asked.length ? '' : `${about.length - asked.length}`,
      ],
    ];
  });
  const shown =
    rows.length === 0
      ? html``
      : table(
          ['Implementation', 'Rule', 'Right', 'Accepts what must be refused', 'Not asked'],
          rows,
          'Outcome of every measured implementation',
        );
  const rest =
    idle.length === 0
      ? html``
      : html`<p class="faint">Not asked, because they do not declare what its vectors need: ${joinMarkup(idle, ', ')}.</p>`;
  const named = html`<p>Counted are the vectors that name the rule, as <code>capsig explain</code> counts them: ${row?.vectors.length ?? 0}. What breaks it under a profile alone is no part of that.</p>`;
  return html`${rows.length === 0 ? html`` : named}${shown}${rest}`;
}

function checkOf(rule: Rule, faults: string[]): string {
  const excerpts = excerptsOf(rule.id);
  const duty = rule.proof === 'flow' || rule.proof === 'review';
  const tests = testsOf(rule.id);
  if (excerpts.length === 0 && !duty) faults.push('no line of the code checks it');
  if (duty && tests.length === 0 && excerpts.length === 0) faults.push('neither a check nor a test names it');
  const parts = excerpts.map(({ file, first, line, text, within, named }) => {
    const where =
      named !== undefined ? `, \`${named}\`, which that line names` : within === undefined ? '' : `, in \`${within}\``;
    return `\`${file}:${line}\`${where}\n\n\`\`\`\`ts:line-numbers=${first} {${line - first + 1}}\n${text}\n\`\`\`\`\n`;
  });
  const stated =
    excerpts.length === 0
      ? [
          'No function decides this rule by itself: it is a duty of what a party does, and tests hold the reference implementation to it.\n',
        ]
      : duty
        ? ['The duty is about state or about what a party does; these lines report it.\n']
        : [];
  const named =
    tests.length === 0
      ? []
      : [
          `Tests that name it: ${tests
            .slice(0, 6)
            .map(({ file, line }) => `\`${file}:${line}\``)
            .join(', ')}${tests.length > 6 ? ` and ${tests.length - 6} more files` : ''}.\n`,
        ];
  return [...stated, ...parts, ...named].join('\n');
}

function factsOf(rule: Rule, classNames: readonly Markup[]): Markup {
  const row = (name: string, value: Markup): Markup => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
  const tags = rule.risk.map((tag) => {
    const risk = risks.get(tag);
    return html`<li>${codeLink(`spec/security.html#risks`, tag)} (${risk?.kind ?? ''}): ${risk?.effect ?? ''}</li>`;
  });
  return html`<dl class="facts">${[
    row('Why', html`<ul>${tags}</ul>`),
    row('Basis', rule.basis === 'standard' ? html`a published standard demands it` : html`this specification adds it`),
    row('Clause', html`${rule.source.join('; ')}`),
    ...(rule.quote === undefined ? [] : [row('Quote', html`<q>${rule.quote}</q>`)]),
    row('Duty of', html`the ${rule.role}`),
    row('Broken means', rule.undecided ? html`undecided: evidence is missing` : html`refused`),
    row(
      'Class',
      classNames.length > 0
        ? joinMarkup(classNames, ', ')
        : html`none: no vector asks for it, so no class is scored by it`,
    ),
    ...(rule.path
      ? [
          row(
            'Its issues point at',
            html`${joinMarkup(
              rule.path.map((path) => html`<code>${path === '' ? '(the input)' : path}</code>`),
              ' ',
            )} (${link('spec/index.html#order-of-issues', 'what the words in braces stand for')})`,
          ),
        ]
      : []),
    row('Assumed when off', inline(rule.off)),
  ]}</dl>`;
}

/** Writes a page for each rule. Returns what is missing, a line for each fault. */
export function writeRules(): readonly string[] {
  const faults: string[] = [];
  for (const [index, rule] of rules.entries()) {
    const own: string[] = [];
    const about = vectors.filter((vector) => vector.rules.includes(rule.id) || breaks(vector, rule.id));
    const broken = about.filter((vector) => breaks(vector, rule.id));
    const refused = broken.filter(({ expect }) => expect.rule === rule.id);
    const elsewhere = broken.filter(({ expect }) => expect.rule !== rule.id);
    const accepted = about.filter((vector) => !broken.includes(vector));
    const flow = rule.proof === 'flow' || rule.proof === 'review';
    for (const [what, value] of Object.entries({
      sentence: rule.sentence,
      clause: rule.source[0],
      quote: rule.basis === 'standard' ? rule.quote : 'none is needed',
      basis: rule.basis,
      off: rule.off,
      cause: rule.cause,
      remedy: rule.remedy,
      risk: rule.risk[0],
    }))
      if (!value) own.push(`says nothing about: ${what}`);
    for (const tag of rule.risk) if (!risks.has(tag)) own.push(`the risk ${tag} is not explained`);
    if (!flow && broken.length === 0) own.push('no vector breaks it');
    for (const vector of broken)
      if (!vector.twin && !vector.operation.startsWith('flow.') && vector.expect.result !== 'accept')
        own.push(`${vector.id} has no twin`);
    if (!flips[rule.id]) own.push('the kill matrix does not know it');
    if (!flow && Object.keys(flips[rule.id]?.flips ?? {}).length === 0) own.push('no vector notices that it is off');

    if (own.length > 0) {
      faults.push(...own.map((fault) => `${rule.id}: ${fault}`));
      continue;
    }

    const claimed = new Map(about.flatMap((vector) => classesOf(vector)).map((each) => [each.id, each]));
    const classNames = [...claimed.values()].map(({ id, title }) => link(`conformance/classes.html#${id}`, title));
    const open = ambiguities.filter(
      ({ id, rules: named }) =>
        named.includes(rule.id) || about.some(({ contested }) => contested?.page.endsWith(`/${id}.md`)),
    );
    const [first = elsewhere[0]] = refused;
    const step = (to: Rule | undefined, text: string): Markup => (to ? link(rulePath(to.id), text) : html``);
    const doors = [
      link(`${specTarget(rule.document)}#${rule.id}`, 'the sentence in its document'),
      html`<a href="#check">its check</a>`,
      ...(first ? [link(vectorPath(first.id), 'a vector that breaks it')] : []),
      html`<a href="#vectors">${counted(about.length, 'vector')}</a>`,
    ];
    const check = checkOf(rule, own);
    faults.push(...own.map((fault) => `${rule.id}: ${fault}`));
    const text = [
      front({
        title: rule.id,
        description: rule.sentence.replaceAll(/[`\n]/g, ''),
        outline: 2,
        prev: false,
        next: false,
      }),
      `# ${rule.id}\n`,
      block(
        html`<blockquote class="sentence"><p><b>[${rule.id}]</b> ${inline(rule.sentence, (target) => (target.startsWith('#') ? at(`${specTarget(rule.document)}${target}`) : specHref(target)))}</p></blockquote><p class="doors">${joinMarkup(doors, ' · ')}</p>`,
      ),
      block(factsOf(rule, classNames)),
      '## When it hits you\n',
      block(
        html`<p><b>Usual cause:</b> ${inline(rule.cause)}.</p><p><b>Remedy:</b> ${inline(rule.remedy)}.</p><p class="faint">On the command line: <code>npx capsig explain ${rule.id}</code></p>`,
      ),
      '## Check\n',
      check,
      '## Vectors\n',
      `Proof: ${rule.proof} (${proofs[rule.proof] ?? ''}).\n`,
      block(sumOf(refused.length, elsewhere.length, about.length)),
      refused.length > 0
        ? block(listVectors(rule, refused))
        : `No vector breaks it by itself: ${elsewhere.length > 0 ? 'what breaks it is below' : 'the tests above do'}.\n`,
      elsewhere.length > 0 ? block(listElsewhere(rule, elsewhere)) : '',
      accepted.length > 0 ? block(listAccepted(accepted)) : '',
      '## Kill status\n',
      block(killStatus(rule, broken)),
      '## Mutants\n',
      block(listMutants(excerptsOf(rule.id))),
      '## Profiles\n',
      block(html`<p>Counted are all vectors above, ${about.length}.</p>${profileTable(rule, about)}`),
      '## Implementations\n',
      block(outcomeTable(rule)),
      '## Ambiguities\n',
      block(
        open.length === 0
          ? html`<p>No ambiguity of a standard is known that is about this rule.</p>`
          : html`<ul>${open.map(({ id, title }) => html`<li>${link(`spec/ambiguities/${id}.html`, title)}</li>`)}</ul>`,
      ),
      block(
        html`<nav class="steps" aria-label="Neighbours">${step(rules[index - 1], `← ${rules[index - 1]?.id ?? ''}`)} ${step(rules[index + 1], `${rules[index + 1]?.id ?? ''} →`)}</nav>`,
      ),
      block(html`<p class="faint">Permanent address: <code>/${rulePath(rule.id)}</code></p>`),
    ].join('\n');
    write(`rules/${rule.id}.md`, text);
  }
  writeRuleIndex();
  return faults;
}

function specHref(target: string): string | undefined {
  const found = /^(?:\.\/)?([a-z-]+\.md)(#.*)?$/.exec(target);
  return found ? at(`${specTarget(`spec/${found[1]}`)}${found[2] ?? ''}`) : undefined;
}

function writeRuleIndex(): void {
  const documents = [...new Set(rules.map(({ document }) => document))];
  const parts = documents.map((document) => {
    const rows = rules
      .filter((rule) => rule.document === document)
      .map((rule) => {
        const broken = vectors.filter((vector) => breaks(vector, rule.id)).length;
        return [
          codeLink(rulePath(rule.id), rule.id),
          inline(rule.sentence),
          rule.basis === 'standard' ? 'standard' : 'ours',
          rule.risk.join(', '),
          String(broken),
        ];
      });
    const name = document.replace(/^spec\/|\.md$/g, '');
    return `## ${name}\n${block(table(['Rule', 'Sentence', 'Basis', 'Risk', 'Vectors that break it'], rows, `Rules of ${name}`))}`;
  });
  write(
    'rules/index.md',
    `${front({ title: 'Rules', outline: 2, aside: false })}# Rules

Each rule is one sentence with one obligation. Its id names the sentence, the check, the error and the vectors, and is permanent: so is the
address of its page, \`/rules/<id>.html\`. [rules.json](/rules.json) has all of them for programs, with these addresses.

${parts.join('\n')}`,
  );
}
