import { checksumAddress } from '../internal/address.js';
import { isInstant, parseInstant } from '../internal/time.js';
import {
  alpha,
  digit,
  type Fault,
  hex,
  parseAuthority,
  pcharsFault,
  reserved,
  runFault,
  schemeFault,
  skip,
  space,
  unreserved,
  uriFault,
} from '../internal/uri.js';
import type { RuleId } from '../rule.js';
import type { LabelledField } from './layout.js';

const shortestNonce = 8;

function domainFault(text: string): Fault | undefined {
  const authority = parseAuthority(text);
  if ('reason' in authority) return authority;
  // RFC 3986 lets a host be empty, but then nobody asks for the signature.
  if (authority.host !== '') return undefined;
  return { offset: text.indexOf('@') + 1, reason: 'expected a host' };
}

/** A name before the host makes another host look like the one that asks. */
function userinfoFault(domain: string): Fault | undefined {
  const offset = domain.indexOf('@');
  return offset < 0 ? undefined : { offset, reason: 'expected a host without a user name' };
}

/** Finds what keeps text from being an address, whatever its case. */
export function addressFault(text: string): Fault | undefined {
  if (!text.startsWith('0x')) {
    return { offset: text.startsWith('0') ? 1 : 0, reason: 'expected "0x" and 40 hex digits' };
  }
  const end = Math.min(skip(text, 2, hex), 42);
  if (end < 42) return { offset: end, reason: 'expected 40 hex digits after "0x"' };
  return text.length > 42 ? { offset: 42, reason: 'expected nothing after 40 hex digits' } : undefined;
}

function checksumFault(address: string): Fault | undefined {
  const digits = address.slice(2);
  if (digits === digits.toLowerCase() || digits === digits.toUpperCase()) return undefined;
  const expected = checksumAddress(address);
  for (let i = 0; i < expected.length; i++) {
    if (address[i] !== expected[i]) {
      return { offset: i, reason: `expected an address of one case, or the EIP-55 spelling ${expected}` };
    }
  }
  return undefined;
}

function statementFault(text: string): Fault | undefined {
  return runFault(
    text,
    reserved | unreserved | space,
    'expected a reserved or unreserved character of a URI, or a space',
  );
}

function versionFault(text: string): Fault | undefined {
  return text === '1' ? undefined : { offset: text.startsWith('1') ? 1 : 0, reason: 'expected "1"' };
}

function chainIdFault(text: string): Fault | undefined {
  return text === '' ? { offset: 0, reason: 'expected a digit' } : runFault(text, digit, 'expected a digit');
}

function nonceFault(text: string): Fault | undefined {
  const reason = `expected at least ${shortestNonce} ASCII letters and digits`;
  return (
    runFault(text, alpha | digit, reason) ?? (text.length < shortestNonce ? { offset: text.length, reason } : undefined)
  );
}

function timeFault(text: string): Fault | undefined {
  const instant = parseInstant(text);
  return isInstant(instant) ? undefined : { ...instant, reason: `expected an RFC 3339 date-time: ${instant.reason}` };
}

/** The rule of a value, and what breaks it; offsets are in the value. */
export interface FieldRule {
  readonly rule: RuleId;
  readonly fault: (text: string) => Fault | undefined;
}

/** The rules of the values that stand behind a label. */
export const rulesOfLines: Readonly<Record<LabelledField, FieldRule>> = {
  uri: { rule: 'siwe.uri', fault: uriFault },
  version: { rule: 'siwe.version', fault: versionFault },
  chainId: { rule: 'siwe.chain-id', fault: chainIdFault },
  nonce: { rule: 'siwe.nonce', fault: nonceFault },
  issuedAt: { rule: 'siwe.issued-at', fault: timeFault },
  expirationTime: { rule: 'siwe.expiration-time', fault: timeFault },
  notBefore: { rule: 'siwe.not-before', fault: timeFault },
  requestId: { rule: 'siwe.request-id', fault: pcharsFault },
};

/** The rules of the values that stand elsewhere, two for the domain and two for the address. */
export const rulesOfFields: Readonly<
  Record<'scheme' | 'domain' | 'userinfo' | 'address' | 'checksum' | 'statement' | 'resource', FieldRule>
> = {
  scheme: { rule: 'siwe.scheme', fault: schemeFault },
  domain: { rule: 'siwe.domain', fault: domainFault },
  userinfo: { rule: 'siwe.userinfo', fault: userinfoFault },
  address: { rule: 'siwe.address', fault: addressFault },
  checksum: { rule: 'siwe.address-checksum', fault: checksumFault },
  statement: { rule: 'siwe.statement', fault: statementFault },
  resource: { rule: 'siwe.resource', fault: uriFault },
};
