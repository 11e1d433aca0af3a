import { isFault } from '../../conformance/fault.js';
import { writeNew } from '../../conformance/folder.js';
import { skeletons } from '../../conformance/skeleton.js';
import { singleOf } from '../command.js';
import { exit } from '../io.js';
import { suggestion } from '../nearest.js';
import { clip, createPage } from '../terminal.js';
import { type Subcommand, tell } from './subcommand.js';

const languages: readonly string[] = Object.keys(skeletons);

/** Writes an adapter to begin with. */
export const initCommand: Subcommand = {
  name: 'conformance init',
  summary: `Write a working adapter skeleton: ${languages.join(', ')}.`,
  operand: 'LANGUAGE',
  options: { out: { value: 'DIR', help: 'the folder (capsig-adapter unless given); nothing in it is overwritten' } },
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
    const written = writeNew(files, singleOf(given, 'out') ?? 'capsig-adapter');
    if (isFault(written)) return tell(written, io);
    const page = createPage(io);
    for (const path of written) page.line(`wrote ${clip(path, 200)}`);
    page.line(files['README.md']?.trim() ?? '');
    return exit.valid;
  },
};
