import { Wallet } from 'ethers';
import { SiweMessage } from 'siwe';
import { Recap } from 'siwe-recap';
import nacl from 'tweetnacl';

/**
 * Sessions as an application of the field makes them: an ethers wallet signs a message that npm `siwe` wrote, with the
 * ReCap that npm `siwe-recap` added, and tweetnacl signs the session message exactly as the SDK does. None of capsig.
 */

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

export const wallet = new Wallet(`0x${'11'.repeat(32)}`);
const pair = nacl.sign.keyPair.fromSeed(new Uint8Array(32).fill(7));
const otherPair = nacl.sign.keyPair.fromSeed(new Uint8Array(32).fill(8));
export const sessionKey = hex(pair.publicKey);
export const otherSessionKey = hex(otherPair.publicKey);

export const now = '2026-01-15T12:00:00.000Z';
export const node = 'https://node-1.example:7470';
export const nonce = '0x9f2c'.slice(2).padEnd(64, 'ab');
export const pkp = 'ab'.repeat(32);
export const pkpResource = `lit-pkp://${pkp}`;
export const ask = { resource: pkpResource, ability: 'Threshold/Signing' };

export interface AuthSigParts {
  att?: Record<string, Record<string, unknown[]>>;
  uri?: string;
  fields?: Record<string, unknown>;
  /** Changes the text before the wallet signs it. */
  edit?: (text: string) => string;
}

/** The SIWE text of the grant, as siwe and siwe-recap write it. */
export function grantText({ att, uri, fields, edit }: AuthSigParts = {}): string {
  const recap = new Recap();
  for (const [resource, abilities] of Object.entries(att ?? { [pkpResource]: { 'Threshold/Signing': [{}] } })) {
    for (const [ability, restrictions] of Object.entries(abilities)) {
      const [namespace, name] = ability.split('/');
      for (const restriction of restrictions as Record<string, never>[]) {
        recap.addAttenuation(resource, namespace, name, restriction);
      }
    }
  }
  const message = recap.add_to_siwe_message(
    new SiweMessage({
      domain: 'localhost:3000',
      address: wallet.address,
      statement: 'Sign a session key to use with Lit Protocol.',
      uri: uri ?? `lit:session:${sessionKey}`,
      version: '1',
      chainId: 1,
      nonce,
      issuedAt: '2026-01-15T11:00:00.000Z',
      expirationTime: '2026-01-16T11:00:00.000Z',
      ...fields,
    }) as never,
  );
  return (edit ?? ((text) => text))(message.prepareMessage());
}

export async function authSig(text: string): Promise<Record<string, string>> {
  return {
    sig: await wallet.signMessage(text),
    derivedVia: 'web3.eth.personal.sign',
    signedMessage: text,
    address: wallet.address,
  };
}

export interface SessionParts {
  capabilities: readonly unknown[];
  /** Changes the message before the session key signs it. */
  message?: Record<string, unknown>;
  /** Changes the JSON text before the session key signs it. */
  edit?: (text: string) => string;
  /** Changes what was signed. */
  over?: (sessionSig: Record<string, string>) => Record<string, unknown>;
}

/** Wraps capabilities for one node, byte for byte as the SDK does. */
export function sessionSig({ capabilities, message, edit, over }: SessionParts): string {
  const template = {
    sessionKey,
    resourceAbilityRequests: [{ resource: { resource: pkp, resourcePrefix: 'lit-pkp' }, ability: 'pkp-signing' }],
    capabilities,
    issuedAt: '2026-01-15T11:59:00.000Z',
    expiration: '2026-01-15T12:10:00.000Z',
    nodeAddress: node,
    ...message,
  };
  const signedMessage = (edit ?? ((text) => text))(JSON.stringify(template));
  const signature = nacl.sign.detached(new TextEncoder().encode(signedMessage), pair.secretKey);
  const signed = {
    sig: hex(signature),
    derivedVia: 'litSessionSignViaNacl',
    signedMessage,
    address: sessionKey,
    algo: 'ed25519',
  };
  return JSON.stringify((over ?? ((value) => value))(signed));
}

/** Flips one bit of hex text. */
export function flip(text: string, index: number): string {
  const digit = (Number.parseInt(text[index] as string, 16) ^ 1).toString(16);
  return text.slice(0, index) + digit + text.slice(index + 1);
}

/** Replaces the ReCap of a text, and its statement, by ones written out by hand. */
export function withRecap(text: string, json: string, statement?: string): string {
  const uri = `urn:recap:${Buffer.from(json).toString('base64url')}`;
  const replaced = text.replace(/urn:recap:\S+/, uri);
  return statement === undefined ? replaced : replaced.replace(/I further authorize.*/, statement);
}

const statementOf = (resource: string): string =>
  `I further authorize the stated URI to perform the following actions on my behalf: (1) 'Threshold': 'Signing' for '${resource}'.`;

/** A session with one fault. */
export interface Fault {
  readonly text: string;
  readonly rule: string;
  /** What is asked, where it is not `ask`. */
  readonly request?: typeof ask;
  readonly cliRequest?: string;
}

/** One session per fault, with the rule that names it: what is otherwise wrong is nothing. */
export async function faults(): Promise<Record<string, Fault>> {
  const good = grantText();
  const goodAuthSig = await authSig(good);
  const sign = async (text: string): Promise<unknown[]> => [await authSig(text)];
  const of = async (parts: AuthSigParts): Promise<string> => sessionSig({ capabilities: await sign(grantText(parts)) });
  const edited = (edit: (text: string) => string): Promise<string> => of({ edit });
  const recapOf = (text: string): string => {
    const payload = /urn:recap:(\S+)/.exec(text)?.[1] ?? '';
    return Buffer.from(payload, 'base64url').toString();
  };
  const twoKeys = { [pkpResource]: { 'Threshold/Execution': [{}], 'Threshold/Signing': [{}] } };
  const condition = `lit-accesscontrolcondition://${'cd'.repeat(32)}`;
  const sig = goodAuthSig.sig ?? '';
  return {
    'one bit of the session signature': {
      text: sessionSig({ capabilities: [goodAuthSig], over: (s) => ({ ...s, sig: flip(s.sig ?? '', 10) }) }),
      rule: 'session.signature',
    },
    'one bit of the wallet signature': {
      text: sessionSig({ capabilities: [{ ...goodAuthSig, sig: flip(sig, 20) }] }),
      rule: 'auth-sig.signature',
    },
    'another node': {
      text: sessionSig({ capabilities: [goodAuthSig], message: { nodeAddress: 'https://node-2.example:7470' } }),
      rule: 'session.node-bound',
    },
    'expired outside': {
      text: sessionSig({
        capabilities: [goodAuthSig],
        message: { issuedAt: '2026-01-15T11:00:00.000Z', expiration: '2026-01-15T11:55:00.000Z' },
      }),
      rule: 'session.expired',
    },
    'expired inside': {
      text: await of({ fields: { expirationTime: '2026-01-15T11:30:00.000Z' } }),
      rule: 'auth-sig.expired',
    },
    'another session key in the JSON': {
      text: sessionSig({ capabilities: [goodAuthSig], message: { sessionKey: otherSessionKey } }),
      rule: 'session.key-match',
    },
    'a lying address': {
      text: sessionSig({ capabilities: [{ ...goodAuthSig, address: '0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2' }] }),
      rule: 'auth-sig.address',
    },
    'an ability that was not granted': {
      text: await of({ att: { [pkpResource]: { 'Threshold/Execution': [{}] } } }),
      rule: 'capability.ability',
    },
    'an ability that is not in the outer request': {
      text: sessionSig({
        capabilities: await sign(grantText({ att: { [condition]: { '*/*': [{}] } } })),
        message: {
          resourceAbilityRequests: [
            {
              resource: { resource: 'cd'.repeat(32), resourcePrefix: 'lit-accesscontrolcondition' },
              ability: 'access-control-condition-decryption',
            },
          ],
        },
      }),
      request: { resource: condition, ability: 'Threshold/Signing' },
      cliRequest: `access-control-condition-signing=${condition}`,
      rule: 'session.requested-ability',
    },
    'a resource that is not in the outer request': {
      text: sessionSig({ capabilities: await sign(grantText({ att: { 'lit-pkp://*': { '*/*': [{}] } } })) }),
      request: { ...ask, resource: `lit-pkp://${'cd'.repeat(32)}` },
      cliRequest: `pkp-signing=lit-pkp://${'cd'.repeat(32)}`,
      rule: 'session.requested-resource',
    },
    'a wildcard of another scheme': {
      text: await of({ att: { 'lit-litaction://*': { '*/*': [{}] } } }),
      rule: 'capability.resource',
    },
    'lit-pkpx://': {
      text: await of({ att: { [`lit-pkpx://${pkp}`]: { 'Threshold/Signing': [{}] } } }),
      rule: 'capability.resource',
    },
    'a statement changed by one character': {
      text: await edited((text) => text.replace("'Signing' for", "'signing' for")),
      rule: 'recap.statement-match',
    },
    'no statement': {
      text: await edited((text) => text.replace(/\n\n[^\n]+\n\nURI/, '\n\n\nURI')),
      rule: 'recap.statement-present',
    },
    'a second ReCap': {
      text: await edited((text) =>
        text.replace(
          '\n- urn:recap:',
          '\n- urn:recap:eyJhdHQiOnsiYTpiIjp7ImMvZCI6W3t9XX19LCJwcmYiOltdfQ\n- urn:recap:',
        ),
      ),
      rule: 'recap.single',
    },
    'unsorted keys': {
      text: await of({
        att: twoKeys,
        edit: (text) =>
          withRecap(text, `{"att":{"${pkpResource}":{"Threshold/Signing":[{}],"Threshold/Execution":[{}]}},"prf":[]}`),
      }),
      rule: 'recap.order',
    },
    'a duplicate JSON key': {
      text: sessionSig({
        capabilities: [goodAuthSig],
        edit: (text) => text.replace('"nodeAddress":', '"nodeAddress":"https://node-2.example:7470","nodeAddress":'),
      }),
      rule: 'json.text',
    },
    'empty restrictions': {
      text: await edited((text) => withRecap(text, recapOf(good).replace('[{}]', '[]'), statementOf(pkpResource))),
      rule: 'capability.alternative',
    },
    'an AuthSig of another session': {
      text: await of({ uri: `lit:session:${otherSessionKey}` }),
      rule: 'auth-sig.session-bound',
    },
    'a delegation in place of the grant': {
      text: await of({ uri: 'lit:capability:delegation', att: { 'lit-ratelimitincrease://*': { 'Auth/Auth': [{}] } } }),
      rule: 'session.delegation-not-grant',
    },
    'a nonce of 7 characters': {
      text: await edited((text) => text.replace(/Nonce: .*/, 'Nonce: abcdefg')),
      rule: 'siwe.nonce',
    },
    'the date 2026-02-30': {
      text: await edited((text) => text.replace('Expiration Time: 2026-01-16', 'Expiration Time: 2026-02-30')),
      rule: 'siwe.expiration-time',
    },
  };
}
