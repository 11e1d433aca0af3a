import { quote } from '../internal/json.js';
import type { Fault } from '../internal/uri.js';
import type { Judge } from '../judge.js';
import { type FieldRule, rulesOfFields, rulesOfLines } from '../siwe/field.js';
import {
  type LabelledField,
  type LayoutFault,
  labels,
  resourceLabel,
  resourcesLabel,
  type Span,
} from '../siwe/layout.js';
import { hasLimit, isSignInText } from './sign-in-words.js';

/** A sign-in text of an account that is no Ethereum account, every value as it is written. */
export interface SignInText {
  /** The authority that asks for the signature: `host[:port]`. */
  readonly domain: string;
  /** The account, in the notation of its chain. */
  readonly address: string;
  readonly statement?: string;
  readonly uri?: string;
  readonly version?: string;
  readonly chainId?: string;
  readonly nonce?: string;
  /** RFC 3339, like the other times. */
  readonly issuedAt?: string;
  readonly expirationTime?: string;
  readonly notBefore?: string;
  readonly requestId?: string;
  /** Absent without `Resources:`, `[]` when nothing follows it. */
  readonly resources?: readonly string[];
}

/** How the accounts of a chain sign in. */
interface Dialect {
  /** What the first line calls the account. */
  readonly name: string;
  readonly address: RegExp;
  readonly chainId: RegExp;
  readonly chainIds: string;
}

/** The kinds of accounts that have sign-in texts. */
export type SignInKind = 'solana' | 'cosmos';

const dialects: Readonly<Record<SignInKind, Dialect>> = {
  solana: {
    name: 'Solana',
    address: /^[1-9A-HJ-NP-Za-km-z]{32,44}$/,
    chainId: /^(?:solana:)?(?:mainnet|testnet|devnet|localnet|[1-9A-HJ-NP-Za-km-z]{32,44})$/,
    chainIds: 'mainnet, testnet, devnet, localnet or a genesis hash, with or without "solana:"',
  },
  cosmos: {
    name: 'Cosmos',
    address: /^[a-z0-9]{1,83}1[a-z0-9]{1,90}$/,
    chainId: /^(?:cosmos:)?[-a-zA-Z0-9]{3,47}$/,
    chainIds: '3 to 47 letters, digits and hyphens, with or without "cosmos:"',
  },
};

/** Where everything stands in a sign-in text; nothing is judged yet. */
interface Layout {
  readonly domain?: Span;
  readonly address?: Span;
  readonly statement?: Span;
  readonly fields: Readonly<Partial<Record<LabelledField, Span>>>;
  readonly resources?: readonly Span[];
  readonly fault?: LayoutFault;
}

/** Lays a text out by the grammar, in one pass over its lines. Only LF ends a line. */
function layOut(text: string, { name }: Dialect): Layout {
  let end = -1;
  const lines = text.split('\n').map((line): Span => {
    const start = end + 1;
    end = start + line.length;
    return { start, end };
  });
  const opens = (line: Span, label: string): boolean => text.startsWith(label, line.start);
  const isLabelled = (line: Span): boolean =>
    opens(line, resourcesLabel) || labels.some(({ label }) => opens(line, label));
  const header = ` wants you to sign in with your ${name} account:`;
  const first = lines[0] as Span;
  const [, address, afterAddress, fourth, afterStatement] = lines;
  const none = { fields: {} };
  const domainEnd = first.end - header.length;
  if (domainEnd < 0 || !text.startsWith(header, domainEnd)) {
    const offset = Math.min(Math.max(text.indexOf(' '), 0), first.end);
    return { ...none, fault: { offset, reason: `expected the first line to end with "${header}"` } };
  }
  const head = { domain: { start: 0, end: domainEnd }, ...(address && { address }) };
  const fail = (offset: number, reason: string): Layout => ({ ...head, ...none, fault: { offset, reason } });
  if (!address) return fail(text.length, 'expected a line with the address');
  if (!afterAddress) return { ...head, ...none };
  if (afterAddress.end > afterAddress.start)
    return fail(afterAddress.start, 'expected an empty line after the address');
  // The grammar lets the line feed in front of the fields stand where there are none.
  if (!fourth) return { ...head, ...none };
  if (fourth.end === fourth.start) return fail(fourth.start, 'expected a statement or a field');
  const stated = !isLabelled(fourth);
  const body = { ...head, ...(stated && { statement: fourth }) };
  if (stated && !afterStatement) return { ...body, ...none };
  if (stated && afterStatement && afterStatement.end > afterStatement.start) {
    return fail(afterStatement.start, 'expected an empty line after a statement of one line');
  }
  let index = stated ? 5 : 3;
  const here = lines[index];
  if (!here) return { ...body, ...none };
  if (!isLabelled(here)) return fail(here.start, 'expected a field');
  const fields: Partial<Record<LabelledField, Span>> = {};
  for (const { field, label } of labels) {
    const line = lines[index];
    if (!line || !opens(line, label)) continue;
    fields[field] = { start: line.start + label.length, end: line.end };
    index++;
  }
  const rest = lines[index];
  if (!rest) return { ...body, fields };
  if (!opens(rest, resourcesLabel)) return fail(rest.start, 'expected a field that may stand here, once, or the end');
  if (rest.end > rest.start + resourcesLabel.length) {
    return fail(rest.start + resourcesLabel.length, `expected the end of the line after "${resourcesLabel}"`);
  }
  const listed = lines.slice(index + 1);
  const stray = listed.find((line) => !opens(line, resourceLabel));
  if (stray) return fail(stray.start, `expected "${resourceLabel}" and a resource, or the end`);
  return {
    ...body,
    fields,
    resources: listed.map(({ start, end: to }) => ({ start: start + resourceLabel.length, end: to })),
  };
}

/**
 * Finds a statement or a resource that a person reads as a header or as a field that limits the text: nothing would hold the
 * text to it. The words of a header in a URI are none that are read.
 */
function poseFault(text: string, { statement, resources = [] }: Layout): LayoutFault | undefined {
  const read = ({ start, end }: Span): string => text.slice(start, end);
  if (statement && isSignInText(read(statement))) {
    return { offset: statement.start, reason: 'expected a statement that is read neither as a header nor as a field' };
  }
  // All at once, since there may be thousands; which one it is matters for the message only.
  const pose = hasLimit(resources.map(read).join('\n')) ? resources.find((each) => hasLimit(read(each))) : undefined;
  return pose && { offset: pose.start, reason: 'expected a resource that is not read as another field' };
}

/** A ReCap grants something. No account that has sign-in texts can grant, and what a person was shown is not ignored. */
function resourceFault(value: string): Fault | undefined {
  if (/^urn:recap:/i.test(value)) return { offset: 0, reason: 'expected no ReCap, since this account grants nothing' };
  return rulesOfFields.resource.fault(value);
}

/** A text may hold thousands of bad resources; the first ones say enough. */
const mostIssues = 32;

const matches =
  (pattern: RegExp, what: string) =>
  (value: string): Fault | undefined =>
    pattern.test(value) ? undefined : { offset: 0, reason: `expected ${what}` };

/**
 * Judges the text of an account that is no Ethereum account by the grammar of sign-in texts, under the rules `siws.*`.
 * Undefined for a text that does not present itself as one, which is free, and when an issue ended the reading.
 */
export function judgeSignInText(judge: Judge, text: string, kind: SignInKind): SignInText | undefined {
  // Where nobody holds texts to the grammar, nobody reads them by it: every one is free.
  if (!judge.enforces('siws.layout') || !isSignInText(text)) {
    judge.hold('siws.layout');
    return undefined;
  }
  const dialect = dialects[kind];
  const layout = layOut(text, dialect);
  // A statement with characters that none has is refused for these.
  const stated =
    layout.statement && rulesOfFields.statement.fault(text.slice(layout.statement.start, layout.statement.end));
  const fault = layout.fault ?? (stated && judge.enforces('siws.value') ? undefined : poseFault(text, layout));
  const laidOut = judge.check('siws.layout', fault === undefined, () => ({
    message: `${fault?.reason}, found ${quote(text.slice(fault?.offset).split('\n', 1)[0] ?? '')}`,
    params: { offset: fault?.offset },
  }));
  if (!laidOut) return undefined;
  let broken = 0;
  const judged = (field: string, { start, end }: Span, find: FieldRule['fault']): string => {
    const value = text.slice(start, end);
    const found = broken < mostIssues ? find(value) : undefined;
    if (found !== undefined) broken++;
    judge.check('siws.value', found === undefined, () => ({
      message: `${field}: ${found?.reason}, found ${quote(value.slice(found?.offset))}`,
      params: { field, offset: start + (found?.offset ?? 0) },
    }));
    return value;
  };
  const faults: Readonly<Partial<Record<LabelledField, FieldRule['fault']>>> = {
    chainId: matches(dialect.chainId, dialect.chainIds),
  };
  const at = layout as Required<Layout>;
  const domain = judged(
    'domain',
    at.domain,
    (value) => rulesOfFields.domain.fault(value) ?? rulesOfFields.userinfo.fault(value),
  );
  const address = judged('address', at.address, matches(dialect.address, `an address of a ${dialect.name} account`));
  const statement = layout.statement && judged('statement', layout.statement, rulesOfFields.statement.fault);
  const fields: Partial<Record<LabelledField, string>> = {};
  for (const { field } of labels) {
    const span = layout.fields[field];
    if (span) fields[field] = judged(field, span, faults[field] ?? rulesOfLines[field].fault);
  }
  const resources = layout.resources?.map((span) => judged('resources', span, resourceFault));
  return {
    domain,
    address,
    ...(statement !== undefined && { statement }),
    ...fields,
    ...(resources !== undefined && { resources }),
  };
}
