import { encode } from '@ipld/dag-cbor';
import { kindOf } from './auth-sig/kind.js';
import { judgeAuthSigShape } from './auth-sig.js';
import {
  blockFault,
  headerTypes,
  hexPattern,
  membersOf,
  messageOf,
  payloadMembers,
  signatureOf,
  signatureTypes,
} from './cacao/block.js';
import { checkBlockHash, cidOf } from './cacao/block-cid.js';
import { decodeCanonical } from './cacao/dag-cbor.js';
import { noble } from './crypto/noble.js';
import type { AuthSig } from './generated/types.js';
import { assertRuleOptions } from './internal/answered.js';
import { isWellFormed } from './internal/bytes.js';
import { decide, type Judge, type RuleOptions } from './judge.js';
import type { Result } from './rule.js';
import type { SiweMessage } from './siwe/message.js';
import { writeSiweMessage } from './siwe/write.js';
import { createSiweMessage, judgeSiweMessage } from './siwe.js';

/** A CACAO as it travels: its bytes, and the name by which a ReCap refers to them. */
export interface CacaoBlock {
  /** CID version 1 of dag-cbor and SHA-256 in Base58btc, as it stands in `prf`. */
  readonly cid: string;
  /** Canonical dag-cbor. */
  readonly bytes: Uint8Array;
}

/** What a block holds. */
export interface ReadCacao {
  readonly authSig: AuthSig;
  /** What parsing the text would give, where writing it has shown that. */
  readonly message: SiweMessage | undefined;
}

/**
 * Judges the AuthSig that a block holds, whatever its hash. The judge, without an issue yet, stands at the block. Issues: chain.block, chain.reconstruction.
 */
export function judgeCacao(judge: Judge, bytes: Uint8Array): ReadCacao {
  judge.spend('bytes', bytes.length);
  const { value, fault } = decodeCanonical(bytes);
  const reason = fault ?? blockFault(value);
  judge.check('chain.block', reason === undefined, () => ({
    message: `expected the canonical dag-cbor of a CACAO: ${reason}`,
  }));
  judge.endStage();
  const block = membersOf(value);
  return judgeRebuilt(judge, messageOf(membersOf(block.p)), signatureOf(block.s));
}

/** Judges that the text of a message says what its members say: what was signed is rebuilt from a CACAO. */
export function judgeRebuilt(
  judge: Judge,
  message: SiweMessage,
  signature: Pick<AuthSig, 'sig' | 'derivedVia'>,
): ReadCacao {
  const formatted = createSiweMessage(message, { profile: judge.profile });
  judge.check('chain.reconstruction', formatted.ok, () => {
    const text = `${judge.path}/signedMessage`;
    const causes = formatted.ok ? [] : formatted.issues.map((issue) => ({ ...issue, path: text + issue.path }));
    return {
      message: `expected a block that is rebuilt as a SIWE message: ${causes[0]?.rule}, ${causes[0]?.message}`,
      causes,
    };
  });
  judge.endStage();
  const signedMessage = formatted.ok ? formatted.value : writeSiweMessage(message);
  const same = formatted.ok && judge.enforces('siwe.round-trip');
  return { authSig: { ...signature, signedMessage, address: message.address }, message: same ? message : undefined };
}

/** Finds the first place where two texts differ, in UTF-16 units. */
function firstDifference(a: string, b: string): number {
  let offset = 0;
  while (offset < a.length && a[offset] === b[offset]) offset++;
  return offset;
}

/**
 * Encodes an AuthSig as a CACAO block (CAIP-74): canonical dag-cbor, named by its SHA-256.
 *
 * `input` is JSON text (string or UTF-8 bytes), or a value that the caller parsed. Nothing is verified. The header is
 * `eip4361`, the signature stays text as deployed readers take it. Issues: json.text, auth-sig.shape, siwe.*, chain.size,
 * and chain.reconstruction at the member that would not come back from the block: a scheme in front of the domain, a kind
 * other than `eoa` and `eip1271`, an `address` other than the signed one, a `sig` that is not `0x` and hex, a chain id
 * of more than 32 digits.
 */
export function encodeCacao(input: unknown, options?: RuleOptions): Result<CacaoBlock> {
  assertRuleOptions(options);
  return decide(options, (judge) => {
    const authSig = judgeAuthSigShape(judge, input);
    const text = judge.at('/signedMessage');
    const message = judgeSiweMessage(text, authSig.signedMessage);
    judge.endStage();
    const row = signatureTypes.find(({ kind }) => kind === kindOf(authSig)?.kind);
    const { scheme: _, ...kept } = message;
    const rebuilt = writeSiweMessage(kept);
    const faults: readonly (readonly [boolean, string, string])[] = [
      [row !== undefined, '/derivedVia', 'a kind that CAIP-74 has a signature type for: eoa or eip1271'],
      [
        rebuilt === authSig.signedMessage && isWellFormed(rebuilt),
        '/signedMessage',
        'a text that is the same when it is rebuilt from the block',
      ],
      [/^[0-9]{1,32}$/.test(message.chainId), '/signedMessage/chainId', 'a chain id of at most 32 digits'],
      [authSig.address.toLowerCase() === message.address.toLowerCase(), '/address', 'the address of the signed text'],
      [hexPattern.test(authSig.sig), '/sig', '0x and the hex of whole bytes'],
    ];
    for (const [holds, path, expected] of faults) {
      judge.check('chain.reconstruction', holds, () => ({
        path,
        message: `expected ${expected}: a block could not give this AuthSig back`,
        ...(path === '/signedMessage' ? { params: { offset: firstDifference(rebuilt, authSig.signedMessage) } } : {}),
      }));
    }
    const payload: Record<string, unknown> = { iss: `did:pkh:eip155:${message.chainId}:${message.address}` };
    for (const [name, { member }] of Object.entries(payloadMembers)) {
      if (message[member] !== undefined) payload[name] = message[member];
    }
    const bytes = encode({ h: { t: headerTypes[0] }, p: payload, s: { t: row?.t ?? 'eip191', s: authSig.sig } });
    checkSize(judge, bytes);
    return { cid: cidOf(bytes), bytes };
  });
}

function checkSize(judge: Judge, bytes: Uint8Array): void {
  const { chainBytes } = judge.profile.parameters.limits;
  judge.check('chain.size', bytes.length <= chainBytes, () => ({
    message: `expected at most ${chainBytes} bytes, found ${bytes.length}`,
    params: { limit: chainBytes },
  }));
}

/**
 * Decodes a CACAO block (CAIP-74) to the AuthSig that it holds; nothing is verified but that the bytes are those that
 * the CID names.
 *
 * `h.t` is `eip4361` or `caip122`, `s.t` is `eip191` or `eip1271`, `s.s` is text or bytes. Issues, all at the block:
 * chain.size, chain.block, chain.reconstruction.
 */
export function decodeCacao(bytes: Uint8Array, cid: string, options?: RuleOptions): Result<AuthSig> {
  if (!(bytes instanceof Uint8Array)) throw new TypeError(`bytes: expected a Uint8Array, found ${typeof bytes}`);
  if (typeof cid !== 'string') throw new TypeError(`cid: expected a string, found ${typeof cid}`);
  assertRuleOptions(options);
  return decide(options, (judge) => {
    checkSize(judge, bytes);
    judge.endStage();
    const { authSig } = judgeCacao(judge, bytes);
    checkBlockHash(judge, bytes, cid, noble);
    return authSig;
  });
}
