// What survived mutation in the lines that check a rule, from what was measured last: tools/mutation/survivors.json.
import { createHash } from 'node:crypto';
import type { Measured, Results, Survivor } from '../../tools/mutation/results.js';
import type { Excerpt } from './excerpt.js';
import { counted, html, joinMarkup, type Markup, read } from './output.js';

/** Where the data stands in the repository. */
export const mutationData = 'tools/mutation/survivors.json';

const { modules, unmeasured }: Results = JSON.parse(read(mutationData));

/** The survivors that begin in lines of a module. */
export function survivorsIn({ survivors }: Measured, text: string): readonly Survivor[] {
  const lines = new Set(text.split('\n').map((line) => line.trim()));
  return survivors.filter(({ line }) => lines.has(line));
}

function ofModule(file: string, excerpts: readonly Excerpt[]): Markup {
  const name = html`<code>${file}</code>`;
  const measured = modules[file];
  if (measured === undefined) {
    return unmeasured.includes(file)
      ? html`<li>${name}: no mutant of this module was measured, so nothing is known of them.</li>`
      : html`<li>${name}: this module is not mutated, as it decides no verdict by itself.</li>`;
  }
  const { date, revision, sha256, mutants, killed, alike } = measured;
  const found = [...new Set(excerpts.flatMap(({ text }) => survivorsIn(measured, text)))];
  const isOld = createHash('sha256').update(read(file)).digest('hex') !== sha256;
  const when = html`Measured on ${date} at <code>${revision}</code>${isOld ? ', before its last change' : ''}: the vectors kill ${killed} of the ${counted(mutants, 'mutant')} of the module${alike === undefined ? '' : ', of which each met a sample of the vectors that reach it'}.`;
  if (found.length === 0) return html`<li>${name}: none survives in the lines above. ${when}</li>`;
  const items = found.map(
    ({ source, replacement, line }) =>
      html`<li><code>${source}</code> as <code>${replacement === '' ? '(nothing)' : replacement}</code>, in <code>${line}</code></li>`,
  );
  return html`<li>${name}: ${counted(found.length, 'mutant survives', 'mutants survive')} in the lines above. ${when}<details><summary>What no vector notices, or nobody has looked at</summary><ul>${items}</ul></details></li>`;
}

/** Says what survived of mutants of the lines that check a rule. */
export function listMutants(excerpts: readonly Excerpt[]): Markup {
  if (excerpts.length === 0)
    return html`<p>No line of the code is shown for this rule, so none was mutated for it.</p>`;
  const files = [...new Set(excerpts.map(({ file }) => file))];
  const items = files.map((file) =>
    ofModule(
      file,
      excerpts.filter((each) => each.file === file),
    ),
  );
  return html`<ul>${joinMarkup(items, '')}</ul>`;
}
