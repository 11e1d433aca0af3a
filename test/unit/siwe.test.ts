import { describe, expect, it } from 'vitest';
import type { Outcomes, RuleOptions } from '../../src/judge.js';
import { type Profile, strict } from '../../src/profile.js';
import { type Result, type RuleId, rules } from '../../src/rule.js';
import type { SiweMessage } from '../../src/siwe/message.js';
import { createSiweMessage, parseSiweMessage } from '../../src/siwe.js';

const address = '0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2';

// The first example of ERC-4361.
const example = `example.com wants you to sign in with your Ethereum account:
0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2

I accept the ExampleOrg Terms of Service: https://example.com/tos

URI: https://example.com/login
Version: 1
Chain ID: 1
Nonce: 32891756
Issued At: 2021-09-30T16:25:24Z
Resources:
- ipfs://bafybeiemxf5abjwjbikoz4mc3a3dla6ual3jsgpdr4cjr3oz3evfyavhwq/
- https://example.com/my-web2-claim.json`;
const exampleMessage: SiweMessage = {
  domain: 'example.com',
  address,
  statement: 'I accept the ExampleOrg Terms of Service: https://example.com/tos',
  uri: 'https://example.com/login',
  version: '1',
  chainId: '1',
  nonce: '32891756',
  issuedAt: '2021-09-30T16:25:24Z',
  resources: [
    'ipfs://bafybeiemxf5abjwjbikoz4mc3a3dla6ual3jsgpdr4cjr3oz3evfyavhwq/',
    'https://example.com/my-web2-claim.json',
  ],
};

const plainMessage: SiweMessage = {
  domain: 'example.com',
  address,
  uri: 'https://example.com/login',
  version: '1',
  chainId: '1',
  nonce: '32891756',
  issuedAt: '2021-09-30T16:25:24Z',
};
const fullMessage: SiweMessage = {
  scheme: 'https',
  domain: 'example.com:3388',
  address,
  statement: "Sign: -._~!$&'()*+,;=:/?#[]@ 09 az AZ",
  uri: 'https://example.com/login?a=b#c',
  version: '1',
  chainId: '1',
  nonce: '32891756',
  issuedAt: '2021-09-30T16:25:24.000Z',
  expirationTime: '2021-10-01T16:25:24+02:00',
  notBefore: '2021-09-30T16:25:24Z',
  requestId: 'some-id:@%20',
  resources: ['urn:a:b', 'lit:session:0123'],
};

/** Every field there is, one line each. */
const full = `https://example.com:3388 wants you to sign in with your Ethereum account:
0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2

Hello there

URI: https://example.com/login
Version: 1
Chain ID: 1
Nonce: 32891756
Issued At: 2021-09-30T16:25:24Z
Expiration Time: 2021-10-01T16:25:24Z
Not Before: 2021-09-30T16:25:24Z
Request ID: some-id
Resources:
- urn:a:b
- lit:session:0123`;

/** The message with no statement and no optional field. */
const plain = `example.com wants you to sign in with your Ethereum account:
0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2


URI: https://example.com/login
Version: 1
Chain ID: 1
Nonce: 32891756
Issued At: 2021-09-30T16:25:24Z`;

/** Replaces what has to stand in the text exactly once; `‸` marks the offset that the issue has to name. */
function change(base: string, from: string, to: string): string {
  if (base.split(from).length !== 2) throw new Error(`${JSON.stringify(from)} does not stand there exactly once`);
  return base.replace(from, () => to);
}

function marked(text: string): { readonly text: string; readonly offset: number } {
  return { text: text.replace('‸', ''), offset: text.indexOf('‸') };
}

function without(...off: readonly RuleId[]): Profile {
  return { ...strict, name: 'test', off: Object.fromEntries(off.map((rule) => [rule, 'test'])) };
}

function broken(result: Result<unknown>): readonly (readonly [RuleId, string])[] {
  return result.ok ? [] : result.issues.map(({ rule, path }) => [rule, path] as const);
}

function parsed(text: string, options?: RuleOptions): SiweMessage {
  const result = parseSiweMessage(text, options);
  if (!result.ok) throw new Error(`${result.issues[0].rule}: ${result.issues[0].message}`);
  return result.value;
}

function formatted(message: SiweMessage): string {
  const result = createSiweMessage(message);
  if (!result.ok) throw new Error(`${result.issues[0].rule}: ${result.issues[0].message}`);
  return result.value;
}

describe('parseSiweMessage', () => {
  it('parses the example of ERC-4361', () => {
    expect(parsed(example)).toStrictEqual(exampleMessage);
  });

  it('parses every field', () => {
    expect(parsed(full)).toStrictEqual({
      scheme: 'https',
      domain: 'example.com:3388',
      address,
      statement: 'Hello there',
      uri: 'https://example.com/login',
      version: '1',
      chainId: '1',
      nonce: '32891756',
      issuedAt: '2021-09-30T16:25:24Z',
      expirationTime: '2021-10-01T16:25:24Z',
      notBefore: '2021-09-30T16:25:24Z',
      requestId: 'some-id',
      resources: ['urn:a:b', 'lit:session:0123'],
    });
  });

  it('tells an absent statement from an empty one', () => {
    expect(parsed(plain)).toStrictEqual(plainMessage);
    expect(parsed(change(plain, '\n\n\nURI', '\n\n\n\nURI'))).toStrictEqual({ ...plainMessage, statement: '' });
  });

  it('tells an absent request id from an empty one, and absent resources from none', () => {
    expect(parsed(`${plain}\nRequest ID: `)).toStrictEqual({ ...plainMessage, requestId: '' });
    expect(parsed(`${plain}\nResources:`)).toStrictEqual({ ...plainMessage, resources: [] });
    expect(parsed(`${plain}\nRequest ID: \nResources:`)).toStrictEqual({
      ...plainMessage,
      requestId: '',
      resources: [],
    });
  });

  it.each([
    ['a statement that looks like a field', 'statement', change(full, 'Hello there', 'URI: https://other.example/')],
    ['a statement that looks like a resource', 'statement', change(full, 'Hello there', '- urn:x')],
    ['a statement of one space', 'statement', change(full, 'Hello there', ' ')],
    ['a chain id that is not canonical', 'chainId', change(full, 'Chain ID: 1\n', 'Chain ID: 01\n')],
    ['a chain id over 2^53', 'chainId', change(full, 'Chain ID: 1\n', 'Chain ID: 9007199254740993\n')],
    ['IPv6 and a port', 'domain', change(full, 'example.com:3388', '[::1]:3388')],
    ['a port of no digits', 'domain', change(full, 'example.com:3388', 'example.com:')],
    ['a leap second', 'issuedAt', change(full, 'Issued At: 2021-09-30T16:25:24Z', 'Issued At: 2016-12-31T23:59:60Z')],
    ['an address of lower case', 'address', change(full, address, address.toLowerCase())],
    ['an address of upper case', 'address', change(full, address, `0x${address.slice(2).toUpperCase()}`)],
    ['an address of digits', 'address', change(full, address, `0x${'1'.repeat(40)}`)],
    ['a URI that is only a scheme', 'uri', change(full, 'URI: https://example.com/login', 'URI: a:')],
  ] as const)('accepts %s as it is written', (_, member, text) => {
    const value = parsed(text)[member];
    expect(text).toContain(value);
    expect(value).not.toBe(parsed(full)[member]);
  });

  it('reads a size of exactly the limit', () => {
    const limited: Profile = {
      ...strict,
      parameters: { ...strict.parameters, limits: { ...strict.parameters.limits, siweBytes: plain.length } },
    };
    expect(parseSiweMessage(plain, { profile: limited }).ok).toBe(true);
    expect(broken(parseSiweMessage(`${plain}9`, { profile: limited }))).toEqual([['siwe.size', '']]);
    // 'é' is one unit and two bytes.
    const wide = change(plain, 'example.com w', 'éxample.com w').slice(0, -1);
    expect(broken(parseSiweMessage(wide, { profile: limited }))).not.toContainEqual(['siwe.size', '']);
    expect(broken(parseSiweMessage(`${wide}Z`, { profile: limited }))).toEqual([['siwe.size', '']]);
  });

  it('throws for what is no string', () => {
    expect(() => parseSiweMessage(undefined as unknown as string)).toThrow(TypeError);
    expect(() => parseSiweMessage(new TextEncoder().encode(plain) as unknown as string)).toThrow(TypeError);
  });
});

const layoutCases: readonly (readonly [string, string])[] = [
  ['nothing', '‸'],
  ['no text', '‸\n'],
  ['another phrase', change(plain, 'Ethereum account', '‸Solana account')],
  ['another case in the phrase', change(plain, 'Ethereum account', '‸ethereum account')],
  ['no colon behind the phrase', change(plain, 'account:', 'account‸')],
  ['a space behind the phrase', change(plain, 'account:', 'account:‸ ')],
  ['the address on the first line', change(plain, 'account:\n', 'account:‸')],
  ['a line before the first', `‸\n${plain}`],
  ['CR LF as line ends', change(plain.replaceAll('\n', '\r\n'), 'account:', 'account:‸')],
  ['CR as line ends', change(plain.replaceAll('\n', '\r'), 'account:', 'account:‸')],
  ['U+2028 as line ends', change(plain.replaceAll('\n', '\u2028'), 'account:', 'account:‸')],
  ['the first line only', `${plain.split('\n')[0]}‸`],
  ['the address last', `${plain.split('\n').slice(0, 2).join('\n')}‸`],
  ['one empty line only', change(plain, '\n\n\nURI', '\n\n‸URI')],
  ['no empty line', change(plain, '\n\n\nURI', '\n‸URI')],
  ['five empty lines', change(plain, '\n\n\nURI', '\n\n\n\n‸\n\nURI')],
  ['a statement of two lines', change(full, 'Hello there', 'Hello\n‸there')],
  ['a statement with an empty line inside', change(full, 'Hello there', 'Hello\n\n‸there')],
  [
    'a second field block in the statement',
    change(
      full,
      'Hello there',
      `Hello\n\nURI: https://other.example/\nVersion: 1\nChain ID: 1\nNonce: 00000000\nIssued At: 2021-09-30T16:25:24Z‸\n`,
    ),
  ],
  ['no empty line after the statement', change(full, 'there\n\nURI', 'there\n‸URI')],
  ['an empty line after the statement too many', change(full, 'there\n\nURI', 'there\n\n‸\nURI')],
  ['another case in URI', change(plain, 'URI:', 'U‸ri:')],
  ['no space behind URI:', change(plain, 'URI: ', 'URI:‸')],
  ['no URI', change(plain, 'URI: https://example.com/login\n', '‸')],
  ['no version', change(plain, 'Version: 1\n', '‸')],
  ['no chain id', change(plain, 'Chain ID: 1\n', '‸')],
  ['no nonce', change(plain, 'Nonce: 32891756\n', '‸')],
  ['no issued-at', change(plain, '\nIssued At: 2021-09-30T16:25:24Z', '‸')],
  ['another spelling of a label', change(plain, 'Chain ID:', 'Chain I‸d:')],
  ['a space before a label', change(plain, 'Nonce:', '‸ Nonce:')],
  ['two spaces in a label', change(plain, 'Issued At:', 'Issued ‸ At:')],
  ['a tab behind a label', change(plain, 'Nonce: ', 'Nonce:‸\t')],
  ['two fields swapped', change(plain, 'Version: 1\nChain ID: 1', '‸Chain ID: 1\nVersion: 1')],
  ['an empty line between fields', change(plain, 'Nonce', '‸\nNonce')],
  ['an unknown field between required ones', change(plain, 'Nonce', '‸Audience: x\nNonce')],
  ['an unknown field at the end', `${plain}\n‸Audience: x`],
  ['a required field twice', change(plain, 'Nonce', '‸Chain ID: 1\nNonce')],
  ['an optional field twice', change(full, 'Not Before', '‸Expiration Time: 2031-10-01T16:25:24Z\nNot Before')],
  ['optional fields swapped', `${plain}\nNot Before: 2021-09-30T16:25:24Z\n‸Expiration Time: 2021-10-01T16:25:24Z`],
  ['an expiration before issued-at', change(plain, 'Issued', '‸Expiration Time: 2021-10-01T16:25:24Z\nIssued')],
  ['a field behind the resources', `${full}\n‸Expiration Time: 2021-10-01T16:25:24Z`],
  ['a field behind no resources', `${plain}\nResources:\n‸Request ID: x`],
  ['resources before the request id', `${plain}\nResources:\n- urn:x\n‸Request ID: x`],
  ['a second list of resources', `${full}\n‸Resources:\n- urn:x`],
  ['a space behind Resources:', change(full, 'Resources:', 'Resources:‸ ')],
  ['a resource on the line of the label', change(full, 'Resources:', 'Resources:‸ urn:x')],
  ['CR behind Resources:', change(full, 'Resources:', 'Resources:‸\r')],
  ['a resource without the dash', `${full}\n‸urn:x`],
  ['a resource without the space', `${full}\n-‸urn:x`],
  ['a resource with another bullet', `${full}\n‸* urn:x`],
  ['an empty line between resources', change(full, 'urn:a:b\n', 'urn:a:b‸\n\n')],
  ['a line feed at the end of the fields', `${plain}‸\n`],
  ['a line feed at the end of no resources', `${plain}\nResources:‸\n`],
  ['a line feed at the end of the resources', `${full}‸\n`],
  ['two line feeds at the end', `${plain}‸\n\n`],
  ['a byte order mark and no domain', `\uFEFF‸\n${plain}`],
  ['a lone surrogate where a field is due', `${plain}\n‸\ud800`],
];

describe('siwe.layout', () => {
  it.each(layoutCases)('refuses %s', (_, withMark) => {
    const { text, offset } = marked(withMark);
    expect(offset).toBeGreaterThanOrEqual(0);
    const result = parseSiweMessage(text);
    expect(broken(result)).toEqual([['siwe.layout', '']]);
    expect(result).toMatchObject({ issues: [{ params: { offset } }] });
    expect(result).toMatchObject({ issues: [{ message: expect.stringMatching(/^expected .+, found /) }] });
  });

  // Nothing but LF and CR ends a line, so U+2028 leaves no line to read.
  it.each(layoutCases.filter(([title]) => !title.startsWith('U+2028')))(
    'is the only rule that refuses %s',
    (_, withMark) => {
      const { text } = marked(withMark);
      expect(broken(parseSiweMessage(text, { profile: without('siwe.layout') }))).toEqual([]);
    },
  );

  it('off: looks for each label anywhere, and the first hit wins', () => {
    const profile = without('siwe.layout');
    expect(parsed(`${plain}\n`, { profile })).toStrictEqual(plainMessage);
    expect(parsed(full.replaceAll('\n', '\r\n'), { profile })).toStrictEqual(parsed(full));
    expect(parsed(change(plain, 'Nonce', 'Nonce: 00000000\nNonce'), { profile }).nonce).toBe('00000000');
    expect(parsed(change(plain, 'Version: 1\nChain ID: 1', 'Chain ID: 1\nVersion: 1'), { profile })).toStrictEqual(
      plainMessage,
    );
    expect(parsed(change(plain, 'Nonce: 32891756\n', ''), { profile })).toStrictEqual({ ...plainMessage, nonce: '' });
    expect(parsed(change(full, 'Hello there', 'Hello\nthere'), { profile }).statement).toBe('Hello');
    expect(parsed('', { profile })).toStrictEqual({
      domain: '',
      address: '',
      uri: '',
      version: '',
      chainId: '',
      nonce: '',
      issuedAt: '',
    });
  });

  it('off: judges the values all the same', () => {
    const text = change(plain, 'Version: 1\nChain ID: 1', 'Chain ID: 1\nVersion: 2');
    expect(broken(parseSiweMessage(text, { profile: without('siwe.layout') }))).toEqual([['siwe.version', '']]);
  });

  it('comes before the values, wherever they stand', () => {
    const text = `${change(plain, 'Version: 1', 'Version: 2')}\n`;
    expect(broken(parseSiweMessage(text)).map(([rule]) => rule)).toEqual(['siwe.layout', 'siwe.version']);
  });
});

describe('siwe.separators', () => {
  it.each([
    ['the line after the address, with a statement', change(full, '\n\nHello', '\n‸text\nHello')],
    ['the line before the URI, with a statement', change(full, '\n\nURI', '\n‸text\nURI')],
    ['the line after the address, without a statement', change(plain, '\n\n\nURI', '\n‸text\n\nURI')],
    ['the line before the URI, with an empty statement', change(plain, '\n\n\nURI', '\n\n\n‸text\nURI')],
    ['a space', change(full, '\n\nURI', '\n‸ \nURI')],
    ['CR', change(full, '\n\nURI', '\n‸\r\nURI')],
    ['U+2028', change(full, '\n\nHello', '\n‸\u2028\nHello')],
    ['another URI', change(full, '\n\nURI', '\n‸URI: https://other.example/\nURI')],
    ['a lone surrogate', change(full, '\n\nURI', '\n‸\udc00\nURI')],
  ])('refuses text in %s, and only this rule does', (_, withMark) => {
    const { text, offset } = marked(withMark);
    const result = parseSiweMessage(text);
    expect(broken(result)).toEqual([['siwe.separators', '']]);
    expect(result).toMatchObject({ issues: [{ params: { offset } }] });
    expect(broken(parseSiweMessage(text, { profile: without('siwe.separators') }))).toEqual([]);
  });

  it('reports both lines', () => {
    const text = change(change(full, '\n\nHello', '\nx\nHello'), '\n\nURI', '\ny\nURI');
    expect(broken(parseSiweMessage(text))).toEqual([
      ['siwe.separators', ''],
      ['siwe.separators', ''],
    ]);
  });

  it('off: does not look at the lines', () => {
    const text = change(change(full, '\n\nHello', '\nx\nHello'), '\n\nURI', '\nURI: y\nURI');
    expect(parsed(text, { profile: without('siwe.separators') })).toStrictEqual(parsed(full));
  });
});

const uriLine = 'URI: https://example.com/login';
const issuedLine = 'Issued At: 2021-09-30T16:25:24Z';
const expirationLine = 'Expiration Time: 2021-10-01T16:25:24Z';
const notBeforeLine = 'Not Before: 2021-09-30T16:25:24Z';

const fieldCases: readonly (readonly [RuleId, string, string])[] = [
  ['siwe.scheme', 'scheme', change(full, 'https://example.com:', '‸1http://example.com:')],
  ['siwe.scheme', 'scheme', change(full, 'https://example.com:', '‸://example.com:')],
  ['siwe.scheme', 'scheme', change(full, 'https://example.com:', 'ht‸_tps://example.com:')],
  ['siwe.scheme', 'scheme', change(full, 'https://example.com:', 'https‸ ://example.com:')],
  ['siwe.domain', 'domain', `‸${plain.slice('example.com'.length)}`],
  ['siwe.domain', 'domain', change(plain, 'example.com wants', '‸:80 wants')],
  ['siwe.domain', 'domain', change(full, '://example.com:3388', '://‸')],
  ['siwe.domain', 'domain', `‸ ${plain}`],
  ['siwe.domain', 'domain', `‸\uFEFF${plain}`],
  ['siwe.domain', 'domain', change(plain, 'example.com wants', 'example.com‸/path wants')],
  ['siwe.domain', 'domain', change(plain, 'example.com wants', 'example.com‸?q wants')],
  ['siwe.domain', 'domain', change(plain, 'example.com wants', 'example.com:8‸x wants')],
  ['siwe.domain', 'domain', change(plain, 'example.com wants', 'ex‸\u0430mple.com wants')],
  ['siwe.domain', 'domain', change(plain, 'example.com wants', 'example.com‸\r wants')],
  ['siwe.domain', 'domain', change(plain, 'example.com wants', '‸[::1 wants')],
  ['siwe.domain', 'domain', change(plain, 'example.com wants', 'example‸\ud800.com wants')],
  [
    'siwe.domain',
    'domain',
    change(plain, 'example.com wants', 'a.example‸ wants you to sign in with your Ethereum account: wants'),
  ],
  ['siwe.userinfo', 'domain', change(plain, 'example.com wants', 'example.com‸@other.example wants')],
  ['siwe.userinfo', 'domain', change(plain, 'example.com wants', 'user:pass‸@example.com:80 wants')],
  ['siwe.userinfo', 'domain', change(plain, 'example.com wants', '‸@example.com wants')],
  ['siwe.address', 'address', change(plain, address, '‸')],
  ['siwe.address', 'address', change(plain, address, `‸${address.slice(2)}`)],
  ['siwe.address', 'address', change(plain, address, `0‸X${address.slice(2)}`)],
  ['siwe.address', 'address', change(plain, address, `${address.slice(0, -1)}‸`)],
  ['siwe.address', 'address', change(plain, address, `${address}‸0`)],
  ['siwe.address', 'address', change(plain, address, `${address}‸\r`)],
  ['siwe.address', 'address', change(plain, address, `${address}‸ `)],
  ['siwe.address', 'address', change(plain, address, `‸ ${address}`)],
  ['siwe.address', 'address', change(plain, address, `${address.slice(0, -1)}‸g`)],
  ['siwe.address-checksum', 'address', change(plain, address, `0x‸c${address.slice(3)}`)],
  ['siwe.address-checksum', 'address', change(plain, address, `${address.slice(0, -2)}‸C2`)],
  ['siwe.statement', 'statement', change(full, 'Hello there', 'Hello‸% there')],
  ['siwe.statement', 'statement', change(full, 'Hello there', '‸"Hello there"')],
  ['siwe.statement', 'statement', change(full, 'Hello there', 'Hello ‸<there>')],
  ['siwe.statement', 'statement', change(full, 'Hello there', 'Hello ‸\\n there')],
  ['siwe.statement', 'statement', change(full, 'Hello there', 'Hello ‸^')],
  ['siwe.statement', 'statement', change(full, 'Hello there', 'Hello ‸`')],
  ['siwe.statement', 'statement', change(full, 'Hello there', 'Hello ‸{there}')],
  ['siwe.statement', 'statement', change(full, 'Hello there', 'Hello ‸|')],
  ['siwe.statement', 'statement', change(full, 'Hello there', 'Hello ‸\t')],
  ['siwe.statement', 'statement', change(full, 'Hello there', 'Hello‸\r')],
  ['siwe.statement', 'statement', change(full, 'Hello there', 'Hello‸\u2028URI: https://other.example/')],
  ['siwe.statement', 'statement', change(full, 'Hello there', 'Hello‸\u0085')],
  ['siwe.statement', 'statement', change(full, 'Hello there', 'Hello‸\u0000')],
  ['siwe.statement', 'statement', change(full, 'Hello there', 'Hell‸\u00f6')],
  ['siwe.statement', 'statement', change(full, 'Hello there', 'Hello ‸\ud83d\ude00')],
  ['siwe.statement', 'statement', change(full, 'Hello there', 'Hello ‸\ude00')],
  ['siwe.uri', 'uri', change(plain, uriLine, 'URI: ‸')],
  ['siwe.uri', 'uri', change(plain, uriLine, 'URI: example.com‸/login')],
  ['siwe.uri', 'uri', change(plain, uriLine, `${uriLine}‸ `)],
  ['siwe.uri', 'uri', change(plain, uriLine, `${uriLine}‸\r`)],
  ['siwe.uri', 'uri', change(plain, uriLine, `${uriLine}‸%2`)],
  ['siwe.uri', 'uri', change(plain, uriLine, `${uriLine}‸\u2028`)],
  ['siwe.uri', 'uri', change(plain, uriLine, 'URI: ‸ https://example.com/login')],
  ['siwe.version', 'version', change(plain, 'Version: 1', 'Version: ‸')],
  ['siwe.version', 'version', change(plain, 'Version: 1', 'Version: ‸2')],
  ['siwe.version', 'version', change(plain, 'Version: 1', 'Version: ‸01')],
  ['siwe.version', 'version', change(plain, 'Version: 1', 'Version: 1‸ ')],
  ['siwe.version', 'version', change(plain, 'Version: 1', 'Version: 1‸.0')],
  ['siwe.chain-id', 'chainId', change(plain, 'Chain ID: 1', 'Chain ID: ‸')],
  ['siwe.chain-id', 'chainId', change(plain, 'Chain ID: 1', 'Chain ID: ‸-1')],
  ['siwe.chain-id', 'chainId', change(plain, 'Chain ID: 1', 'Chain ID: 0‸x1')],
  ['siwe.chain-id', 'chainId', change(plain, 'Chain ID: 1', 'Chain ID: 1‸e3')],
  ['siwe.chain-id', 'chainId', change(plain, 'Chain ID: 1', 'Chain ID: ‸\u0661')],
  ['siwe.nonce', 'nonce', change(plain, 'Nonce: 32891756', 'Nonce: ‸')],
  ['siwe.nonce', 'nonce', change(plain, 'Nonce: 32891756', 'Nonce: 3289175‸')],
  ['siwe.nonce', 'nonce', change(plain, 'Nonce: 32891756', 'Nonce: 3289‸-1756')],
  ['siwe.nonce', 'nonce', change(plain, 'Nonce: 32891756', 'Nonce: 32891756‸ ')],
  ['siwe.nonce', 'nonce', change(plain, 'Nonce: 32891756', 'Nonce: 32891756‸\r')],
  ['siwe.nonce', 'nonce', change(plain, 'Nonce: 32891756', 'Nonce: 32891756‸\u00e9')],
  ['siwe.issued-at', 'issuedAt', change(plain, issuedLine, 'Issued At: ‸')],
  ['siwe.issued-at', 'issuedAt', change(plain, issuedLine, 'Issued At: 2021-02-‸30T16:25:24Z')],
  ['siwe.issued-at', 'issuedAt', change(plain, issuedLine, 'Issued At: 2021-09-30‸t16:25:24Z')],
  ['siwe.issued-at', 'issuedAt', change(plain, issuedLine, `${issuedLine}‸ Expiration Time: 2021-10-01T16:25:24Z`)],
  ['siwe.issued-at', 'issuedAt', change(plain, issuedLine, 'Issued At: 1633‸019124')],
  ['siwe.expiration-time', 'expirationTime', change(full, expirationLine, 'Expiration Time: ‸')],
  ['siwe.expiration-time', 'expirationTime', change(full, expirationLine, 'Expiration Time: 2021-10-01T16:25:‸60Z')],
  ['siwe.expiration-time', 'expirationTime', change(full, expirationLine, 'Expiration Time: 2021-10-01T16:25:24‸z')],
  ['siwe.expiration-time', 'expirationTime', change(full, expirationLine, `${expirationLine}‸\r`)],
  ['siwe.expiration-time', 'expirationTime', change(full, expirationLine, 'Expiration Time: ‸never')],
  ['siwe.not-before', 'notBefore', change(full, notBeforeLine, 'Not Before: ‸')],
  ['siwe.not-before', 'notBefore', change(full, notBeforeLine, 'Not Before: 2021-09-30T16:25:24‸')],
  ['siwe.not-before', 'notBefore', change(full, notBeforeLine, 'Not Before: 2021-09-30‸ 16:25:24Z')],
  ['siwe.request-id', 'requestId', change(full, 'some-id', 'some‸/id')],
  ['siwe.request-id', 'requestId', change(full, 'some-id', 'some‸ id')],
  ['siwe.request-id', 'requestId', change(full, 'some-id', 'some‸%2gid')],
  ['siwe.request-id', 'requestId', change(full, 'some-id', 'some-id‸\rResources:')],
  ['siwe.request-id', 'requestId', change(full, 'some-id', 'some-id‸\u2028- urn:x')],
  ['siwe.request-id', 'requestId', change(full, 'some-id', 'some‸\udfffid')],
  ['siwe.resource', 'resources', change(full, 'urn:a:b', '‸')],
  ['siwe.resource', 'resources', change(full, 'urn:a:b', 'urn‸')],
  ['siwe.resource', 'resources', change(full, 'urn:a:b', 'urn:a:b‸\r')],
  ['siwe.resource', 'resources', change(full, 'lit:session:0123', '‸/relative')],
  ['siwe.resource', 'resources', change(full, 'lit:session:0123', 'lit:session:0123‸ ')],
  ['siwe.resource', 'resources', change(full, 'lit:session:0123', '‸- lit:session:0123')],
];

describe('the rules of the fields', () => {
  it.each(fieldCases)('%s (%s) refuses %j', (rule, field, withMark) => {
    const { text, offset } = marked(withMark);
    const result = parseSiweMessage(text);
    expect(broken(result)).toEqual([[rule, '']]);
    expect(result).toMatchObject({ issues: [{ params: { offset, field } }] });
    expect(result).toMatchObject({ issues: [{ message: expect.stringMatching(/expected .+, found /s) }] });
  });

  it.each(fieldCases)('%s off takes the raw %s of %j', (rule, field, withMark) => {
    const { text } = marked(withMark);
    const value = parsed(text, { profile: without(rule) })[field as keyof SiweMessage];
    for (const one of Array.isArray(value) ? value : [value]) expect(text).toContain(one);
    const base = parsed(text.includes('Hello') || text.includes('Resources:\n') ? full : plain);
    expect(value).not.toEqual(base[field as keyof SiweMessage]);
  });

  it('has a case for every rule', () => {
    const proven = new Set([
      ...fieldCases.map(([rule]) => rule),
      'siwe.layout',
      'siwe.separators',
      'siwe.size',
      'siwe.round-trip',
    ]);
    const unproven = Object.keys(rules).filter((rule) => rule.startsWith('siwe.') && !proven.has(rule));
    expect(unproven, 'each needs a row in fieldCases').toEqual([]);
  });

  it('off keeps the text up to the line end', () => {
    const text = change(full, 'some-id', 'a b \r\u2028"');
    expect(parsed(text, { profile: without('siwe.request-id') }).requestId).toBe('a b \r\u2028"');
  });

  it('are all reported, in the order of the text', () => {
    const text = `1s://us er@example.com wants you to sign in with your Ethereum account:
0x

"

URI: x
Version: 2
Chain ID: a
Nonce: -
Issued At: a
Expiration Time: b
Not Before: c
Request ID: /
Resources:
- d
- e`;
    const result = parseSiweMessage(text);
    expect(broken(result).map(([rule]) => rule)).toEqual([
      'siwe.scheme',
      'siwe.domain',
      'siwe.userinfo',
      'siwe.address',
      'siwe.statement',
      'siwe.uri',
      'siwe.version',
      'siwe.chain-id',
      'siwe.nonce',
      'siwe.issued-at',
      'siwe.expiration-time',
      'siwe.not-before',
      'siwe.request-id',
      'siwe.resource',
      'siwe.resource',
    ]);
    expect(result).toMatchObject({ ok: false });
    const indices = result.ok ? [] : result.issues.slice(-2).map((issue) => issue.params?.index);
    expect(indices).toEqual([0, 1]);
  });

  it('stop reporting resources after 32 of them', () => {
    const result = parseSiweMessage(`${plain}\nResources:${'\n- x'.repeat(1000)}`);
    expect(broken(result)).toHaveLength(32);
  });

  it('escape what they quote, and cut it', () => {
    const result = parseSiweMessage(change(plain, '32891756', `\u202e\u0007${'x'.repeat(500)}`));
    const message = result.ok ? '' : result.issues[0].message;
    expect(message).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(message.length).toBeLessThan(250);
  });
});

describe('collect-all mode', () => {
  const outcomesOf = (text: string, profile: Profile = strict): Outcomes => {
    const outcomes: Outcomes = new Map();
    parseSiweMessage(text, { profile, outcomes });
    return outcomes;
  };

  it('says what became of each rule', () => {
    const outcomes = outcomesOf(change(full, 'Version: 1', 'Version: 2'), without('siwe.nonce'));
    expect(outcomes.get('siwe.version')).toBe('broken');
    expect(outcomes.get('siwe.nonce')).toBe('off');
    expect(outcomes.get('siwe.resource')).toBe('held');
    expect(outcomes.get('siwe.round-trip')).toBe('not-reached');
    expect(outcomesOf(plain).get('siwe.scheme')).toBe('not-reached');
  });

  it('stops at a size over the limit and at a broken layout', () => {
    expect(outcomesOf('x'.repeat(65_537)).get('siwe.layout')).toBe('not-reached');
    const cut = outcomesOf(change(plain, 'Chain ID', 'Chain Id'));
    expect(cut.get('siwe.version')).toBe('held');
    expect(cut.get('siwe.nonce')).toBe('not-reached');
  });
});

describe('siwe.size', () => {
  it('off: reads a text of any size, in linear time', () => {
    const text = change(full, 'Hello there', 'x'.repeat(2_000_000));
    expect(broken(parseSiweMessage(text))).toEqual([['siwe.size', '']]);
    expect(parsed(text, { profile: without('siwe.size', 'work.bytes') }).statement).toHaveLength(2_000_000);
    const many = `${plain}\nResources:${'\n- urn:x'.repeat(200_000)}`;
    expect(parsed(many, { profile: without('siwe.size', 'work.bytes') }).resources).toHaveLength(200_000);
    const feeds = '\n'.repeat(2_000_000);
    expect(broken(parseSiweMessage(feeds, { profile: without('siwe.size', 'work.bytes') }))).toEqual([
      ['siwe.layout', ''],
    ]);
    expect(parseSiweMessage(feeds, { profile: without('siwe.size', 'work.bytes', 'siwe.layout') }).ok).toBe(true);
  });
});

describe('createSiweMessage', () => {
  it('writes the example of ERC-4361', () => {
    expect(formatted(exampleMessage)).toBe(example);
  });

  it('writes two empty lines without a statement and three with an empty one', () => {
    expect(formatted(plainMessage)).toBe(plain);
    expect(formatted({ ...plainMessage, statement: '' })).toBe(change(plain, '\n\n\nURI', '\n\n\n\nURI'));
  });

  const variants: readonly Partial<SiweMessage>[] = [
    {},
    { scheme: 'https' },
    { domain: 'localhost:3000' },
    { domain: '[2001:db8::1]:443' },
    { statement: '' },
    { statement: ' ' },
    { statement: 'URI: urn:x' },
    { statement: 'Version: 1' },
    { uri: 'lit:session:00ff' },
    { chainId: '0001' },
    { nonce: 'abcdefgh' },
    { issuedAt: '2016-12-31T23:59:60Z' },
    { expirationTime: '9999-12-31T23:59:59.999999999Z' },
    { notBefore: '0000-01-01T00:00:00-23:59' },
    { requestId: '' },
    { requestId: 'Resources:' },
    { resources: [] },
    { resources: ['urn:recap:e30', 'a:'] },
    { address: address.toLowerCase() },
  ];

  it('is the inverse of parseSiweMessage', () => {
    for (const first of variants) {
      for (const second of variants) {
        for (const base of [plainMessage, fullMessage]) {
          const message = { ...base, ...first, ...second };
          const text = formatted(message);
          expect(parsed(text)).toStrictEqual(message);
          expect(formatted(parsed(text))).toBe(text);
        }
      }
    }
    for (const text of [plain, full, example]) expect(formatted(parsed(text))).toBe(text);
  });

  it.each([
    ['siwe.scheme', '/scheme', { scheme: '' }],
    ['siwe.scheme', '/scheme', { scheme: '1' }],
    ['siwe.domain', '/domain', { domain: '' }],
    ['siwe.domain', '/domain', { domain: 'a/b' }],
    ['siwe.userinfo', '/domain', { domain: 'a@b' }],
    ['siwe.address', '/address', { address: '' }],
    ['siwe.address-checksum', '/address', { address: `0x${'a'.repeat(39)}A` }],
    ['siwe.statement', '/statement', { statement: 'a\u2028b' }],
    ['siwe.uri', '/uri', { uri: '' }],
    ['siwe.version', '/version', { version: '2' }],
    ['siwe.chain-id', '/chainId', { chainId: '' }],
    ['siwe.nonce', '/nonce', { nonce: '' }],
    ['siwe.nonce', '/nonce', { nonce: '1234567' }],
    ['siwe.issued-at', '/issuedAt', { issuedAt: '' }],
    ['siwe.expiration-time', '/expirationTime', { expirationTime: 'never' }],
    ['siwe.not-before', '/notBefore', { notBefore: '' }],
    ['siwe.request-id', '/requestId', { requestId: '/' }],
    ['siwe.resource', '/resources/1', { resources: ['urn:x', '', 'urn:x'] }],
    ['siwe.resource', '/resources/0', { resources: ['\r'] }],
    ['siwe.size', '', { statement: 'x'.repeat(65_536) }],
    ['siwe.layout', '/statement', { statement: 'a\nb' }],
    ['siwe.layout', '/statement', { statement: '\n' }],
    ['siwe.layout', '/version', { version: '1\n' }],
    ['siwe.layout', '/requestId', { requestId: 'a\n' }],
    ['siwe.layout', '/resources/0', { resources: ['urn:x\n'] }],
    ['siwe.layout', '/resources/0', { resources: ['urn:x\nurn:y'] }],
    ['siwe.layout', '/nonce', { nonce: '12345678\nIssued At: 2021-09-30T16:25:24Z' }],
    ['siwe.layout', '/domain', { domain: `a wants you to sign in with your Ethereum account\nb` }],
    ['siwe.separators', '/address', { address: `${address}\ntext` }],
    ['siwe.round-trip', '/domain', { domain: 'https://example.com' }],
    ['siwe.round-trip', '/issuedAt', { issuedAt: '2021-09-30T16:25:24Z\nExpiration Time: 2022-09-30T16:25:24Z' }],
    ['siwe.round-trip', '/requestId', { requestId: 'a\nResources:\n- urn:x' }],
    ['siwe.round-trip', '/requestId', { requestId: 'a\nResources:', resources: undefined }],
    ['siwe.round-trip', '/resources/1', { resources: ['urn:x', 'urn:y\n- urn:z'] }],
    ['siwe.round-trip', '/notBefore', { notBefore: '2021-09-30T16:25:24Z\nRequest ID: ' }],
  ] as const)('reports %s at %s', (rule, path, members) => {
    const message = { ...plainMessage, ...members } as SiweMessage;
    expect(broken(createSiweMessage(message))).toEqual([[rule, path]]);
  });

  it('refuses a line feed in any member', () => {
    for (const member of Object.keys(fullMessage) as (keyof SiweMessage)[]) {
      for (const feed of ['\n', '\r\n', 'x\nNonce: 12345678', '\n\n', '\nResources:', '\nRequest ID: x']) {
        const value = fullMessage[member];
        const message = { ...fullMessage, [member]: Array.isArray(value) ? [`${value[0]}${feed}`] : `${value}${feed}` };
        const result = createSiweMessage(message);
        expect(result.ok, `${member} ${JSON.stringify(feed)}`).toBe(false);
        for (const [, path] of broken(result))
          expect(path).toBe(member === 'resources' ? '/resources/0' : `/${member}`);
      }
    }
  });

  it('refuses whatever does not come back, with any rule off but siwe.round-trip', () => {
    const injected = { ...plainMessage, requestId: 'a\nResources:\n- urn:x' };
    for (const rule of Object.keys(rules) as RuleId[]) {
      expect(createSiweMessage(injected, { profile: without(rule) }).ok, rule).toBe(rule === 'siwe.round-trip');
    }
    expect(createSiweMessage(injected, { profile: without('siwe.round-trip') })).toEqual({
      ok: true,
      value: `${plain}\nRequest ID: a\nResources:\n- urn:x`,
    });
  });

  it('refuses a member that has no bytes', () => {
    const message = { ...plainMessage, statement: '\ud800' };
    expect(broken(createSiweMessage(message, { profile: without('siwe.statement') }))).toEqual([
      ['siwe.round-trip', '/statement'],
    ]);
  });

  it('throws for members of the wrong type only', () => {
    const format = (message: unknown) => () => createSiweMessage(message as SiweMessage);
    expect(format(undefined)).toThrow(TypeError);
    expect(format(null)).toThrow(TypeError);
    expect(format(plain)).toThrow(TypeError);
    expect(format({})).toThrow(/domain/);
    expect(format({ ...plainMessage, chainId: 1 })).toThrow(/chainId: expected a string, found number/);
    expect(format({ ...plainMessage, nonce: undefined })).toThrow(/nonce/);
    expect(format({ ...plainMessage, statement: null })).toThrow(/statement/);
    expect(format({ ...plainMessage, expirationTime: new Date() })).toThrow(/expirationTime/);
    expect(format({ ...plainMessage, resources: 'urn:x' })).toThrow(/resources/);
    expect(format({ ...plainMessage, resources: ['urn:x', 1] })).toThrow(/resources\[1\]/);
    expect(format({ ...plainMessage, resources: new Array(1) })).toThrow(/resources\[0\]/);
    expect(format({ ...plainMessage, statement: undefined, resources: undefined })).not.toThrow();
  });
});

/** A small generator with a seed (mulberry32). */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

// Brackets are left out: the expression below does not know IP literals.
const pieces = [
  ...'\n\r \t:/?#@%-0a9Z."<\\^`{|}\u0000\u2028é\ud800',
  '\n\n',
  '%20',
  '- ',
  '://',
  '\nResources:',
  '\n- urn:x',
  '\nRequest ID: ',
  '\nNonce: 12345678',
  '\nExpiration Time: 2031-09-30T16:25:24Z',
  'URI: ',
  ' wants you to sign in with your Ethereum account:\n',
];

function mutate(text: string, below: (n: number) => number): string {
  let mutant = text;
  for (let count = 1 + below(3); count > 0; count--) {
    const at = below(mutant.length + 1);
    const cut = below(3) === 0 ? below(12) : below(2);
    const piece = below(3) === 0 ? '' : (pieces[below(pieces.length)] ?? '');
    mutant = mutant.slice(0, at) + piece + mutant.slice(at + cut);
  }
  return mutant;
}

describe('random texts', () => {
  const bases = [plain, full, example, formatted(fullMessage), formatted({ ...plainMessage, statement: '' })];
  const below = random(4361);
  const mutants = Array.from({ length: 4000 }, () => mutate(bases[below(bases.length)] ?? plain, below));

  it('are accepted as the grammar says, read by an independent expression', () => {
    const word = "(?:[A-Za-z0-9\\-._~!$&'()*+,;=]|%[0-9A-Fa-f]{2})";
    const scheme = '[A-Za-z][A-Za-z0-9+\\-.]*';
    const authority = `(?:(?:${word}|:)*@)?${word}*(?::[0-9]*)?`;
    const path = `(?:${word}|[:@/])*`;
    const uri = `${scheme}:(?://${authority}(?:/${path})?|(?!//)${path})(?:\\?(?:${word}|[:@/?])*)?(?:#(?:${word}|[:@/?])*)?`;
    const time = '[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:Z|[+\\-][0-9]{2}:[0-9]{2})';
    const grammar = new RegExp(
      `^(?:${scheme}://)?${authority} wants you to sign in with your Ethereum account:\n0x[0-9A-Fa-f]{40}\n\n` +
        `(?:[A-Za-z0-9\\-._~!$&'()*+,;=:/?#[\\]@ ]*\n)?\nURI: ${uri}\nVersion: 1\nChain ID: [0-9]+\n` +
        `Nonce: [A-Za-z0-9]{8,}\nIssued At: ${time}(?:\nExpiration Time: ${time})?(?:\nNot Before: ${time})?` +
        `(?:\nRequest ID: (?:${word}|[:@])*)?(?:\nResources:(?:\n- ${uri})*)?$`,
    );
    // What the grammar leaves to prose: values of times, EIP-55, and two decisions about the domain.
    const beyond = new Set<string>(
      ['issued-at', 'expiration-time', 'not-before', 'address-checksum', 'userinfo', 'domain'].map(
        (name) => `siwe.${name}`,
      ),
    );
    let accepted = 0;
    for (const text of [...bases, ...mutants]) {
      const result = parseSiweMessage(text);
      const says = JSON.stringify(text);
      if (result.ok) {
        accepted++;
        expect(grammar.test(text), says).toBe(true);
        expect(formatted(result.value), says).toBe(text);
      } else if (grammar.test(text)) {
        for (const { rule } of result.issues) expect(beyond, says).toContain(rule);
      }
      const { length } = text;
      for (const { params } of result.ok ? [] : result.issues) {
        expect(params?.offset, says).toBeGreaterThanOrEqual(0);
        expect(params?.offset, says).toBeLessThanOrEqual(length);
      }
    }
    expect(accepted).toBeGreaterThan(200);
    expect(accepted).toBeLessThan(mutants.length / 2);
  });

  it('never make anything throw, whatever single rule is off', () => {
    const siweRules = (Object.keys(rules) as RuleId[]).filter((rule) => rule.startsWith('siwe.'));
    expect(siweRules.length).toBeGreaterThan(15);
    const junk = Array.from({ length: 200 }, () =>
      Array.from({ length: below(30) }, () => pieces[below(pieces.length)] ?? '').join(''),
    );
    for (const [index, text] of [...mutants.slice(0, 600), ...junk].entries()) {
      for (const rule of siweRules) {
        const profile = without(rule);
        const result = parseSiweMessage(text, { profile });
        if (!result.ok) {
          expect(result.issues.map((issue) => issue.rule)).not.toContain(rule);
          continue;
        }
        // What was accepted with a rule off may be refused when written again, but does not throw either.
        expect(() => createSiweMessage(result.value, { profile })).not.toThrow();
      }
      const member = (Object.keys(plainMessage) as (keyof SiweMessage)[])[index % 7] as 'nonce';
      for (const rule of siweRules) {
        const message = { ...plainMessage, [member]: text };
        const written = createSiweMessage(message, { profile: without(rule) });
        if (!written.ok || rule !== 'siwe.round-trip') continue;
        expect(written.value).toContain(text);
      }
    }
  });
});
