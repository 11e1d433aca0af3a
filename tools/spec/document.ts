import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { patternsOf, unreported } from './path.js';

// What a document says, and its generated parts. Faults are values: { file, line, message }.

const keyword = /\b(?:MUST(?: NOT)?|SHALL(?: NOT)?|SHOULD(?: NOT)?|REQUIRED|(?:NOT )?RECOMMENDED|MAY|OPTIONAL)\b/g;
const levels = { MUST: 'MUST', SHALL: 'MUST', REQUIRED: 'MUST', SHOULD: 'SHOULD', MAY: 'MAY', OPTIONAL: 'MAY' };
const roles = ['verifier', 'issuer'];
const proofs = ['isolated', 'gate', 'flow', 'review'];
const members = ['Source', 'Quote', 'Path', 'Proof', 'Off', 'Cause', 'Remedy', 'Risk'];
const tag = /^\*\*\[([^\]]*)\]\*\*\s*(.*)$/;
const fence = /^\s{0,3}(`{3,}|~{3,})/;
const vectorMarker = /^<!-- vector: (\S+?)(?: (\S+))? -->$/;
const boilerplate = 'The key words "MUST"';
const sections = ['What the standard says', 'Readings', 'Who does what', 'Decision', 'Reasons'];

const keywordsOf = (text) => text.match(keyword) ?? [];

/** Splits a document into lines and says of each whether it is prose, a tag, or text in which keywords are not ours. */
export function linesOf(file, text) {
  let open: string | undefined;
  let exempt = false;
  let afterMarker = false;
  let quoting = false;
  return text.split('\n').map((line, index) => {
    const at = { line, number: index + 1, kind: 'prose' };
    const mark = fence.exec(line)?.[1];
    if (open) {
      at.kind = exempt ? 'foreign' : 'code';
      if (mark && mark[0] === open[0] && mark.length >= open.length && line.trim() === mark) open = undefined;
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
export function readDocument(file, text) {
  const faults = [];
  const rules = [];
  const lines = linesOf(file, text);
  const fault = (line, message) => faults.push({ file, line, message });
  for (let i = 0; i < lines.length; i++) {
    const { line, number, kind } = lines[i];
    if (kind === 'foreign') continue;
    if (kind !== 'tag') {
      const [found] = keywordsOf(line);
      if (found) fault(number, `"${found}" outside a tagged sentence: tag the sentence, or say it without the keyword`);
      if (kind === 'prose' && line.includes('**[')) fault(number, 'a rule id inside a line: start the line with it');
      continue;
    }
    const [, id, first] = tag.exec(line);
    const rule = { id, file, line: number, sentence: first, fields: {} };
    while (lines[i + 1]?.kind === 'prose' && lines[i + 1].line !== '' && !lines[i + 1].line.startsWith('- ')) {
      rule.sentence += ` ${lines[++i].line.trim()}`;
    }
    let name: string | undefined;
    while (lines[i + 1]?.kind === 'prose' && /^(?:- | {2}\S)/.test(lines[i + 1].line)) {
      const next = lines[++i];
      const member = /^- ([A-Za-z]+): (.*)$/.exec(next.line);
      if (member) {
        name = member[1];
        if (!members.includes(name))
          fault(next.number, `unknown member "${name}" of [${id}]: expected ${members.join(', ')}`);
        if (name in rule.fields) fault(next.number, `second "${name}" of [${id}]: keep one`);
        rule.fields[name] = member[2].trim();
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

function ruleFaults(rule) {
  const { id, file, line, sentence, fields } = rule;
  const faults = [];
  const fault = (message) => faults.push({ file, line, message: `[${id}] ${message}` });
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

function roleOf(sentence) {
  const role = /^An? ([a-z-]+)\b/.exec(sentence)?.[1];
  return roles.includes(role) ? role : undefined;
}

export const listOf = (text, separator) =>
  (text ?? '')
    .split(separator)
    .map((item) => item.trim())
    .filter((item) => item !== '');

/** Turns a rule of a document into its row of the register. */
export function rowOf({ id, file, sentence, fields }, undecided) {
  return {
    id,
    document: file,
    level:
      levels[
        keywordsOf(sentence)[0]
          ?.split(' ')
          .find((word) => word in levels)
      ] ?? 'SHOULD',
    role: roleOf(sentence),
    sentence,
    hash: createHash('sha256').update(sentence).digest('hex'),
    source: listOf(fields.Source, ';'),
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
export function readAmbiguity(file, text, table) {
  const faults = [];
  const fault = (message) => faults.push({ file, line: 1, message });
  const slug = posix.basename(file, '.md');
  const title = /^# (a-[a-z0-9-]+): (.+)$/m.exec(text);
  if (!title || title[1] !== slug) fault(`expected the title "# ${slug}: ..."`);
  const member = (name) => new RegExp(`^- ${name}: (.+)$`, 'm').exec(text)?.[1] ?? '';
  if (!member('Standard')) fault('lacks "- Standard: ..." with the clause');
  if (!/^(?:yes|no)$/.test(member('Contested'))) fault('lacks "- Contested: yes" or "- Contested: no"');
  const concerned = [...member('Rules').matchAll(/`([^`]+)`/g)].map(([, id]) => id);
  if (concerned.length === 0) fault('lacks "- Rules: ..." with the rules concerned');
  for (const id of concerned)
    if (!Object.hasOwn(table, id)) fault(`names the rule '${id}', which src/rule.ts does not have`);
  for (const section of sections) if (!text.includes(`\n## ${section}\n`)) fault(`lacks the section "## ${section}"`);
  return { id: slug, title: title?.[2] ?? '', contested: member('Contested') === 'yes', faults };
}

/** Rewrites the block after each `<!-- vector: ID member -->` from the vector; without vectors the text stays. */
export function pullVectors(file, text, vectors) {
  if (vectors.length === 0) return { text, faults: [] };
  const byId = new Map(vectors.map(({ vector }) => [vector.id, vector]));
  const faults = [];
  const source = text.split('\n');
  const out = [];
  for (let i = 0; i < source.length; i++) {
    out.push(source[i]);
    const [, id, member] = vectorMarker.exec(source[i]) ?? [];
    if (id === undefined) continue;
    const value = (member?.split('.') ?? []).reduce((inner, key) => inner?.[key], byId.get(id));
    if (value === undefined) {
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
      while (i < source.length && source[i].trim() !== open) i++;
    }
    const shown = member ? value : { id: value.id, title: value.title, input: value.input, expect: value.expect };
    const body = typeof shown === 'string' ? shown : JSON.stringify(shown, null, 2);
    let ticks = '```';
    while (body.includes(ticks)) ticks += '`';
    out.push(ticks + (typeof shown === 'string' ? 'text' : 'json'), body, ticks);
  }
  return { text: out.join('\n'), faults };
}

/** Replaces what stands between `<!-- name:begin -->` and `<!-- name:end -->`. */
export function fillMarkers(text, name, body) {
  const pattern = new RegExp(`(<!-- ${name}:begin -->\\n)[^]*?(<!-- ${name}:end -->)`);
  return text.replace(pattern, (_, begin, end) => `${begin}${body}\n${end}`);
}
