import { expect, it } from 'vitest';
import { type Backend, rememberSignatures } from '../../src/crypto/backend.js';
import { signEd25519 } from '../../src/crypto/ed25519.js';
import { noble } from '../../src/crypto/noble.js';
import type { AuthSig } from '../../src/generated/types.js';
import { anyDomain, anyNonce, anyRequest, verdictOf, verifySessionSig } from '../../src/index.js';
import { toHex, utf8 } from '../../src/internal/bytes.js';
import {
  action,
  lend,
  now,
  owner,
  pkp,
  sessionKey,
  sessionUri,
  stranger,
  user,
  type Wallet,
} from '../unit/chain-fixture.js';

// The verdict of a session against the table of spec/session-sig.md with every signature judged: that some are not judged
// may change the rule, but no verdict.

type State = 'valid' | 'invalid' | 'open';
interface Kind {
  readonly authSig: AuthSig;
  readonly state: State;
  /** Undefined while a proof is missing. */
  readonly account: string | undefined;
  /** The requests that it covers: 0 is the one that is asked. */
  readonly covers: readonly number[];
}

const backend: Backend = rememberSignatures(noble);
const other = `lit-pkp://${'3a'.repeat(32)}`;
const third = `lit-pkp://${'5c'.repeat(32)}`;
const cells = [pkp, other].map((resource) => [resource, { 'Threshold/Signing': [{}] }] as const);
const att = (covers: readonly number[]): Record<string, { 'Threshold/Signing': [object] }> =>
  Object.fromEntries(
    (covers.length === 0 ? [[third, { 'Threshold/Signing': [{}] }]] : covers.map((index) => cells[index]))
      .map((cell) => cell as [string, { 'Threshold/Signing': [object] }])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
const missing = lend({ by: stranger, to: owner.did, att: { [action]: { 'Threshold/Execution': [{}] } } });

let nonces = 0;
function kind(by: Wallet, covers: readonly number[], state: 'valid' | 'forged' | 'proof' | 'contract'): Kind {
  const { authSig } = lend({
    by,
    to: sessionUri,
    att: att(covers) as Parameters<typeof lend>[0]['att'],
    proofs: state === 'proof' ? [missing] : [],
    change: { nonce: `nonce${String(nonces++).padStart(6, '0')}` },
  });
  const other = { forged: { sig: missing.authSig.sig }, contract: { derivedVia: 'EIP1271' } } as const;
  return {
    authSig: { ...authSig, ...(state === 'forged' || state === 'contract' ? other[state] : {}) },
    state: state === 'forged' ? 'invalid' : state === 'valid' ? 'valid' : 'open',
    account:
      state === 'proof'
        ? undefined
        : state === 'contract'
          ? `eip155:1:${by.address.toLowerCase()}`
          : by.address.toLowerCase(),
    covers,
  };
}

const kinds = [owner, user].flatMap((by) =>
  [[0], [1], [0, 1]].flatMap((covers) =>
    (['valid', 'forged', 'proof', 'contract'] as const).map((state) => kind(by, covers, state)),
  ),
);
kinds.push(kind(owner, [], 'valid'), kind(owner, [], 'proof'));

interface Asked {
  readonly asked: boolean;
  readonly named: string | undefined;
}

/** The table, row by row. */
function expected(list: readonly Kind[], { asked, named }: Asked): string {
  const left = list.filter(({ state }) => state !== 'invalid');
  const valid = left.filter(({ state }) => state === 'valid');
  const identifying = asked ? [0] : [0, 1];
  const covers = (each: readonly Kind[]): boolean =>
    [0, 1].every((demand) => each.some((one) => one.covers.includes(demand)));
  const ofAccount = (each: readonly Kind[], account: string): boolean =>
    identifying.every((demand) =>
      each.some((one) => one.covers.includes(demand) && (one.account === undefined || one.account === account)),
    );
  const identifies = (one: Kind): boolean => one.covers.some((demand) => identifying.includes(demand));
  const known = new Set(valid.filter(identifies).map(({ account }) => account));
  const everybody = [...new Set(list.flatMap(({ account }) => account ?? [])), 'somebody else'];
  const single = (each: readonly Kind[]): boolean => {
    if (named !== undefined) return ofAccount(each, named.toLowerCase());
    return everybody.some((account) => [...known].every((one) => one === account) && ofAccount(each, account));
  };
  if (!covers(left) || !single(left)) return 'reject';
  return covers(valid) && single(valid) ? 'accept' : 'undecided';
}

function found(list: readonly Kind[], { asked, named }: Asked): string {
  const signedMessage = JSON.stringify({
    sessionKey: sessionKey.publicKey,
    resourceAbilityRequests: [pkp, other].map((resource) => ({
      resource: { resource: resource.slice('lit-pkp://'.length), resourcePrefix: 'lit-pkp' },
      ability: 'pkp-signing',
    })),
    capabilities: list.map(({ authSig }) => authSig),
    issuedAt: '2026-01-15T11:30:00Z',
    expiration: '2026-01-15T12:30:00Z',
    nodeAddress: 'node-1.example:7470',
  });
  const signature = {
    sig: toHex(signEd25519(new Uint8Array(32).fill(0x22), utf8(signedMessage))),
    derivedVia: 'litSessionSignViaNacl',
    signedMessage,
    address: sessionKey.publicKey,
    algo: 'ed25519',
  };
  const result = verifySessionSig(signature, {
    now,
    nodeAddress: 'node-1.example:7470',
    request: asked ? { resource: pkp, ability: 'Threshold/Signing' } : anyRequest,
    ...(named === undefined ? {} : { account: named }),
    domain: anyDomain,
    nonce: anyNonce,
    backend,
  });
  return verdictOf(result);
}

const questions: readonly Asked[] = [true, false].flatMap((asked) =>
  [undefined, owner.address, stranger.address].map((named) => ({ asked, named })),
);

it('is that of the table with every signature judged, for lists of up to four capabilities', () => {
  // A generator with a fixed seed: the lists are many, but the same in every run.
  let seed = 7;
  const draw = (below: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const verdicts = new Map<string, number>();
  for (let run = 0; run < 400; run++) {
    const list = Array.from({ length: 1 + draw(4) }, () => kinds[draw(kinds.length)] as Kind);
    const question = questions[draw(questions.length)] as Asked;
    const verdict = expected(list, question);
    verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
    const told = list.map(({ state, account, covers }) => `${state} ${account ?? 'of anybody'} ${covers.join('+')}`);
    expect(`${found(list, question)}: ${told.join(', ')}; ${JSON.stringify(question)}`).toBe(
      `${verdict}: ${told.join(', ')}; ${JSON.stringify(question)}`,
    );
  }
  for (const verdict of ['accept', 'reject', 'undecided']) expect(verdicts.get(verdict) ?? 0).toBeGreaterThan(20);
}, 600_000);
