import { isPlainObject } from '../internal/json.js';
import type { RuleId } from '../rule.js';
import { messageRows } from './codes/messages.js';
import { type CodeRow, type CodeSource, codeRows } from './codes/table.js';
import { nearest } from './nearest.js';

/** What an error of a deployed node, SDK or wallet means here. */
export interface ExplainedCode {
  /** The code as its source writes it; undefined when only the words of a message led here. */
  readonly code: string | undefined;
  readonly source: CodeSource | undefined;
  readonly status: number | undefined;
  /** One sentence, of the message where it says more than the code. */
  readonly says: string;
  /** Rules to look at, the likeliest first. */
  readonly rules: readonly RuleId[];
  /** The words that narrowed it down. */
  readonly because?: string;
}

/** One spelling for NodeParserError, node_parser_error and the name of its class. */
const plain = (code: string): string => code.toLowerCase().replace(/[^a-z0-9-]/g, '');

const byCode: ReadonlyMap<string, { readonly code: string; readonly row: CodeRow }> = new Map(
  codeRows.flatMap((row) => row.codes.map((code) => [plain(code), { code, row }] as const)),
);

/** Every code, for suggestions. */
export const knownCodes: readonly string[] = codeRows.flatMap(({ codes }) => codes);

/** The longest text that is searched, the deepest and the most members that are looked into. */
const limits = { text: 65_536, depth: 6, members: 256 };

/** Finds a code by its name alone; undefined for one that is not known. */
export function findCode(name: string): ExplainedCode | undefined {
  const found = name.length <= 128 ? byCode.get(plain(name)) : undefined;
  if (!found) return undefined;
  const { says, rules, source, status } = found.row;
  return { code: found.code, source, status, says, rules };
}

/** Finds what the words of a message mean; undefined when they are not known. */
function findMessage(text: string): Pick<ExplainedCode, 'says' | 'rules' | 'because'> | undefined {
  for (const { part, says, rules } of messageRows) {
    const match = part.exec(text);
    if (match) return { says, rules, because: match[0] };
  }
  return undefined;
}

/** Says which known codes are near to one that is not. */
export function codesNear(name: string): readonly string[] {
  return nearest(
    name,
    knownCodes.map((code) => code.toLowerCase()),
  ).map((lower) => knownCodes.find((code) => code.toLowerCase() === lower) ?? lower);
}

/** Members that hold a code, and those that hold words. */
const codeMembers: readonly string[] = ['errorCode', 'error_code', 'code', 'name'];

/** What was met on the way through a value. */
interface Met {
  readonly codes: ExplainedCode[];
  readonly texts: string[];
  left: number;
}

function walk(value: unknown, depth: number, met: Met): void {
  if (depth > limits.depth || met.left <= 0) return;
  met.left -= 1;
  if (typeof value === 'string') {
    met.texts.push(value.slice(0, limits.text));
    return;
  }
  if (Array.isArray(value)) {
    for (const item of value.slice(0, limits.members)) walk(item, depth + 1, met);
    return;
  }
  if (!isPlainObject(value)) return;
  for (const member of codeMembers) {
    const code = Object.hasOwn(value, member) ? value[member] : undefined;
    const found = typeof code === 'string' || typeof code === 'number' ? findCode(String(code)) : undefined;
    if (found) met.codes.push(found);
  }
  for (const [member, inner] of Object.entries(value).slice(0, limits.members)) {
    if (!codeMembers.includes(member)) walk(inner, depth + 1, met);
  }
}

/** Finds the codes that stand in a text as words, in their order. */
function codesIn(text: string): readonly ExplainedCode[] {
  // Without digits alone: four of them stand in many texts that are no code of a wallet.
  const words = text.slice(0, limits.text).match(/[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*/g) ?? [];
  return [...new Set(words)].flatMap((word) => (/[A-Z_]/.test(word.slice(1)) ? (findCode(word) ?? []) : []));
}

/** A code of a node says more than that of the SDK around it. */
const order: readonly (CodeSource | undefined)[] = ['node', 'sdk', 'wallet', undefined];

/**
 * Finds the error of a deployed node, SDK or wallet in a value: an answer of a node, an error object as it is logged, or
 * a text with either. Undefined when there is none. A document with a signature in it is no error, whatever it says.
 */
export function codeOf(value: unknown): ExplainedCode | undefined {
  if (isPlainObject(value) && typeof value.signedMessage === 'string') return undefined;
  const met: Met = { codes: [], texts: [], left: limits.members };
  walk(value, 0, met);
  const codes = [...met.codes, ...met.texts.flatMap(codesIn)];
  codes.sort((a, b) => order.indexOf(a.source) - order.indexOf(b.source));
  const [code] = codes;
  // Details come after the message and are more exact, so the last text that is understood counts.
  const words = met.texts.flatMap((text) => findMessage(text) ?? []);
  const exact = words.find(({ rules }) => rules.length === 1) ?? words.at(-1);
  // A text without any code is read by its words only where it is nothing but an error.
  if (!code) return exact && isErrorLike(value) ? { ...nothing, ...exact } : undefined;
  if (!exact) return code;
  const rules = [...new Set([...exact.rules, ...code.rules])];
  return { ...code, says: exact.says, rules, ...(exact.because === undefined ? {} : { because: exact.because }) };
}

const nothing = { code: undefined, source: undefined, status: undefined } as const;

function isErrorLike(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= 2_048;
  return (
    isPlainObject(value) && ['message', 'error', 'details', 'errorKind'].some((member) => Object.hasOwn(value, member))
  );
}
