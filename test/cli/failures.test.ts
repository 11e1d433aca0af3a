// What people pasted of failures, made with the libraries of wallets and not with our own, and what has to be said of each.
import { base58btc } from 'multiformats/bases/base58';
import nacl from 'tweetnacl';
import { hashMessage } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { describe, expect, it } from 'vitest';
import { capsig } from './fixture.js';

const wallet = privateKeyToAccount(`0x${'5a'.repeat(32)}`);
const other = privateKeyToAccount(`0x${'5b'.repeat(32)}`);
const at = '2026-01-02T03:10:00Z';
const said = async (pasted: string) => {
  const { out, code } = await capsig(['verify', 'pasted', '--now', at], { files: { pasted } });
  return { out, code, first: out.split('\n')[0] ?? '' };
};

const text = {
  domain: 'portal.example',
  address: wallet.address as string,
  statement: 'Sign in to the portal.',
  uri: 'https://portal.example/login',
  chain: '1',
  nonce: 'Zk39fjQ0aLmx82',
  issuedAt: '2026-01-02T03:04:05.402Z',
  expires: '\nExpiration Time: 2026-01-02T03:30:05.402Z',
  resources: '',
};
const siwe = (change: Partial<typeof text> = {}): string => {
  const { domain, address, statement, uri, chain, nonce, issuedAt, expires, resources } = { ...text, ...change };
  return `${domain} wants you to sign in with your Ethereum account:\n${address}\n\n${statement === '' ? '' : `${statement}\n`}\nURI: ${uri}\nVersion: 1\nChain ID: ${chain}\nNonce: ${nonce}\nIssued At: ${issuedAt}${expires}${resources}`;
};
const sign = (message: string, by = wallet) => by.signMessage({ message });
const body = async (change: Partial<typeof text>): Promise<string> => {
  const message = siwe(change);
  return JSON.stringify({ message, signature: await sign(message) });
};
const base64url = (value: string | Uint8Array): string => Buffer.from(value).toString('base64url');
const bytesOf = (signature: string): Buffer => Buffer.from(signature.slice(2), 'hex');
const solana = nacl.sign.keyPair.fromSeed(new Uint8Array(32).fill(9));
const solanaAddress = base58btc.baseEncode(solana.publicKey);

describe('a text that a program built wrongly', () => {
  const short = `${wallet.address.slice(0, 6)}\u2026${wallet.address.slice(-4)}`;

  it.each([
    [
      'an account that was shortened',
      { address: short },
      'siwe.address',
      `names its account as "${short}", which was shortened to be shown`,
    ],
    [
      'an account with dots',
      { address: short.replace('\u2026', '...') },
      'siwe.address',
      'which was shortened to be shown',
    ],
    [
      'a URI that was never set',
      { uri: 'undefined' },
      'siwe.uri',
      'URI is "undefined", what a program writes where it has no value',
    ],
    [
      'an account that was not waited for',
      { address: '[object Promise]' },
      'siwe.address',
      'put await in front of the call',
    ],
    ['an object for the nonce', { nonce: '[object Object]' }, 'siwe.nonce', 'an object where text belongs'],
    [
      'a domain of a template',
      { domain: '{{domain}}' },
      'siwe.domain',
      'a place in a template that was never filled in',
    ],
    ['a date that was none', { issuedAt: 'Invalid Date' }, 'siwe.issued-at', 'a date that it could not read'],
    [
      'an end without a value',
      { expires: '\nExpiration Time: ' },
      'siwe.expiration-time',
      'leave the whole line out, or set a value',
    ],
    [
      'a nonce that is a UUID',
      { nonce: '961ec513-cc51-4ad0-9c68-d34b11fa7566' },
      'siwe.nonce',
      'use a nonce of letters and digits only',
    ],
    [
      'a statement of two lines',
      { statement: 'Welcome!\nPlease sign.' },
      'siwe.layout',
      'an empty line after a statement of one line',
    ],
    [
      'an end in 1970',
      { expires: '\nExpiration Time: 1970-01-21T10:55:23.045Z' },
      'auth-sig.expiration-order',
      'seconds are that were taken for milliseconds; wanted is 2026-01-02T03:04:05.000Z',
    ],
  ])('%s', async (_, change, rule, says) => {
    const { out, first, code } = await said(await body(change));
    expect(first).toContain(`INVALID  ${rule} `);
    expect(out).toContain(says);
    expect(code).toBe(1);
  });

  it('is told to be signed as it stands, besides the form of the signature', async () => {
    const message = siwe({ address: short });
    const pasted = `requestData: ${JSON.stringify({ payload: { message, address: wallet.address.toLowerCase(), signature: (await sign(message)).slice(2), status: 'success' } })}`;
    const { out } = await said(pasted);
    expect(out).toContain(`wanted is the whole address, ${wallet.address.toLowerCase()}`);
    expect(out).toContain('sig is 130 hex digits without 0x');
    expect(out).toContain('the wallet signed this text as it stands');
    expect(out).not.toContain('may have been shortened by what printed it');
  });

  it('has no value where a person wrote one', async () => {
    const { out } = await said(
      await body({ statement: 'undefined is not a function', expires: '\nExpiration Time: 2026-01-02T03:09:00Z' }),
    );
    expect(out).not.toMatch(/what a program writes|nothing: leave/);
  });

  it('was printed by a console with a Promise in it', async () => {
    const message = siwe({ address: '[object Promise]', uri: `lit:session:${'ab'.repeat(32)}` });
    const { out, first } = await said(
      `authSig {\n  sig: '${await sign(message)}',\n  derivedVia: 'web3.eth.personal.sign',\n  signedMessage: ${JSON.stringify(message)},\n  address: Promise { '${wallet.address}' }\n}`,
    );
    expect(first).toContain('siwe.address');
    expect(out).toContain('address is "[object Promise]"');
    expect(out).toContain(`${wallet.address} signed, if it signed this text as it stands`);
  });
});

describe('a text that was put together again', () => {
  const recap = `urn:recap:${base64url(JSON.stringify({ att: { 'https://portal.example/': { 'crud/read': [{}] } }, prf: [] }))}`;
  const granted =
    "I further authorize the stated URI to perform the following actions on my behalf: (1) 'crud': 'read' for 'https://portal.example/'.";
  const resources = `\nResources:\n- ${recap}`;

  it.each([
    ['the times of Python', { issuedAt: '2026-01-02T03:04:05.402000+00:00' }, {}, 'times as JavaScript writes them'],
    [
      'the times of JavaScript',
      {},
      { issuedAt: '2026-01-02T03:04:05.402000+00:00', expires: '\nExpiration Time: 2026-01-02T03:30:05.402000+00:00' },
      'times as Python writes them',
    ],
    [
      'a URI without its slash',
      { uri: 'https://portal.example' },
      { uri: 'https://portal.example/' },
      'with a slash at the end of its URI',
    ],
    [
      'a URI with a slash',
      { uri: 'https://portal.example/' },
      { uri: 'https://portal.example' },
      'without the slash at the end of its URI',
    ],
    ['a domain without a scheme', {}, { domain: 'https://portal.example' }, 'with a scheme in front of its domain'],
    ['a domain with a scheme', { domain: 'https://portal.example' }, {}, 'without the scheme in front of its domain'],
    ['another chain', {}, { chain: '11155111' }, 'with the Chain ID 11155111: name the same chain'],
    [
      'a statement without that of its ReCap',
      { resources },
      { resources, statement: `${text.statement} ${granted}` },
      'with the statement of its ReCap',
    ],
    [
      'the statement of its ReCap put behind',
      { resources, statement: `${text.statement} ${granted}` },
      { resources },
      'without the statement of its ReCap',
    ],
  ])('%s', async (_, sent, signed, says) => {
    const { out, code } = await said(JSON.stringify({ message: siwe(sent), signature: await sign(siwe(signed)) }));
    expect(out).toContain('the wallet signed the text');
    expect(out).toContain(says);
    expect(code).toBe(1);
  });

  it('says nothing of a neighbour where another text was signed', async () => {
    const { out } = await said(
      JSON.stringify({ message: siwe({ chain: '5' }), signature: await sign(siwe({ chain: '97' })) }),
    );
    expect(out).toMatch(/none of [0-9]+ neighbours/);
  });

  it('is read from an object of Python', async () => {
    const pasted = `Parsed: scheme=None domain='portal.example' address='${wallet.address}' statement='Sign in to the portal.' uri='https://portal.example/login' version=<VersionEnum.one: '1'> chain_id=1 nonce='Zk39fjQ0aLmx82' issued_at='2026-01-02T03:04:05.402000+00:00' expiration_time=None not_before=None\nsignature='${await sign(siwe({ expires: '' }))}'\nsiwe.siwe.InvalidSignature`;
    expect((await said(pasted)).out).toContain('times as JavaScript writes them (milliseconds and Z)');
  });

  const cacao = async (payload: object, signed: Partial<typeof text>) =>
    JSON.stringify({
      cacaos: [
        {
          h: { t: 'caip122' },
          p: {
            domain: text.domain,
            aud: text.uri,
            version: '1',
            nonce: text.nonce,
            iat: text.issuedAt,
            exp: '2026-01-02T03:30:05.402Z',
            statement: text.statement,
            iss: `did:pkh:eip155:1:${wallet.address}`,
            ...payload,
          },
          s: { t: 'eip191', s: await sign(siwe(signed)) },
        },
      ],
    });

  it('is a CACAO of another chain than the text', async () => {
    expect((await said(await cacao({}, { chain: '11155111' }))).out).toContain('with the Chain ID 11155111');
  });

  it('is a CACAO that lost a member, or may have: only then is the text said to be written from members', async () => {
    const lost = 'a member that the text is written from was changed or lost (statement, resources, exp, ...)';
    const { out } = await said(await cacao({ statement: 'Other.' }, {}));
    expect(out).toContain(lost);
    const message = siwe();
    const bare = await said(JSON.stringify({ message, signature: await sign(message, other) }));
    expect(bare.out).toContain('if the named account did sign: the text was changed after that');
  });

  it('has words about it beside it, which nobody signed', async () => {
    const message = siwe();
    const signature = await sign(message);
    const words = `{ success: true, payload: { address: '${wallet.address}', signature: '${signature.slice(2)}' } }\nPOST 422 ${JSON.stringify({ message, signature })}\n{ ok: false, message: 'Signature does not match address of the message.' }`;
    const { out, code } = await said(words);
    expect(code).toBe(0);
    expect(out).not.toContain('does not match');
    const another = words.replace(signature.slice(2), (await sign(message, other)).slice(2));
    expect((await said(another)).code).toBe(1);
  });

  it('ends before it begins, as by a local time that is called UTC', async () => {
    const early = await body({ expires: '\nExpiration Time: 2026-01-01T22:34:05.402Z' });
    const { first, out } = await said(early);
    expect(first).toMatch(/^INVALID {2}auth-sig\.expiration-order/);
    expect(out).toContain(
      'it ends 4 h 30 min before it begins: it was computed long before, or is a local time written with Z for UTC',
    );
    expect(out).not.toContain('if it was refused before it ended');
    const weeks = await said(await body({ expires: '\nExpiration Time: 2025-12-20T22:34:05.402Z' }));
    expect(weeks.out).not.toMatch(/local time|before it ended/);
  });

  it('stands in a document of a database whose bytes are made by a call', async () => {
    const message = siwe();
    const base64 = bytesOf(await sign(message)).toString('base64');
    for (const call of [`Binary.createFromBase64("${base64}", 0)`, `Buffer.from('${base64}', 'base64')`]) {
      const { out } = await said(
        `{\n  _id: ObjectId("674b"),\n  message: ${JSON.stringify(message)},\n  signature: ${call},\n}`,
      );
      expect(out).toContain(
        `sig is base64 of 65 bytes; wanted are 0x and 130 hex digits (r, s, v) or 128 (EIP-2098): 0x`,
      );
    }
  });

  it('names a program as its wallet, which is no account', async () => {
    const message = siwe();
    const { out } = await said(
      `{Message:${message} Signature:${await sign(message, other)} Wallet:metamask} err=mismatch`,
    );
    expect(out).toContain('a record with the names message, signature > ');
    const named = await said(
      `{Message:${message} Signature:${await sign(message)} Wallet:${wallet.address}} err=mismatch`,
    );
    expect(named.out).toContain('a record with the names message, signature, address > ');
  });

  it('is named by what Java calls an array of bytes', async () => {
    const { out } = await said(`ERROR LoginDto(message=${siwe()}, signature=[B@5e91993f, ok=false)`);
    expect(out).toContain('what stands beside it as a signature is not whole, "[B@5e91993f": print all of it');
  });

  it('is over another text of the same paste, which is named', async () => {
    const [message, before] = [siwe(), siwe({ nonce: 'ccccdddd22' })];
    const both = async (signed: string, by = wallet) =>
      (await said(JSON.stringify({ message, signature: await sign(signed, by), previous_message: before }))).out;
    const named =
      'previous_message and signature of a signed text, made into an AuthSig: this text is the one that was';
    expect(await both(before)).toContain(named);
    expect(await both(message)).not.toContain('this text is the one');
    expect(await both(before, other)).not.toContain('this text is the one');
  });

  it('is a CACAO whose ReCap has put its statement into the text, which is no fault', async () => {
    const { first } = await said(
      await cacao({ resources: [recap] }, { resources, statement: `${text.statement} ${granted}` }),
    );
    expect(first).not.toContain('auth-sig.signature');
    const without = await said(await cacao({ resources: [recap] }, { resources }));
    expect(without.out).toContain('without the statement of its ReCap');
  });
});

describe('something else was signed', () => {
  it.each([
    [
      'the address, as bytes',
      (message: string) => [message, { raw: wallet.address }] as const,
      'the 20 bytes of the address alone: personal_sign takes the text first',
    ],
    [
      'the address, as text',
      (message: string) => [message, wallet.address.toLowerCase()] as const,
      'the address alone, as text in lower case',
    ],
    ['the nonce', (message: string) => [message, text.nonce] as const, 'the nonce of the text alone'],
  ])('%s', async (_, make, says) => {
    const [message, signed] = make(siwe());
    const hex = `0x${Buffer.from(message).toString('hex')}`;
    const signature = await wallet.signMessage({ message: signed });
    const { out } = await said(
      `provider.request({"method":"personal_sign","params":["${wallet.address}","${hex}"]})\n=> "${signature}"`,
    );
    expect(out).toContain(says);
  });

  it('by an owner of a Safe, in its own form', async () => {
    const safe = '0x4F2083f5fBede34C2714aFfb3105539775f7FE64';
    const message = siwe({ address: safe, chain: '100' });
    const signature = await wallet.signTypedData({
      domain: { chainId: 100, verifyingContract: safe },
      types: { SafeMessage: [{ name: 'message', type: 'bytes' }] },
      primaryType: 'SafeMessage',
      message: { message: hashMessage(message) },
    });
    const { out } = await said(
      `{\n  message: ${JSON.stringify(message)},\n  signature: '${signature}',\n  valid: false\n}`,
    );
    expect(out).toContain('if it is a contract (a Safe, say)');
    expect(out).toContain('--rpc 100=https://');
  });

  it('typed data, or a transaction', async () => {
    const types = { Login: [{ name: 'nonce', type: 'string' }] } as const;
    const data = { domain: { name: 'Portal' }, types, primaryType: 'Login', message: { nonce: text.nonce } } as const;
    const { out, code } = await said(
      `--> {"method":"eth_signTypedData_v4","params":["${wallet.address}",${JSON.stringify(JSON.stringify(data))}]}\n<-- {"result":"${await wallet.signTypedData(data)}"}`,
    );
    expect(out).toMatch(
      /^INVALID {2}nothing in it can be verified\n {2}looks like {3}a request to sign typed data \(EIP-712\)/,
    );
    expect(code).toBe(1);
    expect((await said('{"method":"eth_sendTransaction","params":[{"to":"0x00"}]}')).out).toContain(
      'a request to sign a transaction',
    );
  });

  it('a free text of Solana in UTF-16, in a log of a game', async () => {
    const signature = nacl.sign.detached(Buffer.from('Pet Legends', 'utf16le'), solana.secretKey);
    const { out } = await said(
      `[Log] PublicKey: ${solanaAddress}\n[Log] Message: Pet Legends\n[Log] NonNACLSignedAuthMessage: ${Buffer.from(signature).toString('base64')}\n[Log] Validation Result: False`,
    );
    expect(out).toContain('the wallet signed the text in UTF-16');
  });
});

describe('something around it, or besides', () => {
  it('bytes of the standard of wallets', async () => {
    const message = `portal.example wants you to sign in with your Solana account:\n${solanaAddress}\n\nURI: https://portal.example\nVersion: 1\nNonce: oBbLoEldZs\nIssued At: 2026-01-02T02:57:00Z\nExpiration Time: 2026-01-02T03:07:00Z`;
    const bytes = (held: Uint8Array) => Object.fromEntries(held.entries());
    const signature = nacl.sign.detached(Buffer.from(message), solana.secretKey);
    const { out, first } = await said(
      `verifySignIn is false for ${JSON.stringify({ account: { address: solanaAddress, publicKey: bytes(solana.publicKey) }, signature: bytes(signature), signedMessage: bytes(Buffer.from(message)) })}`,
    );
    expect(first).toContain('INVALID  auth-sig.expired');
    expect(out).not.toContain('128 hex digits are wanted');
  });

  it('bytes of a Solana signature have no 0x, however they are written', async () => {
    const message = `portal.example wants you to sign in with your Solana account:\n${solanaAddress}\n\nURI: https://portal.example\nVersion: 1\nNonce: oBbLoEldZs\nIssued At: 2026-01-02T02:57:00Z\nExpiration Time: 2026-01-02T03:30:00Z`;
    const signature = nacl.sign.detached(Buffer.from(message), solana.secretKey);
    const authSig = { derivedVia: 'solana.signMessage', signedMessage: message, address: solanaAddress };
    const written = [
      JSON.stringify({ signature: Buffer.from(signature), signedMessage: Buffer.from(message) }),
      JSON.stringify({ signature: [...signature], message }),
      `signature: Uint8Array(64) [${signature.join(', ')}]\n\n${message}`,
    ];
    for (const pasted of written) expect((await said(pasted)).first, pasted).toMatch(/^VALID/);
    expect((await said(written[1] ?? '')).out).toContain('its signature without 0x');
    expect((await said(JSON.stringify({ sig: Buffer.from(signature), ...authSig }))).out).toContain(
      Buffer.from(signature).toString('hex'),
    );
    const { out, first } = await said(
      JSON.stringify({ sig: `0x${Buffer.from(signature).toString('hex')}`, ...authSig }),
    );
    expect(first).toContain('INVALID  auth-sig.signature-form');
    expect(out).toContain('written like that it holds');
  });

  it('a text with the indents of its template literal', async () => {
    const message = siwe().replaceAll('\n', '\n    ');
    const { out, first } = await said(JSON.stringify({ message, signature: await sign(message) }));
    expect(first).toContain('INVALID  siwe.layout');
    expect(out).toContain('lines begin with 4 blanks, as in an indented template literal');
  });

  it('a token with the signature in its last part', async () => {
    const token = (signature: string) =>
      `Authorization: Bearer ${base64url('{"alg":"EIP191"}')}.${base64url(JSON.stringify({ message: siwe() }))}.${base64url(bytesOf(signature))}`;
    const right = await said(token(await sign(siwe())));
    expect(right.first).toMatch(/^VALID/);
    expect(right.out).toContain('the signature was written without 0x, in base64 or in parts');
    const wrong = await said(token(await sign(siwe(), other)));
    expect(wrong.first).toContain(`found one that recovers to ${other.address}`);
  });

  it('a signature without 0x is valid, and said to be without', async () => {
    const { out, first } = await said(
      `message = Siwe::Message.from_message ${JSON.stringify(siwe())}\nmessage.verify("${(await sign(siwe())).slice(2)}", "portal.example", nil, nil)`,
    );
    expect(first).toMatch(/^VALID/);
    expect(out).toContain('the signature was written without 0x');
  });

  it('quotation marks that a console has escaped, and nothing else', async () => {
    const line = `8123 D chromium: [INFO:CONSOLE(42)] "login failed ${(await body({ chain: '[object Object]' })).replaceAll('"', '\\"')}", source: https://portal.example/app.js (42)`;
    const { first, out } = await said(line);
    expect(first).toContain('INVALID  siwe.chain-id ');
    expect(out).toContain('Chain ID is "[object Object]"');
  });

  it('lines that a logger has cut, which is no fault', async () => {
    const authSig = {
      sig: await sign(siwe()),
      derivedVia: 'web3.eth.personal.sign',
      signedMessage: siwe(),
      address: `eip155:1:${wallet.address}`,
    };
    const lines = `auth result ${JSON.stringify({ authSig })}`.match(/.{1,200}/g) ?? [];
    const { out, first } = await said(lines.map((line) => `I/flutter (12345): ${line}`).join('\n'));
    expect(first).toContain('INVALID  auth-sig.address ');
    expect(out).toContain(`wanted is ${wallet.address}`);
    expect(out).not.toContain('or else');
  });

  it('a local time that is called UTC', async () => {
    const { out, first } = await said(
      await body({ issuedAt: '2026-01-02T08:39:05.402Z', expires: '\nExpiration Time: 2026-01-02T09:39:05.402Z' }),
    );
    expect(first).toContain('INVALID  auth-sig.issued-at');
    expect(out).toContain('it is 5 h 30 min ahead, as a local time is');
    const { out: odd } = await said(
      await body({ issuedAt: '2026-01-02T08:20:05.402Z', expires: '\nExpiration Time: 2026-01-02T09:39:05.402Z' }),
    );
    expect(odd).not.toContain('local time');
  });

  it('a session of Ceramic with its key, which is over besides', async () => {
    const did = 'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK';
    const signed = siwe({
      uri: did,
      issuedAt: '2025-12-25T03:04:05Z',
      expires: '\nExpiration Time: 2026-01-02T03:09:05Z',
      resources: '\nResources:\n- ceramic://*',
    });
    const p = {
      domain: text.domain,
      iss: `did:pkh:eip155:1:${wallet.address}`,
      aud: did,
      version: '1',
      nonce: text.nonce,
      iat: '2025-12-25T03:04:05Z',
      exp: '2026-01-02T03:09:05Z',
      statement: text.statement,
      resources: ['ceramic://*'],
    };
    const session = {
      sessionKeySeed: Buffer.alloc(32, 7).toString('base64'),
      cacao: { h: { t: 'eip4361' }, p, s: { t: 'eip191', s: await sign(signed) } },
    };
    const { out } = await said(`localStorage.getItem('didsession')\n'${base64url(JSON.stringify(session))}'`);
    expect(out).toContain('the URI is the session key of another system');
    expect(out).toContain('it is over besides: Expiration Time is 2026-01-02T03:09:05Z, 55 s ago');
    expect(out).toContain('sessionKeySeed is a secret');
    expect(out).not.toContain(session.sessionKeySeed);
  });
});

describe('a login without an end', () => {
  const endless = siwe({ expires: '' });

  it('is told apart from a fault', async () => {
    const { out, code, first } = await said(JSON.stringify({ message: endless, signature: await sign(endless) }));
    expect(first).toContain('INVALID  auth-sig.expiration-required');
    expect(out).toContain('nothing else was found wrong with it');
    expect(out).toContain('--profile erc-4361');
    expect(code).toBe(1);
  });

  it('is told after what is wrong', async () => {
    const { out, code, first } = await said(
      JSON.stringify({ message: endless, signature: await sign(endless, other) }),
    );
    expect(first).toContain('INVALID  auth-sig.signature');
    expect(out).toContain(
      `${other.address} signed, if this is the text that it signed, and ${wallet.address} is named`,
    );
    expect(out).toMatch(/besides {6}auth-sig\.expiration-required/);
    expect(code).toBe(1);
  });

  it('by a contract wallet has no signature of a key, whatever is beside it', async () => {
    const magic = '6492'.repeat(16);
    const words = ['0x', `${'00'.repeat(12)}${'0b'.repeat(20)}`, `${'00'.repeat(31)}60`, `${'00'.repeat(31)}a0`];
    const bytes = (held: string): string =>
      `${(held.length / 2).toString(16).padStart(64, '0')}${held.padEnd(Math.ceil(held.length / 64) * 64, '0')}`;
    const signature = `${words.join('')}${bytes('a1b2c3d4')}${bytes('ab'.repeat(192))}${magic}`;
    for (const beside of [{}, { derivedVia: 'EIP1271' }]) {
      const { out, first } = await said(JSON.stringify({ message: endless, signature, ...beside }));
      expect(first).toContain('auth-sig.expiration-required');
      expect(out).toMatch(/besides {6}auth-sig\.kind-undecided/);
      expect(out).toContain('of a contract wallet that was not deployed when it signed, an ERC-6492 wrapper');
      expect(out).toContain('what recovers an address always refuses it');
    }
  });
});

describe('what stands around it', () => {
  it('is what a program says of its own before it logs with a prefix', async () => {
    const lines = siwe({ address: wallet.address.toLowerCase() }).split('\n');
    for (const prefix of ['flutter: ', 'I/flutter ( 8123): ', 'api-1  | ']) {
      const logged = [...lines, `signature: ${await sign(lines.join('\n'))}`].map((line) =>
        `${prefix}${line}`.trimEnd(),
      );
      const { out, first } = await said(['Launching lib/main.dart in debug mode...', ...logged, 'Done.'].join('\n'));
      expect(first).toMatch(/^VALID/);
      expect(out).toContain(`the same beginning of every line around it, "${prefix}"`);
    }
  });

  it('is the source of a test, whose words are no values', async () => {
    const signed = siwe();
    const report = `    def test_login(client):
        text = build_message(client.get("/nonce"))
        signature = sign(text)
        msg = SiweMessage.from_message(message=text)
>       msg.verify(signature=signature)

msg        = SiweMessage(scheme=None, domain='portal.example', address='${wallet.address}', version=<VersionEnum.one: '1'>)
signature  = '${await sign(signed, other)}'
text       = '${signed.replaceAll('\n', '\\n')}'

E           siwe.siwe.InvalidSignature`;
    const { out, first } = await said(report);
    expect(first).toContain('INVALID  auth-sig.signature');
    expect(out).toContain(`${other.address} signed`);
  });
});
