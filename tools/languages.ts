// npm run languages [-- --only NAME]: uses the packages of vectors as somebody would who starts from vectors/README.md. In each
// language whose programs are here, an implementation that is wrong in one way fails at the ids of that way and at no
// other, known failures are strict, a set that is not whole fails, and every answer is judged as the conformance runner
// judges it. Exit: 0 good, 1 something is wrong, 2 a bad call, 3 nothing was checked.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Answers, everyAnswers, judgeAnswers, loadSet, readCases } from './languages/answers.js';
import { type Language, languages } from './languages/language.js';

const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } });
const unknown = values.only?.find((only) => !languages.some(({ name }) => name === only));
if (unknown !== undefined) {
  console.error(`--only: there is no ${unknown}; there are ${languages.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}

const set = loadSet();
const parsing = set.vectors.filter(({ operation }) => operation === 'siwe.parse');
const wrong = 'siwe.version';
/** What fails where the version is not looked at. */
const expected = parsing
  .filter(({ expect, contested }) => expect.rule === wrong && contested === undefined)
  .map(({ id }) => id)
  .sort();
/** Answers of a parser that takes any version: from text to message, or null where it refuses. */
const table = Object.fromEntries(
  parsing.map(({ input, expect }) => [
    String(input.text),
    expect.result === 'accept' ? expect.output : expect.rule === wrong ? {} : null,
  ]),
);

let failed = 0;
let checked = 0;

function check(language: Language, what: string, find: () => string | undefined): void {
  checked++;
  let wrong: string | undefined;
  try {
    wrong = find();
  } catch (error) {
    wrong = (error as Error).message;
  }
  if (wrong !== undefined) failed++;
  console.log(wrong === undefined ? `ok   ${language.name}: ${what}` : `FAIL ${language.name}: ${what}: ${wrong}`);
}

/** A text with a lone surrogate, which JSON.stringify escapes where it stands. */
const isUnreadable = (value: unknown): boolean => /(?<!\\)(?:\\\\)*\\ud[89a-f]/.test(JSON.stringify(value) ?? '');

/** Compares with the conformance runner. Returns the first difference. */
async function compare(language: Language, folder: string, answers: Answers): Promise<string | undefined> {
  const path = join(folder, 'answers.json');
  writeFileSync(path, JSON.stringify(answers));
  const wanted = await judgeAnswers(set, answers);
  const found = language.judge?.(folder, path);
  if (!found) return 'nothing was judged';
  const skipped = new Set(
    language.holdsSurrogates
      ? []
      : set.vectors.filter(({ input, expect }) => isUnreadable([input, expect])).map(({ id }) => id),
  );
  const differing = Object.entries(wanted.outcomes).filter(
    ([id, outcome]) => found.outcomes[id] !== (skipped.has(id) ? 'unsupported' : outcome),
  );
  const [first] = differing;
  if (first) return `${differing.length} differ: ${first[0]}: expected ${first[1]}, found ${found.outcomes[first[0]]}`;
  const counts = [wanted.selected.join(), found.selected.join()];
  return counts[0] === counts[1] ? undefined : `selections have ${counts[1]} vectors, expected ${counts[0]}`;
}

async function checkLanguage(language: Language, folder: string): Promise<void> {
  const run = () => {
    const { status, text } = language.test(folder);
    return { status, text, ids: [...new Set([...text.matchAll(language.failed)].map(([, id = '']) => id))].sort() };
  };
  const end = (text: string) => text.trim().slice(-1500);
  const known = (...lines: readonly string[]) =>
    writeFileSync(join(folder, 'known-failures.txt'), `${lines.join('\n')}\n`);
  known('# none');

  check(language, `a parser that takes any version fails at ${expected.length} ids and no other`, () => {
    const { status, text, ids } = run();
    if (status === 0) return 'the tests pass';
    if (ids.join() !== expected.join()) return `expected ${expected.join()}, found ${ids.join()}: ${end(text)}`;
    if (!language.judges) return undefined;
    const told = ['The version 2', 'siwe.version: A verifier MUST', 'ERC-4361', 'answered', 'accept'];
    const missing = told.filter((each) => !text.includes(each));
    return missing.length > 0 ? `what fails does not tell ${missing.join(', ')}: ${end(text)}` : undefined;
  });
  if (language.judges) {
    const reasons = expected.map((id) => `${id}  any version is taken`);
    check(language, 'known failures pass', () => {
      known('# until 2.0', '', ...reasons);
      const { status, text } = run();
      return status === 0 ? undefined : end(text);
    });
    const refused = (what: string, lines: readonly string[], told: RegExp): void =>
      check(language, what, () => {
        known(...lines);
        const { status, text } = run();
        if (status === 0) return 'the tests pass';
        return told.test(text) ? undefined : end(text);
      });
    refused(
      'a known failure that passes is an error',
      [...reasons, 'siwe-plain  once broken'],
      /siwe-plain:? is a known failure, and is now pass: take it out/,
    );
    refused(
      'a known failure that does not exist is an error',
      [...reasons, 'siwe-gone  x'],
      /siwe-gone: there is no vector/,
    );
    refused('a known failure without a reason is an error', expected, /expected a reason behind the id/);
    known(...reasons);
  }
  check(language, 'a file that was cut fails', () => {
    const path = join(language.data(folder), 'siwe.parse/version.json');
    const whole = readFileSync(path, 'utf8');
    const { vectors, ...rest } = JSON.parse(whole);
    writeFileSync(path, JSON.stringify({ ...rest, vectors: vectors.slice(0, -1) }));
    const { status, text } = run();
    writeFileSync(path, whole);
    if (status === 0) return 'the tests pass';
    return /the set is (not )?whole/.test(text) ? undefined : end(text);
  });
  if (!language.judge) return;
  const files = { 'by hand': readCases().answers, ...everyAnswers(set) };
  for (const [name, answers] of Object.entries(files)) {
    const difference = await compare(language, folder, answers).catch((error: Error) => error.message);
    check(language, `answers, ${name}, are judged as the runner does`, () => difference);
  }
}

const scratch = mkdtempSync(join(tmpdir(), 'capsig-languages-'));
try {
  for (const language of languages) {
    if (values.only && !values.only.includes(language.name)) continue;
    // What is missing is said, and is no failure: the machine of a contributor need not have every language.
    const missing = language.needs.find(
      ([program, ...args]) => spawnSync(program, args, { stdio: 'ignore' }).status !== 0,
    );
    if (missing) {
      console.log(`skip ${language.name}: ${missing.join(' ')} does not work here`);
      continue;
    }
    const folder = join(scratch, language.name);
    mkdirSync(folder);
    writeFileSync(join(folder, 'table.json'), JSON.stringify(table));
    try {
      language.install(folder);
    } catch (error) {
      const message = (error as Error).message;
      const offline =
        /Could not resolve host|failed to (download|fetch|query)|No matching distribution|ConnectionError|Temporary failure/.test(
          message,
        );
      if (!offline) failed++;
      console.log(`${offline ? 'skip' : 'FAIL'} ${language.name}: it cannot be installed: ${message.slice(-600)}`);
      continue;
    }
    await checkLanguage(language, folder);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
console.log(`${checked - failed} of ${checked} checks are good`);
process.exit(failed > 0 ? 1 : checked === 0 ? 3 : 0);
