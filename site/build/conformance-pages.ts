// What was measured: by class, by implementation, by profile.
import { classBadgeOf, formatBadgeSvg } from '../../src/conformance/badge.js';
import { type ClassScore, formatFigure } from '../../src/conformance/class-score.js';
import { type ConformanceClass, classes, isOfClass } from '../../src/conformance/classes.js';
import { outcomeOf } from '../../src/conformance/matrix.js';
import { type Meaning, meaningOf, meanings, wrongMeanings } from '../../src/conformance/meaning.js';
import { nameOf } from '../../src/conformance/report-markdown.js';
import { expectationOf, type Vector } from '../../src/conformance/vector.js';
import {
  enforcement,
  type Measured,
  matrix,
  peers,
  profileList,
  ruleById,
  rulePath,
  rules,
  set,
  vectorPath,
  vectors,
} from './data.js';
import { block, codeLink, counted, front, html, joinMarkup, link, type Markup, read, table, write } from './output.js';
import { at } from './places.js';

type Figure = ClassScore['standard'];

const scoreOf = (peer: Measured, { id }: ConformanceClass): ClassScore | undefined => peer.results.classes?.[id];
const claimed = classes.filter((each) => peers.some((peer) => scoreOf(peer, each)));

function figureCell(figure: Figure | undefined): Markup {
  if (!figure || figure.vectors.total === 0) return html`<span class="faint">–</span>`;
  const { right, unexplained, accepts, refuses, total, unasked } = figure.vectors;
  const danger = accepts > 0 ? html`<br><b class="v-reject">accepts ${accepts}</b>` : html``;
  const nuisance = refuses > 0 ? html`<br><span class="faint">refuses ${refuses}</span>` : html``;
  const left = unasked > 0 ? html`<br><span class="faint">${unasked} not asked</span>` : html``;
  return html`${right + unexplained}/${total}${danger}${nuisance}${left}`;
}

function classMatrix(which: 'standard' | 'hardening'): Markup {
  const shown = claimed.filter((each) => peers.some((peer) => (scoreOf(peer, each)?.[which].vectors.total ?? 0) > 0));
  const rows = peers.map((peer) => [
    link(`conformance/${peer.folder}.html`, nameOf(peer.results)),
    ...shown.map((each) => figureCell(scoreOf(peer, each)?.[which])),
  ]);
  return table(
    ['Implementation', ...shown.map(({ id, title }) => link(`conformance/classes.html#${id}`, title))],
    rows,
    `Vectors by class: ${which}`,
  );
}

interface Told {
  readonly vector: Vector;
  readonly meaning: Meaning;
  readonly given: string;
  readonly detail: string;
}

function toldOf({ results }: Measured, column: number): readonly Told[] {
  return vectors.flatMap((vector) => {
    const found = matrix.vectors.get(vector.id);
    const outcome = outcomeOf(matrix, column, found);
    if (!found || outcome === undefined) return [];
    const [, , given, rule] = found.cells[column] ?? [];
    const meaning = meaningOf(outcome, expectationOf(vector, results.profile).result, given ?? undefined);
    return [{ vector, meaning, given: [given, rule].filter(Boolean).join(' '), detail: found.details[column] ?? '' }];
  });
}

/** How many of these a published standard demands to be otherwise. */
const demanded = (told: readonly Told[]): number => told.filter(({ vector }) => vector.basis === 'standard').length;

function faultsByRule(told: readonly Told[]): Markup {
  const groups = new Map<string, Told[]>();
  for (const each of told) {
    const rule = each.vector.expect.rule ?? each.vector.rules[0] ?? '';
    groups.set(rule, [...(groups.get(rule) ?? []), each]);
  }
  const sorted = [...groups].sort(([, a], [, b]) => demanded(b) - demanded(a) || b.length - a.length);
  return joinMarkup(
    sorted.map(([rule, found]) => {
      const risk = [...new Set(found.flatMap(({ vector }) => vector.risk))].join(', ');
      const items = found.map(
        ({ vector, given, detail }) =>
          html`<li>${link(vectorPath(vector.id), vector.title)} <code class="faint">${vector.id}</code>${given === '' ? html`` : html`: ${given}`}${detail === '' ? html`` : html` <span class="faint">${detail.slice(0, 200)}</span>`}</li>`,
      );
      const { basis } = ruleById.get(rule) ?? {};
      return html`<details><summary>${found.length} × <code>${rule}</code>${risk === '' ? html`` : html` <span class="faint">${risk}</span>`}${basis === 'capsig' ? html` <span class="faint">(not demanded by a standard)</span>` : html``}</summary><p>${link(rulePath(rule), 'the rule')}</p><ul>${items}</ul></details>`;
    }),
  );
}

function writePeer(peer: Measured, column: number): void {
  const { results, folder } = peer;
  const { implementation } = results;
  const told = toldOf(peer, column);
  const mine = classes.flatMap((each) => {
    const score = scoreOf(peer, each);
    return score ? [{ each, score }] : [];
  });
  const badges = mine.map(({ each, score }) => {
    const path = `conformance/badges/${folder}-${each.id}.svg`;
    const badge = classBadgeOf(each.title, score);
    write(`public/${path}`, formatBadgeSvg(badge));
    return html`<img class="badge" src="${at(path)}" alt="${badge.label}: ${badge.message}">`;
  });
  const purpose = new RegExp(`^\\| \`${folder}\` \\| ([^|]+) \\| ([^|]+) \\|`, 'm').exec(read('test/peers/README.md'));
  const wrong = wrongMeanings.flatMap((meaning) => {
    const found = told.filter((each) => each.meaning === meaning);
    if (found.length === 0) return [];
    const title = `${meanings[meaning].slice(0, 1).toUpperCase()}${meanings[meaning].slice(1)}`;
    const head = meaning === 'accepts' ? 'What a standard demands stands first.' : '';
    return [`## ${title}\n\n${counted(found.length, 'vector')}. ${head}\n${block(faultsByRule(found))}`];
  });
  const ruleRows = rules.flatMap((rule) => {
    const score = results.rules[rule.id];
    if (!score || score.status === 'unsupported') return [];
    const names = {
      passed: html`<b class="v-accept">passed</b>`,
      unexplained: html`<b class="v-undecided">right, unexplained</b>`,
      failed: html`<b class="v-reject">failed</b>`,
    };
    return [[codeLink(rulePath(rule.id), rule.id), names[score.status]]];
  });
  write(
    `conformance/${folder}.md`,
    [
      front({ title: nameOf(results), outline: 2 }),
      `# ${nameOf(results)}\n`,
      block(
        html`<p>${purpose ? html`${(purpose[1] ?? '').trim()} (${(purpose[2] ?? '').trim()}). ` : html``}Measured with vectors ${results.set.version}, profile <code>${results.profile}</code>.</p><p>${badges}</p>`,
      ),
      block(
        table(
          [
            'Class',
            'Standard',
            'Accepts what must be refused',
            'Refuses what must be accepted',
            'Hardening',
            'Accepts, of hardening',
          ],
          mine.map(({ each, score }) => [
            link(`conformance/classes.html#${each.id}`, each.title),
            formatFigure(score.standard),
            score.standard.vectors.accepts > 0 ? html`<b class="v-reject">${score.standard.vectors.accepts}</b>` : '0',
            String(score.standard.vectors.refuses),
            formatFigure(score.hardening),
            String(score.hardening.vectors.accepts),
          ]),
          'Classes',
        ),
      ),
      block(
        html`<p class="faint">Operations: ${joinMarkup(
          implementation.operations.map((name) => html`<code>${name}</code>`),
          ' ',
        )}${
          implementation.features.length > 0
            ? html`. Features: ${joinMarkup(
                implementation.features.map((name) => html`<code>${name}</code>`),
                ' ',
              )}`
            : html``
        }</p>`,
      ),
      ...wrong,
      '## Rules\n',
      block(table(['Rule', 'Status'], ruleRows, 'Rules that were asked')),
    ].join('\n'),
  );
}

function writeProfiles(): void {
  const shown = rules.filter((rule) => profileList.some((profile) => !enforcement(profile, rule.id).on));
  const rows = shown.map((rule) => [
    codeLink(rulePath(rule.id), rule.id),
    ...profileList.map((profile) => {
      const { on, why } = enforcement(profile, rule.id);
      return on
        ? html`<span class="v-accept">on</span>`
        : html`<b class="v-off">off</b>${why.includes(' alone') ? html`` : html`<br><span class="faint">${why}</span>`}`;
    }),
  ]);
  const counts = profileList.map((profile) => {
    const through = vectors.filter(
      (vector) => vector.expect.result !== 'accept' && expectationOf(vector, profile.name).result === 'accept',
    ).length;
    const refused = vectors.filter(
      (vector) => vector.expect.result === 'accept' && expectationOf(vector, profile.name).result !== 'accept',
    ).length;
    return [
      html`<code>${profile.name}</code>`,
      profile.title,
      String(rules.filter((rule) => enforcement(profile, rule.id).on).length),
      String(through),
      String(refused),
    ];
  });
  write(
    'conformance/profiles.md',
    `${front({ title: 'Profiles compared', outline: 2, aside: false })}# Profiles compared

A profile is a list of rules that are off, with reasons, and checks of its own. [What each describes](/spec/profiles.html) is part of the specification.

## What they let through
${block(table(['Profile', 'Describes', 'Rules on', 'Vectors it accepts and strict does not', 'Vectors it refuses and strict accepts'], counts, 'Profiles'))}

## Rules that not every profile enforces
${block(table(['Rule', ...profileList.map(({ name }) => html`<code>${name}</code>`)], rows, 'Rules by profile'))}
`,
  );
}

function writeClasses(): void {
  const parts = classes.map((each) => {
    const about = vectors.filter((vector) => isOfClass(vector, each));
    const named = rules.filter((rule) => about.some((vector) => vector.expect.rule === rule.id));
    const count = (basis: string): number => about.filter((vector) => vector.basis === basis).length;
    const measured = peers.filter((peer) => scoreOf(peer, each));
    const body = html`<p>Whoever ${each.claim}. ${counted(about.length, 'vector')}: ${count('standard')} that a standard demands, ${count('capsig')} that this specification adds, ${count('decision')} where a standard leaves it open.</p><p class="faint">Operations: ${joinMarkup(
      each.operations.map((name) => html`<code>${name}</code>`),
      ' ',
    )}${
      each.features.length > 0
        ? html`. Features: ${joinMarkup(
            each.features.map((name) => html`<code>${name}</code>`),
            ' ',
          )}`
        : html``
    }</p><details><summary>${counted(named.length, 'rule')} that ${named.length === 1 ? 'its' : 'their'} vectors break</summary><p>${joinMarkup(
      named.map((rule) => codeLink(rulePath(rule.id), rule.id)),
      ' ',
    )}</p></details>${
      measured.length > 0
        ? html`<p>Measured: ${joinMarkup(
            measured.map((peer) => link(`conformance/${peer.folder}.html`, nameOf(peer.results))),
            ', ',
          )}</p>`
        : html``
    }`;
    return `<h2 id="${each.id}" tabindex="-1">${each.title} <a class="header-anchor" href="#${each.id}" aria-label="Permanent link to ${each.title}">#</a></h2>\n${block(body)}`;
  });
  write(
    'conformance/classes.md',
    `${front({ title: 'Classes', outline: 2 })}# Classes

What an implementation claims is a class, and the class is what it is measured by. [Conformance](/spec/conformance.html) defines them.

${parts.join('\n')}`,
  );
}

/** Writes the pages about what was measured. */
export function writeConformance(): void {
  for (const [column, peer] of peers.entries()) writePeer(peer, column);
  writeProfiles();
  writeClasses();
  const dangerous = peers
    .map((peer, column) => ({ peer, told: toldOf(peer, column) }))
    .map(({ peer, told }) => ({ peer, accepts: told.filter(({ meaning }) => meaning === 'accepts') }))
    .sort((a, b) => demanded(b.accepts) - demanded(a.accepts) || b.accepts.length - a.accepts.length);
  const rows = dangerous.map(({ peer, accepts }) => {
    const standard = demanded(accepts);
    const risk = new Map<string, number>();
    for (const { vector } of accepts) for (const tag of vector.risk) risk.set(tag, (risk.get(tag) ?? 0) + 1);
    const top = [...risk].sort(([, a], [, b]) => b - a).slice(0, 3);
    return [
      link(`conformance/${peer.folder}.html`, nameOf(peer.results)),
      String(standard),
      String(accepts.length - standard),
      top.map(([tag, count]) => `${tag} ${count}`).join(', '),
    ];
  });
  write(
    'conformance/index.md',
    `${front({ title: 'Conformance', outline: 2, aside: false })}# Conformance

${counted(peers.length, 'implementation')}, measured with vectors ${set.version}. An implementation is held to the classes that it claims and to nothing else. What a published
standard demands and what this specification adds are two figures, never added up. [How scores read](/spec/conformance.html),
[how the measurements are made](/conformance/measured.html), [how to add yours](/conformance/add-yours.html).

## What is accepted and must be refused
${block(table(['Implementation', 'Demanded by a standard', 'Added here, or decided', 'Most frequent risks'], rows, 'Dangerous faults'))}

## By class, as a standard demands

Right verdicts of all vectors of the class; what an attacker can use is printed bold.
${block(classMatrix('standard'))}

## By class, as this specification adds
${block(classMatrix('hardening'))}

## More

- [Classes](/conformance/classes.html): what each claims, by which vectors and rules it is scored
- [Profiles compared](/conformance/profiles.html): what deployed systems leave off
- [A second implementation in Python](/conformance/oracle.html), written from the specification alone
`,
  );
}
