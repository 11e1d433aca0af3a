import type { Io } from '../../src/cli/io.js';
import { run } from '../../src/cli/run.js';
import { createAuthSigMessage, signAuthSig } from '../../src/client/auth-sig.js';
import { generateSessionKeyPair } from '../../src/client/session-key.js';
import { createSessionSigs } from '../../src/client/session-sigs.js';
import { signEd25519 } from '../../src/crypto/ed25519.js';
import { addressOfSecretKey } from '../../src/crypto/secp256k1.js';
import type { AuthSig, SessionSig } from '../../src/generated/types.js';
import { toHex, utf8 } from '../../src/internal/bytes.js';
import type { Recap } from '../../src/recap.js';
import { unwrap } from '../../src/rule.js';

export const now = '2026-01-02T03:04:05.000Z';
export const expiration = '2026-01-02T03:09:05.000Z';
export const domain = 'app.example';
export const nonce = 'abcdefgh12345678';
export const node = 'https://192.0.2.10:7470';
export const otherNode = 'https://192.0.2.11:7471';
export const pkp = `lit-pkp://${'5b'.repeat(32)}`;
export const credit = 'lit-ratelimitincrease://24';

const seed = new Uint8Array(32).fill(0x22);
const walletKey = new Uint8Array(32).fill(0x11);
const secondWalletKey = new Uint8Array(32).fill(0x12);
export const sessionKey = generateSessionKeyPair(seed);
export const wallet = addressOfSecretKey(walletKey);
export const secondWallet = addressOfSecretKey(secondWalletKey);

export const recap: Recap = { att: { [pkp]: { 'Threshold/Signing': [{}] } }, prf: [] };

/** Signs an AuthSig with the wallet; `second` takes another wallet. */
export function authSig(
  options: Partial<Parameters<typeof createAuthSigMessage>[0]> = {},
  second: boolean = false,
): AuthSig {
  const key = second ? secondWalletKey : walletKey;
  const address = addressOfSecretKey(key);
  const message = createAuthSigMessage({
    purpose: 'session',
    domain,
    address,
    sessionKey: sessionKey.publicKey,
    recap,
    nonce,
    issuedAt: now,
    expiration: '2026-01-03T03:04:05.000Z',
    ...options,
  });
  return signAuthSig(unwrap(message), address, key);
}

/** Signs text as the wallet whatever it says. */
export function signText(text: string): AuthSig {
  return signAuthSig(text, wallet, walletKey);
}

export const login: AuthSig = signText(
  `${domain} wants you to sign in with your Ethereum account:\n${wallet}\n\nSign in, please.\n\nURI: https://app.example/login\n` +
    `Version: 1\nChain ID: 1\nNonce: ${nonce}\nIssued At: ${now}\nExpiration Time: ${expiration}`,
);

export const delegation: AuthSig = authSig({
  purpose: 'delegation',
  recap: { att: { [credit]: { 'Auth/Auth': [{ nft_id: ['24'] }] } }, prf: [] },
});

/** A map of two genuine session signatures that carry a delegation too. */
export const sessionSigs: Readonly<Record<string, SessionSig>> = unwrap(
  createSessionSigs({
    sessionKey,
    resourceAbilityRequests: [
      { resource: { resource: pkp.slice('lit-pkp://'.length), resourcePrefix: 'lit-pkp' }, ability: 'pkp-signing' },
    ],
    capabilities: [authSig({ statement: 'Buy nothing.' }), delegation],
    issuedAt: now,
    expiration,
    nodes: [node, otherNode],
  }),
);

export const sessionSig: SessionSig = sessionSigs[node] as SessionSig;

/** Signs a session message anew after a change. */
export function resign(change: Readonly<Record<string, unknown>>, from: SessionSig = sessionSig): SessionSig {
  const message: Record<string, unknown> = JSON.parse(from.signedMessage);
  const signedMessage = JSON.stringify({ ...message, ...change });
  return { ...from, signedMessage, sig: toHex(signEd25519(seed, utf8(signedMessage))) };
}

/** What a run of the command line left behind. */
export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface World {
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly stdin?: string | Uint8Array;
  readonly isTerminal?: boolean;
  readonly isErrorTerminal?: boolean;
  readonly env?: Io['env'];
  readonly clock?: string;
  readonly fetch?: Io['fetch'];
  /** What somebody at a terminal answers, question by question; without them there is no terminal to ask at. */
  readonly answers?: readonly string[];
}

function bounded(content: string | Uint8Array, limit: number): Uint8Array {
  const bytes = typeof content === 'string' ? utf8(content) : content;
  return bytes.subarray(0, limit + 1);
}

/** What is read piece by piece, in pieces that end anywhere. */
async function* pieces(content: string | Uint8Array | Error): AsyncGenerator<Uint8Array> {
  if (content instanceof Error) throw content;
  const bytes = typeof content === 'string' ? utf8(content) : content;
  for (let at = 0; at < bytes.length; at += 1_000) yield bytes.subarray(at, at + 1_000);
}

/** Runs the command line in a made-up world. */
export async function capsig(argv: readonly string[], world: World = {}): Promise<Outcome> {
  let out = '';
  let err = '';
  const answers = [...(world.answers ?? [])];
  const code = await run(argv, {
    async readFile(path, limit) {
      const content = world.files?.[path];
      if (content === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
      return bounded(content, limit);
    },
    async listFiles(path, limit) {
      const inside = Object.keys(world.files ?? {}).filter((name) => name.startsWith(`${path}/`));
      if (inside.length === 0) throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
      return inside.slice(0, limit + 1).map((name) => name.slice(path.length + 1));
    },
    readStdin: async (limit) => bounded(world.stdin ?? '', limit),
    get stdin() {
      return pieces(world.stdin ?? '');
    },
    openFile(path) {
      const content = world.files?.[path];
      if (content !== undefined) return pieces(content);
      return pieces(Object.assign(new Error('no such file'), { code: 'ENOENT' }));
    },
    stdout(text) {
      out += text;
    },
    stderr(text) {
      err += text;
    },
    now: () => new Date(world.clock ?? now),
    sizeOf: async (path) => world.files?.[path]?.length,
    isTerminal: world.isTerminal ?? false,
    isErrorTerminal: world.isErrorTerminal ?? false,
    env: world.env ?? {},
    ...(world.fetch ? { fetch: world.fetch } : {}),
    ...(world.answers && {
      async ask(question: string) {
        err += `${question}\n`;
        return answers.shift();
      },
    }),
  });
  return { code, out, err };
}

/** Runs `capsig verify -` on a document. */
export function verifyDocument(document: unknown, ...options: readonly string[]): Promise<Outcome> {
  const stdin = typeof document === 'string' || document instanceof Uint8Array ? document : JSON.stringify(document);
  return capsig(['verify', '-', ...options], { stdin });
}
