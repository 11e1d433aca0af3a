import { type ConformanceClass, classes, isOfClass } from '../../conformance/classes.js';
import { excerpt, isFault } from '../../conformance/fault.js';
import { writeNew } from '../../conformance/folder.js';
import { skeletons } from '../../conformance/skeleton.js';
import { loadVectors, type Vector, vectorPackage } from '../../conformance/vector.js';
import { singleOf } from '../command.js';
import { exit, type Io } from '../io.js';
import { suggestion } from '../nearest.js';
import { clip, createPage } from '../terminal.js';
import { type Subcommand, tell } from './subcommand.js';

const languages: readonly string[] = Object.keys(skeletons);

/** The command that runs what was written, as its README has it. */
function commandIn(readme: string): string {
  return /-- ([^`]+)`/.exec(readme)?.[1] ?? 'COMMAND';
}

/** How long an example in the README may be. */
const longest = 1500;

/** What an operation is given and what it answers, by the shortest accepted vector of a class. */
function exampleOf(vectors: readonly Vector[], operation: string, of: ConformanceClass, command: string): string {
  const fitting = vectors.filter(
    (each) => each.operation === operation && isOfClass(each, of) && each.expect.result === 'accept',
  );
  const sizes = new Map(fitting.map((each) => [each, JSON.stringify(each.input).length]));
  const [first] = fitting.sort((a, b) => (sizes.get(a) ?? 0) - (sizes.get(b) ?? 0));
  if (!first) return `   - \`${operation}\``;
  const { result, output } = first.expect;
  const shown = (value: unknown): string => excerpt(JSON.stringify(value), longest);
  return `   - \`${operation}\`. Run this one: \`npx capsig conformance run --vector ${first.id} -- ${command}\`

     \`\`\`
     input   ${shown(first.input)}
     answer  ${shown({ result, ...(output === undefined ? {} : { output }) })}
     \`\`\``;
}

/** Says how to get from a skeleton to the scores of the classes that it claims. */
function planOf(chosen: readonly ConformanceClass[], readme: string): string {
  const set = loadVectors();
  const vectors = isFault(set) ? [] : set.vectors;
  const command = commandIn(readme);
  const seen = new Set<string>();
  const steps = chosen.flatMap((of) =>
    of.operations
      .filter((operation) => !seen.has(operation) && seen.add(operation))
      .map((operation) => exampleOf(vectors, operation, of, command)),
  );
  const features = [...new Set(chosen.flatMap((of) => of.features))].map((name) => `\`${name}\``).join(', ');
  const claims = chosen.map((of) => {
    return `It ${of.claim}: ${vectors.filter((each) => isOfClass(each, of)).length} vectors.`;
  });
  const options = chosen.map(({ id }) => `--class ${id}`).join(' ');
  const none = chosen.length === 1 ? 'this class has none' : 'these classes have none';
  return `
## ${chosen.map(({ title }) => title).join(', ')}

${claims.join('\n')}

From nothing to the score, in this folder:

1. Have the runner and the vectors here: \`npm install --save-dev capsig ${vectorPackage}\`.
2. Give the name and the version of your library in \`hello\`.
3. Write one function for each operation: node_modules/capsig-vectors/README.md lists them, spec/protocol.md of the repository (spec/protocol.html of its site) has the whole protocol. The shortest accepted vector of each:
${steps.join('\n')}
   Where your library throws, answer \`reject\` with its error as \`native\`: a \`code\` for the kind of error, and the \`message\`.
4. See the worst first, whole, and mend it: \`npx capsig conformance run ${options} --first-failure -- ${command}\`. With \`--watch\` it is run
   again when you save a file.
5. Declare the features that your library has${features === '' ? `: ${none}` : `, of ${features}`}. What is not declared is not asked, and is counted as that.
6. Run the vectors: \`npx capsig conformance run ${options} --out report -- ${command}\`, and open report/report.html. What is accepted and must be
   refused comes first, each cause with its clause, its smallest input and the command that shows it whole.
7. Put rules for your codes into report/mapping.json, and run with \`--mapping report/mapping.json\` too: right verdicts are explained then. Where
   one code comes for everything, let the adapter make several of the messages.
`;
}

/** How a class is claimed in the hello of each skeleton. */
const claims: Readonly<Record<string, readonly [before: string, after: string]>> = {
  typescript: ['features: [] }', "features: [], classes: ['ID'] }"],
  python: ['"features": []}', '"features": [], "classes": ["ID"]}'],
  go: ['"features": features}', '"features": features, "classes": []string{"ID"}}'],
  rust: ['"features": FEATURES}', '"features": FEATURES, "classes": ["ID"]}'],
};

/** Asks at a terminal; without one, or without an answer, nothing is said. */
async function ask(io: Io, question: string): Promise<string> {
  return (await io.ask?.(question))?.trim() ?? '';
}

/** Writes an adapter to begin with. */
export const initCommand: Subcommand = {
  name: 'conformance init',
  summary: `Write a working adapter skeleton: ${languages.join(', ')}.`,
  operand: 'LANGUAGE',
  least: 0,
  options: {
    class: {
      value: 'ID',
      multiple: true,
      help: 'claim this conformance class, and say in the README how to come to its score',
    },
    out: { value: 'DIR', help: 'the folder (capsig-adapter unless given); nothing in it is overwritten' },
  },
  notes: [
    'Example:',
    '  capsig conformance init python && capsig conformance run -- python3 capsig-adapter/adapter.py',
    '  capsig conformance init go --class siwe-reader --class siwe-writer --class login-verifier',
  ],
  async run(given, io) {
    const names = languages.join(', ');
    const language = given.operands[0] ?? (await ask(io, `language (${names})`));
    if (language === '') return { misuse: `expected LANGUAGE: ${names}` };
    const files = skeletons[language];
    if (!files) {
      return {
        misuse: `expected ${names}, found ${clip(language, 80)}${suggestion(language, languages)}`,
      };
    }
    const ids = classes.map(({ id }) => id);
    const asked = async () => (await ask(io, `classes (${ids.join(', ')}; nothing for none)`)).split(/[\s,]+/);
    const chosen = [...new Set(given.values.get('class') ?? (await asked()).filter((name) => name !== ''))];
    const unknown = chosen.find((name) => !ids.includes(name));
    if (unknown !== undefined) {
      return { misuse: `--class: expected ${ids.join(', ')}, found ${clip(unknown, 80)}${suggestion(unknown, ids)}` };
    }
    const readme = files['README.md'] ?? '';
    const [before, after] = claims[language] ?? ['', ''];
    const claiming = ([name, text]: readonly [string, string]) => [
      name,
      text.replace(
        before,
        after.replace(/(['"])ID\1/, (_, quote) => chosen.map((id) => quote + id + quote).join(', ')),
      ),
    ];
    const whole: Readonly<Record<string, string>> =
      chosen.length > 0
        ? {
            ...Object.fromEntries(Object.entries(files).map(claiming)),
            'README.md': `${readme}${planOf(
              chosen.flatMap((name) => classes.filter(({ id }) => id === name)),
              readme,
            )}`,
          }
        : files;
    const written = writeNew(whole, singleOf(given, 'out') ?? 'capsig-adapter');
    if (isFault(written)) return tell(written, io);
    const page = createPage(io);
    for (const path of written) page.line(`wrote ${clip(path, 200)}`);
    for (const line of (whole['README.md'] ?? '').trim().split('\n')) page.line(line);
    return exit.valid;
  },
};
