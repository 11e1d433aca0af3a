import { kindOf } from '../../auth-sig/kind.js';
import { litNamespaces } from '../../capability/lit-namespaces.js';
import { isId } from '../../capability/namespace.js';
import { noble } from '../../crypto/noble.js';
import { checksumAddress, isAddress } from '../../internal/address.js';
import { fromHex, toHex } from '../../internal/bytes.js';
import { isPlainObject } from '../../internal/json.js';
import type { Result } from '../../rule.js';
import { clip } from '../terminal.js';
import { chainOfChecksum, chainsWithChecksum } from './checksum.js';
import { nameChain } from './contract.js';
import { addressIn, chainIn, type PastedAuthSig, type PastedSession } from './pasted.js';

/** Advice on the addresses of an Ethereum account. */
export function ofAddress({ text, address }: PastedAuthSig): readonly string[] {
  const lines: string[] = [];
  const named = addressIn(text);
  if (named !== undefined && isAddress(named) && /[a-f]/.test(named) && /[A-F]/.test(named)) {
    const right = checksumAddress(named);
    const chain = chainOfChecksum(named, [chainIn(text) ?? '1', ...chainsWithChecksum]);
    if (right !== named && chain !== undefined) {
      lines.push(
        `the text spells its address by the checksum of ${nameChain(chain)} (EIP-1191); wanted is that of EIP-55, in the text before it is signed: ${right}`,
      );
    } else if (right !== named) {
      lines.push(
        `the letter case of the address in the text is no checksum: a digit of it may be wrong; EIP-55 spells ${right}`,
      );
    }
  } else if (named?.startsWith('0X'))
    lines.push(`the text spells its address with 0X; wanted is ${checksumAddress(`0x${named.slice(2)}`)}`);
  if (address !== '' && !isAddress(address)) lines.push(...ofMember(address));
  return lines;
}

/** Advice on an address in one letter case, which is valid here and not everywhere. */
export function ofLetterCase({ text }: PastedAuthSig): readonly string[] {
  const named = addressIn(text);
  if (
    named === undefined ||
    / ethereum account:/.test(text) ||
    !/^0x(?=.*[a-fA-F])(?:[0-9a-f]{40}|[0-9A-F]{40})$/.test(named)
  )
    return [];
  const right = checksumAddress(`0x${named.slice(2).toLowerCase()}`);
  return [
    `the text spells its address in one letter case, which is valid here, and which the siwe package refuses; EIP-55 spells ${right}, in the text before it is signed`,
  ];
}

const withScheme = /^([a-z][a-z0-9+.-]{0,30}:\/\/)([^\s/]{1,300}) wants you to sign in with your Ethereum account:/i;

/** Advice on a scheme in front of the domain, which is valid here and not everywhere. */
export function ofScheme({ text }: Pick<PastedAuthSig, 'text'>): readonly string[] {
  const [, scheme, host = ''] = withScheme.exec(text) ?? [];
  return scheme === undefined
    ? []
    : [
        `the text has a scheme in front of its domain, ${JSON.stringify(clip(scheme + host, 120))}, which is valid here; wallets and verifiers that compare all of it with the host refuse it as another domain: leave ${scheme} out (window.location.host, not origin), in the text before it is signed`,
      ];
}

/** Says that what a domain was compared with is an origin or a URL. */
export function ofExpectedDomain(result: Result<unknown>): readonly string[] {
  const issue = result.ok ? undefined : result.issues.find(({ rule }) => rule === 'auth-sig.domain');
  const { expected, found } = issue?.params ?? {};
  if (typeof expected !== 'string' || typeof found !== 'string') return [];
  const host = /^[a-z][a-z0-9+.-]{0,30}:\/\/([^/?#\s]{1,300})/i.exec(expected)?.[1];
  return host === undefined
    ? []
    : [
        `the domain that is expected is written as a URL, and a domain is the host alone, with its port if it has one: expect ${clip(host, 120)}${host === found ? ', which the text names' : ''}`,
      ];
}

function ofMember(address: string): readonly string[] {
  const padded = /^(?:0[xX])?0{24}([0-9a-fA-F]{40})$/.exec(address)?.[1];
  const bare = /^(?:0X)?([0-9a-fA-F]{40})$/.exec(address)?.[1];
  const digits = padded ?? bare;
  if (digits !== undefined) {
    const form = padded === undefined ? 'without 0x' : 'padded to 32 bytes';
    return [`address is written ${form}; wanted is ${checksumAddress(`0x${digits}`)}`];
  }
  const did = /^did:pkh:eip155:[0-9]+:(0x[0-9a-fA-F]{40})$/.exec(address)?.[1];
  if (did !== undefined) return [`address is a did:pkh; wanted is the address alone, ${checksumAddress(did)}`];
  if (/\.[a-z]{2,}$/.test(address))
    return [`address is a name, ${JSON.stringify(clip(address, 80))}; wanted is the address that it stands for`];
  const count = /^(?:0[xX])?([0-9a-fA-F]+)$/.exec(address)?.[1]?.length;
  return count === undefined ? [] : [`address has ${count} hex digits; wanted are 0x and 40`];
}

/** Advice on what a console has shortened when it was printed; undefined where it is whole. */
export function ofShortened({ text, sig }: Pick<PastedAuthSig, 'text' | 'sig'>): readonly string[] | undefined {
  const mark = /\u2026|\.{3}(?: ?[0-9]+ more (?:characters?|bytes?))?$/;
  // An account that was shortened was signed like that, and so was a statement that has its fields behind it.
  const rest = text
    .replace(/^0[xX][0-9a-fA-F]{2,16}(?:\u2026|\.{2,4})[0-9a-fA-F]{2,16}$/m, '')
    .replace(/^[^\r\n]{1,2000}(?=\r?\n\r?\nURI: )/m, '');
  const cutSig = mark.test(sig) || /^0[xX][0-9a-fA-F]+\.{3}[0-9a-fA-F]+$/.test(sig);
  const where = [cutSig ? 'sig' : [], mark.test(rest) ? 'signedMessage' : []].flat();
  return where.length === 0
    ? undefined
    : [
        `${where.join(' and ')} may have been shortened by what printed it: print it with JSON.stringify(value), and paste all of it`,
      ];
}

/** Advice on a derivedVia and an algo that name no kind. */
export function ofKind({ derivedVia, algo, address, text }: PastedAuthSig): readonly string[] {
  if (kindOf({ derivedVia, ...(algo === undefined ? {} : { algo }) })) return [];
  const bare = kindOf({ derivedVia });
  if (bare) return [`${derivedVia} has no algo: leave ${JSON.stringify(clip(algo ?? '', 60))} out`];
  if (kindOf({ derivedVia, algo: 'LIT_BLS' })) return ['lit.bls needs the algo LIT_BLS'];
  const siwe = addressIn(text) !== undefined;
  const likely = siwe
    ? 'web3.eth.personal.sign (EIP1271 for a contract wallet)'
    : /^[a-z]+1[a-z0-9]{38,}$/.test(address)
      ? 'cosmos.signArbitrary'
      : 'solana.signMessage';
  return [`derivedVia ${JSON.stringify(clip(derivedVia, 60))} names no kind; by its text and address it is ${likely}`];
}

/** What an id is, for each prefix. */
const wantedIds: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  'lit-pkp': '64 lower-case hex digits without 0x (the Keccak-256 of the public key, which is the token id), or *',
  'lit-accesscontrolcondition': '64 lower-case hex digits, for decryption followed by / and 64 more, or *',
  'lit-litaction': 'a CIDv0 (Qm and 44 characters), or *',
  'lit-ratelimitincrease': 'the token id in decimal digits, or *',
  'lit-paymentdelegation': '*',
  'lit-resolvedauthcontext': '*',
});

/** Says what an id of a PKP was meant to be, and how it is written. */
function meantPkp(id: string): string | undefined {
  const hex = /^(0[xX])?([0-9a-fA-F]+)$/.exec(id);
  const digits = hex?.[2] ?? '';
  if (/^[0-9]{65,78}$/.test(id) && BigInt(id) < 1n << 256n) {
    return `it is the token id in decimal: in hex ${BigInt(id).toString(16).padStart(64, '0')}`;
  }
  if (digits.length === 130 && /^04/.test(digits)) {
    const key = fromHex(digits) ?? new Uint8Array();
    return `it is the public key: its Keccak-256 is ${toHex(noble.keccak256(key))}`;
  }
  if (digits.length === 64) return `${hex?.[1] ? 'without 0x' : 'in lower case'}: ${digits.toLowerCase()}`;
  if (digits.length === 66 && /^0[23]/.test(digits))
    return 'it is a compressed public key: its Keccak-256 is taken of the 65 bytes';
  if (digits.length === 40) return 'it is an Ethereum address, from which the id cannot be computed: take the token id';
  if (digits.length < 64 && digits.length >= 56) {
    return `leading zeros were lost: padded it is ${digits.toLowerCase().padStart(64, '0')}, in the request and in the ReCap before it is signed`;
  }
  return undefined;
}

function meantCondition(id: string): string | undefined {
  const lower = id
    .replace(/^0[xX]/, '')
    .replace(/\/0[xX]/, '/')
    .toLowerCase();
  return /^[0-9a-f]{64}(?:\/[0-9a-f]{64})?$/.test(lower) ? `in lower case and without 0x: ${lower}` : undefined;
}

function meantAction(id: string): string | undefined {
  const inner = /(Qm[1-9A-HJ-NP-Za-km-z]{44})/.exec(id)?.[1];
  if (inner !== undefined) return `only the CID: ${inner}`;
  return /^(?:ipfs:\/\/)?baf/.test(id) ? 'it is a CIDv1: nodes know the CIDv0 of the same content' : undefined;
}

function meantCredit(id: string): string | undefined {
  if (/^0[0-9]{1,77}$/.test(id)) return `without leading zeros: ${BigInt(id)}`;
  return /^0[xX][0-9a-fA-F]{1,64}$/.test(id) ? `it is in hex: in decimal ${BigInt(id)}` : undefined;
}

const meanings: Readonly<Record<string, (id: string) => string | undefined>> = Object.assign(Object.create(null), {
  'lit-pkp': meantPkp,
  'lit-accesscontrolcondition': meantCondition,
  'lit-litaction': meantAction,
  'lit-ratelimitincrease': meantCredit,
});

/** Says what is wrong with an id; undefined when nothing is. */
export function idFault(prefix: string, id: string): string | undefined {
  const row = Object.hasOwn(litNamespaces, prefix) ? litNamespaces[prefix] : undefined;
  if (!row || id.length > 4_096 || isId(row, id)) return undefined;
  const digits = /^(0[xX])?([0-9a-fA-F]+)$/.exec(id);
  const found = digits ? `${digits[1] ? '0x and ' : ''}${digits[2]?.length} hex digits` : `${id.length} characters`;
  const meant = meanings[prefix]?.(id);
  return `the id of ${prefix}://${clip(id, 80)} has ${found}; wanted: ${wantedIds[prefix]}${meant ? `; ${meant}` : ''}`;
}

/** Advice on the resources that a session asks for. */
export function ofRequests({ message }: PastedSession): readonly string[] {
  const requests = message?.resourceAbilityRequests;
  if (!Array.isArray(requests)) return [];
  return requests.slice(0, 8).flatMap((request) => {
    const resource = isPlainObject(request) && isPlainObject(request.resource) ? request.resource : {};
    const { resourcePrefix: prefix, resource: id } = resource;
    return typeof prefix === 'string' && typeof id === 'string' ? (idFault(prefix, id) ?? []) : [];
  });
}
