import { assertRuleOptions } from './internal/answered.js';
import { isWellFormed, utf8Length } from './internal/bytes.js';
import { quote } from './internal/json.js';
import type { Fault } from './internal/uri.js';
import { decide, type Judge, type RuleOptions } from './judge.js';
import type { Result } from './rule.js';
import { addressFault, type FieldRule, rulesOfFields, rulesOfLines } from './siwe/field.js';
import { type LabelledField, labels, layOut, layOutLoosely, type Span } from './siwe/layout.js';
import { type Member, members, type SiweMessage, snapshot } from './siwe/message.js';
import { write } from './siwe/write.js';

/** Says where to report what stands at an offset of the text, or what made the layout break there. */
type Locate = (offset: number, layout?: boolean) => string;

/** A text may hold thousands of bad resources; the first ones say enough. */
const mostIssues = 32;

/** Quotes what stands at an offset, up to the end of its line. */
function foundAt(text: string, offset: number): string {
  if (offset >= text.length) return 'the end of the text';
  const feed = text.indexOf('\n', offset);
  if (feed === offset) return 'a line feed';
  return quote(text.slice(offset, feed < 0 ? text.length : feed));
}

function judgeText(judge: Judge, text: string, locate: Locate): SiweMessage {
  const most = judge.profile.parameters.limits.siweBytes;
  const size = utf8Length(text, most);
  judge.check('siwe.size', size <= most, () => ({
    message: `expected at most ${most} bytes, found more`,
    params: { limit: most },
  }));
  judge.endStage();
  judge.spend('bytes', size <= most ? size : utf8Length(text));

  const strict = layOut(text);
  const layout = strict.fault && !judge.enforces('siwe.layout') ? layOutLoosely(text) : strict;

  /** Judges one value and returns it as it stands. */
  const read = (rule: FieldRule, { start, end }: Span, member: Member, index?: number): string => {
    const value = text.slice(start, end);
    const fault = rule.fault(value);
    judge.check(rule.rule, fault === undefined, () => {
      const { offset, reason } = fault as Fault;
      return {
        path: locate(start + offset),
        message: `${member}: ${reason}, found ${offset < value.length ? quote(value.slice(offset)) : 'the end of the value'}`,
        params: { field: member, offset: start + offset, ...(index !== undefined && { index }) },
      };
    });
    return value;
  };
  const separate = (line: Span | undefined, where: string): void => {
    if (!line) return;
    judge.check('siwe.separators', line.start === line.end, () => ({
      path: locate(line.start),
      message: `expected an empty line ${where}, found ${foundAt(text, line.start)}`,
      params: { offset: line.start },
    }));
  };

  const { scheme, domain } = readHead(text, layout.head, read);
  const address = layout.address ? readAddress(layout.address, read) : '';
  separate(layout.separators?.[0], 'after the address');
  const statement = layout.statement && read(rulesOfFields.statement, layout.statement, 'statement');
  separate(layout.separators?.[1], 'before "URI: "');
  const fields: Partial<Record<LabelledField, string>> = {};
  for (const { field } of labels) {
    const span = layout.fields[field];
    if (span) fields[field] = read(rulesOfLines[field], span, field);
  }
  let broken = 0;
  const resources = layout.resources?.map((span, index) => {
    if (broken >= mostIssues) return text.slice(span.start, span.end);
    const before = judge.issues.length;
    const value = read(rulesOfFields.resource, span, 'resources', index);
    broken += judge.issues.length - before;
    return value;
  });

  judge.check('siwe.layout', strict.fault === undefined, () => {
    const { offset, reason } = strict.fault as Fault;
    return { path: locate(offset, true), message: `${reason}, found ${foundAt(text, offset)}`, params: { offset } };
  });
  const {
    uri = '',
    version = '',
    chainId = '',
    nonce = '',
    issuedAt = '',
    expirationTime,
    notBefore,
    requestId,
  } = fields;
  return {
    ...(scheme !== undefined && { scheme }),
    domain,
    address,
    ...(statement !== undefined && { statement }),
    uri,
    version,
    chainId,
    nonce,
    issuedAt,
    ...(expirationTime !== undefined && { expirationTime }),
    ...(notBefore !== undefined && { notBefore }),
    ...(requestId !== undefined && { requestId }),
    ...(resources !== undefined && { resources }),
  };
}

type Read = (rule: FieldRule, span: Span, member: Member) => string;

function readHead(
  text: string,
  head: Span | undefined,
  read: Read,
): { readonly scheme?: string; readonly domain: string } {
  if (!head) return { domain: '' };
  // An authority has no slash, so the first "://" ends the scheme.
  const separator = text.slice(head.start, head.end).indexOf('://');
  const scheme =
    separator < 0
      ? undefined
      : read(rulesOfFields.scheme, { start: head.start, end: head.start + separator }, 'scheme');
  const span = { start: separator < 0 ? head.start : head.start + separator + 3, end: head.end };
  const domain = read(rulesOfFields.domain, span, 'domain');
  read(rulesOfFields.userinfo, span, 'domain');
  return scheme === undefined ? { domain } : { scheme, domain };
}

function readAddress(span: Span, read: Read): string {
  const address = read(rulesOfFields.address, span, 'address');
  if (addressFault(address) === undefined) {
    read(rulesOfFields.checksum, span, 'address');
  }
  return address;
}

/**
 * Judges a SIWE message under the rules `siwe.*`. Values are kept as written; a broken field does not keep the next ones
 * from being read. What comes of a message with an issue is for nobody: the caller ends the stage. With `siwe.layout` off, a missing member is `''` and not judged.
 */
export function judgeSiweMessage(judge: Judge, text: string): SiweMessage {
  return judgeText(judge, text, () => '');
}

/**
 * Parses the text of a SIWE message: the grammar of ERC-4361, without userinfo and with a host in the domain.
 *
 * Returns issues of `siwe.*`, all at the text itself, with `offset` (UTF-16 units) and, for a value, `field` in `params`.
 */
export function parseSiweMessage(text: string, options?: RuleOptions): Result<SiweMessage> {
  if (typeof text !== 'string') throw new TypeError(`text: expected a string, found ${typeof text}`);
  assertRuleOptions(options);
  return decide(options, (judge) => judgeSiweMessage(judge, text));
}

/** Finds the first member that does not come back as it was given. */
function difference(given: SiweMessage, parsed: SiweMessage): string | undefined {
  for (const member of members) {
    if (member === 'resources') continue;
    const value = given[member];
    // What is not Unicode comes back as text, but not as the bytes that are signed.
    if (value !== undefined && (value !== parsed[member] || !isWellFormed(value))) return `/${member}`;
  }
  const resources = given.resources ?? [];
  const index = resources.findIndex((resource, i) => resource !== parsed.resources?.[i] || !isWellFormed(resource));
  if (index >= 0) return `/resources/${index}`;
  if (given.resources?.length !== parsed.resources?.length) return given.resources ? '/resources' : '';
  return members.some((member) => (given[member] === undefined) !== (parsed[member] === undefined)) ? '' : undefined;
}

/**
 * Formats a SIWE message, and refuses what would not parse back to the same members: what a wallet shows has to be what
 * was asked for. Members other than those of {@link SiweMessage} are not looked at.
 *
 * Returns issues of `siwe.*` at the member that breaks the rule, `siwe.round-trip` at the first one that would come back
 * as something else.
 */
export function createSiweMessage(message: SiweMessage, options?: RuleOptions): Result<string> {
  const given = snapshot(message);
  assertRuleOptions(options);
  return decide(options, (judge) => {
    const { text, marks } = write(given);
    const parsed = judgeText(judge, text, (offset, layout) => {
      const before = marks.filter(({ start }) => start <= offset);
      // A line feed shifts every line after it, and a field it smuggles in is the fault of the member that carries it.
      const shifting = layout ? before.find(({ value }) => value.includes('\n')) : undefined;
      return (shifting ?? before.at(-1))?.path ?? '';
    });
    judge.endStage();
    const path = difference(given, parsed);
    judge.check('siwe.round-trip', path === undefined, () => ({
      path: path as string,
      message: `expected a message that parses back to the same members, found one that differs${path ? ` at ${path}` : ''}`,
    }));
    return text;
  });
}
