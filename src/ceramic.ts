import { base32 } from 'multiformats/bases/base32';
import { CID } from 'multiformats/cid';
import {
  type AuthSigContext,
  checkAuthSig,
  checkAuthSigSignature,
  judgeAuthSigDocuments,
  type ReadAuthSig,
} from './auth-sig.js';
import { cidOf } from './cacao/block-cid.js';
import { decodeCacao, judgeCacao } from './cacao.js';
import { parsePrincipal } from './chain/principal.js';
import type { Backend } from './crypto/backend.js';
import { publicKeyFault, signatureFault } from './crypto/ed25519.js';
import { ceramic as template } from './generated/templates.js';
import type { AuthSig, Ceramic } from './generated/types.js';
import { ceramic as validate } from './generated/validators.js';
import { checksumAddress } from './internal/address.js';
import { fromHex, fromUtf8, utf8 } from './internal/bytes.js';
import { judgeShape } from './internal/document.js';
import { isPlainObject, quote } from './internal/json.js';
import { looseJson, parseJson } from './internal/json-text.js';
import type { Judge } from './judge.js';
import { fromBase64Url, toBase64Url } from './recap/base64url.js';
import { anyRequest } from './session-sig.js';

/** What is asked of a commit: which stream it is for. */
export interface StreamRequest {
  /** The id of the stream, such as `k2t6wy...`. */
  readonly stream: string;
  /** The id of the model of the stream, where it has one. */
  readonly model?: string;
}

/** What a commit is held to. */
export interface CeramicContext extends AuthSigContext {
  readonly request: StreamRequest | typeof anyRequest;
}

/** A commit that was read. */
export interface ReadCommit {
  readonly cacao: ReadAuthSig;
  /** The key that signed, 64 hex digits. */
  readonly sessionKey: string;
  /** The resources by which it is granted. */
  readonly grants: readonly string[];
  /** The CID of the linked block. */
  readonly payload: string;
}

/** What the protected header says. */
interface Header {
  readonly cap: string;
  /** The DID of the key, and the key in hex. */
  readonly did: string;
  readonly key: string;
}

const header = '/jws/signatures/0/protected';
const scheme = 'ceramic://';

/** Decodes base64 of either alphabet into bytes of their own. */
function bytesOf(text: string): Uint8Array {
  return fromBase64Url(text).bytes.slice();
}

/** Decodes the AuthSig of the CACAO of a commit without judging it, for whoever shows or looks into one; undefined where it has none. */
export function authSigOfCommit(value: unknown): AuthSig | undefined {
  const block = bytesOf(isPlainObject(value) ? String(value.cacaoBlock) : '');
  const read = decodeCacao(block, cidOf(block));
  return read.ok ? read.value : undefined;
}

function judgeHeader(judge: Judge, text: string): Header {
  const { bytes, fault } = fromBase64Url(text);
  const { jsonDepth: depth, jsonValues: values } = judge.profile.parameters.limits;
  const parsed = parseJson(bytes, { bytes: text.length, depth, values });
  const value = parsed.ok ? parsed.value : looseJson(bytes);
  const members = isPlainObject(value) ? value : {};
  const { alg, kid, cap } = members;
  const reads = !fault && parsed.ok && typeof kid === 'string' && typeof cap === 'string';
  judge.check('ceramic.header', reads && alg === 'EdDSA' && !Object.hasOwn(members, 'crit'), () => ({
    message: `expected base64url of a JSON object with alg EdDSA, kid and cap, and without crit, found ${quote(fromUtf8(bytes) ?? text)}`,
  }));
  judge.endStage();
  const [did = '', part] = String(kid ?? '').split('#', 2);
  const key = parsePrincipal(did)?.replace(/^ed25519:/, '') ?? '';
  const unfit = did.startsWith('did:key:') ? publicKeyFault(fromHex(key) ?? new Uint8Array()) : 'another DID';
  judge.check('ceramic.key', unfit === undefined && kid === `${did}#${part}` && did === `did:key:${part}`, () => ({
    path: '/kid',
    message: `expected the did:key of an Ed25519 key, # and what stands behind did:key:, found ${quote(String(kid ?? ''))}`,
  }));
  judge.endStage();
  return { cap: String(cap ?? ''), did, key };
}

/** Reads the AuthSig of the block that a commit rests on. */
function judgeGrant(judge: Judge, bytes: Uint8Array): ReadAuthSig {
  const { authSig, message } = judgeCacao(judge, bytes);
  return judgeAuthSigDocuments(judge, authSig, { message });
}

/** Lists the resources of which one has to be granted; undefined where any will do. */
function wanted({ request }: CeramicContext, payload: string): readonly string[] | undefined {
  if (request === anyRequest) return undefined;
  const { stream, model } = request;
  const own = scheme + stream;
  return [
    `${scheme}*`,
    own,
    `${own}?payload=${payload}`,
    ...(model === undefined ? [] : [`${scheme}*?model=${model}`]),
  ];
}

function checkSignature(judge: Judge, { jws }: Ceramic, key: string, backend: Backend): void {
  const [{ protected: head = '', signature: text = '' } = {}] = jws.signatures;
  const { bytes, fault } = fromBase64Url(text);
  const signature = bytes.slice();
  judge.spend('ed25519-signatures', 1, '/signature');
  const verified =
    !fault &&
    signatureFault(signature) === undefined &&
    backend.ed25519Verify(fromHex(key) ?? new Uint8Array(), utf8(`${head}.${jws.payload}`), signature);
  judge.check('ceramic.signature', verified, () => ({
    path: '/signature',
    message: `expected a canonical Ed25519 signature by ${key}, found one that does not verify`,
  }));
}

/** Checks the signature of the account: wallets show an address in EIP-55, and the packages write it in lower case into the CACAO. */
function checkGrantSignature(judge: Judge, read: ReadAuthSig, context: AuthSigContext): void {
  const { address, signedMessage } = read.authSig;
  const shown = checksumAddress(address);
  const spelled = {
    ...read,
    authSig: { ...read.authSig, signedMessage: signedMessage.replace(`\n${address}\n`, `\n${shown}\n`) },
  };
  const trial = judge.trial();
  if (address !== shown) trial.attempt(() => checkAuthSigSignature(trial, spelled, context));
  if (address === shown || !trial.unbroken) checkAuthSigSignature(judge, read, context);
}

/**
 * Judges a signed commit of Ceramic: documents, then rules, then signatures. Issues: ceramic.*, chain.block, chain.reconstruction, and
 * those of an AuthSig, at the CACAO.
 */
export function judgeCeramic(judge: Judge, value: unknown, context: CeramicContext): ReadCommit {
  const document = judgeShape<Ceramic>(judge, 'ceramic.shape', validate, value, template);
  const { jws, linkedBlock, cacaoBlock } = document;
  const signed = judge.at('/jws/signatures/0');
  const { cap, did, key } = judgeHeader(judge.at(header), jws.signatures[0]?.protected ?? '');
  const at = judge.at('/cacaoBlock');
  const block = bytesOf(cacaoBlock);
  const read = judgeGrant(at, block);
  judge.endStage();
  const linked = bytesOf(linkedBlock);
  judge.spend('bytes', linked.length, '/linkedBlock');
  const { backend } = context;
  const nameOf = (bytes: Uint8Array): CID => CID.parse(cidOf(bytes, backend));
  const named = `ipfs://${nameOf(block).toString(base32)}`;
  judge.check('ceramic.capability', cap === named, () => ({
    path: `${header}/cap`,
    message: `expected the CACAO that came with it, ${named}, found ${quote(cap)}`,
  }));
  const cid = nameOf(linked);
  const payload = cid.toString(base32);
  const same = jws.payload === toBase64Url(cid.bytes) && (jws.link ?? payload) === payload;
  judge.check('ceramic.payload', same, () => ({
    path: '/jws/payload',
    message: `expected the CID of the linked block, ${payload}, as payload and as link`,
  }));
  checkAuthSig(at, read, context);
  const { uri = '', resources = [] } = read.message ?? {};
  at.check('ceramic.audience', uri === did, () => ({
    path: '/signedMessage/uri',
    message: `expected the key that signed, ${did}, found ${quote(uri)}`,
  }));
  const list = wanted(context, payload);
  const grants = resources.filter((each) => (list ? list.includes(each) : each.startsWith(scheme)));
  at.check('ceramic.resource', grants.length > 0, () => ({
    path: '/signedMessage',
    message: `expected the resource ${list?.join(' or ') ?? scheme}, found none of these`,
  }));
  judge.endStage();
  checkGrantSignature(at, read, context);
  checkSignature(signed, document, key, backend);
  judge.endStage();
  return { cacao: read, sessionKey: key, grants, payload };
}
