import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const home = `${root}test/peers/`;
const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

interface Results {
  readonly set: { readonly version: string; readonly count: number };
  readonly implementation: {
    readonly name: string;
    readonly version: string;
    readonly operations: readonly string[];
    readonly features: readonly string[];
  };
  readonly levels: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly results: readonly (readonly [id: string, outcome: string, given: string | null, rule: string | null])[];
}

const index = (json(`${root}vectors/index.json`) as { readonly vectors: Readonly<Record<string, unknown>> }).vectors;
const readme = readFileSync(`${home}README.md`, 'utf8');
const results = new Map(
  readdirSync(`${home}results`)
    .filter((name) => name.endsWith('.json'))
    .map((name) => [name.slice(0, -'.json'.length), json(`${home}results/${name}`) as Results]),
);
const failures = new Map(
  [...results].map(([folder, report]) => {
    const failed = report.results.filter(([, outcome]) =>
      ['fail', 'wrong-reason', 'void', 'crash', 'timeout'].includes(outcome),
    );
    return [folder, new Set(failed.map(([id]) => id))];
  }),
);

const quoted = (text: string): readonly string[] =>
  [...text.matchAll(/`([^`\n]+)`/g)].map(([, inner]) => String(inner));
const isFolder = (text: string): boolean => results.has(text);
const prefixes = [...new Set(Object.keys(index).map((id) => id.split('-')[0]))];
const isId = (text: string): boolean =>
  !isFolder(text) && new RegExp(`^(?:${prefixes.join('|')})-[a-z0-9-]+$`).test(text) && !existsSync(home + text);

const cellsOf = (line: string): readonly string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

/** The rows of the table of implementations, by folder. */
const rows = new Map(
  readme
    .split('\n')
    .map(cellsOf)
    .filter((cells) => cells.length === 9 && /^`.+`$/.test(String(cells[0])))
    .map((cells) => [String(cells[0]).slice(1, -1), cells]),
);

/** Every vector that the README says an implementation does not pass: those of a table row are the row's. */
const claims = readme
  .split(/^## /m)
  .filter((chapter) => chapter.startsWith('Divergences'))
  .flatMap((chapter) => chapter.split(/^### /m).slice(1))
  .flatMap((section) => {
    const [heading = '', ...lines] = section.split('\n');
    return lines.flatMap((line) => {
      const named = quoted(line.startsWith('|') ? line : heading).filter(isFolder);
      return quoted(line)
        .filter(isId)
        .flatMap((id) => named.map((folder) => ({ folder, id })));
    });
  });

describe('test/peers/README.md', () => {
  it('names vectors that exist', () => {
    const ids = quoted(readme).filter(isId);
    expect(ids.length).toBeGreaterThan(150);
    expect(ids.filter((id) => !Object.hasOwn(index, id))).toEqual([]);
  });

  it('names divergences that the results record', () => {
    const wrong = claims.filter(({ folder, id }) => !failures.get(folder)?.has(id));
    expect(wrong.map(({ folder, id }) => `${folder}: ${id}`)).toEqual([]);
    expect(new Set(claims.map(({ folder, id }) => `${folder} ${id}`)).size).toBeGreaterThanOrEqual(25);
    expect(new Set(claims.map(({ folder }) => folder))).toEqual(new Set(results.keys()));
  });

  it('leaves no claim of a section without its implementation', () => {
    const headings = [...readme.matchAll(/^### (.*)$/gm)].map(([, heading]) => String(heading));
    const bare = headings.filter((heading) => quoted(heading).filter(isFolder).length === 0);
    expect(bare).toEqual(['Local policy of a login']);
  });

  it('says of each implementation what its results say', () => {
    expect([...rows.keys()].sort()).toEqual([...results.keys()].sort());
    for (const [folder, { implementation, levels }] of results) {
      const cells = rows.get(folder) ?? [];
      const each = (text: (score: Readonly<Record<string, number>>, level: string) => unknown): string =>
        Object.entries(levels)
          .map(([level, score]) => text(score, level))
          .join('; ');
      expect(cells.slice(3)).toEqual([
        `${implementation.name} ${implementation.version}`,
        [...implementation.operations, ...implementation.features.map((name) => `*${name}*`)].join(', '),
        each(({ passed, total }, level) => `${level} ${passed}/${total}`),
        each(({ unexplained }) => unexplained),
        each(({ failed }) => failed),
        each(({ unsupported }) => unsupported),
      ]);
    }
  });

  it('says how each disagreement with several peers was resolved', () => {
    const chapter = readme.split('## Where peers agree with each other and not with us')[1] ?? '';
    const cases = chapter
      .split('\n')
      .map(cellsOf)
      .filter((cells) => cells.length === 5 && quoted(String(cells[1])).length > 0);
    expect(cases.length).toBeGreaterThanOrEqual(11);
    for (const [name, , , , resolved] of cases) {
      expect(resolved, name).toMatch(/^(?:Our verdict stands|Contested: \[a-|Changed)/);
    }
    for (const [, page] of chapter.matchAll(/\]\(\.\.\/\.\.\/([^)#]+)/g))
      expect(existsSync(root + page), page).toBe(true);
  });
});

describe('test/peers/results', () => {
  it('are of the current vectors: else `npm run peers` measures all of them anew', () => {
    const { version, count } = json(`${root}vectors/index.json`) as Results['set'];
    const stale = [...results].filter(([, { set }]) => set.version !== version || set.count !== count);
    expect(
      stale.map(([folder, { set }]) => `${folder}: ${set.version}, ${set.count} vectors`),
      `the vectors are ${version}, ${count} of them: run npm run peers, and commit test/peers (CONTRIBUTING.md says what without Rust, Go and Python)`,
    ).toEqual([]);
    const matrix = readFileSync(`${home}results/matrix.md`, 'utf8').split('\n')[0] ?? '';
    expect(matrix, 'run npm run peers, and commit test/peers').toBe(`# Conformance, vectors \`${version}\``);
  });

  it('follows the schema', () => {
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
    const validate = ajv.compile(json(`${root}schemas/results.schema.json`) as object);
    for (const [folder, report] of results) {
      validate(report);
      expect(validate.errors ?? [], folder).toEqual([]);
    }
  });

  it('holds at least 12 implementations in 4 languages', () => {
    expect(results.size).toBeGreaterThanOrEqual(12);
    expect(new Set([...rows.values()].map(([, , language]) => language)).size).toBeGreaterThanOrEqual(4);
  });

  it('has no answer that broke the protocol', () => {
    for (const [folder, report] of results) {
      expect(
        report.results.filter(([, outcome]) => outcome === 'protocol').map(([id]) => id),
        folder,
      ).toEqual([]);
    }
  });
});
