// The lines of the code that check a rule, as they are when the site is built.
import { existsSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';
import { placesOf } from '../../src/cli/places.js';
import type { RuleId } from '../../src/rule.js';
import { read } from './output.js';
import { root } from './places.js';

/** A stretch of a file. */
export interface Excerpt {
  readonly file: string;
  /** The line that names the rule, from 1. */
  readonly line: number;
  /** The first line of the text. */
  readonly first: number;
  readonly text: string;
  /** The function that it stands in. */
  readonly within?: string;
  /** The function that it is, where it is shown because a line that names the rule names it. */
  readonly named?: string;
}

const mostLines = 32;
/** A function of no more lines is shown whole: what a condition is made of is in it. */
const wholeLines = 28;
const mostExcerpts = 4;
const parsed = new Map<string, ts.SourceFile>();

function sourceOf(file: string): ts.SourceFile {
  const known = parsed.get(file);
  if (known) return known;
  const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true);
  parsed.set(file, source);
  return source;
}

function nameOf(node: ts.Node): string | undefined {
  if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) return node.name?.getText();
  if (ts.isVariableDeclaration(node) && node.initializer && ts.isArrowFunction(node.initializer))
    return node.name.getText();
  return undefined;
}

/** The smallest part of the program around a line that can be read by itself, with what was computed right before it. */
function around(source: ts.SourceFile, line: number, id: string): { first: number; last: number; within?: string } {
  const lineOf = (position: number): number => source.getLineAndCharacterOfPosition(position).line + 1;
  const lines = source.text.split('\n');
  const column = Math.max(0, (lines[line - 1] ?? '').indexOf(id));
  const position = source.getPositionOfLineAndCharacter(line - 1, column);
  let node: ts.Node = source;
  for (let inner: ts.Node | undefined = source; inner; ) {
    node = inner;
    inner = ts.forEachChild(node, (child) =>
      child.getFullStart() <= position && position < child.end ? child : undefined,
    );
  }
  let within: string | undefined;
  let whole: ts.Node | undefined;
  for (let outer: ts.Node | undefined = node; outer; outer = outer.parent) {
    within ??= nameOf(outer);
    if (ts.isFunctionDeclaration(outer) && lineOf(outer.end) - lineOf(outer.getStart()) < wholeLines) whole ??= outer;
  }
  if (whole) return { first: lineOf(whole.getStart()), last: lineOf(whole.end), ...(within ? { within } : {}) };
  let shown: ts.Node = node;
  while (
    shown.parent &&
    !ts.isSourceFile(shown.parent) &&
    !(ts.isStatement(shown) && !ts.isBlock(shown)) &&
    !(
      ts.isPropertyAssignment(shown) &&
      shown.name.getText().length > 0 &&
      lineOf(shown.end) > lineOf(shown.getStart())
    ) &&
    !(ts.isArrayLiteralExpression(shown.parent) && ts.isArrayLiteralExpression(shown))
  )
    shown = shown.parent;
  let [first, last] = [lineOf(shown.getStart()), lineOf(shown.end)];
  // What a condition is made of stands right before it.
  if (ts.isStatement(shown) && shown.parent && ts.isBlock(shown.parent)) {
    const before = shown.parent.statements.slice(0, shown.parent.statements.indexOf(shown)).reverse();
    for (const statement of before) {
      const start = lineOf(statement.getStart());
      if (!ts.isVariableStatement(statement) || last - start > 16 || line - start > 10) break;
      first = start;
    }
    while (first > 1 && /^\s*\/\//.test(lines[first - 2] ?? '')) first--;
  }
  if (last - first >= mostLines) {
    first = Math.max(first, line - 8);
    last = Math.min(last, first + mostLines - 1);
  }
  return { first, last, ...(within === undefined ? {} : { within }) };
}

/** The function of a file that has a name, or that of the file which it is imported from. */
function functionOf(file: string, name: string, follow = true): { file: string; node: ts.Statement } | undefined {
  for (const node of sourceOf(file).statements) {
    if (ts.isFunctionDeclaration(node) && node.name?.text === name) return { file, node };
    if (!follow || !ts.isImportDeclaration(node) || !ts.isStringLiteral(node.moduleSpecifier)) continue;
    const names = node.importClause?.namedBindings;
    const { text } = node.moduleSpecifier;
    if (names === undefined || !ts.isNamedImports(names) || !text.startsWith('.')) continue;
    const found = names.elements.find((each) => each.name.text === name);
    if (found === undefined || found.isTypeOnly) continue;
    const there = posix.join(posix.dirname(file), text.replace(/\.js$/, '.ts'));
    return existsSync(join(root, there))
      ? functionOf(there, (found.propertyName ?? found.name).text, false)
      : undefined;
  }
  return undefined;
}

/** The functions that a line of a table names: the line says for which rule, and they hold what it asks. */
function namedIn(file: string, line: string): readonly Excerpt[] {
  return [...new Set(line.match(/[A-Za-z_$][\w$]*/g))].flatMap((name) => {
    const found = functionOf(file, name);
    if (found === undefined) return [];
    const text = found.node.getText();
    if (text.split('\n').length > mostLines) return [];
    const first = found.node.getSourceFile().getLineAndCharacterOfPosition(found.node.getStart()).line + 1;
    return [{ file: found.file, line: first, first, text, named: name }];
  });
}

/** The places that check a rule, the ones that decide first. */
export function excerptsOf(id: RuleId): readonly Excerpt[] {
  const found: Excerpt[] = [];
  for (const { file, line } of placesOf(id)) {
    if (
      found.some((each) => each.file === file && each.first <= line && line < each.first + each.text.split('\n').length)
    )
      continue;
    const { first, last, within } = around(sourceOf(file), line, id);
    const lines = read(file)
      .split('\n')
      .slice(first - 1, last);
    const margin = Math.min(
      ...lines.filter((text) => text.trim() !== '').map((text) => /^ */.exec(text)?.[0].length ?? 0),
    );
    const text = lines.map((each) => each.slice(margin)).join('\n');
    found.push({ file, line, first, text, ...(within === undefined ? {} : { within }) });
    if (within === undefined) found.push(...namedIn(file, text.split('\n')[line - first] ?? ''));
    if (found.length >= mostExcerpts) break;
  }
  return found;
}

/** A line of a test that names a rule. */
export interface TestPlace {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

const tests: readonly string[] = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /^(?:unit|property|flow|cli|conformance|vectors)\/.*\.test\.ts$/.test(path))
  .sort();

/** The tests that name a rule. */
export function testsOf(id: string): readonly TestPlace[] {
  const quoted = [`'${id}'`, `"${id}"`, `\`${id}\``, `${id} `];
  return tests.flatMap((path) => {
    const text = read(`test/${path}`);
    if (!text.includes(id)) return [];
    const index = text.split('\n').findIndex((line) => quoted.some((each) => line.includes(each)));
    if (index < 0) return [];
    return [{ file: `test/${path}`, line: index + 1, text: (text.split('\n')[index] ?? '').trim() }];
  });
}
