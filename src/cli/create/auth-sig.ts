import { sessionUriPrefix, type Use } from '../../auth-sig.js';
import { type AuthSigMessageOptions, createAuthSigMessage, signAuthSig } from '../../client/auth-sig.js';
import { generateAuthSig } from '../../client/generated-auth-sig.js';
import { walletAuthSig } from '../../client/wallet.js';
import { fromUtf8 } from '../../internal/bytes.js';
import type { Result } from '../../rule.js';
import { parseSiweMessage } from '../../siwe.js';
import { isMisuse, type Misuse } from '../command.js';
import { readRpc, rpcOption } from '../evidence.js';
import { readOperand } from '../input.js';
import { proofOptions, readProofs } from '../proofs.js';
import { clip } from '../terminal.js';
import { object } from './gather.js';
import { grantValue, recapOf } from './grant.js';
import { keyNames } from './key.js';
import { always, type Context, common, type Field, type Issued, type Members, type Thing } from './thing.js';

const uses: readonly string[] = ['session', 'delegation', 'proof', 'login'] satisfies readonly Use[];

/** The account of a message: that of the key unless given. */
export const addressField: Field = {
  member: 'address',
  value: 'ADDRESS',
  help: 'the account that signs (that of the key unless given)',
  needed: ({ key, given }) => key === undefined && given.switches.has('explain'),
  unless: ({ key }) => (key?.kind === 'wallet' ? key.address : undefined),
};

/** Says what a message is for by what else is said of it. */
function purposeOf({ given }: Context): Use | undefined {
  if (given.values.has('session-key')) return 'session';
  if (given.values.has('audience')) return 'proof';
  return given.values.has('uri') ? 'login' : undefined;
}

function isFor(...purposes: readonly Use[]): (context: Context) => boolean {
  return ({ members }) => (purposes as readonly unknown[]).includes(members.purpose);
}

/** Signs a message, or hands it out as it is where there is no key to sign it with. */
export async function signed(text: string, address: string, { key, profile }: Context): Promise<Result<Issued>> {
  if (key?.kind !== 'wallet') return { ok: true, value: { output: text } };
  const signer = { signMessage: async (message: string) => signAuthSig(message, address, key.bytes).sig };
  const output = await generateAuthSig({ signer, toSign: text, address, profile });
  return { ok: true, value: { output, explained: text.split('\n') } };
}

/** Creates a message under the rules of the library, with the proofs that are at hand, and signs it. */
export async function issueMessage(options: AuthSigMessageOptions, context: Context): Promise<Result<Issued> | Misuse> {
  const { given, profile, io } = context;
  const proofs = await readProofs(given, profile, io);
  if (isMisuse(proofs)) return proofs;
  const evidence = proofs.size > 0 ? { evidence: { proofs: Object.fromEntries(proofs) } } : {};
  const text = createAuthSigMessage({ ...options, ...evidence, profile });
  return text.ok ? signed(text.value, options.address, context) : text;
}

/** Has a message that is there already signed by the key, or takes what a wallet made of it. */
async function issueText(text: string, { key, given, profile, io }: Context): Promise<Result<Issued> | Misuse> {
  const [signature] = given.values.get('signature') ?? [];
  if (signature !== undefined && key) return { misuse: '--signature: the key signs itself; give one of them' };
  if (signature === undefined && key?.kind !== 'wallet') {
    return given.switches.has('explain')
      ? { ok: true, value: { output: text } }
      : { misuse: `missing: ${keyNames}, or --signature of a wallet; give one of them` };
  }
  const rpc = readRpc(given, io);
  if (isMisuse(rpc)) return rpc;
  const message = parseSiweMessage(text, { profile });
  if (!message.ok) return message;
  const address = key?.kind === 'wallet' ? key.address : message.value.address;
  const made = await walletAuthSig(
    {
      getAddress: async () => address,
      signMessage: async (asked) =>
        key?.kind === 'wallet' ? signAuthSig(asked, address, key.bytes).sig : (signature ?? ''),
    },
    text,
    { profile, ...(rpc ? { resolvers: rpc.resolvers } : {}) },
  );
  return made.ok ? { ok: true, value: { output: made.value, explained: text.split('\n') } } : made;
}

async function readMessage([path = '']: readonly string[], { io, given }: Context): Promise<string | Misuse> {
  if (path === '-' && given.switches.has('key-stdin')) {
    return { misuse: 'standard input is read for --key-stdin already' };
  }
  const bytes = await readOperand(path, io);
  if (isMisuse(bytes)) return bytes;
  return fromUtf8(bytes) ?? { misuse: `${clip(path, 120)}: expected UTF-8` };
}

/** Issues an AuthSig. */
export const authSig: Thing = {
  name: 'auth-sig',
  summary: 'Sign a SIWE message with a wallet: a login, a grant to a session key, a delegation or a proof.',
  key: 'wallet',
  unsigned: true,
  whole: 'message',
  explains: 'show the whole text that a wallet shows, on standard error; without a key, write it instead of signing it',
  options: {
    proof: { value: 'CID', multiple: true, help: 'an AuthSig that the grants rest on' },
    signature: { value: 'HEX', help: 'what a wallet made of the message of --message, in place of a key' },
    ...rpcOption,
    ...proofOptions,
  },
  fields: {
    message: { member: 'message', value: 'FILE|-', help: 'the SIWE message to sign as it stands', read: readMessage },
    purpose: {
      member: 'purpose',
      value: 'PURPOSE',
      help: `${uses.join(', ')} (as --session-key, --audience or --uri say unless given)`,
      needed: always,
      unless: purposeOf,
      read: ([text = '']) =>
        uses.includes(text) ? text : { misuse: `expected ${uses.join(', ')}, found ${clip(text, 80)}` },
      expected: (value) => (uses.includes(value as string) ? undefined : uses.join(' or ')),
    },
    domain: common.domain,
    address: addressField,
    'session-key': {
      member: 'sessionKey',
      value: 'HEX',
      help: `the public session key that is granted to, 64 hex digits; ${sessionUriPrefix} before them is left out`,
      needed: isFor('session'),
      open: /^[0-9a-f]{64}$/,
    },
    audience: {
      member: 'audience',
      value: 'DID',
      help: 'who a proof is for: did:pkh:eip155:CHAIN:ADDRESS or did:key:z…',
      needed: isFor('proof'),
    },
    uri: { member: 'uri', value: 'URI', help: 'the URI of a login', needed: isFor('login') },
    grant: {
      member: 'recap',
      value: grantValue,
      multiple: true,
      help: 'what is granted: the name of an SDK or Namespace/Name, a resource URI, and restrictions as JSON after a space',
      needed: isFor('session', 'delegation', 'proof'),
      read: (texts, context) => recapOf(texts, context.given.values.get('proof') ?? [], context),
      expected: object,
    },
    statement: common.statement,
    'chain-id': common.chainId,
    nonce: common.nonce,
    'issued-at': common.issuedAt,
    expiration: common.expiration,
    'not-before': common.notBefore,
  },
  notes: [
    'A wallet elsewhere signs what --explain writes without a key; --message FILE --signature HEX makes an AuthSig of it.',
    'Of what a contract wallet made it does so with --rpc, which asks the contract.',
    '',
    'Example:',
    '  capsig create auth-sig --session-key 5ba6…98 --grant pkp-signing=lit-pkp://* --domain app.example --nonce 32891756 \\',
    '    --expiration +24h --key-file wallet.key > auth-sig.json',
  ],
  async issue(members: Members, context: Context) {
    const { given } = context;
    if (given.values.has('rpc') && !given.values.has('signature')) {
      return { misuse: '--rpc goes with --signature: it asks a contract about what its wallet made' };
    }
    if (typeof members.message === 'string') return issueText(members.message, context);
    if (given.values.has('signature'))
      return { misuse: '--signature goes with --message: it is of a text that exists' };
    if (given.values.has('proof') && !given.values.has('grant')) return { misuse: '--proof goes with --grant' };
    return issueMessage(members as unknown as AuthSigMessageOptions, context);
  },
};
