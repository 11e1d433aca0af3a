import { posix } from 'node:path';
import {
  basisOf,
  type Fault,
  linesOf,
  listOf,
  type Page,
  type Published,
  type Row,
  type StatedRule,
} from './document.js';
import { pathFault, readPlaces } from './path.js';

// The ways in which sentence, code and vectors drift apart, each a function of plain values that returns faults.

/** The rows of `src/rule.ts` by id. */
export type RuleTable = Readonly<Record<string, { readonly proof: string; readonly undecided?: true }>>;

/** The text of files by path. */
export type Texts = Readonly<Record<string, string>>;

/** Checks that each rule says where its issues point, in the notation of the README. */
export function pathFaults(rules: readonly StatedRule[], readme: string): Fault[] {
  const places = readPlaces(readme);
  return rules.flatMap(({ id, file, line, fields }) => {
    const fault = fields.Path === undefined ? undefined : pathFault(fields.Path, places);
    return fault === undefined ? [] : [{ file, line, message: `[${id}] ${fault}` }];
  });
}

/** Compares the rules of the documents with the table of `src/rule.ts`. */
export function tableFaults(rules: readonly StatedRule[], table: RuleTable): Fault[] {
  const faults: Fault[] = [];
  const seen = new Map<string, { readonly file: string; readonly line: number }>();
  const order = Object.keys(table);
  const last = new Map<string, number>();
  for (const { id, file, line, sentence, fields } of rules) {
    const fault = (message: string) => faults.push({ file, line, message: `[${id}] ${message}` });
    const before = seen.get(id);
    if (before) fault(`is tagged before, at ${before.file}:${before.line}: an id names one sentence`);
    else seen.set(id, { file, line });
    const row = Object.hasOwn(table, id) ? table[id] : undefined;
    if (row === undefined) {
      fault('has no row in src/rule.ts: add one, or remove the sentence');
      continue;
    }
    const { proof, undecided } = row;
    if (fields.Proof !== proof)
      fault(`has the proof "${fields.Proof}", its row in src/rule.ts "${proof}": make them one`);
    if (/\bundecided\b/.test(sentence) !== (undecided === true)) {
      fault('and its row in src/rule.ts differ on whether breaking it is undecided: make them one');
    }
    if (order.indexOf(id) < (last.get(file) ?? -1))
      fault('stands in another order than in src/rule.ts: move one of them');
    last.set(file, order.indexOf(id));
  }
  for (const id of order) {
    if (!seen.has(id))
      faults.push({ file: 'src/rule.ts', line: 1, message: `'${id}' has no sentence in spec/: write it` });
  }
  return faults;
}

/** Finds more review rules than the 3 % that nobody can automate. */
export function reviewFaults(table: RuleTable): Fault[] {
  const all = Object.values(table);
  const review = all.filter(({ proof }) => proof === 'review').length;
  if (review * 100 <= all.length * 3) return [];
  const message = `${review} of ${all.length} rules have the proof "review", more than 3 %: find a proof that a machine can run`;
  return [{ file: 'src/rule.ts', line: 1, message }];
}

const names = (text: string, id: string) => text.includes(`'${id}'`) || text.includes(`"${id}"`);

/**
 * Finds the rules that no code checks. `sources` are the files of `src/` by path, `tests` those that prove what no
 * single check can: a rule of the kinds flow and review is content with being named there.
 */
export function checkFaults(table: RuleTable, sources: Texts, tests: Texts): Fault[] {
  const holders = Object.entries(sources).filter(
    ([path]) => !/^src\/(?:rule|profile|profile\/(?:standards|strict))\.ts$/.test(path),
  );
  const faults: Fault[] = [];
  for (const [id, { proof }] of Object.entries(table)) {
    if (holders.some(([, text]) => names(text, id))) continue;
    if (proof !== 'flow' && proof !== 'review') {
      faults.push({ file: 'src/rule.ts', line: 1, message: `no file of src/ checks '${id}': write the check` });
    } else if (!Object.values(tests).some((text) => names(text, id))) {
      faults.push({ file: 'src/rule.ts', line: 1, message: `neither src/ nor a test names '${id}': write the test` });
    }
  }
  return faults;
}

/** Finds the rules that vectors leave unproven; with no vectors at all there is nothing to say. */
export function proofFaults(table: RuleTable, vectors: readonly Published[], tests: Texts): Fault[] {
  if (vectors.length === 0) return [];
  const faults: Fault[] = [];
  const refused = new Set<string | undefined>();
  const named = new Set<string>();
  for (const { file, vector } of vectors) {
    for (const id of vector.rules ?? []) {
      named.add(id);
      if (!Object.hasOwn(table, id))
        faults.push({ file, line: 1, message: `${vector.id} names '${id}', which is no rule` });
    }
    for (const { rule } of [vector.expect, ...Object.values(vector.profiles ?? {})].filter(
      (told) => told !== undefined,
    ))
      refused.add(rule);
  }
  for (const [id, { proof }] of Object.entries(table)) {
    if (proof === 'review' || refused.has(id)) continue;
    if (proof === 'flow' && (named.has(id) || Object.values(tests).some((text) => names(text, id)))) continue;
    const message =
      `'${id}' has no proof of the kind "${proof}": no vector is ${proof === 'flow' ? 'about it' : 'rejected by it'}; ` +
      'write one in tools/vectors/topics/, then npm run vectors -- --quick';
    faults.push({ file: 'src/rule.ts', line: 1, message });
  }
  return faults;
}

/** Finds ids of the committed register that are gone: an id is permanent. */
export function removalFaults(
  committed: { readonly rules: readonly Row[] } | undefined,
  rows: readonly Row[],
): Fault[] {
  const now = new Set(rows.map(({ id }) => id));
  return (committed?.rules ?? [])
    .filter(({ id }) => !now.has(id))
    .map(({ id, document }) => ({
      file: document,
      line: 1,
      message: `[${id}] was removed: an id is permanent, bring it back`,
    }));
}

/** What citations lean on: the pins of the standards, and the tags of risks. */
export interface Tables {
  readonly standards: ReadonlyMap<string | undefined, string | undefined>;
  readonly risks: ReadonlySet<string>;
}

/** Reads the tables that citations lean on: the pinned standards of the README, the risk tags of the security page. */
export function readTables(readme: string, security: string): Tables {
  const rowsOf = (text: string, pattern: RegExp) => [...text.matchAll(pattern)];
  const standards = rowsOf(readme, /^\| ((?:ERC|EIP)-\d+|RFC \d+|SIWS) \| (?:@([0-9a-f]{7,40}))?[^|]*\|/gm);
  const risks = rowsOf(security, /^\| `([a-z-]+)` \|/gm);
  return {
    standards: new Map(standards.map(([, name, pin]) => [name, pin])),
    risks: new Set(risks.map(([, name = '']) => name)),
  };
}

/** Checks that every citation names a pinned standard and a clause, and that risk tags are defined and used. */
export function citationFaults(rules: readonly StatedRule[], { standards, risks }: Tables): Fault[] {
  const faults: Fault[] = [];
  const used = new Set<string>();
  for (const { id, file, line, fields } of rules) {
    const fault = (message: string) => faults.push({ file, line, message: `[${id}] ${message}` });
    for (const source of listOf(fields.Source, ';')) {
      if (source === 'capsig') continue;
      const cited =
        /^((?:ERC|EIP)-\d+|RFC \d+|SIWS)(?: @(\S+))? (?:"[^"]+"(?:, .+)?|(?:section|appendix) [0-9A-Z.]+)$/.exec(
          source,
        );
      if (!cited)
        fault(`cites ${source}: expected capsig, a standard with a section number, or one with a pin and a title`);
      else if (!standards.has(cited[1])) fault(`cites ${cited[1]}, which spec/README.md does not list: add it there`);
      else if (standards.get(cited[1]) !== cited[2]) {
        fault(`cites ${cited[1]} @${cited[2]}, spec/README.md pins @${standards.get(cited[1])}: make them one`);
      }
    }
    if (/\b(?:ERC|EIP)-\d/.test(fields.Source ?? '') && !fields.Quote)
      fault('cites an ERC or EIP and lacks "- Quote: ..."');
    else if (basisOf({ id, fields }) === 'standard' && !fields.Quote)
      fault('is demanded by a standard and lacks "- Quote: ..." with the words of the clause');
    if (fields.Quote && !/^"[^"].*"$/.test(fields.Quote)) fault('has a quote without quotation marks');
    for (const risk of listOf(fields.Risk, ',')) {
      used.add(risk);
      if (!risks.has(risk)) fault(`has the risk "${risk}", which spec/security.md does not define: define it there`);
    }
  }
  for (const risk of risks) {
    if (!used.has(risk))
      faults.push({
        file: 'spec/security.md',
        line: 1,
        message: `no rule has the risk "${risk}": use it or remove it`,
      });
  }
  return faults;
}

/** Finds contested vectors whose page does not say so: a verdict that is not scored needs a reason. */
export function contestedFaults(vectors: readonly Published[], pages: readonly Page[]): Fault[] {
  const contested = new Set(pages.filter((page) => page.contested).map(({ id }) => `spec/ambiguities/${id}.md`));
  return vectors
    .filter(({ vector }) => vector.contested && !contested.has(vector.contested.page))
    .map(({ file, vector }) => ({
      file,
      line: 1,
      message: `${vector.id} is contested by ${vector.contested?.page}, which does not say so`,
    }));
}

/** Finds links to files that are not there, and pages that the README does not lead to. */
export function linkFaults(documents: Texts, exists: (path: string) => boolean): Fault[] {
  const faults: Fault[] = [];
  const led = new Set(['spec/README.md']);
  for (const [file, text] of Object.entries(documents)) {
    linesOf(file, text).forEach(({ line, number, kind }) => {
      if (kind === 'code' || kind === 'foreign' || line.startsWith('- Quote: ')) return;
      for (const [, target = ''] of line.matchAll(/\]\(([^)#\s]+)(?:#[^)\s]*)?\)/g)) {
        if (/^[a-z]+:/.test(target)) continue;
        const path = posix.join(posix.dirname(file), target);
        if (file === 'spec/README.md') led.add(path);
        if (!(path in documents) && !exists(path))
          faults.push({ file, line: number, message: `the link to ${target} leads nowhere` });
      }
    });
  }
  for (const file of Object.keys(documents)) {
    if (!led.has(file)) faults.push({ file, line: 1, message: 'spec/README.md does not link to this page' });
  }
  return faults;
}
