// What the verifier expects of a login besides its signature: the domain it was signed for, and a nonce it knows.
import { granting, login } from '../auth-sigs.js';
import { accept, contest, DOMAIN, file, NONCE, reject } from '../kit.js';

/** [id, title, domain of the message, expected domain, reason, more members]. */
const same = () =>
  [
    [
      'case',
      'A domain in mixed case, expected in lower case',
      'App.Example',
      DOMAIN,
      'Letter case of ASCII does not count',
    ],
    [
      'expected-case',
      'A domain in lower case, expected in upper case',
      DOMAIN,
      'APP.EXAMPLE',
      'Letter case of ASCII does not count',
    ],
    [
      'port',
      'A domain with a port, expected with it',
      'localhost:3000',
      'localhost:3000',
      'The authorities are equal, port included',
    ],
    [
      'default-port',
      'A domain with the default port, expected with it',
      `${DOMAIN}:443`,
      `${DOMAIN}:443`,
      'The authorities are equal as written',
    ],
    [
      'ipv6',
      'A domain that is an IPv6 address, its digits in another case',
      '[2001:DB8::1]:8443',
      '[2001:db8::1]:8443',
      'Letter case of ASCII does not count, in an address either',
    ],
    [
      'https',
      'A domain behind https',
      DOMAIN,
      DOMAIN,
      'The scheme stands before the domain and is no part of it',
      { scheme: 'https' },
    ],
  ].map(([name, title, domain, expected, why, more]) =>
    accept(`auth-domain-${name}`, title, {
      rules: ['auth-sig.domain'],
      reason: `${why}.`,
      input: login({ domain, ...more }, { domain: expected }),
    }),
  );

const defaultPort = contest('a-domain-comparison', {
  result: 'accept',
  reading:
    'Without a port the default port of the scheme is assumed, and without a scheme HTTPS, so that 443 changes nothing.',
});

const other = () =>
  [
    ['other', 'A login for another site', 'other.example', DOMAIN, 'The wallet signed for another site'],
    ['subdomain', 'A login for a subdomain', `evil.${DOMAIN}`, DOMAIN, 'A subdomain is another authority'],
    ['parent', 'A login for the parent domain', 'example', DOMAIN, 'The parent is another authority'],
    [
      'prefix',
      'A login for a domain that ends like the expected one',
      `my${DOMAIN}`,
      DOMAIN,
      'A common end is not equality',
    ],
    [
      'suffix',
      'A login for a domain that begins like the expected one',
      `${DOMAIN}.evil.example`,
      DOMAIN,
      'A common beginning is not equality',
    ],
    [
      'trailing-dot',
      'A login for the domain with a dot after it',
      `${DOMAIN}.`,
      DOMAIN,
      'The authorities are compared as written; a resolver may see one name, a browser sees two origins',
    ],
    [
      'port-missing',
      'A login without the expected port',
      'localhost',
      'localhost:3000',
      'The port is part of the authority',
    ],
    [
      'port-added',
      'A login with a port that is not expected',
      `${DOMAIN}:8443`,
      DOMAIN,
      'The port is part of the authority',
    ],
    [
      'port-empty',
      'A login with an empty port',
      `${DOMAIN}:`,
      DOMAIN,
      'An empty port is valid in an authority, and the authorities are compared as written',
    ],
    [
      'port-zeros',
      'A login with a zero before the port',
      'localhost:03000',
      'localhost:3000',
      'The authorities are compared as written',
    ],
    [
      'default-port-added',
      'A login with the default port, expected without it',
      `${DOMAIN}:443`,
      DOMAIN,
      'No default port is assumed: app.example and app.example:443 differ',
      defaultPort,
    ],
    [
      'default-port-missing',
      'A login without the default port, expected with it',
      DOMAIN,
      `${DOMAIN}:443`,
      'No default port is assumed: app.example:443 and app.example differ',
      defaultPort,
    ],
    [
      'punycode',
      'A login for the encoded form of a name with a Cyrillic letter',
      'xn--pp-6kc.example',
      '\u0430pp.example',
      'Names are compared as written, and an encoded name is another text',
    ],
    [
      'kelvin',
      'An expected domain with the Kelvin sign',
      'key.example',
      '\u212aey.example',
      'U+212A becomes k in full case folding, and only ASCII letters lose their case',
    ],
    [
      'dotless',
      'An expected domain with a dotless i',
      'mail.example',
      'ma\u0131l.example',
      'U+0131 becomes I in upper case, and only ASCII letters lose their case',
    ],
    [
      'percent',
      'A login for the domain with its dot percent-encoded',
      'app%2Eexample',
      DOMAIN,
      'Nothing is decoded before the comparison',
    ],
  ].map(([name, title, domain, expected, why, contested]) =>
    reject(`auth-domain-${name}`, title, {
      rule: 'auth-sig.domain',
      risk: ['wrong-domain'],
      twin: 'auth-login',
      mutation: `domain: ${JSON.stringify(domain)}, expected: ${JSON.stringify(expected)}`,
      reason: `${why}.`,
      input: login({ domain }, { domain: expected }),
      contested,
    }),
  );

const domains = () => [
  ...same(),
  accept('auth-domain-unchecked', 'A login for another site, no domain expected', {
    rules: ['auth-sig.domain'],
    reason: 'Not to check the domain is a choice of the caller, who states no domain here.',
    input: login({ domain: 'other.example' }, { domain: undefined }),
  }),
  ...other(),
  reject('auth-domain-session', 'A grant that was signed at another site', {
    rule: 'auth-sig.domain',
    risk: ['wrong-domain'],
    twin: 'auth-session',
    mutation: 'domain: "other.example", expected: "app.example"',
    reason: 'The rule is about every purpose: a verifier that expects a domain gets another one.',
    input: granting({ domain: 'other.example' }, { domain: DOMAIN }),
  }),
];

const known = () =>
  [
    [
      'list',
      'A nonce in a list of three',
      NONCE,
      ['aaaaaaaa', NONCE, 'bbbbbbbb'],
      'The nonce is one of those that the verifier gave out',
    ],
    [
      'shortest',
      'A nonce of eight characters',
      'a1B2c3D4',
      'a1B2c3D4',
      'Eight letters and digits are the fewest',
      ['siwe.nonce', 'lit-v7.nonce-length'],
    ],
    [
      'long',
      'A nonce of 200 characters',
      'Zz09'.repeat(50),
      'Zz09'.repeat(50),
      'A nonce has no longest length but that of the message',
      ['siwe.nonce'],
    ],
    [
      'hash',
      'A nonce that is a block hash with 0x',
      `0x${'5c'.repeat(32)}`,
      `0x${'5c'.repeat(32)}`,
      '0x and hex digits are letters and digits',
    ],
  ].map(([name, title, nonce, policy, why, more = []]) =>
    accept(`auth-nonce-${name}`, title, {
      rules: ['auth-sig.nonce', ...more],
      reason: `${why}.`,
      input: login({ nonce }, { nonce: policy }),
    }),
  );

const longer = `${NONCE}0`;
const unknown = () =>
  [
    ['other', 'Another nonce', 'aaaaaaaa1111', NONCE, 'The verifier gave out another nonce'],
    [
      'case',
      'A nonce with one letter in another case',
      NONCE.replace('K', 'k'),
      NONCE,
      'Nonces are compared byte for byte',
    ],
    [
      'shorter',
      'A nonce that is the beginning of the expected one',
      NONCE.slice(0, -1),
      NONCE,
      'A common beginning is not equality',
    ],
    ['longer', 'A nonce that begins with the expected one', longer, NONCE, 'A common beginning is not equality'],
    [
      'list-without',
      'A nonce that is not in the list',
      NONCE,
      ['aaaaaaaa', 'bbbbbbbb'],
      'It is none of those that the verifier gave out',
    ],
    [
      'list-empty',
      'A list of no nonces',
      NONCE,
      [],
      'An empty list contains no nonce; only an absent policy does not check',
    ],
    [
      'list-joined',
      'A nonce that is two expected ones in a row',
      'aaaaaaaabbbbbbbb',
      ['aaaaaaaa', 'bbbbbbbb'],
      'It is none of the two, and to look for it in their text would find it',
    ],
    [
      'constructor',
      'The nonce constructor',
      'constructor',
      ['aaaaaaaa'],
      'It is not in the list; a table of nonces with a prototype would have it',
      ['prototype-pollution'],
    ],
    [
      'exponent',
      'A nonce that is the expected number in another notation',
      '12345678e2',
      '1234567800',
      'The texts differ, although they are one number where text is compared as a number',
    ],
    [
      'rounded',
      'A nonce of digits that differs beyond 2^53',
      '9007199254740992',
      '9007199254740993',
      'The texts differ, although binary64 has one value for both',
    ],
  ].map(([name, title, nonce, policy, why, risk = []]) =>
    reject(`auth-nonce-${name}`, title, {
      rule: 'auth-sig.nonce',
      risk: ['replay', ...risk],
      twin: 'auth-login',
      mutation: `nonce: ${JSON.stringify(nonce)}, expected: ${JSON.stringify(policy)}`,
      reason: `${why}.`,
      input: login({ nonce }, { nonce: policy }),
    }),
  );

const nonces = () => [
  ...known(),
  accept('auth-nonce-unchecked', 'A nonce that nobody gave out, no nonce expected', {
    rules: ['auth-sig.nonce'],
    reason: 'Not to check the nonce is a choice of the caller, who states no policy here.',
    input: login({ nonce: 'neverGivenOut1' }, { nonce: undefined }),
  }),
  ...unknown(),
  reject('auth-nonce-session', 'A grant with a nonce that the verifier does not know', {
    rule: 'auth-sig.nonce',
    risk: ['replay'],
    twin: 'auth-session',
    mutation: 'expected nonces: ["aaaaaaaa"]',
    reason: 'A policy counts for every purpose; in a session it judges freshness.',
    input: granting({}, { nonce: ['aaaaaaaa'] }),
  }),
];

export default () => [file('auth-sig.verify', 'domain', domains()), file('auth-sig.verify', 'nonce', nonces())];
