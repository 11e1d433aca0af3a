// The endpoints of a reference node, in this process: what an HTTP server hands to it, and what it answers.
import { atNode, type authSig, NODE, NOW, network, PKP } from '../../vectors/kit.js';
import { broken, textOf } from '../oracle.js';
import { resignDeep } from '../signing.js';
import { bytesOrText, type Seed, type Target, type Targets } from '../target.js';

interface Post {
  readonly path: string;
  readonly body: unknown;
}

const operations: readonly string[] = [
  '/web/execute/v1',
  '/web/pkp/sign/v1',
  '/web/encryption/sign/',
  '/web/signing/access_control_condition/',
  '/web/capacity_credit/auth/v1',
  '/web/pkp/mint/v1',
  '/web/encryption/encrypt/v1',
];

const condition = {
  contractAddress: '',
  standardContractType: '',
  chain: 'ethereum',
  method: 'eth_getBalance',
  parameters: [':userAddress', 'latest'],
  returnValueTest: { comparator: '>=', value: '0' },
};

const body = {
  code: Buffer.from('setResponse').toString('base64'),
  pubkey: `04${'79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798'}${'483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8'}`,
  tokenId: '24',
  dataToEncryptHash: 'ab'.repeat(32),
  accessControlConditions: [condition],
};

export const node: Targets = (library) => {
  const { blocks, node: nodes, compiled, registry } = library;
  const chainOptions = { seed: new Uint8Array(32).fill(7) };
  const chain = blocks.createChain(chainOptions);
  const now = () => new Date(NOW);
  const scalar = network('one').scalar.toString(16).padStart(64, '0');
  const known = new Map<string, object>();
  let own: ReturnType<typeof nodes.createNode> | undefined;

  /** The node is made when it is first asked, when the PKPs of all vectors are known. */
  const running = () => {
    own ??= nodes.createNode({
      url: `http://${NODE}`,
      serverKey: 'ab'.repeat(32),
      share: { identifier: 1, secret: new Uint8Array(Buffer.from(scalar, 'hex')) },
      networkKey: network('one').publicKey,
      threshold: 1,
      epoch: 1,
      chain,
      chainOptions,
      registry: { pkps: [...known.values()] as never },
      actions: new Map(),
      evidence: { authMethods: [], timeout: 5_000 },
      now,
      backend: compiled,
    });
    return own;
  };

  const ask = async (post: Post) => {
    const given = bytesOrText(post.body);
    const bytes = typeof given === 'string' ? new TextEncoder().encode(given) : given;
    const { status, text } = await running().answer(post.path, bytes);
    if (status === 500) broken('node: failed', `${post.path}: ${text.slice(0, 400)}`);
    if (![200, 400, 401, 403, 404, 405, 408, 413, 415, 429, 502, 503].includes(status))
      broken('node: an odd status', String(status));
    let answer: unknown;
    try {
      answer = JSON.parse(text);
    } catch {
      broken('node: answers no JSON', text.slice(0, 400));
    }
    // A report that outgrows its request is a lever.
    if (text.length > 16_384 + 8 * bytes.length)
      broken('node: answers more than it was asked', `${text.length} to ${bytes.length}`);
    // The share of a node must never be in an answer.
    if (text.includes(scalar)) broken('node: tells its share', '');
    return { status, answer };
  };

  /** Requests of vectors, with a block of this node's chain, signed again. */
  function requests(vectors: readonly Seed[]): Post[] {
    const { hash } = chain.latest(now());
    return vectors
      .filter(
        ({ operation, input }) =>
          operation === 'sign-session-key.answer' &&
          typeof input.request === 'string' &&
          JSON.stringify(input).length < 20_000,
      )
      .map(({ input }) => {
        for (const each of (input.pkps ?? []) as readonly { readonly publicKey?: unknown }[]) {
          const one = JSON.stringify({ pkps: [each] });
          if (typeof each.publicKey === 'string' && registry.parseRegistry(one).ok) known.set(each.publicKey, each);
        }
        let text = String(input.request);
        for (const block of Object.keys((input.blocks ?? {}) as object)) text = text.replaceAll(block, hash);
        return { path: '/web/sign_session_key/v1', body: resignDeep(text) };
      });
  }

  const sessions = (vectors: readonly Seed[]): string[] => [
    String(atNode().sessionSig),
    ...vectors
      .filter(
        ({ operation, input, expect }) =>
          operation === 'session-sig.verify' &&
          expect.result === 'accept' &&
          typeof input.sessionSig === 'string' &&
          /^\s*\{/.test(input.sessionSig) &&
          input.nodeAddress === NODE &&
          JSON.stringify(input).length < 10_000,
      )
      .map(({ input }) => String(input.sessionSig)),
  ];

  const target = (name: string, seeds: Target['seeds']): Target => ({
    name,
    seeds,
    mutate(sample, mutation) {
      const post = sample as Post;
      if (mutation.once(20))
        return {
          ...post,
          path: mutation.pick([
            ...operations,
            '/web/handshake',
            '/web/sign_session_key/v1',
            '/',
            mutation.text(post.path),
          ]),
        };
      return { ...post, body: mutation.value(post.body) };
    },
    async run(sample) {
      const { path, body: given } = sample as Post;
      const { status, answer } = await ask({ path: String(path), body: given });
      // A token is taken once: the second time it is refused, and the handshake answers with the same each time.
      return /sign_session_key/.test(String(path))
        ? textOf(status === 200 ? null : ((answer as { errorCode?: unknown }).errorCode ?? null))
        : textOf([status, answer]);
    },
  });

  return [
    target('http: handshake', () => [
      {
        path: '/web/handshake',
        body: JSON.stringify({ clientPublicKey: 'ab'.repeat(32), challenge: 'cd'.repeat(32), epoch: 0 }),
      },
    ]),
    target('http: sign-session-key', requests),
    target('http: operations', (vectors) =>
      operations.flatMap((path) =>
        sessions(vectors).map(
          (sig): Post => ({
            path,
            body: JSON.stringify({
              ...body,
              toSign: [1, 2],
              authSig: JSON.parse(sig) as ReturnType<typeof authSig>,
              resource: PKP,
            }),
          }),
        ),
      ),
    ),
  ];
};
