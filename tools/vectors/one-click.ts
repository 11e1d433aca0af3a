// What the vectors of One-Click Auth are made of: texts as wallets sign them, the CACAOs in JSON that stand for them, and what was asked.
import { LOGIN_STATEMENT, LOGIN_URI } from './auth-sigs.js';
import { contractWallet, ecdsaOver, replyTo } from './kinds.js';
import {
  type Account,
  type Att,
  alice,
  authSig,
  bob,
  DOMAIN,
  EXPIRES,
  eip191,
  type Fields,
  hex,
  ISSUED,
  json,
  NONCE,
  NOW,
  recapUri,
  secret,
  siwe,
  statement,
  type Wallet,
} from './kit.js';
import type { Input } from './vector.js';

export const AUDIENCE = LOGIN_URI;
export const METHODS: readonly string[] = ['eth_sendTransaction', 'personal_sign'];
export const CHAINS: readonly string[] = ['eip155:1'];

/** The ReCap of methods, each on the same chains. */
export const methods = (names: readonly string[] = METHODS, chains: readonly string[] = CHAINS): Att => ({
  eip155: Object.fromEntries(names.map((name) => [`request/${name}`, [{ chains }]])),
});

/** A CACAO in JSON. */
export interface JsonCacao {
  readonly h: Input;
  readonly p: Input;
  readonly s: Input;
}

/** What a CACAO is made from; the members of the SIWE message override. */
export interface CacaoParts extends Fields {
  readonly by?: Wallet;
  /** What is granted; none where it is undefined. */
  readonly att?: Att | undefined;
  /** What stands in front of the ReCap statement. */
  readonly says?: string | undefined;
  /** Members of the payload that are others than those that were signed. */
  readonly payload?: Input;
  readonly s?: Input;
}

/** A text as it was signed, and the CACAO that stands for it. */
export interface Signed {
  readonly text: string;
  readonly cacao: JsonCacao;
}

function textOf({ by = alice(), att, says = LOGIN_STATEMENT, ...members }: CacaoParts): {
  readonly fields: Fields;
  readonly text: string;
} {
  const granted = att && statement({ att });
  const said = [says, granted].filter((each) => each !== undefined && each !== '').join(' ');
  const fields: Fields = {
    domain: DOMAIN,
    address: by.address,
    ...(said === '' ? {} : { statement: said }),
    uri: AUDIENCE,
    version: '1',
    chainId: '1',
    nonce: NONCE,
    issuedAt: ISSUED,
    expirationTime: EXPIRES,
    ...(att ? { resources: [recapUri({ att })] } : {}),
    ...members,
  };
  return { fields, text: siwe(fields) };
}

function cacaoOf(fields: Fields, payload: Input, s: Input): JsonCacao {
  const { address, chainId, uri, issuedAt, expirationTime, notBefore, ...same } = fields;
  const p: Input = {
    iss: `did:pkh:eip155:${chainId}:${address}`,
    ...same,
    aud: uri,
    iat: issuedAt,
    exp: expirationTime,
    nbf: notBefore,
    ...payload,
  };
  return { h: { t: 'caip122' }, p: JSON.parse(JSON.stringify(p)), s };
}

/** A CACAO by a key, with what it grants. */
export function signed({ payload = {}, s = {}, ...parts }: CacaoParts = {}): Signed {
  const { fields, text } = textOf(parts);
  const { sig } = authSig(text, parts.by ?? alice());
  return { text, cacao: cacaoOf(fields, payload, { t: 'eip191', s: sig, ...s }) };
}

export const cacao = (parts: CacaoParts = {}): JsonCacao => signed(parts).cacao;

/** A CACAO that grants methods. */
export const granting = (parts: CacaoParts = {}): JsonCacao => cacao({ att: methods(), ...parts });

/** A CACAO by a contract wallet, with the reply of its contract; signed by the key of an owner unless another signer is named. */
export function byContract(
  by: Account,
  parts: Omit<CacaoParts, 'by'> = {},
  signer: Wallet = bob(),
): { readonly cacao: JsonCacao; readonly reply: Input } {
  const { payload = {}, ...rest } = parts;
  const { fields, text } = textOf({ address: by.address, ...rest });
  const made = contractWallet({
    by,
    text,
    signer,
    via: 'EIP1271',
    chainId: fields.chainId ?? '1',
    ...(signer.address === by.address ? { sig: ecdsaOver(eip191(text), signer) } : {}),
  });
  return { cacao: cacaoOf(fields, payload, { t: 'eip1271', s: made.authSig.sig }), reply: replyTo(made) };
}

export const PEER = (): string => hex(secret('peer'));

/** A result of wc_sessionAuthenticate. */
export const resultOf = (cacaos: readonly unknown[], over: Input = {}): Input => ({
  cacaos,
  responder: {
    publicKey: PEER(),
    metadata: { name: 'Wallet', description: 'A wallet', url: 'https://wallet.example', icons: [] },
  },
  ...over,
});

/** What was asked of the wallet. */
export const asked = (over: Input = {}): Input => ({
  now: NOW,
  domain: DOMAIN,
  nonce: NONCE,
  audience: AUDIENCE,
  chains: CHAINS,
  ...over,
});

/** Input of session.verify for a result: an object or JSON text. */
export const answered = (result: unknown, over: Input = {}): Input => ({
  session: typeof result === 'string' ? result : json(result),
  takes: { 'one-click-auth': asked(over) },
});

/** The same for CACAOs. */
export const ofCacaos = (cacaos: readonly unknown[], over: Input = {}): Input => answered(resultOf(cacaos), over);
