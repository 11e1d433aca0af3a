// npm run regexps [-- --all]: finds every regular expression of src/ by its syntax tree, and holds each to a time that no text makes
// more than linear, by recheck (https://makenowjust-labs.github.io/recheck/). What was found once is kept in regexps.json, since a
// pattern that stays has the verdict that it had; --all asks again. What is not linear, and what recheck cannot decide, stands
// there with a reason why it may stay. Exits 1 where one has none, and where a reason is of a pattern that is gone.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import ts from 'typescript';

const { values } = parseArgs({ options: { all: { type: 'boolean', default: false } } });
const root = fileURLToPath(new URL('..', import.meta.url));
const file = `${root}tools/regexps.json`;

// Without the programs that it would start: the build for browsers is all that is used.
const checker: { checkSync(source: string, flags: string, params: { readonly timeout: number }): Checked } =
  createRequire(import.meta.url)('recheck/lib/browser.js');
/** Milliseconds for one pattern. */
const timeout = 2_000;

/** What is known of a pattern. */
interface Row {
  /** As it is written, with its flags. */
  readonly pattern: string;
  /** `linear`, or what recheck says instead. */
  readonly verdict: string;
  /** Why it may stay although it is not known to be linear. */
  readonly reason?: string;
}

/** Finds the patterns of a module: where one is put together at run time, undefined stands for it. */
function patternsIn(path: string): { readonly pattern: string | undefined; readonly place: string }[] {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: { pattern: string | undefined; place: string }[] = [];
  const visit = (node: ts.Node): void => {
    const place = `${relative(root, path)}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}`;
    if (ts.isRegularExpressionLiteral(node)) found.push({ pattern: node.text, place });
    if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText(source) === 'RegExp') {
      const [body, flags] = node.arguments ?? [];
      const text = body && ts.isStringLiteralLike(body) ? body.text : undefined;
      const letters = flags === undefined ? '' : ts.isStringLiteralLike(flags) ? flags.text : undefined;
      found.push({ pattern: text === undefined || letters === undefined ? undefined : `/${text}/${letters}`, place });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** What recheck says of a pattern, as far as it is looked at. */
interface Checked {
  readonly status: 'safe' | 'vulnerable' | 'unknown';
  readonly complexity?: { readonly type: string; readonly degree?: number };
  readonly error?: { readonly kind: string };
}

/** A pattern whose counts are cut: how its time grows is told by its form, and counts make the automaton large. */
const withShortCounts = (body: string): string =>
  body.replaceAll(/\{(\d+)(,?)(\d*)\}/g, (_, least: string, comma: string, most: string) => {
    const low = Math.min(Number(least), 2);
    return `{${low}${comma}${most === '' ? '' : Math.min(Number(most), low + 1)}}`;
  });

/** Says what recheck makes of a pattern, with shorter counts where it comes to no end. */
function verdictOf(pattern: string): string {
  const end = pattern.lastIndexOf('/');
  // A sticky one is asked at one place; how often it is asked is no matter of its own time.
  const written = pattern.slice(1, end);
  const body = /y/.test(pattern.slice(end)) ? `^(?:${written})` : written;
  const flags = pattern.slice(end + 1).replaceAll(/[gy]/g, '');
  const ask = (source: string) => checker.checkSync(source, flags, { timeout });
  const short = withShortCounts(body);
  let { status, complexity, error } = ask(body);
  let suffix = '';
  if (status === 'unknown' && short !== body) {
    ({ status, complexity, error } = ask(short));
    suffix = ', with short counts';
  }
  if (status === 'safe') return `linear${suffix}`;
  if (status === 'unknown') return `unknown: ${error?.kind}`;
  return `${complexity?.type}${complexity?.degree === undefined ? '' : `, degree ${complexity.degree}`}${suffix}`;
}

const modules = readdirSync(`${root}src`, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /(?<!\.d)\.(?:ts|js)$/.test(entry.name))
  .map((entry) => `${entry.parentPath}/${entry.name}`)
  .sort();
const places = new Map<string, string>();
const made: string[] = [];
for (const { pattern, place } of modules.flatMap(patternsIn)) {
  if (pattern === undefined) made.push(place);
  else if (!places.has(pattern)) places.set(pattern, place);
}

const { rows, composed }: { rows: readonly Row[]; composed: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync(file, 'utf8'),
);
const known = new Map(rows.map((row) => [row.pattern, row]));
const faults: string[] = [];
const asked: string[] = [];
const next = [...places].map(([pattern, place]): Row => {
  const before = known.get(pattern);
  const kept = values.all ? undefined : before?.verdict;
  if (kept === undefined) asked.push(pattern);
  const verdict = kept ?? verdictOf(pattern);
  const reason = before?.reason;
  if (!verdict.startsWith('linear') && !reason) faults.push(`${place}: ${verdict}: ${pattern}`);
  return { pattern, verdict, ...(verdict.startsWith('linear') || reason === undefined ? {} : { reason }) };
});
for (const row of rows)
  if (row.reason && !places.has(row.pattern)) faults.push(`a reason of a pattern that is gone: ${row.pattern}`);
const files = new Set(made.map((place) => place.replace(/:\d+$/, '')));
for (const name of files)
  if (!composed[name]) faults.push(`${name}: a pattern is put together at run time, and nothing says why it is linear`);
for (const name of Object.keys(composed))
  if (!files.has(name)) faults.push(`a reason of a module without such a pattern: ${name}`);

if (asked.length > 0) {
  const sorted = next.toSorted((a, b) => (a.pattern < b.pattern ? -1 : 1));
  writeFileSync(file, `${JSON.stringify({ rows: sorted, composed }, null, 2)}\n`);
}
const open = next.filter(({ verdict }) => !verdict.startsWith('linear')).length;
console.log(
  `${places.size} patterns in ${modules.length} modules, ${asked.length} asked: ${places.size - open} linear, ${open} with a reason or at fault`,
);
for (const fault of faults) console.error(fault);
process.exit(faults.length === 0 ? 0 : 1);
