// Fills src/generated/ from schemas/: validators that need nothing at run time, their declarations, and types. And from the
// modules of the report page: its script as one text.
// `--check` writes nothing and fails when a file differs from what the schemas say.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { compile } from 'json-schema-to-typescript';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));
const notice = 'Generated from schemas/ by `npm run generate`; not edited by hand.';

/** How many errors one validation keeps. Input that has more is refused by the last one, so memory stays bounded. */
const errorLimit = 1024;

/** What only tools read: it gets types, but no validator that would weigh on everyone who verifies. */
const tools = ['protocol', 'results', 'vectors'];

/** What tools read from files of others: its validator stands apart. */
const reports = ['results'];

/** What is published for others, and neither validated nor typed here. */
const published = ['answer'];

// biome-ignore lint/suspicious/noExplicitAny: a schema is read as it is written.
type Json = any;

/** A schema with its file name and the name of its validator. */
interface Schema {
  readonly name: string;
  readonly exported: string;
  readonly schema: Json;
}

/** Every schema that something is generated from, with its file name, sorted. */
export function readSchemas(): Schema[] {
  const suffix = '.schema.json';
  return readdirSync(`${root}schemas`)
    .filter((file) => file.endsWith(suffix) && !published.includes(file.slice(0, -suffix.length)))
    .sort()
    .map((file) => {
      const name = file.slice(0, -suffix.length);
      return {
        name,
        exported: name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()),
        schema: JSON.parse(readFileSync(`${root}schemas/${file}`, 'utf8')),
      };
    });
}

/** A schema without some of its keywords. Members of the described object may bear their names, and stay. */
function without(keywords: readonly string[], value: Json): Json {
  if (Array.isArray(value)) return value.map((item) => without(keywords, item));
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([key]) => !keywords.includes(key));
  const kept = entries.map(([key, inner]) => {
    if (key !== 'properties') return [key, without(keywords, inner)];
    return [
      key,
      Object.fromEntries(Object.entries(inner as Json).map(([name, member]) => [name, without(keywords, member)])),
    ];
  });
  return Object.fromEntries(kept);
}

async function validators(schemas: readonly Schema[]): Promise<string> {
  const ajv = new Ajv2020({
    schemas: schemas.map(({ schema }) => without(['title', 'description', 'examples'], schema)),
    allErrors: true,
    // One loop over the members that have to be there, and no copy of the code for each.
    loopRequired: 1,
    messages: false,
    // A member is what the input itself has, never what its prototype has.
    ownProperties: true,
    allowUnionTypes: true,
    strict: true,
    code: { source: true, esm: true, lines: true },
  });
  const exports = Object.fromEntries(schemas.map(({ exported, schema }) => [exported, schema.$id]));
  const code = standalone
    .default(ajv, exports)
    .replace(
      /if\(vErrors === null\)\{\s*vErrors = \[(err\d+)\];\s*\}\s*else \{\s*vErrors\.push\(\1\);\s*\}/g,
      'vErrors = note(vErrors, $1);',
    );
  // Joining the error lists of called validators would cost the square of their number.
  if (/vErrors\.(push|concat)/.test(code)) throw new Error('the validators collect errors without a bound');
  const note = `
function note(errors, error) {
  if (errors === null) return [error];
  // Of the members of one object that the schema does not name, the first stands for all: a reader that ignores them
  // must not run out of errors by their number.
  const last = errors[errors.length - 1];
  if (
    error.keyword === "additionalProperties" &&
    last.keyword === "additionalProperties" &&
    last.instancePath === error.instancePath
  )
    return errors;
  if (errors.length < ${errorLimit - 1}) errors.push(error);
  else if (errors.length < ${errorLimit}) {
    errors.push({ instancePath: "", schemaPath: "#", keyword: "errorLimit", params: { limit: ${errorLimit} } });
  }
  return errors;
}
`;
  const entry = 'validators';
  const bundle = await rolldown({
    cwd: root,
    input: entry,
    platform: 'neutral',
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? `${root}src/generated/validators.entry.js` : null),
        load: (id) => (id.endsWith('validators.entry.js') ? code + note : null),
      },
    ],
  });
  const { output } = await bundle.generate({ format: 'esm', comments: false });
  await bundle.close();
  // Left out: the bundler's notes of where each part came from, and source text that ajv keeps for its own generator.
  const whole = output[0].code.replace(/^\/\/.*\n|^\s*ucs2length\.code = .*\n/gm, '');
  // A text of more units than this has more code points than any schema admits, and is not counted to its end.
  const text = whole.replace(/(const len = str\.length;\n)(\s*)/, '$1$2if (len > 1048576) return len;\n$2');
  if (text === whole) throw new Error('the function that counts code points is not where it was');
  if (output.length !== 1 || /\brequire\(|^import\b|\bimport\(/m.test(text) || text.includes(root)) {
    throw new Error('the bundled validators are not self-contained');
  }
  return `// ${notice}\n${text}`;
}

function declarations(schemas: readonly Schema[], ofWire: string): string {
  const titles = schemas.map(({ schema }) => schema.title).sort();
  const lines = schemas.map(
    ({ name, exported, schema }) =>
      `/** Says whether a value has the shape of \`schemas/${name}.schema.json\`. */\nexport declare const ${exported}: Validator<${schema.title}>;\n`,
  );
  return `// ${notice}
import type { ${titles.join(', ')} } from './types.js';
${ofWire}${lines.join('\n')}`;
}

const validatorTypes = `
/** One way in which a value differs from its schema. */
export interface ShapeError {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Says whether a value has a shape; \`errors\` are those of the latest call, at most ${errorLimit}. */
export interface Validator<T> {
  (value: unknown): value is T;
  readonly errors?: readonly ShapeError[] | null;
}

`;

async function types(schemas: readonly Schema[]): Promise<string> {
  const unused = ['$id', '$schema', 'examples', 'minItems', 'maxItems'];
  const all = {
    title: 'All',
    type: 'object',
    additionalProperties: false,
    $defs: Object.fromEntries(schemas.map(({ schema }) => [schema.title, without(unused, schema)])),
  };
  const titles = new Map(schemas.map(({ schema }) => [schema.$id, schema.title]));
  const local = JSON.parse(JSON.stringify(all), (key, value) =>
    key === '$ref' ? `#/$defs/${titles.get(value)}` : value,
  );
  const text = await compile(local, 'All', {
    bannerComment: `// ${notice}`,
    unreachableDefinitions: true,
    format: true,
    style: { singleQuote: true, printWidth: 120 },
  });
  return text
    .replace(/^export interface All \{\}\n/m, '')
    .replace(/^ \* This interface was referenced by .*\n \* via the `definition` .*\n/gm, '')
    .replace(/^( *\*)\n(?= *\*\/)/gm, '')
    .replace(/^( +)((?:\w+|\[k: string\])\??: )/gm, '$1readonly $2')
    .replace(/^( +readonly .*: )((?:[\w.]+|\([^)]*\))\[\];)$/gm, '$1readonly $2');
}

/** What is coerced to its shape where the rule of that shape is off. */
const coerced = ['auth-sig', 'session-message', 'session-sig', 'sign-session-key-request', 'sign-session-key-response'];

/** Describes a schema by what is blank in it: a name that ends in `?` is one that may be missing. */
function templateOf(schema: Json, byId: ReadonlyMap<string, Json>): Json {
  if (schema.$ref !== undefined) return templateOf(byId.get(schema.$ref), byId);
  const type = [schema.type ?? typeof schema.const].flat().find((each: string) => each !== 'null');
  if (type === 'string') return 'text';
  if (type === 'integer' || type === 'number') return 'number';
  if (type === 'array') return [templateOf(schema.items, byId)];
  if (schema.properties === undefined) return 'record';
  const members = Object.entries(schema.properties).map(([name, member]) => [
    schema.required?.includes(name) ? name : `${name}?`,
    templateOf(member, byId),
  ]);
  return Object.fromEntries(members);
}

function templates(schemas: readonly Schema[]): string {
  const byId = new Map(schemas.map(({ schema }) => [schema.$id, schema]));
  const tables = schemas
    .filter(({ name }) => coerced.includes(name))
    .map(({ name, exported, schema }) => {
      const template = JSON.stringify(templateOf(schema, byId), null, 2);
      return `\n/** What is blank in the shape of \`schemas/${name}.schema.json\`. */\nexport const ${exported}: Template = ${template};\n`;
    });
  return `// ${notice}

/**
 * Describes a shape by what is blank in it: text, a number, an object with members of any name, a list of one template an
 * array, an object its members, of which one whose name ends in \`?\` may be missing.
 */
export type Template = 'text' | 'number' | 'record' | readonly [Template] | { readonly [member: string]: Template };
${tables.join('')}`;
}

/** The script of the report page: its modules in one, as text that the page carries. */
async function reportPage(): Promise<string> {
  const entry = 'page';
  const bundle = await rolldown({
    cwd: root,
    input: entry,
    platform: 'browser',
    resolve: { extensionAlias: { '.js': ['.ts', '.js'] } },
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? `${root}src/conformance/report-html/page.entry.js` : null),
        load: (id) =>
          id.endsWith('page.entry.js') ? "import { startPage } from './overview.js';\nstartPage(window);\n" : null,
      },
    ],
  });
  const { output } = await bundle.generate({ format: 'iife', comments: false });
  await bundle.close();
  const code = output[0].code.replace(/^\s*\/\/#.*\n/gm, '').replace('{', '{\n\t"use strict";');
  if (output.length !== 1 || /<\/script|<!--/i.test(code)) throw new Error('the script cannot stand in a page');
  return `// Generated from src/conformance/report-html/ by \`npm run generate\`; not edited by hand.

/** The script of the report page. */
export const reportPage: string = ${JSON.stringify(code)};
`;
}

async function generate(): Promise<Readonly<Record<string, string>>> {
  const schemas = readSchemas();
  const wire = schemas.filter(({ name }) => !tools.includes(name));
  const read = schemas.filter(({ name }) => reports.includes(name));
  return {
    'validators.js': await validators(wire),
    'validators.d.ts': declarations(wire, validatorTypes),
    'report-validators.js': await validators(read),
    'report-validators.d.ts': declarations(read, "import type { Validator } from './validators.js';\n\n"),
    'types.ts': await types(schemas),
    'templates.ts': templates(wire),
    'report-page.ts': await reportPage(),
  };
}

const check = process.argv.includes('--check');
const directory = `${root}src/generated/`;
const drift = [];
mkdirSync(directory, { recursive: true });
for (const [file, text] of Object.entries(await generate())) {
  let before: string | undefined;
  try {
    before = readFileSync(directory + file, 'utf8');
  } catch {
    before = undefined;
  }
  if (before === text) continue;
  if (!check) writeFileSync(directory + file, text);
  drift.push(`src/generated/${file}`);
}
if (check && drift.length > 0) {
  console.error(`differs from what the schemas say: ${drift.join(', ')}; run \`npm run generate\``);
  process.exitCode = 1;
} else console.log(drift.length > 0 ? `wrote ${drift.join(', ')}` : 'src/generated/ is up to date');
