import { createProcessAdapter } from '../../conformance/adapter-process.js';
import { createUrlAdapter } from '../../conformance/adapter-url.js';
import { type Baseline, parseBaseline } from '../../conformance/baseline.js';
import { classes } from '../../conformance/classes.js';
import { type Fault, isFault } from '../../conformance/fault.js';
import { type Mapping, parseMapping } from '../../conformance/mapping.js';
import { operationNames } from '../../conformance/operation.js';
import type { Adapter } from '../../conformance/protocol.js';
import { reseedVectors } from '../../conformance/reseed.js';
import type { Selection } from '../../conformance/runner.js';
import { loadVectors, type VectorSet } from '../../conformance/vector.js';
import { rules } from '../../rule.js';
import { numberOf } from '../arguments.js';
import { type Arguments, isMisuse, type Misuse, singleOf } from '../command.js';
import { readOperand } from '../input.js';
import type { Io } from '../io.js';
import { suggestion } from '../nearest.js';
import { clip } from '../terminal.js';

/** How long hello is waited for at least: a compiler may have to run first. */
const startTimeout = 120_000;

/** Finds the way to the adapter. */
export function adapterOf(given: Arguments, after: readonly string[] | undefined): Adapter | Misuse {
  const timeout = numberOf(given, 'timeout', 10_000, 3_600_000);
  if (isMisuse(timeout)) return timeout;
  const limits = { timeout, startTimeout: Math.max(timeout, startTimeout) };
  const url = singleOf(given, 'url');
  if (url === undefined) {
    if (after && after.length > 0) return createProcessAdapter({ command: after, ...limits });
    return { misuse: 'expected the command of an adapter after --, such as -- python3 adapter.py, or --url URL' };
  }
  if (after) return { misuse: 'expected a command or --url, found both' };
  if (!/^https?:\/\//.test(url) || !URL.canParse(url))
    return { misuse: `--url: expected http:// or https://, found ${clip(url, 120)}` };
  return createUrlAdapter({ url, ...limits });
}

/** Reads which vectors are to run. */
export function selectionOf(given: Arguments, { vectors }: VectorSet): Selection | Misuse {
  const known: Readonly<Record<string, ReadonlySet<string>>> = {
    class: new Set(classes.map(({ id }) => id)),
    operation: new Set([...operationNames, ...vectors.map(({ operation }) => operation)]),
    rule: new Set([...Object.keys(rules), ...vectors.flatMap((vector) => vector.rules)]),
    vector: new Set(vectors.map(({ id }) => id)),
  };
  for (const [name, ids] of Object.entries(known)) {
    const unknown = given.values.get(name)?.find((id) => !ids.has(id));
    if (unknown === undefined) continue;
    return { misuse: `--${name}: there is no ${name} ${clip(unknown, 80)}${suggestion(unknown, [...ids])}` };
  }
  const [claimed, operations, chosen, ids] = [
    given.values.get('class'),
    given.values.get('operation'),
    given.values.get('rule'),
    given.values.get('vector'),
  ];
  return {
    ...(claimed ? { classes: claimed } : {}),
    ...(operations ? { operations } : {}),
    ...(chosen ? { rules: chosen } : {}),
    ...(ids ? { vectors: ids } : {}),
  };
}

async function textOf(given: Arguments, name: string, io: Io): Promise<string | undefined | Misuse> {
  const path = singleOf(given, name);
  if (path === undefined) return undefined;
  const bytes = await readOperand(path, io);
  return isMisuse(bytes) ? { misuse: `--${name}: ${bytes.misuse}` } : new TextDecoder().decode(bytes);
}

/** Loads or generates the vectors. */
export async function vectorsOf(given: Arguments): Promise<VectorSet | Fault | Misuse> {
  const [folder, reseed] = [singleOf(given, 'vectors'), singleOf(given, 'reseed')];
  if (folder !== undefined && reseed !== undefined) {
    return { misuse: 'expected --vectors or --reseed, found both: what is generated is not read from a folder' };
  }
  return reseed === undefined ? loadVectors(folder) : reseedVectors(reseed);
}

const suggestRule = (rule: string): string => suggestion(rule, Object.keys(rules));

/** What a run reads besides vectors. */
export interface RunFiles {
  readonly mapping: Mapping;
  readonly baseline: Baseline | undefined;
}

/** Reads mapping and baseline. */
export async function filesOf(given: Arguments, profile: string, io: Io): Promise<RunFiles | Fault | Misuse> {
  const [mappingText, baselineText] = [await textOf(given, 'mapping', io), await textOf(given, 'baseline', io)];
  if (isMisuse(mappingText)) return mappingText;
  if (isMisuse(baselineText)) {
    return { misuse: `${baselineText.misuse}. A run with --out DIR writes DIR/baseline.json to begin with` };
  }
  const parsed = mappingText === undefined ? { mapping: {} } : parseMapping(mappingText, '--mapping', suggestRule);
  if (isFault(parsed)) return parsed;
  const baseline =
    baselineText === undefined ? undefined : parseBaseline(baselineText, singleOf(given, 'baseline') ?? '');
  if (isFault(baseline)) return baseline;
  if (baseline && baseline.profile !== profile) {
    return { fault: `--baseline: it is for the profile ${clip(baseline.profile, 80)}, this run is for ${profile}` };
  }
  return { mapping: parsed.mapping, baseline };
}
