// The validators of src/generated/: what ajv makes of the schemas, without what nobody reads of it.
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { rolldown } from 'rolldown';

const root: string = fileURLToPath(new URL('..', import.meta.url));

/** What stands above each generated file. */
export const notice = 'Generated from schemas/ by `npm run generate`; not edited by hand.';

/** How many errors one validation keeps. Input that has more is refused by the last one, so memory stays bounded. */
const errorLimit = 1024;

// biome-ignore lint/suspicious/noExplicitAny: a schema is read as it is written.
export type Json = any;

/** A schema with its file name and the name of its validator. */
export interface Schema {
  readonly name: string;
  readonly exported: string;
  readonly schema: Json;
}

/** A schema without what only people read. */
const withoutProse = (schema: Json): Json => without(['title', 'description', 'examples'], schema);

/** A schema without some of its keywords. Members of the described object may bear their names, and stay. */
export function without(keywords: readonly string[], value: Json): Json {
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

/**
 * A schema in which members of one shape, such as counts, are one pattern of their names and are looked at in one loop. It says
 * the same of what was read from JSON, where no member is `undefined`.
 */
function withMembersGrouped(value: Json): Json {
  if (Array.isArray(value)) return value.map(withMembersGrouped);
  if (value === null || typeof value !== 'object') return value;
  const { properties, ...rest } = value;
  const grouped = Object.fromEntries(Object.entries(rest).map(([key, inner]) => [key, withMembersGrouped(inner)]));
  if (properties === undefined) return grouped;
  const shapes = new Map<string, string[]>();
  for (const [name, member] of Object.entries(properties)) {
    const shape = JSON.stringify(withMembersGrouped(member));
    shapes.set(shape, [...(shapes.get(shape) ?? []), name]);
  }
  const members: Json = { properties: {}, patternProperties: {} };
  for (const [shape, names] of shapes) {
    // Two counts are not worth a pattern, two records are.
    if (names.length > (shape.length > 100 ? 1 : 2))
      members.patternProperties[`^(?:${names.join('|')})$`] = JSON.parse(shape);
    else for (const name of names) members.properties[name] = JSON.parse(shape);
  }
  return { ...grouped, ...members };
}

/** What stands at a path such as `.properties["a"].items[0].enum` of a schema. */
function partOf(schema: Json, path: string): Json {
  const steps = [...path.matchAll(/\.([\w$]+)|\["([^"]*)"\]|\[(\d+)\]/g)];
  return steps.reduce((value, [, name, quoted, index]) => value[name ?? quoted ?? index ?? ''], schema);
}

/** Puts the lists and names that the code looks up in place of the schemas that it looks them up in, each list once. */
function withoutSchemas(code: string): string {
  const schemas = new Map(
    [...code.matchAll(/^const (schema\d+) = (\{.*\});$/gm)].map(([, name, text]) => [name, JSON.parse(text as string)]),
  );
  const parts = new Map<string, string>();
  const used = code
    .replace(/^const schema\d+ = .*\n/gm, '')
    .replace(/\b(schema\d+)((?:\.[\w$]+|\["[^"]*"\]|\[\d+\])+)/g, (_, name: string, path: string) => {
      const part = partOf(schemas.get(name), path);
      // Only the names of the members are asked for.
      const names = path.endsWith('.properties') ? Object.fromEntries(Object.keys(part).map((key) => [key, 1])) : part;
      const text = JSON.stringify(names);
      if (!parts.has(text)) parts.set(text, `part${parts.size}`);
      return parts.get(text) as string;
    });
  if (/\bschema\d/.test(used)) throw new Error('the validators read their schemas in a way that is not known');
  return [...parts].map(([text, name]) => `const ${name} = ${text};\n`).join('') + used;
}

/** Takes an error apart into the arguments of `note`, without where its rule stands in the schema: nobody reads that. */
function withNotes(code: string): string {
  const used = code
    .replace(/schemaPath:"(?:[^"\\]|\\.)*",/g, '')
    .replace(
      /^const (err\d+) = \{instancePath(?::(.*))?,keyword:("\w+"),params:(\{.*?\})(?:,propertyName:\w+)?\};\nif\(vErrors === null\)\{\s*vErrors = \[\1\];\s*\}\s*else \{\s*vErrors\.push\(\1\);\s*\}/gm,
      (_, _name, path = 'instancePath', keyword, params) => `vErrors = note(vErrors, ${path}, ${keyword}, ${params});`,
    )
    // One list that grows: to copy it for each validator that is called would cost the square of their number.
    .replace(
      /vErrors = vErrors === null \? (validate\d+)\.errors : vErrors\.concat\(\1\.errors\);/g,
      'vErrors = join(vErrors, $1.errors);',
    );
  if (/vErrors\.(push|concat)/.test(used)) throw new Error('the validators collect errors without a bound');
  return used;
}

/** Leaves out what ajv keeps for schemas that say `unevaluatedProperties`: none does, and a validator that is not used goes. */
function withoutEvaluated(code: string): string {
  const used = code
    .replace(/^const evaluated\d+ = .*\n(?:if\(evaluated\d+\.dynamic\w+\)\{\n.*\n\}\n)+/gm, '')
    .replace(/^validate\d+\.evaluated = .*\n/gm, '');
  if (/evaluated/.test(used)) throw new Error('the validators keep what was evaluated');
  return used;
}

/** Says once what ajv says at each member. */
const withHelpers = (code: string): string =>
  code
    .replace(/\b(data\d*)(?:\.\w+|\["[^"]*"\]) !== undefined && func0\.call\(\1, ("[^"]*")\)/g, 'has($1, $2)')
    .replace(/\((data\d*)\[(prop\d+)\] === undefined\) \|\| \(!\(func0\.call\(\1, \2\)\)\)/g, '!has($1, $2)')
    .replace(/\b(data\d*) && typeof \1 == "object" && !Array\.isArray\(\1\)/g, 'isRecord($1)')
    .replace(
      /\(\(typeof (data\d*) == "number"\) && \(!\(\1 % 1\) && !isNaN\(\1\)\)\) && \(isFinite\(\1\)\)/g,
      'Number.isInteger($1)',
    );

/** The text of a pattern as its schema has it: a regular expression escapes the slashes in it. */
const sourceOf = (regExp: RegExp): string => regExp.source.replaceAll('\\/', '/');

/**
 * Says shortly what stands at most members: text of a length, and another type than the schema names. Whether there were errors is
 * seen from the list of them; only an alternative, which throws errors away, counts them.
 */
function withShortForms(code: string): string {
  const short = code
    .replace(/, parentData, parentDataProperty, rootData=data, dynamicAnchors=\{\}\}=\{\}/g, '}={}')
    .replace(/,parentData:[\w.]+,parentDataProperty:.*?,rootData,dynamicAnchors\}/g, '}')
    .split(/^(?=function )/m)
    .map((whole) =>
      /\b_errs/.test(whole)
        ? whole
        : whole
            .replace(/^(?:errors\+\+|errors = vErrors\.length|let errors = 0);\n/gm, '')
            .replace(/^return errors === 0;$/m, 'return vErrors === null;'),
    )
    .join('')
    .replace(/note\((vErrors, .*), "type", \{type: (.*)\}\);$/gm, 'ofType($1, $2);')
    .replace(
      /^if\(typeof (data\d*) === "string"\)\{\nif\((func\d+)\(\1\) > (\d+)\)\{\nvErrors = note\(vErrors, (.*), "maxLength", \{limit: \3\}\);\n\}\n\}\nelse \{\nvErrors = ofType\(vErrors, \4, "string"\);\n\}$/gm,
      'vErrors = ofLength(vErrors, $4, $1, $3, $2);',
    )
    .replace(
      /^if\(typeof (data\d*) === "string"\)\{\nif\((func\d+)\(\1\) > (\d+)\)\{\nvErrors = note\(vErrors, (.*), "maxLength", \{limit: \3\}\);\n\}\nif\(\2\(\1\) < (\d+)\)\{\nvErrors = note\(vErrors, \4, "minLength", \{limit: \5\}\);\n\}\n\}\nelse \{\nvErrors = ofType\(vErrors, \4, "string"\);\n\}$/gm,
      'vErrors = ofLength(vErrors, $4, $1, $3, $2, $5);',
    )
    .replace(
      /^if\(typeof (data\d*) === "string"\)\{\nif\(!(pattern\d+)\.test\(\1\)\)\{\nvErrors = note\(vErrors, (.*), "pattern", \{pattern: (.*)\}\);\n\}\n\}\nelse \{\nvErrors = ofType\(vErrors, \3, "string"\);\n\}$/gm,
      (_, data, regExp, path, text) => {
        if (sourceOf(new RegExp(JSON.parse(text), 'u')) !== JSON.parse(text))
          throw new Error(`a pattern is not what it was: ${text}`);
        return `vErrors = ofPattern(vErrors, ${path}, ${data}, ${regExp});`;
      },
    )
    .replace(
      /^if\(\(typeof (data\d*) == "number"\) && \(isFinite\(\1\)\)\)\{\nif\(\1 > (\d+) \|\| isNaN\(\1\)\)\{\nvErrors = note\(vErrors, (.*), "maximum", .*\n\}\nif\(\1 < (\d+) \|\| isNaN\(\1\)\)\{\nvErrors = note\(vErrors, \3, "minimum", .*\n\}\n\}$/gm,
      'vErrors = ofRange(vErrors, $3, $1, $4, $2);',
    );
  if (/parentData|dynamicAnchors/.test(short))
    throw new Error('the validators call each other in a way that is not known');
  return short;
}

/** Says what is said of the whole of an object or a list in one call: which members there have to be, which there may be, how many entries. */
function withWholes(code: string): string {
  const lists = new Map([...code.matchAll(/^const (part\d+) = (\[.*\]);$/gm)].map(([, name, text]) => [text, name]));
  const added: string[] = [];
  const listOf = (names: readonly string[]): string => {
    const text = JSON.stringify(names);
    const name = lists.get(text) ?? `names${added.length}`;
    if (!lists.has(text)) added.push(`const ${name} = ${text};\n`);
    lists.set(text, name);
    return name;
  };
  const used = code
    .replace(
      /^for\(const (prop\d+) of (part\d+)\)\{\nif\(!has\((data\d*), \1\)\)\{\nvErrors = note\(vErrors, (.*), "required", \{missingProperty: \1\}\);\n\}\n\}$/gm,
      'vErrors = ofRequired(vErrors, $4, $3, $2);',
    )
    .replace(
      /^for\(const (key\d+) of Object\.keys\((data\d*)\)\)\{\nif\(!(\(.*)\)\{\nvErrors = note\(vErrors, (.*), "additionalProperties", \{additionalProperty: \1\}\);\n\}\n\}$/gm,
      (whole, key: string, data: string, known: string, path: string) => {
        const [, part] = /^\(func\d+\.call\((part\d+), key\d+\)\)$/.exec(known) ?? [];
        const compared = [...known.matchAll(/(key\d+) === "([^"]*)"/g)];
        const isCompared = known.replace(/key\d+ === "[^"]*"/g, '').replace(/[()| ]/g, '') === '';
        if (!part && !(isCompared && compared.every(([, name]) => name === key))) return whole;
        const [, members = '{}'] = part ? (new RegExp(`^const ${part} = (\\{.*\\});$`, 'm').exec(code) ?? []) : [];
        const names = part ? Object.keys(JSON.parse(members)) : compared.map(([, , name]) => name as string);
        return `vErrors = ofNamed(vErrors, ${path}, ${data}, ${listOf(names)});`;
      },
    )
    .replace(
      /^if\((data\d*)\.length > (\d+)\)\{\nvErrors = note\(vErrors, (.*), "maxItems", \{limit: \2\}\);\n\}(?:\nif\(\1\.length < (\d+)\)\{\nvErrors = note\(vErrors, \3, "minItems", \{limit: \4\}\);\n\})?$/gm,
      (_, data, most, path, least = '0') => `vErrors = ofCount(vErrors, ${path}, ${data}.length, ${least}, ${most});`,
    )
    .replace(
      /^if\(!\(Number\.isInteger\((data\d*)\)\)\)\{\nvErrors = ofType\(vErrors, (.*), "integer"\);\n\}\nvErrors = ofRange\(vErrors, \2, \1, /gm,
      'vErrors = ofInteger(vErrors, $2, $1, ',
    );
  return added.join('') + used;
}

/** Says in one call what a member is, where it is there. Whoever finds fault with it writes its path. */
const withMembers = (code: string): string =>
  code
    .replace(
      /^if\(has\((data\d*), "([^"]*)"\)\)\{\nlet (data\d+) = \1(?:\.\w+|\["[^"]*"\]);\nvErrors = (ofLength|ofPattern|ofInteger)\(vErrors, (.*)\+"\/\2", \3, (.*)\);\n\}$/gm,
      'vErrors = $4In(vErrors, $5, $1, "$2", $6);',
    )
    .replace(
      /^if\(has\((data\d*), "([^"]*)"\)\)\{\nif\(typeof \1(?:\.\w+|\["[^"]*"\]) !== "string"\)\{\nvErrors = ofType\(vErrors, (.*)\+"\/\2", "string"\);\n\}\n\}$/gm,
      'vErrors = ofTextIn(vErrors, $3, $1, "$2");',
    );

/** The steps of a path are texts of their own while it is looked for what paths have in common. */
const withSteps = (code: string): string =>
  code.replace(/(?<=\+ ?)"(?:\/[^"/]*){2,}"/g, (text) => text.replace(/(?<=[^"])\/(?=[^"]*")/g, '"+"/'));
const withoutSteps = (code: string): string => code.replace(/(?<="\/[^"/]*)"\+"(?=\/)/g, '');

/** Writes the path of an object or a list in another once, and not at each of its members. */
function withPaths(code: string): string {
  const lines = code.split('\n');
  for (let open = 0; open < lines.length; open++) {
    const [, data] = /^if\((?:isRecord|Array\.isArray)\((data\d+)\)\)\{$/.exec(lines[open] ?? '') ?? [];
    if (data === undefined) continue;
    let close = open;
    for (let depth = 1; depth > 0; ) {
      const line = lines[++close];
      if (line === undefined) throw new Error('the validators have blocks that do not end');
      depth += (/\{$/.test(line) ? 1 : 0) - (/^\}/.test(line) ? 1 : 0);
    }
    const [, path = ''] = /^vErrors = ofType\(vErrors, (.*), "(?:object|array)"\);$/.exec(lines[close + 2] ?? '') ?? [];
    // A name that has to be escaped costs time, which only input with faults is worth.
    if (lines[close + 1] !== 'else {' || !path.includes('+') || path.includes('.replace(')) continue;
    const place = `at${data.slice('data'.length)}`;
    const block = lines.slice(open, close + 3).map((line) => {
      const at = line.indexOf(`vErrors, ${path}`);
      const after = line[at + 'vErrors, '.length + path.length] ?? '';
      return at < 0 || !/[,+]/.test(after) ? line : line.replace(`vErrors, ${path}`, `vErrors, ${place}`);
    });
    lines.splice(open, block.length, `const ${place} = ${path};`, ...block);
    open++;
  }
  return lines.join('\n');
}

/** Generates one validator for each schema, in a module that needs no other; a compact one is for what comes from JSON only. */
export async function validators(schemas: readonly Schema[], compact = false): Promise<string> {
  const ajv = new Ajv2020({
    schemas: schemas.map(({ schema }) => (compact ? withMembersGrouped(withoutProse(schema)) : withoutProse(schema))),
    allErrors: true,
    // One loop over the members that have to be there, and no copy of the code for each.
    loopRequired: 1,
    // What several schemas refer to is a function, and not copied into each.
    inlineRefs: false,
    messages: false,
    // A member is what the input itself has, never what its prototype has.
    ownProperties: true,
    allowUnionTypes: true,
    strict: true,
    // Members that a pattern names are there, and ajv does not see it.
    strictRequired: !compact,
    code: { source: true, esm: true, lines: true },
  });
  const exports = Object.fromEntries(schemas.map(({ exported, schema }) => [exported, schema.$id]));
  const whole = withHelpers(withoutSchemas(withNotes(withoutEvaluated(standalone.default(ajv, exports)))));
  const code = withoutSteps(withPaths(withMembers(withSteps(withWholes(withShortForms(whole))))));
  const helpers = `
function has(data, name) {
  return data[name] !== undefined && Object.prototype.hasOwnProperty.call(data, name);
}
function isRecord(data) {
  return data && typeof data == "object" && !Array.isArray(data);
}
function note(errors, instancePath, keyword, params) {
  const error = { instancePath, keyword, params };
  if (errors === null) return [error];
  // Of the members of one object that the schema does not name, the first stands for all: a reader that ignores them
  // must not run out of errors by their number.
  const last = errors[errors.length - 1];
  if (keyword === "additionalProperties" && last.keyword === keyword && last.instancePath === instancePath) return errors;
  if (errors.length < ${errorLimit - 1}) errors.push(error);
  else if (errors.length < ${errorLimit}) {
    errors.push({ instancePath: "", keyword: "errorLimit", params: { limit: ${errorLimit} } });
  }
  return errors;
}
function ofType(errors, instancePath, type) {
  return note(errors, instancePath, "type", { type });
}
function ofLength(errors, instancePath, data, limit, lengthOf, least) {
  if (typeof data != "string") return ofType(errors, instancePath, "string");
  // No text has more characters than units: what is short enough by these is not counted.
  if (data.length > limit && lengthOf(data) > limit) return note(errors, instancePath, "maxLength", { limit });
  return least !== undefined && lengthOf(data) < least ? note(errors, instancePath, "minLength", { limit: least }) : errors;
}
function ofPattern(errors, instancePath, data, regExp) {
  if (typeof data != "string") return ofType(errors, instancePath, "string");
  return regExp.test(data) ? errors : note(errors, instancePath, "pattern", { pattern: sourceOf(regExp) });
}
function sourceOf(regExp) {
  return regExp.source.replaceAll("\\\\/", "/");
}
function ofRange(errors, instancePath, data, least, most) {
  if (typeof data != "number" || !isFinite(data)) return errors;
  if (data > most) return note(errors, instancePath, "maximum", { comparison: "<=", limit: most });
  return data < least ? note(errors, instancePath, "minimum", { comparison: ">=", limit: least }) : errors;
}
function ofInteger(errors, instancePath, data, least, most) {
  if (!Number.isInteger(data)) errors = ofType(errors, instancePath, "integer");
  return ofRange(errors, instancePath, data, least, most);
}
function ofCount(errors, instancePath, count, least, most) {
  if (count > most) return note(errors, instancePath, "maxItems", { limit: most });
  return count < least ? note(errors, instancePath, "minItems", { limit: least }) : errors;
}
function ofRequired(errors, instancePath, data, names) {
  for (const name of names) if (!has(data, name)) errors = note(errors, instancePath, "required", { missingProperty: name });
  return errors;
}
function ofNamed(errors, instancePath, data, names) {
  for (const name of Object.keys(data)) {
    if (!names.includes(name)) errors = note(errors, instancePath, "additionalProperties", { additionalProperty: name });
  }
  return errors;
}
function ofLengthIn(errors, instancePath, data, name, limit, lengthOf, least) {
  return has(data, name) ? ofLength(errors, instancePath + "/" + name, data[name], limit, lengthOf, least) : errors;
}
function ofTextIn(errors, instancePath, data, name) {
  return has(data, name) && typeof data[name] != "string" ? ofType(errors, instancePath + "/" + name, "string") : errors;
}
function ofPatternIn(errors, instancePath, data, name, regExp) {
  return has(data, name) ? ofPattern(errors, instancePath + "/" + name, data[name], regExp) : errors;
}
function ofIntegerIn(errors, instancePath, data, name, least, most) {
  return has(data, name) ? ofInteger(errors, instancePath + "/" + name, data[name], least, most) : errors;
}
function join(errors, more) {
  return more.reduce((all, { instancePath, keyword, params }) => note(all, instancePath, keyword, params), errors);
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
        load: (id) => (id.endsWith('validators.entry.js') ? code + helpers : null),
      },
    ],
  });
  const { output } = await bundle.generate({ format: 'esm', comments: false });
  await bundle.close();
  // Left out: the bundler's notes of where each part came from, and source text that ajv keeps for its own generator.
  const bundled = output[0].code.replace(/^\/\/.*\n|^\s*ucs2length\.code = .*\n/gm, '');
  // A text of more units than this has more code points than any schema admits, and is not counted to its end.
  const text = bundled.replace(/(const len = str\.length;\n)(\s*)/, '$1$2if (len > 1048576) return len;\n$2');
  if (text === bundled) throw new Error('the function that counts code points is not where it was');
  if (output.length !== 1 || /\brequire\(|^import\b|\bimport\(/m.test(text) || text.includes(root)) {
    throw new Error('the bundled validators are not self-contained');
  }
  return `// ${notice}\n${text}`;
}

/** Declares the validators of schemas. */
export function declarations(schemas: readonly Schema[], ofWire: string): string {
  const titles = schemas.map(({ schema }) => schema.title).sort();
  const lines = schemas.map(
    ({ name, exported, schema }) =>
      `/** Says whether a value has the shape of \`schemas/${name}.schema.json\`. */\nexport declare const ${exported}: Validator<${schema.title}>;\n`,
  );
  return `// ${notice}
import type { ${titles.join(', ')} } from './types.js';
${ofWire}${lines.join('\n')}`;
}

/** The types that all validators share. */
export const validatorTypes = `
/** One way in which a value differs from its schema. */
export interface ShapeError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Says whether a value has a shape; \`errors\` are those of the latest call, at most ${errorLimit}. */
export interface Validator<T> {
  (value: unknown): value is T;
  readonly errors?: readonly ShapeError[] | null;
}

`;
