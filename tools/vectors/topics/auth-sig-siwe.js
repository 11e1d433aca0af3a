// A signed text that breaks the grammar of SIWE in one place: each rule once or more through the whole path, with the
// signature over exactly that text, and texts that a reader which writes the message again would change.
import { asLogin, LOGIN_STATEMENT, lit, login, loginText } from '../auth-sigs.js';
import { alice, authSig, contest, file, ISSUED, reject } from '../kit.js';
import { contests } from '../siwe.js';

/** The text of the login with a part replaced, signed as it then is. */
const written = (change, over) => {
  const text = change(loginText());
  return asLogin(authSig(text), over);
};

const wrongCase = (address) => {
  const at = [...address].findIndex((c, i) => i > 1 && c !== c.toLowerCase());
  return address.slice(0, at) + address[at].toLowerCase() + address.slice(at + 1);
};

const broken = () => {
  const { address } = alice();
  const parser = ['parser-differential'];
  const smuggled = ['injection', 'parser-differential'];
  return [
    [
      'siwe.layout',
      'no-version',
      'A text without the line Version',
      (text) => text.replace('Version: 1\n', ''),
      'Version left out',
      'Version stands in every message',
      parser,
    ],
    [
      'siwe.layout',
      'trailing-lf',
      'A text with a line feed at the end',
      (text) => `${text}\n`,
      'a line feed at the end',
      'The last line has none after it',
      parser,
    ],
    [
      'siwe.layout',
      'crlf',
      'A text with CRLF line ends',
      (text) => text.replaceAll('\n', '\r\n'),
      'CR before each LF',
      'LF alone ends a line',
      parser,
    ],
    [
      'siwe.layout',
      'swapped',
      'A text with nonce and chain id in the other order',
      (text) => text.replace(/(Chain ID: .*)\n(Nonce: .*)/, '$2\n$1'),
      'the lines Chain ID and Nonce change places',
      'Lines have one order',
      parser,
    ],
    [
      'siwe.layout',
      'nonce-twice',
      'A text with two nonces',
      (text) => text.replace('Nonce: ', 'Nonce: aaaaaaaa\nNonce: '),
      'a line Nonce in front of the nonce',
      'A label stands once; two readers could take two nonces',
      ['replay', 'parser-differential'],
    ],
    [
      'siwe.layout',
      'expiry-last',
      'An expiration time after the request id',
      (text) => text.replace(/\nExpiration Time: .*/, (line) => `\nRequest ID: a${line}`),
      'a line Request ID in front of Expiration Time',
      'Outside of its place it is no expiration time, and a reader that ignores it never ends the message',
      ['expiry', 'parser-differential'],
    ],
    [
      'siwe.layout',
      'two-statements',
      'A statement of two lines',
      (text) => text.replace(LOGIN_STATEMENT, `${LOGIN_STATEMENT}\nand pay 1000`),
      'statement += a line feed and a second line',
      'A statement is one line',
      smuggled,
    ],
    [
      'siwe.layout',
      'no-blank-line',
      'One empty line where there is no statement',
      (text) => text.replace(`\n\n${LOGIN_STATEMENT}\n\n`, '\n\n'),
      'the statement and one empty line left out',
      'Without a statement two empty lines stand between address and URI',
      parser,
    ],
    [
      'siwe.separators',
      'text-after-address',
      'Text on the line after the address',
      (text) => text.replace(`\n\n${LOGIN_STATEMENT}`, `\nI agree to everything\n${LOGIN_STATEMENT}`),
      'text on the first separating line',
      'The two separating lines are empty; text there is in no member',
      ['injection', 'consent-bypass'],
    ],
    [
      'siwe.separators',
      'space-before-uri',
      'A space on the line before the URI',
      (text) => text.replace('\n\nURI: ', '\n \nURI: '),
      'a space on the second separating line',
      'The two separating lines are empty',
      parser,
    ],
    [
      'siwe.scheme',
      'scheme',
      'A scheme that begins with a digit',
      (text) => `1https://${text}`,
      'scheme: "1https"',
      'A scheme begins with a letter',
      ['wrong-domain'],
    ],
    [
      'siwe.uri',
      'uri',
      'A URI without a scheme',
      (text) => text.replace('URI: https://', 'URI: '),
      'uri: "app.example/login"',
      'A URI has a scheme, and a host is none',
      ['injection'],
    ],
    [
      'siwe.version',
      'version',
      'Version 2',
      (text) => text.replace('Version: 1', 'Version: 2'),
      'version: "2"',
      'The version of a SIWE message is 1',
      parser,
    ],
    [
      'siwe.chain-id',
      'chain-id',
      'A chain id in hexadecimal',
      (text) => text.replace('Chain ID: 1', 'Chain ID: 0x1'),
      'chainId: "0x1"',
      'A chain id is decimal digits',
      parser,
    ],
    [
      'siwe.issued-at',
      'issued-at',
      'An issued-at without an offset',
      (text) => text.replace(ISSUED, ISSUED.replace('Z', '')),
      'issuedAt without Z',
      'A date-time has an offset; without one it depends on the place',
      ['expiry', 'parser-differential'],
    ],
    [
      'siwe.expiration-time',
      'leap-second',
      'An expiration time with a second of 60 on a day without a leap second',
      (text) => text.replace('2026-01-16T11:00:00Z', '2026-01-16T10:59:60Z'),
      'expirationTime: "2026-01-16T10:59:60Z"',
      'The second 60 exists on 30 June and 31 December at 23:59 UTC only, and a reader that gets no date from it never ends the message',
      ['expiry', 'parser-differential'],
    ],
    [
      'siwe.expiration-time',
      'no-day',
      'An expiration time on 30 February',
      (text) => text.replace(ISSUED, '2026-01-15T11:30:00Z').replace('2026-01-16T', '2026-02-30T'),
      'expirationTime: "2026-02-30T11:00:00Z"',
      'February has no 30 days',
      ['expiry', 'parser-differential'],
    ],
    [
      'siwe.expiration-time',
      'never',
      'An expiration time of never',
      (text) => text.replace('2026-01-16T11:00:00Z', 'never'),
      'expirationTime: "never"',
      'It is no date-time, and a reader that gets no date from it never ends the message',
      ['expiry'],
    ],
    [
      'siwe.not-before',
      'not-before',
      'A not-before with a space instead of T',
      (text) => text.replace(/(Expiration Time: .*)/, '$1\nNot Before: 2026-01-15 11:00:00Z'),
      'notBefore: "2026-01-15 11:00:00Z"',
      'T separates date and time',
      ['expiry'],
      dates('The space is a separator that RFC 3339 mentions'),
    ],
    [
      'siwe.request-id',
      'request-id',
      'A request id with a space',
      (text) => `${text}\nRequest ID: a b`,
      'requestId: "a b"',
      'A request id is characters of a path segment',
      ['injection'],
    ],
    [
      'siwe.resource',
      'resource',
      'A listed resource without a scheme',
      (text) => `${text}\nResources:\n- everything`,
      'resources: ["everything"]',
      'A resource is a URI',
      ['injection', 'widening'],
    ],
    [
      'siwe.resource',
      'resource-cr',
      'A carriage return after a resource',
      (text) => `${text}\nResources:\n- https://app.example/\r`,
      'resources: ["https://app.example/", with U+000D after it]',
      'CR ends no line and stands in no URI',
      smuggled,
    ],
    [
      'siwe.domain',
      'domain-path',
      'A domain with a path',
      (text) => text.replace(' wants', '/login wants'),
      'domain: "app.example/login"',
      'A domain is an authority, and / ends one',
      ['wrong-domain'],
      undefined,
      { domain: undefined },
    ],
    [
      'siwe.domain',
      'domain-empty',
      'An empty domain',
      (text) => text.replace('app.example wants', ' wants'),
      'domain: ""',
      'A domain has a host',
      ['wrong-domain'],
      contests.emptyHost,
      { domain: undefined },
    ],
    [
      'siwe.userinfo',
      'userinfo',
      'A domain with a user name that looks like a site',
      (text) => text.replace('app.example wants', 'app.example@evil.example wants'),
      'domain: "app.example@evil.example"',
      'A domain has no user information: people read the first name, machines the second',
      ['wrong-domain'],
      contest('a-userinfo', {
        result: 'accept',
        reading: 'The domain is an authority, and an authority may have user information.',
      }),
      { domain: undefined },
    ],
    [
      'siwe.statement',
      'statement-cr',
      'A carriage return in the statement',
      (text) => text.replace(' in to', '\rin to'),
      'statement: a space becomes U+000D',
      'CR ends no line and stands in no statement, although people see two lines',
      smuggled,
    ],
    [
      'siwe.statement',
      'statement-line-separator',
      'U+2028 in the statement',
      (text) => text.replace(' in to', '\u2028in to'),
      'statement: a space becomes U+2028',
      'U+2028 ends no line and stands in no statement, although people see two lines',
      smuggled,
    ],
    [
      'siwe.statement',
      'statement-quotes',
      'Double quotes in the statement',
      (text) => text.replace('example application', '"example" application'),
      'statement: example in double quotes',
      'A double quote is neither reserved nor unreserved in URIs',
      parser,
      contest('a-statement-charset', { result: 'accept', reading: 'The prose admits every ASCII character but LF.' }),
    ],
    [
      'siwe.nonce',
      'nonce-hyphen',
      'A nonce with hyphens',
      (text) => text.replace(/Nonce: .*/, 'Nonce: 3f0a-5b1c'),
      'nonce: "3f0a-5b1c"',
      'A nonce is letters and digits',
      ['replay', 'injection'],
      undefined,
      { nonce: '3f0a-5b1c' },
    ],
    [
      'siwe.nonce',
      'nonce-line-separator',
      'A nonce with U+2028 and another label',
      (text) => text.replace(/Nonce: .*/, 'Nonce: aaaaaaaa\u2028Nonce: bbbbbbbb'),
      'nonce: "aaaaaaaa\\u2028Nonce: bbbbbbbb"',
      'U+2028 ends no line, so all of it is the nonce, which is letters and digits',
      ['replay', 'injection'],
      undefined,
      { nonce: 'aaaaaaaa' },
    ],
    [
      'siwe.address',
      'address-short',
      'An address of 39 digits',
      (text) => text.replace(address, address.slice(0, -1)),
      'address without its last digit',
      'An address has 40 digits',
      ['wrong-account'],
      undefined,
      {},
      address.slice(0, -1),
    ],
    [
      'siwe.address',
      'address-0x',
      'A signed address with 0X',
      (text) => text.replace(address, `0X${address.slice(2)}`),
      'address: 0X in front',
      'The prefix is a lower-case 0x',
      ['wrong-account', 'parser-differential'],
      contest('a-address-prefix', {
        result: 'accept',
        reading: 'A string in ABNF is matched without regard to case, so 0X is valid.',
      }),
    ],
    [
      'siwe.address-checksum',
      'address-checksum',
      'An address with one letter in the wrong case',
      (text) => text.replace(address, wrongCase(address)),
      'address: its first capital in lower case',
      'An address in mixed case is spelled as in EIP-55',
      ['wrong-account'],
      contest('a-address-checksum', {
        result: 'accept',
        reading: 'The field SHOULD conform to EIP-55, so any letter case is valid.',
      }),
    ],
  ].map(([rule, name, title, change, mutation, why, risk, contested, over, claimed]) =>
    reject(`auth-siwe-${name}`, title, {
      rule,
      risk,
      twin: 'auth-login',
      mutation: `${mutation}, signed again`,
      reason: `${why}.`,
      input:
        claimed === undefined
          ? written(change, over)
          : asLogin(authSig(change(loginText()), alice(), { address: claimed }), over),
      contested,
    }),
  );
};

const dates = (reading) => contest('a-lower-case-date', { result: 'accept', reading: `${reading}.` });

const shortNonce = (nonce, name, title) =>
  reject(`auth-siwe-${name}`, title, {
    rule: 'siwe.nonce',
    rules: ['siwe.nonce', 'lit-v7.nonce-length'],
    risk: ['replay'],
    twin: 'auth-login',
    mutation: `nonce: ${JSON.stringify(nonce)}`,
    reason:
      'A nonce has at least eight characters. In the profiles of Lit the rule siwe.nonce is off and lit-v7.nonce-length holds.',
    input: login({ nonce }, { nonce: undefined }),
    profiles: lit('reject', 'lit-v7.nonce-length'),
  });

export default () => [
  file('auth-sig.verify', 'siwe', [
    ...broken(),
    shortNonce('abcdefg', 'nonce-seven', 'A nonce of seven characters'),
    shortNonce('', 'nonce-empty', 'An empty nonce'),
  ]),
];
