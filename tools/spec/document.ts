import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { erc5573 } from '../../src/profile.js';
import { patternsOf, unreported } from './path.js';

// What a document says, and its generated parts. Faults are values: { file, line, message }.

const keyword = /\b(?:MUST(?: NOT)?|SHALL(?: NOT)?|SHOULD(?: NOT)?|REQUIRED|(?:NOT )?RECOMMENDED|MAY|OPTIONAL)\b/g;
const levels: Readonly<Record<string, string>> = {
  MUST: 'MUST',
  SHALL: 'MUST',
  REQUIRED: 'MUST',
  SHOULD: 'SHOULD',
  MAY: 'MAY',
  OPTIONAL: 'MAY',
};
const roles = ['verifier', 'issuer'];
const proofs = ['isolated', 'gate', 'flow', 'review'];
const members = ['Source', 'Quote', 'Path', 'Proof', 'Off', 'Cause', 'Remedy', 'Risk'];
const tag = /^\*\*\[([^\]]*)\]\*\*\s*(.*)$/;
const fence = /^\s{0,3}(`{3,}|~{3,})/;
const vectorMarker = /^<!-- vector: (\S+?)(?: (\S+))? -->$/;
const boilerplate = 'The key words "MUST"';
const sections = ['What the standard says', 'Readings', 'Who does what', 'Decision', 'Reasons'];

/** What has drifted, and where. */
export interface Fault {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** A rule as its document states it; `line` is where the tag stands. */
export interface StatedRule {
  readonly id: string;
  readonly file: string;
  readonly line: number;
  sentence: string;
  readonly fields: Record<string, string>;
}

/** A row of the register. */
export interface Row {
  readonly id: string;
  readonly document: string;
  readonly [member: string]: unknown;
}

/** A line of a document. */
export interface Line {
  readonly line: string;
  readonly number: number;
  kind: 'prose' | 'tag' | 'code' | 'foreign';
}

/** A page about an ambiguity. */
export interface Page {
  readonly id: string;
  readonly title: string;
  readonly contested: boolean;
  readonly faults: readonly Fault[];
}

/** A verdict of a published vector. */
interface Told {
  readonly result: string;
  readonly rule?: string;
}

/** A published vector, as far as documents read it. */
export interface PublishedVector {
  readonly id: string;
  readonly rules?: readonly string[];
  readonly title?: string;
  readonly risk?: readonly string[];
  readonly input?: unknown;
  readonly expect?: Told;
  readonly profiles?: Readonly<Record<string, Told>>;
  readonly contested?: { readonly page: string };
}

/** A vector with the file that has it. */
export interface Published {
  readonly file: string;
  readonly vector: PublishedVector;
}

const keywordsOf = (text: string): string[] => text.match(keyword) ?? [];

/** Splits a document into lines and says of each whether it is prose, a tag, or text in which keywords are not ours. */
export function linesOf(file: string, text: string): Line[] {
  let open: string | undefined;
  let exempt = false;
  let afterMarker = false;
  let quoting = false;
  return text.split('\n').map((line, index) => {
    const at: Line = { line, number: index + 1, kind: 'prose' };
    const mark = fence.exec(line)?.[1];
    if (open) {
      at.kind = exempt ? 'foreign' : 'code';
      if (mark !== undefined && mark[0] === open[0] && mark.length >= open.length && line.trim() === mark)
        open = undefined;
      return at;
    }
    if (mark) {
      open = mark;
      exempt = afterMarker;
      at.kind = exempt ? 'foreign' : 'code';
    } else if (line.startsWith(boilerplate) && file === 'spec/README.md') quoting = true;
    // An ambiguity page quotes the standard that it is about.
    else if (line.startsWith('> ') && file.startsWith('spec/ambiguities/')) at.kind = 'foreign';
    else if (tag.test(line)) at.kind = 'tag';
    if (line === '') quoting = false;
    if (quoting) at.kind = 'foreign';
    afterMarker = vectorMarker.test(line);
    return at;
  });
}

/** Reads the rules of one document; `line` is where the tag stands. */
export function readDocument(file: string, text: string): { rules: StatedRule[]; faults: Fault[] } {
  const faults: Fault[] = [];
  const rules: StatedRule[] = [];
  const lines = linesOf(file, text);
  const fault = (line: number, message: string) => faults.push({ file, line, message });
  /** The line behind the current one where it goes on with prose that matches. */
  const goesOn = (i: number, pattern: RegExp): Line | undefined => {
    const next = lines[i + 1];
    return next?.kind === 'prose' && pattern.test(next.line) ? next : undefined;
  };
  for (let i = 0; i < lines.length; i++) {
    const { line, number, kind } = lines[i] as Line;
    if (kind === 'foreign') continue;
    if (kind !== 'tag') {
      const [found] = keywordsOf(line);
      if (found) fault(number, `"${found}" outside a tagged sentence: tag the sentence, or say it without the keyword`);
      if (kind === 'prose' && line.includes('**[')) fault(number, 'a rule id inside a line: start the line with it');
      continue;
    }
    const [, id = '', first = ''] = tag.exec(line) ?? [];
    const rule: StatedRule = { id, file, line: number, sentence: first, fields: {} };
    for (let next = goesOn(i, /^(?!- )./); next !== undefined; next = goesOn(++i, /^(?!- )./)) {
      rule.sentence += ` ${next.line.trim()}`;
    }
    let name: string | undefined;
    for (let next = goesOn(i, /^(?:- | {2}\S)/); next !== undefined; next = goesOn(++i, /^(?:- | {2}\S)/)) {
      const [, member, said = ''] = /^- ([A-Za-z]+): (.*)$/.exec(next.line) ?? [];
      if (member !== undefined) {
        name = member;
        if (!members.includes(name))
          fault(next.number, `unknown member "${name}" of [${id}]: expected ${members.join(', ')}`);
        if (name in rule.fields) fault(next.number, `second "${name}" of [${id}]: keep one`);
        rule.fields[name] = said.trim();
      } else if (name && !next.line.startsWith('- ')) rule.fields[name] += ` ${next.line.trim()}`;
      else fault(next.number, `expected "- Member: text" below [${id}]`);
      const [found] = name === 'Quote' ? [] : keywordsOf(next.line);
      if (found)
        fault(next.number, `"${found}" in a member of [${id}]: an obligation belongs into a sentence of its own`);
    }
    rules.push(rule);
    faults.push(...ruleFaults(rule));
  }
  return { rules, faults };
}

function ruleFaults(rule: StatedRule): Fault[] {
  const { id, file, line, sentence, fields } = rule;
  const faults: Fault[] = [];
  const fault = (message: string) => faults.push({ file, line, message: `[${id}] ${message}` });
  if (!/^[a-z0-9-]+\.[a-z0-9-]+$/.test(id)) fault('is no rule id: expected object.rule in lower case');
  const found = keywordsOf(sentence);
  if (found.length === 0) fault('has no obligation: say what MUST, SHOULD or MAY be done');
  if (found.length > 1) fault(`has ${found.length} obligations (${found.join(', ')}): give each a rule of its own`);
  if (!/\.$/.test(sentence)) fault('does not end with a full stop');
  if (/[.!?]\s+[A-Z]/.test(sentence.replace(/`[^`]*`/g, 'x'))) fault('has two sentences: move the second into a note');
  if (roleOf(sentence) === undefined) fault(`does not begin with "A verifier" or "An issuer": say whose duty it is`);
  for (const name of members) {
    if (name !== 'Quote' && !fields[name]) fault(`lacks "- ${name}: ..."`);
  }
  if (fields.Proof && !proofs.includes(fields.Proof))
    fault(`has the proof "${fields.Proof}": expected ${proofs.join(', ')}`);
  return faults;
}

function roleOf(sentence: string): string | undefined {
  const role = /^An? ([a-z-]+)\b/.exec(sentence)?.[1];
  return roles.find((known) => known === role);
}

export const listOf = (text: string | undefined, separator: string): string[] =>
  (text ?? '')
    .split(separator)
    .map((item) => item.trim())
    .filter((item) => item !== '');

/** What this specification adds to the standards, whether it cites them or not. SIWS is what wallets do, and no standard. */
const added: ReadonlySet<string> = new Set(Object.keys(erc5573.off));

/** Says whether a published standard demands a rule, or this specification adds it. */
export function basisOf({ id, fields }: Pick<StatedRule, 'id' | 'fields'>): 'standard' | 'capsig' {
  const ours = listOf(fields.Source, ';').every((clause) => /^(?:capsig$|SIWS)/.test(clause));
  return added.has(id) || ours ? 'capsig' : 'standard';
}

/** Turns a rule of a document into its row of the register. */
export function rowOf({ id, file, sentence, fields }: StatedRule, undecided?: boolean): Row {
  const source = listOf(fields.Source, ';');
  return {
    id,
    document: file,
    level:
      levels[
        keywordsOf(sentence)[0]
          ?.split(' ')
          .find((word) => word in levels) ?? ''
      ] ?? 'SHOULD',
    role: roleOf(sentence),
    sentence,
    hash: createHash('sha256').update(sentence).digest('hex'),
    source,
    basis: basisOf({ id, fields }),
    ...(fields.Quote ? { quote: fields.Quote.replace(/^"(.*)"$/, '$1') } : {}),
    ...(fields.Path === unreported ? {} : { path: patternsOf(fields.Path) }),
    proof: fields.Proof,
    off: fields.Off,
    cause: fields.Cause,
    remedy: fields.Remedy,
    risk: listOf(fields.Risk, ','),
    ...(undecided ? { undecided: true } : {}),
  };
}

/** Reads a page about an ambiguity of an upstream standard. */
export function readAmbiguity(file: string, text: string, table: object): Page {
  const faults: Fault[] = [];
  const fault = (message: string) => faults.push({ file, line: 1, message });
  const slug = posix.basename(file, '.md');
  const title = /^# (a-[a-z0-9-]+): (.+)$/m.exec(text);
  if (!title || title[1] !== slug) fault(`expected the title "# ${slug}: ..."`);
  const member = (name: string) => new RegExp(`^- ${name}: (.+)$`, 'm').exec(text)?.[1] ?? '';
  if (!member('Standard')) fault('lacks "- Standard: ..." with the clause');
  if (!/^(?:yes|no)$/.test(member('Contested'))) fault('lacks "- Contested: yes" or "- Contested: no"');
  const concerned = [...member('Rules').matchAll(/`([^`]+)`/g)].map(([, id = '']) => id);
  if (concerned.length === 0) fault('lacks "- Rules: ..." with the rules concerned');
  for (const id of concerned)
    if (!Object.hasOwn(table, id)) fault(`names the rule '${id}', which src/rule.ts does not have`);
  for (const section of sections) if (!text.includes(`\n## ${section}\n`)) fault(`lacks the section "## ${section}"`);
  return { id: slug, title: title?.[2] ?? '', contested: member('Contested') === 'yes', faults };
}

/** Rewrites the block after each `<!-- vector: ID member -->` from the vector; without vectors the text stays. */
export function pullVectors(
  file: string,
  text: string,
  vectors: readonly Published[],
): { readonly text: string; readonly faults: readonly Fault[] } {
  if (vectors.length === 0) return { text, faults: [] };
  const byId = new Map(vectors.map(({ vector }) => [vector.id, vector]));
  const faults: Fault[] = [];
  const source = text.split('\n');
  const out: string[] = [];
  for (let i = 0; i < source.length; i++) {
    const line = source[i] ?? '';
    out.push(line);
    const [, id, member] = vectorMarker.exec(line) ?? [];
    if (id === undefined) continue;
    const whole = byId.get(id);
    // biome-ignore lint/suspicious/noExplicitAny: a marker names whatever member it shows.
    const value = (member?.split('.') ?? []).reduce<any>((inner, key) => inner?.[key], whole);
    if (whole === undefined || value === undefined) {
      faults.push({
        file,
        line: i + 1,
        message: `there is no vector ${id}${member ? ` with ${member}` : ''}: name another`,
      });
      continue;
    }
    const open = fence.exec(source[i + 1] ?? '')?.[1];
    if (open) {
      i += 2;
      while (i < source.length && source[i]?.trim() !== open) i++;
    }
    const shown = member ? value : { id, title: whole.title, input: whole.input, expect: whole.expect };
    const body: string = typeof shown === 'string' ? shown : JSON.stringify(shown, null, 2);
    let ticks = '```';
    while (body.includes(ticks)) ticks += '`';
    out.push(ticks + (typeof shown === 'string' ? 'text' : 'json'), body, ticks);
  }
  return { text: out.join('\n'), faults };
}

/** Replaces what stands between `<!-- name:begin -->` and `<!-- name:end -->`. */
export function fillMarkers(text: string, name: string, body: string): string {
  const pattern = new RegExp(`(<!-- ${name}:begin -->\\n)[^]*?(<!-- ${name}:end -->)`);
  return text.replace(pattern, (_, begin, end) => `${begin}${body}\n${end}`);
}
