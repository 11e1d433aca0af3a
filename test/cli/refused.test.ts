// What a server, a wallet or a node refused for a reason that stands in no rule here, or not in the one that is met first.
import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { base58btc } from 'multiformats/bases/base58';
import { hashMessage } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { describe, expect, it } from 'vitest';
import { anyDomain, anyNonce } from '../../src/auth-sig.js';
import type { AuthSig, SessionSig } from '../../src/generated/types.js';
import { verifyAuthSig } from '../../src/verify/auth-sig.js';
import {
  authSig,
  capsig,
  credit,
  domain,
  node,
  nonce,
  otherNode,
  resign,
  secondWallet,
  sessionSig,
  verifyDocument,
  wallet,
} from './fixture.js';

const at = ['--now', '2026-01-02T03:05:00Z'];
const pasted = (text: string, ...options: readonly string[]) => verifyDocument(text, ...at, ...options);
const account = privateKeyToAccount(`0x${'5a'.repeat(32)}`);
const other = privateKeyToAccount(`0x${'5b'.repeat(32)}`);

interface Text {
  readonly domain: string;
  readonly address: string;
  readonly uri: string;
  readonly chain: string;
  readonly end: string;
}

const told: Text = { domain, address: account.address, uri: 'https://app.example/login', chain: '1', end: '' };
const ends = '\nExpiration Time: 2026-01-02T04:04:05.000Z';
const siwe = (change: Partial<Text> = {}): string => {
  const { address, uri, chain, end, ...rest } = { ...told, ...change };
  return `${rest.domain} wants you to sign in with your Ethereum account:\n${address}\n\nSign in.\n\nURI: ${uri}\nVersion: 1\nChain ID: ${chain}\nNonce: ${nonce}\nIssued At: 2026-01-02T03:04:05.000Z${end}`;
};
const body = async (message: string, beside: object = {}): Promise<string> =>
  JSON.stringify({ ...beside, message, signature: await account.signMessage({ message }) });
const rowsOf = (out: string, label: string): string => out.slice(out.indexOf(`\n  ${label}`));

describe('a login that is fine here', () => {
  it('and whose domain has a scheme: that is said before its missing end is', async () => {
    const { out } = await pasted(await body(siwe({ domain: `https://${domain}` })), '--domain', domain);
    expect(rowsOf(out, 'advice')).toMatch(/^\n {2}advice {7}the text has a scheme in front of its domain, "https:/);
    expect(out).toContain('leave https:// out (window.location.host, not origin), in the text before it is signed');
    expect(out).toContain('that it has no end is another matter');
    expect(out).not.toContain('nothing else was found wrong');
    const valid = await pasted(await body(siwe({ domain: `http://${domain}`, end: ends })));
    expect(valid.code).toBe(0);
    expect(valid.out).toContain('leave http:// out');
    expect((await pasted(await body(siwe({ end: ends })))).out).not.toContain('scheme');
  });

  it('and whose address is in lower case: that is said before its missing end is', async () => {
    const { out } = await pasted(await body(siwe({ address: account.address.toLowerCase() })));
    expect(rowsOf(out, 'advice')).toMatch(/^\n {2}advice {7}the text spells its address in one letter case/);
    expect(out).toContain('that it has no end is another matter');
  });

  it('and is compared with an origin', async () => {
    const { out, code } = await pasted(await body(siwe({ end: ends })), '--domain', `https://${domain}/`);
    expect(code).toBe(1);
    expect(out).toContain(
      `a domain is the host alone, with its port if it has one: expect ${domain}, which the text names`,
    );
    const { out: another } = await pasted(await body(siwe({ end: ends })), '--domain', 'https://other.example');
    expect(another).toMatch(/: expect other\.example\n/);
    const { out: bare } = await pasted(await body(siwe({ end: ends })), '--domain', 'other.example');
    expect(bare).not.toContain('the host alone');
  });

  it.each([{ wallet: 'MetaMask' }, { wallet: 'Safe{Wallet}' }, { signer: 'io.metamask', from: 'mobile app' }])(
    'and stands beside the name of a program: %j',
    async (beside) => {
      expect((await pasted(await body(siwe({ end: ends }), beside))).code).toBe(0);
    },
  );

  it.each([
    [{ wallet: other.address }, other.address],
    [{ wallet: other.address.slice(2) }, other.address.slice(2)],
    [{ from: 'vitalik.eth' }, 'vitalik.eth'],
    [{ wallet: 'MetaMask', from: other.address }, other.address],
  ])('and stands beside an account that is another: %j', async (beside, found) => {
    const { out, code } = await pasted(await body(siwe({ end: ends }), beside));
    expect(code).toBe(1);
    expect(out).toContain(`found "${found}"`);
  });
});

describe('a form within other text', () => {
  it.each([
    ['the text', siwe({ end: ends }), 'the form fields > the members message and signature'],
    [
      'the members of the text',
      JSON.stringify({
        ...{ domain, address: account.address, statement: 'Sign in.', uri: told.uri, version: '1', chainId: 1, nonce },
        ...{ issuedAt: '2026-01-02T03:04:05.000Z', expirationTime: '2026-01-02T04:04:05.000Z' },
      }),
      'the form fields > a SIWE text written from its members',
    ],
  ])('has its spaces as pluses: %s', async (_, message, way) => {
    const signature = await account.signMessage({ message: siwe({ end: ends }) });
    const fields = new URLSearchParams({ message, redirect: 'false', signature, json: 'true' });
    const { out, code } = await pasted(
      `Request URL: https://app.example/api/auth/callback/credentials\nStatus Code: 401 Unauthorized\n\nForm Data\n${fields}\n`,
    );
    expect(out).toContain(way);
    expect(code).toBe(0);
  });
});

/** An answer of One-Click Auth whose text was signed as it is, or after a change. */
const answer = async (signed: string, change: object = {}, t = 'eip191', s?: string) => ({
  cacaos: [
    {
      h: { t: 'caip122' },
      p: {
        ...{ aud: told.uri, domain, iss: `did:pkh:eip155:1:${account.address}`, version: '1', nonce },
        ...{ iat: '2026-01-02T03:04:05.000Z', statement: 'Sign in.' },
        ...change,
      },
      s: { t, s: s ?? (await account.signMessage({ message: signed })) },
    },
  ],
  responder: {
    publicKey: 'ab'.repeat(32),
    metadata: { name: 'W', description: '', url: 'https://w.example', icons: [] },
  },
});

describe('an answer of One-Click Auth', () => {
  it.each([
    ['another chain', { chain: '137' }, 'the wallet signed the text with the Chain ID 137: name the same chain'],
    ['a chain that few wallets know', { chain: '59144' }, 'with the Chain ID 59144'],
    ['its chain in CAIP-2', { chain: 'eip155:1' }, 'with its Chain ID in CAIP-2 (eip155:): write the chain in decimal'],
    ['its chain in hex', { chain: '0x1' }, 'with its Chain ID in hex'],
    ['the origin as its URI', { uri: 'https://app.example' }, 'with the origin alone as its URI'],
    ['a scheme', { domain: `https://${domain}` }, 'with a scheme in front of its domain'],
    ['an address in lower case', { address: account.address.toLowerCase() }, 'with its address in lower case'],
  ])('whose wallet signed %s', async (_, change, says) => {
    const { out } = await verifyDocument(await answer(siwe(change)), ...at);
    expect(out).toMatch(/^INVALID {2}auth-sig\.signature {2}at \/cacaos\/0\/sig: /);
    expect(out).toContain(`at /cacaos/0: the wallet signed the text `);
    expect(out).toContain(says);
  });

  it('for another chain than was asked for is told that before its missing end', async () => {
    const { out } = await verifyDocument(
      await answer(siwe(), { iss: `did:pkh:eip155:137:${account.address}` }),
      ...at,
      '--chain',
      'eip155:1',
    );
    expect(out).toMatch(/^INVALID {2}one-click\.chain {2}/);
    expect(out).toContain('\nINVALID  auth-sig.expiration-required  ');
    expect(out).toContain('the wallet signed the text with the Chain ID 1: name the same chain');
  });

  it('by a contract wallet that is called an account names the member of a CACAO', async () => {
    const safe = await answer('', {}, 'eip191', `0x${'ab'.repeat(130)}`);
    const { out } = await verifyDocument(safe, ...at);
    expect(out).toContain('as long as the signatures of 2 owners of a Safe');
    expect(out).toContain('s.t is no part of the signed text, so change it to eip1271 and keep the rest');
    expect(out).not.toContain('derivedVia is');
    const another = await answer('', {}, 'eip191', await other.sign({ hash: hashMessage('another') }));
    expect((await verifyDocument(another, ...at)).out).toContain('s.t eip1271 and --rpc 1=https://');
  });

  it('without an end is told what the application of Reown compares', async () => {
    const { out } = await verifyDocument(await answer(siwe()), ...at);
    expect(out).toMatch(/^INVALID {2}auth-sig\.expiration-required/);
    expect(out).toContain('--profile reown-application what the application of Reown compares');
    expect((await verifyDocument(await answer(siwe()), ...at, '--profile', 'reown-application')).code).toBe(0);
  });
});

describe('a session signature beside the request that carries it', () => {
  const curl = (to: string): string =>
    `curl '${to}/web/pkp/sign/v2' -H 'content-type: application/json' --data-raw '${JSON.stringify({ toSign: [1], authSig: sessionSig }).replaceAll("'", "'\\''")}'`;

  it('is found once, whatever its apostrophes are for the shell', async () => {
    for (const apostrophe of ["'\\''", `'"'"'`]) {
      const { out, code } = await pasted(curl(node).replaceAll("'\\''", apostrophe));
      expect(out).not.toContain('or else');
      expect(code).toBe(0);
    }
  });

  it.each([
    ['curl', curl(otherNode)],
    ['fetch', `fetch("${otherNode}/web/execute/v2", {"body": ${JSON.stringify(JSON.stringify(sessionSig))}})`],
    [
      'a log',
      `[ERROR] {"url":"${otherNode.replaceAll('/', '\\/')}\\/web\\/execute","authSig":${JSON.stringify(sessionSig)}}`,
    ],
  ])('which goes to another node: %s', async (_, text) => {
    const { out, code } = await pasted(text);
    expect(out).toContain(
      `the request beside it goes to ${otherNode}, and this session signature is good at ${node} alone`,
    );
    expect(out).toContain(`--node ${otherNode} judges it there`);
    expect(code).toBe(0);
    const there = await pasted(text, '--node', otherNode);
    expect(there.out).toMatch(/^INVALID {2}session\.node-bound/);
    expect(there.out).not.toContain('the request beside it');
  });

  it.each([
    ['its own node, in another spelling', curl('http://192.0.2.10:7470')],
    ['several nodes', `${curl(otherNode)}\n${otherNode}/web/pkp/sign/v2\nhttps://192.0.2.12:7472/web/pkp/sign/v2`],
    ['no node', curl('https://api.example')],
  ])('which goes to %s: nothing is said', async (name, text) => {
    const { out } = await pasted(name === 'no node' ? text.replace('/web/', '/api/') : text);
    expect(out).not.toContain('the request beside it');
  });
});

describe('a login in parts of a form', () => {
  const message = siwe({ end: ends });
  const read = 'its line ends were read as LF alone: where they are CRLF';
  const parts = async (text: string) => {
    const signature = await account.signMessage({ message });
    const part = (name: string, value: string) =>
      `------WebKitFormBoundary0\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    return `POST /login HTTP/1.1\r\nHost: app.example\r\n\r\n${part('message', text)}${part('signature', signature)}------WebKitFormBoundary0--\r\n`;
  };
  const crlf = message.replaceAll('\n', '\r\n');

  it('whose line ends the browser made CRLF is refused as the server refuses it', async () => {
    const { out, code } = await pasted(await parts(crlf));
    expect(out).toMatch(/^INVALID {2}siwe\.layout/);
    expect(out).toContain('CRs were added (forms write line ends as CRLF: put LF back, or send the text in JSON)');
    expect(out).toContain('in the fields of multipart/form-data > the members message and');
    expect(code).toBe(1);
  });

  it('that was copied with LF alone is valid, and that it may have had others is said', async () => {
    for (const text of [await parts(message), (await parts(crlf)).replaceAll('\r', '')]) {
      const { out, code } = await pasted(text);
      expect(out).toContain(read);
      expect(code).toBe(0);
    }
  });

  it('and a bare text whose CRLF was read as LF says so', async () => {
    const signature = await account.signMessage({ message });
    const { out, code } = await pasted(`${crlf}\r\n\r\n${signature}\r\n`);
    expect(out).toContain(read);
    expect(code).toBe(0);
    expect((await pasted(`${message}\n\n${signature}\n`)).out).not.toContain(read);
    expect(
      (await pasted(JSON.stringify({ message, signature }, undefined, 2).replaceAll('\n', '\r\n'))).out,
    ).not.toContain(read);
  });
});

describe('a signature beside typed data', () => {
  const message = siwe({ end: ends });
  const typed = {
    domain: { name: 'App' },
    types: { SignIn: [{ name: 'contents', type: 'string' }] },
    primaryType: 'SignIn',
    message: { contents: message },
  } as const;
  const says = 'typed data (EIP-712) stands beside it';
  const signed = async () => JSON.stringify({ message, signature: await account.signTypedData(typed) });

  it.each([
    ['the parameters', (login: string) => `${JSON.stringify([account.address, JSON.stringify(typed)])}\nPOST ${login}`],
    ['the call of it', (login: string) => `ethers: signer.signTypedData(...)\n401 ${login}`],
    ['a request with it', (login: string) => `eth_signTypedData_v4 ${JSON.stringify(typed)}\n401 ${login}`],
  ])('is told first that the text has to be signed by personal_sign: %s', async (_, text) => {
    const { out } = await pasted(text(await signed()));
    expect(out).toMatch(/^INVALID {2}auth-sig\.signature /);
    expect(rowsOf(out, 'advice')).toMatch(/^\n {2}advice {7}typed data \(EIP-712\) stands beside it/);
  });

  it('that is of the text, or beside methods alone, is not', async () => {
    const right = `${JSON.stringify(typed)}\n${await body(message)}`;
    expect((await pasted(right)).out).not.toContain(says);
    const another = JSON.stringify({ message, signature: await account.signMessage({ message: 'another text' }) });
    const methods = `["personal_sign","eth_signTypedData_v4"]\n${another}`;
    expect((await pasted(methods)).out).toMatch(/^INVALID {2}auth-sig\.signature /);
    expect((await pasted(methods)).out).not.toContain(says);
  });
});

describe('a signature whose bytes went through JSON.stringify', () => {
  const solana = createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, 0x5c)]),
    ...({ format: 'der', type: 'pkcs8' } as const),
  });
  const signedMessage = 'I am creating an account to use Lit Protocol at 2026-01-02T03:04:05.000Z';
  const bytes = sign(null, Buffer.from(signedMessage), solana);
  const spki = createPublicKey(solana).export({ format: 'der', type: 'spki' });
  const rest = {
    derivedVia: 'solana.signMessage',
    signedMessage,
    address: base58btc.baseEncode(Uint8Array.from(spki.subarray(-32))),
  };
  const byIndex = Object.fromEntries(Uint8Array.from(bytes).entries());
  const forms: readonly (readonly [string, unknown])[] = [
    ['a Uint8Array', JSON.stringify(byIndex)],
    ['a Uint8Array', byIndex],
    ['Buffer', JSON.stringify(bytes)],
    ['Buffer', bytes.toJSON()],
  ];

  it.each(forms)('of Solana is written as hex, and holds: %s, %j', async (was, sig) => {
    for (const options of [[], ['--max-age', '86400']]) {
      const { out, code } = await pasted(JSON.stringify({ sig, ...rest }), ...options);
      // What has another form is told beside the verdict where that waits for an age.
      expect(out).toMatch(/(?:^INVALID {2}| besides +)auth-sig\.(?:signature-form|shape)/);
      expect(out).toContain(
        `sig is the JSON.stringify of ${was} of 64 bytes; 128 hex digits are wanted: ${bytes.toString('hex')}`,
      );
      expect(out).toContain('written like that it holds');
      expect(code).toBe(out.startsWith('UNDECIDED  auth-sig.age-undecided') ? 3 : 1);
    }
  });

  it('of Ethereum is written as hex', async () => {
    const message = siwe({ end: ends });
    const signature = await account.signMessage({ message });
    const sig = JSON.stringify(Object.fromEntries(Buffer.from(signature.slice(2), 'hex').entries()));
    const derivedVia = 'web3.eth.personal.sign';
    const { out } = await pasted(JSON.stringify({ sig, derivedVia, signedMessage: message, address: account.address }));
    expect(out).toMatch(/sig is the JSON\.stringify of a Uint8Array of 65 bytes; wanted are 0x .*: 0x/);
    expect(out).toContain(signature);
  });

  it('is wrong at any age, which is told beside the verdict that the library has', async () => {
    const line = JSON.stringify({ sig: bytes.toString('hex').replace(/^../, '00'), ...rest });
    const now = new Date('2026-01-02T03:05:00Z');
    const asked = { now, domain: anyDomain, nonce: anyNonce, purpose: 'login', evidence: {} } as const;
    const bare = verifyAuthSig(line, asked);
    expect(!bare.ok && bare.issues.map(({ rule }) => rule)).toEqual(['auth-sig.age-undecided']);
    for (const options of [[], ['--all'], ['--json']]) expect((await pasted(line, ...options)).code).toBe(3);
    const told = (await pasted(line)).out;
    expect(told).toMatch(/^UNDECIDED {2}auth-sig\.age-undecided/);
    expect(told).toMatch(/ besides +auth-sig\.signature(?:-form)? /);
    expect((await capsig(['verify', '-', '--ndjson', ...at], { stdin: line })).out).toContain('"verdict":"undecided"');
    expect((await pasted(line, '--max-age', '3600')).out).toMatch(/^INVALID {2}auth-sig\.signature(?:-form)? /);
    const right = JSON.stringify({ sig: bytes.toString('hex'), ...rest });
    const { out, code } = await pasted(right);
    expect(out).toMatch(/^UNDECIDED {2}auth-sig\.age-undecided/);
    expect(code).toBe(3);
    expect((await pasted(right, '--max-age', '3600')).code).toBe(0);
  });

  it('that is no text is not called nothing', async () => {
    expect((await pasted(JSON.stringify({ sig: null, ...rest }))).out).not.toContain('sig is nothing');
  });
});

describe('a CACAO without the answer that it came in', () => {
  const asked = ['--audience', told.uri, '--chain', 'eip155:1'];
  const frames: readonly (readonly [string, (cacao: unknown) => unknown])[] = [
    ['alone', (cacao) => cacao],
    ['in cacaos', (cacao) => ({ cacaos: [cacao] })],
    ['in an array', (cacao) => [cacao]],
    ['in a log', (cacao) => `401 rejected, cacao=${JSON.stringify(cacao)} id=7`],
  ];
  const lone = async (signed: string) => (await answer(signed, { exp: '2026-01-02T04:04:05.000Z' })).cacaos[0];
  const verify = (value: unknown, ...options: string[]) =>
    pasted(typeof value === 'string' ? value : JSON.stringify(value), ...options);

  it.each(frames)('is refused for what is wrong with it, whatever was asked: %s', async (_, frame) => {
    const { out, code } = await verify(frame(await lone(siwe({ end: ends, uri: `${told.uri}/` }))), ...asked);
    expect(out).toMatch(/^INVALID {2}auth-sig\.signature/);
    expect(code).toBe(1);
  });

  it.each(frames)('is not valid for what cannot be compared, and what to do is said: %s', async (_, frame) => {
    const held = frame(await lone(siwe({ end: ends })));
    for (const options of [asked, asked.slice(0, 2), asked.slice(2)]) {
      const { out, err, code } = await verify(held, ...options);
      expect({ out, code }).toEqual({ out: '', code: 2 });
      expect(err).toContain(`${options[0]} is compared with a whole answer of One-Click Auth`);
      expect(err).toContain('leave out --audience and --chain, or give all of the result, {"cacaos": [...], "respo');
    }
    expect((await verify(held)).code).toBe(0);
    expect((await verify(held, ...asked, '--json')).code).toBe(2);
  });

  it('is none where another text was signed', async () => {
    const { err, code } = await verify(await body(siwe({ end: ends })), ...asked);
    expect(err).toContain('--audience does not go with an AuthSig');
    expect(code).toBe(2);
  });
});

describe('session signatures as a log of Python shows the text of them', () => {
  const shown = (value: unknown): string => `'${JSON.stringify(value).replace(/[\\']/g, '\\$&')}'`;
  const sent = { chain: 'ethereum', sessionSigs: { [node]: sessionSig } };

  it.each([
    ['alone', shown(sent)],
    ['behind a name', `body=${shown(sent)}`],
    ['behind a logger', `DEBUG:http:POST /decrypt 500\nDEBUG:proxy:body=${shown(sent)}\nERROR:proxy:refused`],
    ['as bytes', `DEBUG:body=b${shown(sent)}`],
    ['as one of the arguments', `args=(${shown(sent)}, 3) took 4ms`],
    ['one alone', `DEBUG:body=${shown(sessionSig)}`],
  ])('are found: %s', async (_, text) => {
    const { out, code } = await pasted(text, '--node', node);
    expect(out).toContain('a string in the notation of a program');
    expect(out).not.toContain('or else');
    expect(code).toBe(0);
  });

  it('and whose message was written anew are told what was signed', async () => {
    const { signedMessage } = sessionSig as SessionSig;
    const anew = { ...sessionSig, signedMessage: JSON.stringify(JSON.parse(signedMessage), undefined, 1) };
    const { out } = await pasted(`DEBUG:x:body=${shown({ sessionSigs: { [node]: anew } })}`);
    expect(out).toMatch(/^INVALID {2}session\.signature/);
    expect(out).toContain('the session key signed the same message with other white space');
    const late = await verifyDocument(JSON.stringify(anew), '--now', '2026-01-03T03:05:00Z');
    expect(late.out).toMatch(/^INVALID {2}session\.expired/);
    expect(late.out).toContain('the session key signed the same message with other white space');
  });

  it('and that is no JSON is not said to be signed by nobody', async () => {
    const { signedMessage } = sessionSig as SessionSig;
    const { out } = await pasted(
      JSON.stringify({ ...sessionSig, signedMessage: signedMessage.replaceAll('"', '\\"') }),
    );
    expect(out).toContain('signedMessage is no JSON, so that nothing says who signed it');
    expect(out).not.toContain('was signed by this session key');
  });
});

describe('a delegation that a session carries in vain', () => {
  const [grant] = (JSON.parse(sessionSig.signedMessage) as { capabilities: AuthSig[] }).capabilities;
  const delegated = (alternative: object, change: object = {}): AuthSig =>
    authSig(
      {
        purpose: 'delegation',
        recap: { att: { [credit]: { 'Auth/Auth': [{ nft_id: ['24'], ...alternative }] } }, prf: [] },
        ...change,
      },
      true,
    );
  const carrying = (...delegations: readonly AuthSig[]): SessionSig =>
    resign({ capabilities: [grant, ...delegations] });

  it('is over: who has to sign a new one is named', async () => {
    const over = delegated({}, { issuedAt: '2026-01-01T03:04:05.000Z', expiration: '2026-01-01T04:04:05.000Z' });
    const { out, code } = await verifyDocument(carrying(over), ...at);
    expect(code).toBe(0);
    expect(out).toContain(
      `at /signedMessage/capabilities/1: this is a delegation of capacity by ${secondWallet}, and it does not count (auth-sig.expired, `,
    );
    expect(out).toContain(`have ${secondWallet} sign a new delegation, and make the session signatures anew with that`);
    const later = await verifyDocument(carrying(over), '--now', '2026-01-02T12:00:00Z');
    expect(later.out).toMatch(/^INVALID {2}session\.expired/);
    const [, then = ''] = /: --now (\S+) judges it as of then/.exec(later.out) ?? [];
    expect((await verifyDocument(carrying(over), '--now', then)).out).toContain('and it does not count');
    const map = await verifyDocument({ [node]: carrying(over) }, ...at);
    expect(map.out).toContain('and it does not count (auth-sig.expired');
  });

  it('is for another account', async () => {
    const { out, code } = await verifyDocument(carrying(delegated({ delegate_to: [other.address.slice(2)] })), ...at);
    expect(code).toBe(0);
    expect(out).toContain(`this delegation of capacity is for ${other.address}, and the session is of ${wallet}`);
    expect(out).toContain(`have ${secondWallet} sign one whose delegate_to names ${wallet}`);
    const nobody = await verifyDocument(carrying(delegated({ delegate_to: [] })), ...at);
    expect(nobody.out).toContain('this delegation of capacity is for nobody');
  });

  it.each([
    ['this account', { delegate_to: [other.address, wallet.toLowerCase()] }],
    ['this account without 0x', { delegate_to: [wallet.slice(2)] }],
    ['anybody', {}],
    ['a list that is none', { delegate_to: 'everybody' }],
  ])('or not in vain, for %s: nothing is said', async (_, alternative) => {
    expect((await verifyDocument(carrying(delegated(alternative)), ...at)).out).not.toContain('delegation of capacity');
  });
});

it('takes no padding at the end of a long line for a line break of quoted-printable', async () => {
  const recap = `urn:recap:${Buffer.from('{"att":{"lit-pkp://*":{"Threshold/Signing":[{}]}},"prf":[]}').toString('base64')}`;
  expect(recap).toMatch(/=$/);
  const text = siwe({ end: `${ends}\nResources:\n- ${recap}` });
  const signature = await account.signMessage({ message: text });
  const block = text.split('\n').map((line) => (line === '' ? '' : `      ${line}`));
  const yaml = `session:\n  sig: "${signature}"\n  derivedVia: web3.eth.personal.sign\n  address: "${account.address}"\n  signedMessage: |-\n${block.join('\n')}\nstate: rejected\n`;
  const { out } = await pasted(yaml);
  expect(out).toMatch(/^INVALID {2}recap\.encoding/);
  expect(out).not.toContain('or else');
});

it('reads quoted-printable with nothing but broken lines', async () => {
  const document = await body(siwe({ end: ends }));
  const lines = document.match(/.{1,75}/gs)?.join('=\n') ?? '';
  expect((await capsig(['verify', 'mail', ...at], { files: { mail: lines } })).code).toBe(0);
});
