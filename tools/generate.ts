// Fills src/generated/ from schemas/: validators that need nothing at run time, their declarations, and types. And from the
// modules of the report page: its script as one text.
// `--check` writes nothing and fails when a file differs from what the schemas say.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compile } from 'json-schema-to-typescript';
import { rolldown } from 'rolldown';
import { openapi } from './openapi.js';
import { declarations, type Json, notice, type Schema, validators, validatorTypes, without } from './validators.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What only tools read: it gets types, but no validator that would weigh on everyone who verifies. */
const tools = ['protocol', 'results', 'vectors'];

/** What tools read from files of others: its validator stands apart. */
const reports = ['results'];

/** What only the sidecar reads: its validators stand apart. */
const service = [
  'service-auth-sig-request',
  'service-configuration',
  'service-login-request',
  'service-session-request',
];

/** What is published for others, and neither validated nor typed here. */
const published = ['answer', 'problem', 'service-answer'];

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

/** A schema whose references to parts of its own lead there from the schema of all. */
const inPlace = (schema: Json): Json =>
  JSON.parse(JSON.stringify(schema), (key, value) =>
    key === '$ref' && value.startsWith('#/') ? `#/$defs/${schema.title}${value.slice(1)}` : value,
  );

async function types(schemas: readonly Schema[]): Promise<string> {
  const unused = ['$id', '$schema', 'examples', 'minItems', 'maxItems'];
  const all = {
    title: 'All',
    type: 'object',
    additionalProperties: false,
    $defs: Object.fromEntries(schemas.map(({ schema }) => [schema.title, without(unused, inPlace(schema))])),
  };
  const titles = new Map(schemas.map(({ schema }) => [schema.$id, schema.title]));
  const local = JSON.parse(JSON.stringify(all), (key, value) =>
    key === '$ref' && !value.startsWith('#') ? `#/$defs/${titles.get(value)}` : value,
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
const coerced = [
  'auth-sig',
  'ceramic',
  'one-click-auth',
  'session-message',
  'session-sig',
  'sign-session-key-request',
  'sign-session-key-response',
];

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
  const { output } = await bundle.generate({ format: 'iife', comments: false, minify: true });
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
  const wire = schemas.filter(({ name }) => ![...tools, ...service].includes(name));
  const served = schemas.filter(({ name }) => service.includes(name));
  const read = schemas.filter(({ name }) => reports.includes(name));
  return {
    'validators.js': await validators(wire),
    'validators.d.ts': declarations(wire, validatorTypes),
    'report-validators.js': await validators(read, true),
    'report-validators.d.ts': declarations(read, "import type { Validator } from './validators.js';\n\n"),
    'service-validators.js': await validators(served),
    'service-validators.d.ts': declarations(served, "import type { Validator } from './validators.js';\n\n"),
    'openapi.ts': openapi(),
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
