// What was read as something else, or explained by something else, than what it was.
import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { privateKeyToAccount } from 'viem/accounts';
import { describe, expect, it } from 'vitest';
import { adr36Document, cosmosAddress } from '../../src/auth-sig/cosmos.js';
import { encodeWrapper } from '../../src/auth-sig/wrapper.js';
import { noble } from '../../src/crypto/noble.js';
import { signDigest } from '../../src/crypto/secp256k1.js';
import { toHex, utf8 } from '../../src/internal/bytes.js';
import {
  authSig,
  capsig,
  domain,
  login,
  nonce,
  resign,
  sessionSigs,
  signText,
  verifyDocument,
  wallet,
} from './fixture.js';

const at = ['--now', '2026-01-02T03:05:00Z'];
const pasted = (text: string, ...options: readonly string[]) =>
  capsig(['verify', 'pasted', ...at, ...options], { files: { pasted: text } });
const account = privateKeyToAccount(`0x${'5a'.repeat(32)}`);
const text = login.signedMessage;

describe('a sign-in message that a console printed beside its signature', () => {
  class SiweMessage {
    domain = domain;
    address = wallet;
    statement = 'Sign in, please.';
    uri = 'https://app.example/login';
    version = '1';
    chainId = 1;
    nonce = nonce;
    issuedAt = '2026-01-02T03:04:05.000Z';
    expirationTime = '2026-01-02T03:09:05.000Z';
  }
  it.each(['signature', 'verifying sig'])('in the member of an answer, under %s', async (name) => {
    const printed = inspect({ success: false, data: new SiweMessage(), error: { expected: 'a', received: 'b' } });
    const { out, code } = await pasted(`$ yarn dev\n${name}: ${login.sig}\n${printed}\nPOST /login 401 in 8ms\n`);
    expect(out).toMatch(/^VALID, except: /);
    expect(code).toBe(0);
    const other = await pasted(`$ yarn dev\n${name}: ${login.sig}\n${printed}\n`, '--domain', 'app.example:3000');
    expect(other.out).toMatch(/^INVALID {2}auth-sig\.domain/);
  });
});

describe('a CACAO of One-Click Auth without its answer', () => {
  const schema = new URL('../../schemas/one-click-auth.schema.json', import.meta.url);
  const [, granted] = JSON.parse(readFileSync(schema, 'utf8')).examples;
  const { h, p, s } = granted.cacaos[0];
  const then = ['--now', '2026-01-15T12:00:00Z'];
  const verify = (given: string, ...options: string[]) =>
    capsig(['verify', 'pasted', ...then, ...options], { files: { pasted: given } });
  const plain = (members: object): string =>
    Object.entries({ ...members, requestId: null })
      .map(([name, value]) => `${name}=${Array.isArray(value) ? `[${(value as string[]).join(', ')}]` : value}`)
      .join(', ');
  const quoted = (members: object): string =>
    Object.entries({ ...members, requestId: null })
      .map(([name, value]) => `${name}: ${value === null ? 'nil' : `Optional(${JSON.stringify(value)})`}`)
      .join(', ');
  const kotlin = (payload: object, sig: string = s.s) =>
    `01-15 11:01:02.345  4233  4301 D Wallet: SessionAuthenticate(id=17, cacaos=[Cacao(header=Header(${plain(h)}), payload=Payload(${plain(payload)}), signature=Signature(t=eip191, s=${sig}, m=null))])`;
  const swift = `[Cacao(h: Sign.CacaoHeader(t: "caip122"), p: Sign.CacaoPayload(${quoted(p)}), s: Sign.CacaoSignature(t: Sign.CacaoSignatureType.eip191, s: "${s.s}", m: nil))]`;

  it.each([
    ['in JSON', JSON.stringify(granted.cacaos[0])],
    ['with nulls', JSON.stringify({ h, p: { ...p, nbf: null, request_id: null }, s: { ...s, m: null } })],
    ['in a list', JSON.stringify({ cacaos: granted.cacaos })],
    ['of Kotlin', kotlin(p)],
    ['of Swift', swift],
  ])('is read by its rules, in which methods are granted on no URI: %s', async (_, given) => {
    const { out, code } = await verify(given);
    expect(out).toMatch(/^VALID, except: .*\nanswer of One-Click Auth\n/);
    expect(out).toContain('whose responder is left open');
    expect(out).not.toContain('  peer ');
    expect(code).toBe(0);
    expect((await verify(given, '--chain', 'eip155:1')).code).toBe(2);
  });

  it('is none where the print is cut', async () => {
    expect((await verify(kotlin(p).slice(0, -40))).code).toBe(1);
  });

  it('that calls an ordinary signature one of a contract', async () => {
    const { out } = await verify(kotlin(p).replace('t=eip191', 't=eip1271'));
    expect(out).toContain(
      " itself signed: it is no contract's signature; derivedVia is web3.eth.personal.sign (of a CACAO s.t is eip191)\n",
    );
    expect(out).not.toContain('remedy');
  });

  it('whose wallet left out what the ReCap grants', async () => {
    const payload = { ...p, statement: 'Sign in.', iss: `did:pkh:eip155:1:${account.address}` };
    const message = `${p.domain} wants you to sign in with your Ethereum account:\n${account.address}\n\nSign in.\n\nURI: ${p.aud}\nVersion: 1\nChain ID: 1\nNonce: ${p.nonce}\nIssued At: ${p.iat}\nExpiration Time: ${p.exp}\nResources:\n- ${p.resources[0]}`;
    const { out } = await verify(kotlin(payload, await account.signMessage({ message })));
    expect(out).toMatch(/^INVALID {2}auth-sig\.signature/);
    expect(out).toContain('the wallet signed the text without the statement of its ReCap');
  });
});

describe('a signature', () => {
  /** A login whose signature has a digit 0 at a place. */
  const withZeroAt = (place: number) => {
    for (let count = 0; ; count++) {
      const made = signText(text.replace(nonce, `${nonce}${count}`));
      if (made.sig[2 + place] === '0') return made;
    }
  };

  it.each([
    ['r', 0],
    ['s', 64],
  ])('whose %s lost a leading zero is written with it', async (_, place) => {
    const whole = withZeroAt(place);
    const sig = whole.sig.slice(0, 2 + place) + whole.sig.slice(3 + place);
    const { out } = await verifyDocument({ ...whole, sig }, ...at);
    expect(out).toMatch(/^INVALID {2}auth-sig\.signature-form/);
    expect(out).toContain(`a leading zero of r, s or v was lost: `);
    expect(out).toContain(`: ${whole.sig}\n`);
  });

  it.each([
    ['r', 0, 0],
    ['r and s', 0, 64],
    ['s', 64, 64],
  ])('whose %s lost two leading zeros is written with them', async (_, first, second) => {
    const isZero = ({ sig }: { readonly sig: string }): boolean =>
      sig[2 + first] === '0' && sig[first === second ? 3 + first : 2 + second] === '0';
    let whole = login;
    for (let count = 0; !isZero(whole); count++) whole = signText(text.replace(nonce, `${nonce}${count}`));
    const digits = [whole.sig.slice(2, 66), whole.sig.slice(66, 130)].map((part, index) =>
      part.slice([first, second].filter((place) => place === 64 * index).length),
    );
    const { out } = await verifyDocument({ ...whole, sig: `0x${digits.join('')}${whole.sig.slice(130)}` }, ...at);
    expect(out).toMatch(/^INVALID {2}auth-sig\.signature /);
    expect(out).toContain(`but a leading zero of r, s or v was lost: `);
    expect(out).toContain(`: ${whole.sig}\n`);
  });

  it('of an odd number of digits that is by nobody is not mended', async () => {
    const { out } = await verifyDocument({ ...login, sig: `${login.sig.slice(0, -3)}11` }, ...at);
    expect(out).not.toContain('a leading zero');
  });

  const wrapper = (owner: string): string =>
    toHex(
      encodeWrapper({
        signature: new Uint8Array(66).fill(1),
        deployment: {
          factory: `0x${'4e'.repeat(20)}`,
          data: `0x5fbfb9cf${'00'.repeat(12)}${owner.slice(2).toLowerCase()}`,
        },
      }),
    );

  it('of a contract wallet is found in the error of ethers, and its owner in the text is told', async () => {
    const error = `const m = ${JSON.stringify(text)};\n\nTypeError: invalid raw signature length (argument="signature", value="0x${wrapper(wallet)}", code=INVALID_ARGUMENT, version=6.13.0)\n    at Signature.from (/app/lib.js:1:2)\n`;
    const { out } = await pasted(error);
    expect(out).toMatch(/^UNDECIDED {2}auth-sig\.kind-undecided/);
    expect(out).toContain(`deploys a contract with ${wallet} in its parameters, as an owner is`);
    const others = await pasted(error.replace(wrapper(wallet), wrapper(account.address)));
    expect(others.out).not.toContain('in its parameters');
  });

  it('of a contract wallet has no remedy of 65 bytes', async () => {
    const { out } = await verifyDocument({ ...login, sig: `0x${wrapper(account.address)}` }, ...at);
    expect(out).toMatch(/^INVALID {2}auth-sig\.signature-form/);
    expect(out).not.toContain('remedy  send');
    expect((await verifyDocument({ ...login, sig: `${login.sig}00` }, ...at)).out).toContain(
      'remedy  send what the kind asks for: of an Ethereum wallet 65 bytes',
    );
    // A great v is no length, and a signature of Solana no contract's.
    const ofTransaction = `${login.sig.slice(0, -2)}f0`;
    expect((await verifyDocument({ ...login, sig: ofTransaction }, ...at)).out).toMatch(/found 240\n {2}remedy/);
    const solana = { derivedVia: 'solana.signMessage', address: '4zvwRjXUKGfvwnParsHAS3HuSVzV5cA4McphgmoCtajS' };
    const attached = { ...login, ...solana, signedMessage: 'hi 2026-01-02T03:04:05Z', sig: '11'.repeat(128) };
    const { out: told } = await verifyDocument(attached, ...at, '--max-age', '3600');
    expect(told).toMatch(/^INVALID {2}auth-sig\.signature-form.*found 128\n {2}remedy/);
  });

  it.each([
    ['EIP1271', 'auth-sig.kind-undecided'],
    ['web3.eth.personal.sign', 'auth-sig.signature-form'],
  ])('of a contract that is the address, while the text names its owner: %s', async (derivedVia, beside) => {
    const deployed = { ...login, derivedVia, sig: `0x${'11'.repeat(224)}`, address: account.address };
    const { out } = await verifyDocument(deployed, ...at);
    expect(out).toMatch(/^INVALID {2}auth-sig\.address/);
    expect(out).toContain(`besides      ${beside}`);
    expect(out).toContain(`the text names ${wallet}, as it may an owner, and address is ${account.address}: `);
    expect(out).toContain(`ask the contract ${account.address} on chain 1`);
    expect(out).not.toContain('copy the address from the signed text');
    const byOwner = await verifyDocument({ ...login, derivedVia, address: account.address }, ...at);
    expect(byOwner.out).toContain(`${account.address}`);
    expect(byOwner.out).toMatch(/smart account/);
    const same = await verifyDocument({ ...deployed, address: wallet.toLowerCase() }, ...at);
    expect(same.out).not.toContain('as it may an owner');
  });

  it('over a neighbour of the text has no remedy but the advice', async () => {
    const made = { ...login, sig: signText(`0x${toHex(utf8(text))}`).sig };
    const { out } = await verifyDocument(made, ...at);
    expect(out).toMatch(/^INVALID {2}auth-sig\.signature.*\n {2}more /);
    expect(out).toContain('the wallet signed the hex of the text, with 0x: ');
    const other = await verifyDocument({ ...made, sig: signText('other').sig }, ...at);
    expect(other.out).toContain('remedy  pass on the signed text byte for byte');
  });

  it('of a contract wallet has no owner where the text names no whole address', async () => {
    const short = { ...login, signedMessage: 'hi', derivedVia: 'EIP1271', address: '0x', sig: `0x${wrapper(wallet)}` };
    expect((await verifyDocument(short, ...at)).out).not.toContain('in its parameters');
  });
});

it('reads a form of which only the line feeds were encoded, with its + as spaces', async () => {
  const local = signText(text.replace('2026-01-02T03:04:05.000Z', '2026-01-02T05:04:05+02:00'));
  const data = (message: string) =>
    `curl -d 'message=${message.replaceAll('\n', '%0A')}&signature=${local.sig}' https://a.example`;
  const { out } = await pasted(data(local.signedMessage));
  expect(out).toMatch(/^INVALID {2}siwe\.issued-at .*found " 02:00"/);
  expect(out).toContain('with + where its times have a space');
  expect((await pasted(data(local.signedMessage.replace('+', '%2B')))).code).toBe(0);
});

it('reads typographic apostrophes as straight ones, and says so where they stand in the text', async () => {
  const made = signText(text.replace('please', "it's me"));
  const curly = (given: string): string => given.replaceAll("'", '\u2019');
  const { out, code } = await pasted(`${curly(made.signedMessage)}\n\n${made.sig}\n`);
  expect(code).toBe(0);
  expect(out).toContain('note         it was read without typographic quotation marks');
  const marks = JSON.stringify({ ...login }).replaceAll('"', '\u201d');
  const plain = await pasted(marks);
  expect(plain.out).toContain('typographic quotation marks');
  expect(plain.out).not.toContain('it was read without');
});

describe('an account of Cosmos under a prefix that verifiers do not know', () => {
  const key = new Uint8Array(32).fill(0x11);
  const [hub, other] = ['cosmos', 'osmo'].map((prefix) =>
    cosmosAddress(prefix, secp256k1.getPublicKey(key, false), noble),
  ) as [string, string];
  const said = async (signer: string, address: string) => {
    const digest = noble.sha256(utf8(adr36Document(signer, 'hi')));
    const sig = Buffer.from(signDigest(key, digest).slice(2, 130), 'hex').toString('base64');
    return verifyDocument({ sig, derivedVia: 'cosmos.signArbitrary', signedMessage: 'hi', address }, ...at);
  };

  it('is told with the address of the same key that they know', async () => {
    for (const signer of [hub, other]) {
      const { out } = await said(signer, other);
      expect(out).toMatch(/^INVALID {2}auth-sig\.address-form/);
      expect(out).toContain(`the same key has the address ${hub} on a chain that verifiers know`);
      expect(out.includes(`it names ${hub}, so write that as address`)).toBe(signer === hub);
    }
    expect((await said(hub, hub)).out).not.toContain('the same key has');
  });
});

it('is told, where lines of a text were lost, that it may have been built anew', async () => {
  const { sig } = signText(`${text}\nResources:\n- https://app.example/terms`);
  const { out } = await verifyDocument({ ...login, sig }, ...at);
  expect(out).toContain('or built anew with a line lost or written otherwise (its statement, its resources, its times');
});

describe('a text that a console has shortened', () => {
  const short = `${text.slice(0, 50)}\u2026${text.slice(-49)}`;

  it('is told to be pasted whole, and nothing is guessed about who signed', async () => {
    const { out } = await pasted(inspect({ ...login, signedMessage: short }));
    expect(out).toMatch(/^INVALID {2}siwe\.layout.*\n {2}more .*\n {2}advice +signedMessage may have been shortened/);
    expect(out).not.toMatch(/ signed, if|none of [0-9]+ neighbours|build the message with a formatter/);
  });

  it('is none where its statement has the mark, and its fields follow', async () => {
    const { sig } = signText(text);
    const { out } = await verifyDocument({ ...login, sig, signedMessage: text.replace('please.', '\u2026') }, ...at);
    expect(out).not.toContain('shortened');
    expect(out).toContain('if the named account did sign');
  });

  it('of a session is told without a guess about its key', async () => {
    const [one] = Object.values(sessionSigs);
    const signedMessage = `${one?.signedMessage.slice(0, 60)}\u2026${one?.signedMessage.slice(-60)}`;
    const { out } = await verifyDocument({ ...one, signedMessage }, ...at);
    expect(out).toContain('signedMessage may have been shortened');
    expect(out).not.toContain('signedMessage is no JSON');
  });
});

it('says how many places have a fault only where all were looked at', async () => {
  const broken = Object.entries(sessionSigs).map(
    ([key, each]) => [key, { ...each, sig: `${each.sig.slice(0, 40)}...` }] as const,
  );
  const two = await verifyDocument(Object.fromEntries(broken), ...at);
  expect(two.out).toContain(' and 1 more: sig may have been');
  const [[key, first] = ['', undefined]] = broken;
  const three = await verifyDocument(Object.fromEntries([...broken, [`${key}1`, first]]), ...at);
  expect(three.out).toContain(' and more: sig may have been');
});

it('says of an AuthSig for another session key that a stored one is to be deleted', async () => {
  const other = authSig({ sessionKey: '00'.repeat(32) });
  const { out } = await verifyDocument(resign({ capabilities: [other] }), ...at);
  expect(out).toMatch(/^INVALID {2}auth-sig\.session-bound[^\n]*\n {2}remedy {2}delete the stored AuthSig/);
});

describe('a time', () => {
  it('that is over by less than clocks may be apart is taken, and told', async () => {
    const then = ['--now', '2026-01-02T03:09:30Z'];
    const { out, code } = await verifyDocument(login, ...then);
    expect(code).toBe(0);
    expect(out).toContain('it is over, and taken as clocks may be apart: Expiration Time is ');
    expect((await verifyDocument(sessionSigs, ...then)).out).toContain('clocks may be apart: expiration is ');
    expect((await verifyDocument(login, ...at)).out).not.toContain('clocks may be apart');
    const later = await verifyDocument(login, '--now', '2026-03-02T03:09:30Z', '--profile', 'lit-v7');
    expect(later.out).not.toContain('clocks may be apart');
  });

  const local = text.replace('2026-01-02T03:04:05.000Z', '2026-01-02T05:04:05+02:00');

  it('whose + went through a form as a space', async () => {
    const { sig, signedMessage } = signText(local);
    const args = `form=ImmutableMultiDict([('message', '${signedMessage.replace('+', ' ').replaceAll('\n', '\\n')}'), ('signature', '${sig}')])`;
    const { out } = await pasted(args);
    expect(out).toMatch(/^INVALID {2}siwe\.issued-at .*found " 02:00"/);
    expect(out).toContain('the wallet signed the text with + where its times have a space: a form reads + as a space');
    const last = signText(local.replace(/\nExpiration Time: .*/, ''));
    const cut = args.replace(
      /\('message', '[^']*'/,
      `('message', '${last.signedMessage.replace('+', ' ').replaceAll('\n', '\\n')}'`,
    );
    expect((await pasted(cut.replace(sig, last.sig))).out).toContain('with + where its times have a space');
  });

  it('of an end a few seconds after the beginning is told, and none of minutes', async () => {
    const ended = (expiration: string) =>
      verifyDocument(resign({ expiration }), '--now', '2026-01-03T03:04:00Z').then(({ out }) => out);
    expect(await ended('2026-01-02T03:04:08.600Z')).toContain('it was good for 3 s alone');
    expect(await ended('2026-01-02T03:05:31.400Z')).toContain('it was good for 1 min 26 s alone');
    for (const end of ['2026-01-02T03:05:05.000Z', '2026-01-02T03:09:05.000Z'])
      expect(await ended(end)).toMatch(/^INVALID {2}session\.expired[\s\S]*if it was refused before it ended/);
  });
});
