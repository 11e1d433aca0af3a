// What the verifier expects of a login besides its signature: the domain it was signed for, and a nonce it knows.
import { authSigs, contest, DOMAIN, group, type Input, json, NONCE, type Row, topic } from '../vocabulary.js';

const { granting, login } = authSigs;

const same = () =>
  group({ rules: ['auth-sig.domain'],
    from: ({ domain, more, expected }: { domain: string; more?: Input; expected: string }) => ({ input: login({ domain, ...more }, { domain: expected }) }) }, [
    { id: 'case', title: 'A domain in mixed case, expected in lower case', why: 'Letter case of ASCII does not count.', domain: 'App.Example',
      expected: DOMAIN },
    { id: 'expected-case', title: 'A domain in lower case, expected in upper case', why: 'Letter case of ASCII does not count.', domain: DOMAIN,
      expected: 'APP.EXAMPLE' },
    { id: 'port', title: 'A domain with a port, expected with it', why: 'The authorities are equal, port included.', domain: 'localhost:3000',
      expected: 'localhost:3000' },
    { id: 'default-port', title: 'A domain with the default port, expected with it', why: 'The authorities are equal as written.',
      domain: `${DOMAIN}:443`, expected: `${DOMAIN}:443` },
    { id: 'ipv6', title: 'A domain that is an IPv6 address, its digits in another case',
      why: 'Letter case of ASCII does not count, in an address either.', domain: '[2001:DB8::1]:8443', expected: '[2001:db8::1]:8443' },
    { id: 'https', title: 'A domain behind https', why: 'The scheme stands before the domain and is no part of it.', domain: DOMAIN,
      more: { scheme: 'https' }, expected: DOMAIN },
  ]);

const defaultPort = contest('a-domain-comparison', {
  result: 'accept',
  reading: 'Without a port the default port of the scheme is assumed, and without a scheme HTTPS, so that 443 changes nothing.',
});

const other = () =>
  group({ twin: 'auth-login', rule: 'auth-sig.domain',
    from: ({ domain, expected }: { domain: string; expected: string }) => ({
      change: `domain: ${json(domain)}, expected: ${json(expected)}`, input: login({ domain }, { domain: expected }) }) }, [
    { id: 'other', title: 'A login for another site', why: 'The wallet signed for another site.', domain: 'other.example', expected: DOMAIN },
    { id: 'subdomain', title: 'A login for a subdomain', why: 'A subdomain is another authority.', domain: `evil.${DOMAIN}`, expected: DOMAIN },
    { id: 'parent', title: 'A login for the parent domain', why: 'The parent is another authority.', domain: 'example', expected: DOMAIN },
    { id: 'prefix', title: 'A login for a domain that ends like the expected one', why: 'A common end is not equality.', domain: `my${DOMAIN}`,
      expected: DOMAIN },
    { id: 'suffix', title: 'A login for a domain that begins like the expected one', why: 'A common beginning is not equality.',
      domain: `${DOMAIN}.evil.example`, expected: DOMAIN },
    { id: 'trailing-dot', title: 'A login for the domain with a dot after it',
      why: 'The authorities are compared as written; a resolver may see one name, a browser sees two origins.', domain: `${DOMAIN}.`, expected: DOMAIN },
    { id: 'port-missing', title: 'A login without the expected port', why: 'The port is part of the authority.', domain: 'localhost',
      expected: 'localhost:3000' },
    { id: 'port-added', title: 'A login with a port that is not expected', why: 'The port is part of the authority.', domain: `${DOMAIN}:8443`,
      expected: DOMAIN },
    { id: 'port-empty', title: 'A login with an empty port', why: 'An empty port is valid in an authority, and the authorities are compared as written.',
      domain: `${DOMAIN}:`, expected: DOMAIN },
    { id: 'port-zeros', title: 'A login with a zero before the port', why: 'The authorities are compared as written.', domain: 'localhost:03000',
      expected: 'localhost:3000' },
    { id: 'default-port-added', title: 'A login with the default port, expected without it',
      why: 'No default port is assumed: app.example and app.example:443 differ.', contested: defaultPort, domain: `${DOMAIN}:443`, expected: DOMAIN },
    { id: 'default-port-missing', title: 'A login without the default port, expected with it',
      why: 'No default port is assumed: app.example:443 and app.example differ.', contested: defaultPort, domain: DOMAIN, expected: `${DOMAIN}:443` },
    { id: 'punycode', title: 'A login for the encoded form of a name with a Cyrillic letter',
      why: 'Names are compared as written, and an encoded name is another text.', domain: 'xn--pp-6kc.example', expected: '\u0430pp.example' },
    { id: 'kelvin', title: 'An expected domain with the Kelvin sign',
      why: 'U+212A becomes k in full case folding, and only ASCII letters lose their case.', domain: 'key.example', expected: '\u212aey.example' },
    { id: 'dotless', title: 'An expected domain with a dotless i', why: 'U+0131 becomes I in upper case, and only ASCII letters lose their case.',
      domain: 'mail.example', expected: 'ma\u0131l.example' },
    { id: 'percent', title: 'A login for the domain with its dot percent-encoded', why: 'Nothing is decoded before the comparison.',
      domain: 'app%2Eexample', expected: DOMAIN },
  ]);

const domains = (): Row[] => [
  ...same(),
  { id: 'unchecked', title: 'A login for another site, no domain expected', rules: ['auth-sig.domain'],
    why: 'Not to check the domain is a choice of the caller, who states no domain here.', input: login({ domain: 'other.example' }, { domain: undefined }) },
  ...other(),
  { id: 'session', title: 'A grant that was signed at another site', twin: 'auth-session', change: 'domain: "other.example", expected: "app.example"',
    rule: 'auth-sig.domain', why: 'The rule is about every purpose: a verifier that expects a domain gets another one.',
    input: granting({ domain: 'other.example' }, { domain: DOMAIN }) },
];

const known = () =>
  group({ rules: ['auth-sig.nonce'], from: ({ nonce, policy }: { nonce: string; policy: unknown }) => ({ input: login({ nonce }, { nonce: policy }) }) }, [
    { id: 'list', title: 'A nonce in a list of three', why: 'The nonce is one of those that the verifier gave out.', nonce: NONCE,
      policy: ['aaaaaaaa', NONCE, 'bbbbbbbb'] },
    { id: 'shortest', title: 'A nonce of eight characters', rules: ['auth-sig.nonce', 'siwe.nonce', 'lit-v7.nonce-length'],
      why: 'Eight letters and digits are the fewest.', nonce: 'a1B2c3D4', policy: 'a1B2c3D4' },
    { id: 'long', title: 'A nonce of 200 characters', rules: ['auth-sig.nonce', 'siwe.nonce'],
      why: 'A nonce has no longest length but that of the message.', nonce: 'Zz09'.repeat(50), policy: 'Zz09'.repeat(50) },
    { id: 'hash', title: 'A nonce that is a block hash with 0x', why: '0x and hex digits are letters and digits.', nonce: `0x${'5c'.repeat(32)}`,
      policy: `0x${'5c'.repeat(32)}` },
  ]);

const unknown = () =>
  group({ twin: 'auth-login', rule: 'auth-sig.nonce',
    from: ({ nonce, policy }: { nonce: string; policy: unknown }) => ({
      change: `nonce: ${json(nonce)}, expected: ${json(policy)}`, input: login({ nonce }, { nonce: policy }) }) }, [
    { id: 'other', title: 'Another nonce', why: 'The verifier gave out another nonce.', nonce: 'aaaaaaaa1111', policy: NONCE },
    { id: 'case', title: 'A nonce with one letter in another case', why: 'Nonces are compared byte for byte.', nonce: NONCE.replace('K', 'k'),
      policy: NONCE },
    { id: 'shorter', title: 'A nonce that is the beginning of the expected one', why: 'A common beginning is not equality.', nonce: NONCE.slice(0, -1),
      policy: NONCE },
    { id: 'longer', title: 'A nonce that begins with the expected one', why: 'A common beginning is not equality.', nonce: `${NONCE}0`, policy: NONCE },
    { id: 'list-without', title: 'A nonce that is not in the list', why: 'It is none of those that the verifier gave out.', nonce: NONCE,
      policy: ['aaaaaaaa', 'bbbbbbbb'] },
    { id: 'list-empty', title: 'A list of no nonces', why: 'An empty list contains no nonce; only an absent policy does not check.', nonce: NONCE,
      policy: [] },
    { id: 'list-joined', title: 'A nonce that is two expected ones in a row',
      why: 'It is none of the two, and to look for it in their text would find it.', nonce: 'aaaaaaaabbbbbbbb', policy: ['aaaaaaaa', 'bbbbbbbb'] },
    { id: 'constructor', title: 'The nonce constructor', risk: ['replay', 'prototype-pollution'],
      why: 'It is not in the list; a table of nonces with a prototype would have it.', nonce: 'constructor', policy: ['aaaaaaaa'] },
    { id: 'exponent', title: 'A nonce that is the expected number in another notation',
      why: 'The texts differ, although they are one number where text is compared as a number.', nonce: '12345678e2', policy: '1234567800' },
    { id: 'rounded', title: 'A nonce of digits that differs beyond 2^53', why: 'The texts differ, although binary64 has one value for both.',
      nonce: '9007199254740992', policy: '9007199254740993' },
  ]);

const nonces = (): Row[] => [
  ...known(),
  { id: 'unchecked', title: 'A nonce that nobody gave out, no nonce expected', rules: ['auth-sig.nonce'],
    why: 'Not to check the nonce is a choice of the caller, who states no policy here.', input: login({ nonce: 'neverGivenOut1' }, { nonce: undefined }) },
  ...unknown(),
  { id: 'session', title: 'A grant with a nonce that the verifier does not know', twin: 'auth-session', change: 'expected nonces: ["aaaaaaaa"]',
    rule: 'auth-sig.nonce', why: 'A policy counts for every purpose; in a session it judges freshness.', input: granting({}, { nonce: ['aaaaaaaa'] }) },
];

export default () => [
  topic({ operation: 'auth-sig.verify', name: 'domain', prefix: 'auth-domain-' }, domains()),
  topic({ operation: 'auth-sig.verify', name: 'nonce', prefix: 'auth-nonce-' }, nonces()),
];
