import { type ConformanceClass, classes, isOfClass } from '../../conformance/classes.js';
import { isFault } from '../../conformance/fault.js';
import { writeNew } from '../../conformance/folder.js';
import { skeletons } from '../../conformance/skeleton.js';
import { loadVectors } from '../../conformance/vector.js';
import { singleOf } from '../command.js';
import { exit } from '../io.js';
import { suggestion } from '../nearest.js';
import { clip, createPage } from '../terminal.js';
import { type Subcommand, tell } from './subcommand.js';

const languages: readonly string[] = Object.keys(skeletons);

/** The command that runs what was written, as its README has it. */
function commandIn(readme: string): string {
  return /-- ([^`]+)`/.exec(readme)?.[1] ?? 'COMMAND';
}

/** Says how to get from a skeleton to the score of a class. */
function planOf(of: ConformanceClass, readme: string): string {
  const set = loadVectors();
  const command = commandIn(readme);
  const steps = of.operations.map((operation) => {
    const first = isFault(set)
      ? undefined
      : set.vectors.find(
          (each) => each.operation === operation && isOfClass(each, of) && each.expect.result === 'accept',
        );
    const look = first === undefined ? '' : ` Look at one: \`npx capsig explain ${first.id}\`.`;
    const run =
      first === undefined ? '' : ` Run it: \`npx capsig conformance run --vector ${first.id} -- ${command}\`.`;
    return `   - \`${operation}\`.${look}${run}`;
  });
  const features = of.features.map((name) => `\`${name}\``).join(', ');
  return `
## ${of.title}

It ${of.claim}. From nothing to a score:

1. Give the name and the version of your library in \`hello\`, and add \`"classes": ["${of.id}"]\` to it.
2. Write one function for each operation. vectors/README.md says what each is given and what it answers.
${steps.join('\n')}
3. Declare the features that your library has${features === '' ? ': this class has none' : `, of ${features}`}. What is not declared is not asked, and is counted as that.
4. Run the class: \`npx capsig conformance run --class ${of.id} --out report -- ${command}\`. What is accepted and must be refused comes first,
   each cause with its smallest input; \`npx capsig explain VECTOR --results report/results.json\` shows it whole.
5. Where your library has errors of its own, answer them as \`native\` with a \`code\`, and lead the codes to rules: \`--mapping FILE\`.
`;
}

/** Writes an adapter to begin with. */
export const initCommand: Subcommand = {
  name: 'conformance init',
  summary: `Write a working adapter skeleton: ${languages.join(', ')}.`,
  operand: 'LANGUAGE',
  options: {
    class: { value: 'ID', help: 'say in the README how to come to the score of this conformance class' },
    out: { value: 'DIR', help: 'the folder (capsig-adapter unless given); nothing in it is overwritten' },
  },
  notes: [
    'Example:',
    '  capsig conformance init python && capsig conformance run -- python3 capsig-adapter/adapter.py',
  ],
  async run(given, io) {
    const [language = ''] = given.operands;
    const files = skeletons[language];
    if (!files) {
      return {
        misuse: `expected ${languages.join(', ')}, found ${clip(language, 80)}${suggestion(language, languages)}`,
      };
    }
    const chosen = singleOf(given, 'class');
    const of = classes.find(({ id }) => id === chosen);
    if (chosen !== undefined && !of) {
      const ids = classes.map(({ id }) => id);
      return { misuse: `--class: expected ${ids.join(', ')}, found ${clip(chosen, 80)}${suggestion(chosen, ids)}` };
    }
    const readme = files['README.md'] ?? '';
    const whole = of ? { ...files, 'README.md': `${readme}${planOf(of, readme)}` } : files;
    const written = writeNew(whole, singleOf(given, 'out') ?? 'capsig-adapter');
    if (isFault(written)) return tell(written, io);
    const page = createPage(io);
    for (const path of written) page.line(`wrote ${clip(path, 200)}`);
    for (const line of (whole['README.md'] ?? '').trim().split('\n')) page.line(line);
    return exit.valid;
  },
};
