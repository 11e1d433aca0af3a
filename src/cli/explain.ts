import { profiles } from '../profile.js';
import { loadRegister, type Register } from '../register.js';
import { type Rule, type RuleId, rules } from '../rule.js';
import { codeOf, codesNear, type ExplainedCode, findCode } from './codes.js';
import { type Command, isMisuse, singleOf } from './command.js';
import { exit } from './io.js';
import { suggestion } from './nearest.js';
import { placesOf } from './places.js';
import { vectorNamed, vectorsAbout } from './proving.js';
import { ruleIds } from './rules.js';
import { howToInstall, loadRunner } from './runner.js';
import { rulePageOn, siteOf, siteOption } from './site.js';
import { clip, createPage, type Page, styled } from './terminal.js';
import { printRow } from './verdict.js';

const proofs: Readonly<Record<Rule['proof'], string>> = {
  isolated: 'isolated: vectors break this rule alone, and are accepted once it is off',
  gate: 'gate: vectors break it first, and a validator without it fails them',
  flow: 'flow: sequences of steps and tests',
  review: 'review: no machine can check it',
};

function isRuleId(text: string): text is RuleId {
  return Object.hasOwn(rules, text);
}

/** How many places and vectors are shown; the rest is counted. */
const mostShown = 5;

function printPlaces(page: Page, id: RuleId): void {
  const places = placesOf(id);
  const shown = places
    .slice(0, mostShown)
    .map(({ file, line, text }) => (text === undefined ? `${file}:${line}` : `${file}:${line}  ${clip(text, 100)}`));
  const more = places.length > shown.length ? [`and ${places.length - shown.length} more`] : [];
  printRow(page, 'check', places.length === 0 ? ['no line of the code names it'] : [...shown, ...more]);
}

function printVectors(page: Page, id: RuleId): void {
  const found = vectorsAbout(id);
  if (!found) {
    printRow(page, 'vectors', [`not at hand: ${howToInstall}`]);
    return;
  }
  const refused = found.filter(({ vector }) => vector.expect.rule === id).length;
  const shown = found
    .slice(0, mostShown)
    .map(({ vector, file }) => `${vector.id} (${file}): ${clip(vector.title, 100)}`);
  const counted = `${found.length}: ${refused} that break it, ${found.length - refused} others about it`;
  printRow(page, 'vectors', [counted, ...shown]);
  if (found.length > shown.length) {
    printRow(page, '', [`and ${found.length - shown.length} more: capsig conformance run --rule ${id} -- ADAPTER`]);
  }
}

function codeSuggestion(id: string): string {
  const near = codesNear(id);
  return near.length === 0 ? '' : `; did you mean ${near.join(' or ')}?`;
}

const sources: Readonly<Record<NonNullable<ExplainedCode['source']>, string>> = {
  node: 'a node of the network',
  sdk: 'an SDK',
  wallet: 'a wallet',
};

/** Prints what the error of a node, an SDK or a wallet means, and which rules to look at. */
export function printCode(page: Page, found: ExplainedCode, register: Register, indent: string = ''): void {
  const { code, source, status, says, rules: ids, because } = found;
  page.line(indent, styled('strong', code ?? 'an error without a known code'));
  const inside = `${indent}  `;
  if (source !== undefined) {
    printRow(page, 'from', [`${sources[source]}${status === undefined ? '' : `, HTTP ${status}`}`], inside);
  }
  printRow(page, 'means', [says], inside);
  if (because !== undefined) printRow(page, 'because', [`it says ${JSON.stringify(clip(because, 120))}`], inside);
  const listed = ids.map((id) => `${id}  ${register.get(id)?.sentence ?? ''}`.trimEnd());
  printRow(page, 'rules', listed.length > 0 ? listed : ['none: no rule of the specification speaks about it'], inside);
  const [first] = ids;
  if (first !== undefined) printRow(page, 'more', [`capsig explain ${first}`], inside);
}

/** Explains a rule, a vector, or the error code of a node, an SDK or a wallet. */
export const explain: Command = {
  name: 'explain',
  summary: 'Explain a rule, a vector, or the error code of a node or SDK: what it says, why it breaks, and what to do.',
  operand: 'RULE|VECTOR|CODE',
  options: { results: { value: 'FILE', help: 'a results.json: what was answered to the vector' }, ...siteOption },
  notes: [
    'capsig rules lists every rule. A code is one such as NodeSIWEMessageError or invalid_session_sigs; the message',
    'that came with it, in quotes, says more. Of a vector: input, difference from the vector it was made from, trace, and',
    'with --results what an implementation answered.',
  ],
  async run(given, io) {
    const [id = ''] = given.operands;
    const page = createPage(io);
    const site = siteOf(given, io);
    if (isMisuse(site)) return site;
    if (!isRuleId(id)) {
      const found = vectorNamed(id);
      if (found) {
        const results = singleOf(given, 'results');
        const runner = await loadRunner();
        if (!runner)
          return { misuse: `the vectors that are installed have no runner, which explains them: ${howToInstall}` };
        const { answerIn, printVector } = runner;
        const answered = results === undefined ? undefined : await answerIn(results, id, io);
        if (isMisuse(answered)) return answered;
        const twin = found.vector.twin === undefined ? undefined : vectorNamed(found.vector.twin)?.vector;
        printVector(page, { ...found, twin }, loadRegister(), answered);
        return exit.valid;
      }
      const code = findCode(id) ?? codeOf(id);
      if (!code)
        return {
          misuse: `unknown rule, vector or code ${clip(id, 80)}${suggestion(id, ruleIds) || codeSuggestion(id)}`,
        };
      printCode(page, code, loadRegister());
      return exit.valid;
    }
    const rule: Rule = rules[id];
    const row = loadRegister().get(id);
    page.line(styled('strong', id));
    if (!row) page.line('  the register of the specification, spec/rules.json, could not be read');
    const told: readonly (readonly [string, string | undefined])[] = [
      ['sentence', row?.sentence],
      ['document', row?.document],
      ['level', row?.level],
      ['who', row?.role],
      ['source', row?.source.join(', ')],
      ['quote', row?.quote],
      ['cause', row?.cause],
      ['remedy', row?.remedy],
      ['risk', row?.risk?.join(', ')],
      ['broken', rule.undecided ? 'undecided: exit code 3' : 'invalid: exit code 1'],
      ['proof', proofs[rule.proof]],
      ['off', row?.off],
      ['page', `${rulePageOn(site, id)}${site === undefined ? ' on the site: npm run docs, or --site URL' : ''}`],
    ];
    for (const [label, text] of told) {
      if (text) printRow(page, label, text.split('\n'));
    }
    for (const profile of Object.values(profiles)) {
      const reason = profile.off[id];
      if (reason !== undefined) printRow(page, profile.name, [`does not enforce it: ${reason}`]);
      if (profile.own.includes(id)) printRow(page, profile.name, ['the only profile that enforces it']);
    }
    printPlaces(page, id);
    printVectors(page, id);
    return exit.valid;
  },
};
