// The costliest requests to sign a session key, and the costliest answers to combine.
import { blsPublicKey, networkMessage } from '../../dist/crypto/bls.js';
import { addressOfPublicKey } from '../../dist/crypto/secp256k1.js';
import { encodeShare, type KeyShare, signShare, splitSecret } from '../../dist/crypto/threshold.js';
import { combineSignResponses } from '../../dist/entry/client.js';
import type { Recap } from '../../dist/entry/recap.js';
import { toHex } from '../../dist/internal/bytes.js';
import {
  answerSignRequest,
  type NodeAnswer,
  type PkpRecord,
  type SignAnswerOptions,
} from '../../dist/sign-session-key.js';
import type { Case } from './cases.js';
import { list, now, ordinaryGrant, sessionKey, siwe, wallet } from './inputs.js';

const secret = new Uint8Array(32).fill(9);
const networkKey = toHex(blsPublicKey(secret));
const hash = `0x${'5c'.repeat(32)}`;
const blocks = new Map([[hash, '2026-01-15T11:59:30Z']]);
// The generator of secp256k1.
const publicKey =
  '0479be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8';
const pkpAddress = addressOfPublicKey(Uint8Array.from(Buffer.from(publicKey, 'hex'))) ?? '';
const pkp = (key: string): PkpRecord => ({
  ...{ publicKey: key, owner: wallet, addresses: [], actions: [] },
  authMethods: [{ authMethodType: 6, userId: 'user', appId: 'app', scopes: [2] }],
});

const text = (recap: Recap = ordinaryGrant, resources: readonly string[] = []): string =>
  siwe({ recap, nonce: hash, resources }).replace(wallet, pkpAddress);

const requestOf = (siweMessage: string, tokens: readonly string[], more: object = {}): string =>
  JSON.stringify({
    sessionKey: `lit:session:${sessionKey}`,
    authMethods: tokens.map((accessToken) => ({ authMethodType: 6, accessToken })),
    ...{ siweMessage, curveType: 'BLS' },
    ...more,
  });

const answering =
  (request: string, share: KeyShare, methods = 1, pkps: readonly PkpRecord[] = [pkp(publicKey)]) =>
  (): ReturnType<typeof answerSignRequest> => {
    const authMethods = list(methods, () => ({ outcome: 'authenticated', userId: 'user', appId: 'app' }) as const);
    const options: SignAnswerOptions = { now, blocks, pkps, evidence: { authMethods }, share, networkKey };
    return answerSignRequest(request, options);
  };

/** Answers of nodes: those with a number in `liars` return another point, each its own. */
function answersOf(nodes: number, threshold: number, liars: number, siweMessage: string): readonly NodeAnswer[] {
  const shares = splitSecret(secret, threshold, nodes, new Uint8Array(32).fill(3));
  const [first] = shares;
  const made = first && answering(requestOf(siweMessage, ['token']), first)();
  if (!made?.ok) throw new Error(made?.issues[0].message ?? 'no share');
  const digest = networkMessage(made.value.siweMessage);
  return shares.map((share, index) => {
    const over = index < liars ? Uint8Array.from(digest, (byte) => byte ^ (index + 1)) : digest;
    const response = {
      ...made.value,
      shareIndex: share.identifier - 1,
      signatureShare: { ProofOfPossession: encodeShare(signShare(share, over)) },
    };
    return { node: `node-${index}.example:7470`, response: JSON.stringify(response) };
  });
}

/** What a node is asked, and what a client is answered. */
export function signingCases(): Case[] {
  const [share] = splitSecret(secret, 2, 3, new Uint8Array(32).fill(3)) as readonly [KeyShare];
  const plain = text();
  const full = text(
    ordinaryGrant,
    list(900, (each) => `https://a.example/${each}/${'x'.repeat(40)}`),
  );
  const tokens = list(12, (index) => `${index}`.padEnd(65_000, 'x'));
  const many: Recap = {
    att: Object.fromEntries(
      list(120, (index) => [`lit-pkp://${String(index).padStart(64, '0')}`, { 'a/b': [{}, { k: 0 }] }]),
    ),
    prf: [],
  };
  const others = list(1_023, (index) => pkp(publicKey.slice(0, -4) + index.toString(16).padStart(4, '0')));
  const values = JSON.stringify(list(32_000, () => ({})));
  const combine =
    (answers: readonly NodeAnswer[], threshold: number, siweMessage = plain) =>
    (): unknown =>
      combineSignResponses(answers, { now, siweMessage, networkKey, threshold });
  const combining = (name: string, answers: readonly NodeAnswer[], threshold: number, siweMessage?: string): Case => ({
    name: `combineSignResponses: ${name}`,
    yardstick: 'network',
    // Each answer is a judgement, and so are all of them together.
    judgements: answers.length + 1,
    run: combine(answers, threshold, siweMessage),
  });
  const node = (name: string, run: () => unknown): Case => ({
    name: `answerSignRequest: ${name}`,
    yardstick: 'network',
    run,
  });
  const same = answersOf(60, 2, 0, plain);
  return [
    node('an ordinary request', answering(requestOf(plain, ['token']), share)),
    node('60 kB to sign', answering(requestOf(full, ['token']), share)),
    node('120 resources to sign', answering(requestOf(text(many), ['token']), share)),
    node('12 tokens of 65 kB', answering(requestOf(plain, tokens), share, 12)),
    node(
      '32,000 values for an action',
      answering(requestOf(plain, ['token'], { jsParams: { v: JSON.parse(values) } }), share),
    ),
    node(
      '1,024 PKPs, none named by its key',
      answering(requestOf(plain, ['token']), share, 1, [...others, pkp(publicKey)]),
    ),
    combining('three answers', answersOf(3, 2, 0, plain), 2),
    combining('15 nodes of 10, 3 liars', answersOf(15, 10, 3, plain), 10),
    combining('30 nodes of 20, 9 liars', answersOf(30, 20, 9, plain), 20),
    combining('30 nodes of 20, 12 liars', answersOf(30, 20, 12, plain), 20),
    combining('60 answers of 60 kB', answersOf(60, 40, 0, full), 40, full),
    combining('120 answers, each twice', [...same, ...same], 2),
  ];
}
