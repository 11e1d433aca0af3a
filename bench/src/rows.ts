// What is measured: primitives of each backend, our own share, and whole verifications beside what is used elsewhere.
import type { Backend } from '../../dist/crypto/backend.js';
import { networkMessage } from '../../dist/crypto/bls.js';
import { noble } from '../../dist/crypto/noble.js';
import { eip191Digest, parseEcdsaSignature } from '../../dist/crypto/secp256k1.js';
import { decodeRecap } from '../../dist/entry/recap.js';
import { parseSiweMessage } from '../../dist/entry/siwe.js';
import {
  type AuthSig,
  anyNode,
  createSignatureCache,
  verifyAuthSig,
  verifySessionSig,
  verifySessionSigs,
} from '../../dist/index.js';
import { fromHex, utf8 } from '../../dist/internal/bytes.js';
import {
  ask,
  block,
  byNetwork,
  heldBy,
  junkSignature,
  list,
  networkKey,
  node,
  nonceOf,
  ordinaryGrant,
  policy,
  session,
  sessionKey,
  signed,
  siwe,
  toWallet,
  uriOf,
  wallet,
} from './inputs.js';
import type { Row } from './measure.js';
import { remembered } from './remembered.js';

const bytesOf = (hex: string): Uint8Array => fromHex(hex.replace(/^0x/, '')) ?? new Uint8Array();

type Options = Partial<Parameters<typeof verifySessionSig>[1]>;
const verifyOne = (input: unknown, more: Options = {}) =>
  verifySessionSig(input, { ...policy, nodeAddress: node, request: ask, ...more });

function accepted(result: { readonly ok: boolean; readonly issues?: readonly { readonly rule: string }[] }): void {
  if (!result.ok) throw new Error(`an ordinary input is refused: ${result.issues?.[0]?.rule}`);
}

function refused(result: { readonly ok: boolean }): void {
  if (result.ok) throw new Error('junk is accepted');
}

const grantText = siwe();
const grant = signed(grantText);
const value = session([grant]) as { readonly sig: string; readonly signedMessage: string; readonly address: string };
const text = JSON.stringify(value);
const byNet = byNetwork(grantText);
const networkText = JSON.stringify(session([byNet]));

/** The same session at several nodes: what a client sends is a map. */
function mapOf(nodes: number): string {
  const names = list(nodes, (index) => `node-${index + 1}.example:7470`);
  return JSON.stringify(Object.fromEntries(names.map((name) => [name, session([grant], undefined, name)])));
}

/** A delegation of three links: who signs the session rests on the one before. */
function chainOf(): { readonly leaf: AuthSig; readonly proofs: Record<string, Uint8Array> } {
  const root = block(signed(siwe({ uri: toWallet, nonce: nonceOf(1) })));
  const middle = block(
    signed(siwe({ uri: toWallet, nonce: nonceOf(2), recap: { ...ordinaryGrant, prf: [root.cid] } })),
  );
  const leaf = signed(siwe({ nonce: nonceOf(3), recap: { ...ordinaryGrant, prf: [middle.cid] } }));
  return { leaf, proofs: heldBy([root, middle]) };
}

/** Text that is refused before anything is verified, of the kinds that a server is sent. */
const junkTexts: readonly string[] = [
  '',
  'null',
  '{"sig":"',
  `${text.slice(0, 700)}`,
  JSON.stringify({ ...value, derivedVia: 'x' }),
  JSON.stringify({ ...value, sig: value.sig.slice(2) }),
  '['.repeat(2_000),
  'x'.repeat(2_000),
];
const expired = JSON.stringify({
  ...value,
  signedMessage: value.signedMessage.replace('2026-01-15T12:30:00Z', '2026-01-15T11:45:00Z'),
});
const forged = JSON.stringify({ ...value, sig: `${'11'.repeat(32)}${'00'.repeat(32)}` });

/** One in twenty is refused, each for another reason. */
function mixed(backend: Backend): Row {
  const inputs = [...list(19, () => text), forged];
  return {
    name: `mixed traffic, 5 % invalid (${backend.name})`,
    judgements: inputs.length,
    run: () => inputs.map((each) => verifyOne(each, { backend })),
  };
}

/** The primitives that one session of a wallet needs, and one of a network. */
function primitives(backend: Backend): readonly Row[] {
  const key = bytesOf(sessionKey);
  const message = utf8(value.signedMessage);
  const signature = bytesOf(value.sig);
  const digest = eip191Digest(grantText);
  const parsed = parseEcdsaSignature(grant.sig);
  if ('reason' in parsed) throw new Error(parsed.reason);
  const hashed = networkMessage(grantText);
  const point = bytesOf((JSON.parse(byNet.sig) as { ProofOfPossession: string }).ProofOfPossession);
  const netKey = bytesOf(networkKey);
  const personal = utf8(`\x19Ethereum Signed Message:\n${grantText.length}${grantText}`);
  const { name } = backend;
  if (!backend.ed25519Verify(key, message, signature)) throw new Error('the session signature does not verify');
  if (!backend.blsVerify(netKey, hashed, point)) throw new Error('the network signature does not verify');
  return [
    { name: `raw ed25519 (${name})`, run: () => backend.ed25519Verify(key, message, signature) },
    { name: `raw secp256k1 (${name})`, run: () => backend.secp256k1Recover(digest, parsed.rs, parsed.recovery) },
    { name: `raw keccak of the text (${name})`, run: () => backend.keccak256(personal) },
    { name: `raw bls (${name})`, run: () => backend.blsVerify(netKey, hashed, point) },
  ];
}

/** Whole verifications with a backend. */
function verifications(backend: Backend): readonly Row[] {
  const { name } = backend;
  const chain = chainOf();
  const cache = createSignatureCache({ entries: 1_000 });
  const chained = {
    ...policy,
    purpose: 'session',
    sessionKey,
    root: wallet,
    evidence: { proofs: chain.proofs },
  } as const;
  const maps = [3, 10].map((nodes): Row => {
    const map = mapOf(nodes);
    const run = () => verifySessionSigs(map, { ...policy, nodeAddress: anyNode, request: ask, backend });
    accepted(run());
    return { name: `map of ${nodes}, each entry (${name})`, judgements: nodes, run };
  });
  accepted(verifyOne(text, { backend }));
  accepted(verifyOne(networkText, { backend, networkKey }));
  accepted(verifyAuthSig(chain.leaf, { ...chained, backend }));
  refused(verifyOne(expired, { backend }));
  return [
    { name: `session cold (${name})`, run: () => verifyOne(text, { backend }) },
    { name: `session warm (${name})`, run: () => verifyOne(text, { backend, cache }) },
    {
      name: `AuthSig (${name})`,
      run: () => verifyAuthSig(grant, { ...policy, purpose: 'session', sessionKey, backend }),
    },
    ...maps,
    mixed(backend),
    { name: `chain of 3 (${name})`, run: () => verifyAuthSig(chain.leaf, { ...chained, backend }) },
    { name: `session by BLS (${name})`, run: () => verifyOne(networkText, { backend, networkKey }) },
  ];
}

/** Everything but cryptography: primitives are answered from memory. */
function ourShare(): readonly Row[] {
  const share = (name: string, run: (backend: Backend) => { readonly ok: boolean }): Row => {
    const memory = remembered(noble);
    memory.record(() => accepted(run(memory.backend)));
    return {
      name: `our share: ${name}`,
      run: () => {
        memory.again();
        return run(memory.backend);
      },
    };
  };
  const parsed: unknown = JSON.parse(text);
  const bytes = utf8(text);
  return [
    share('session, text', (backend) => verifyOne(text, { backend })),
    share('session, bytes', (backend) => verifyOne(bytes, { backend })),
    share('session, value', (backend) => verifyOne(parsed, { backend })),
    share('AuthSig', (backend) => verifyAuthSig(grant, { ...policy, purpose: 'session', sessionKey, backend })),
  ];
}

function parsing(): readonly Row[] {
  const uri = uriOf(ordinaryGrant);
  return [
    { name: 'parseSiweMessage', run: () => parseSiweMessage(grantText) },
    { name: 'decodeRecap', run: () => decodeRecap(uri) },
    { name: 'JSON.parse of both layers', run: () => JSON.parse((JSON.parse(text) as typeof value).signedMessage) },
    {
      name: 'junk before cryptography',
      judgements: junkTexts.length,
      run: () => junkTexts.map((each) => verifyOne(each)),
    },
    { name: 'expired before cryptography', run: () => verifyOne(expired) },
  ];
}

/** All rows, with those of each backend that is there. */
export function rowsOf(backends: readonly Backend[]): readonly Row[] {
  return [...backends.flatMap(primitives), ...ourShare(), ...parsing(), ...backends.flatMap(verifications)];
}

/** The inputs that the JavaScript stack is measured on as well. */
export const inputs = { text, value, grant, grantText, sessionKey, junkSignature };
