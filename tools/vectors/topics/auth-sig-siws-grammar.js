import { solanaAccount } from '../kinds.js';
import { accept, alice, contest, DOMAIN, EXPIRES, file, NONCE, reject } from '../kit.js';
import { byGrammar, signIn, signInText, signing, unread } from '../sign-ins.js';

export const since = '3.0.0';

const text = (over) => signInText(over);
const header = `${DOMAIN} wants you to sign in with your Solana account:`;
const address = () => solanaAccount().address;
const _head = () => `${header}\n${address()}`;

const broken =
  (rule) =>
  (name, title, mutation, reason, signed, { twin = 'auth-siws', risk = ['parser-differential'], over, ...rest } = {}) =>
    reject(`auth-siws-${name}`, title, {
      rule,
      rules: byGrammar(rule),
      risk,
      twin,
      mutation,
      reason: `${reason}.`,
      input: signing(signed, over),
      profiles: unread,
      ...rest,
    });

const layout = broken('siws.layout');
const value = broken('siws.value');

// --- Layout ---

const swapped = (a, b) => (whole) => {
  const lines = whole.split('\n');
  const [i, j] = [a, b].map((label) => lines.findIndex((line) => line.startsWith(label)));
  [lines[i], lines[j]] = [lines[j], lines[i]];
  return lines.join('\n');
};

const layouts = () => [
  layout(
    'layout-feed',
    'A sign-in text with a line feed behind its fields',
    'signedMessage += U+000A',
    'Nothing stands behind the last field',
    `${text()}\n`,
  ),
  layout(
    'layout-crlf',
    'A sign-in text with CRLF line ends',
    'every U+000A: U+000D U+000A',
    'LF alone ends a line',
    text().replaceAll('\n', '\r\n'),
  ),
  layout(
    'layout-cr',
    'A sign-in text with CR line ends',
    'every U+000A: U+000D',
    'LF alone ends a line',
    text().replaceAll('\n', '\r'),
  ),
  layout(
    'layout-scheme-line',
    'A sign-in text with a line between domain and header',
    'the header on a line of its own',
    'Domain and header are one line',
    text().replace(' wants', '\n wants'),
  ),
  layout(
    'layout-colon',
    'A sign-in text whose header has no colon',
    'the colon of the header left out',
    'The header ends with a colon',
    text().replace('account:', 'account'),
  ),
  layout(
    'layout-header-space',
    'A sign-in text with a space behind its header',
    'a space behind the header',
    'The header ends with its line',
    text().replace('account:', 'account: '),
  ),
  layout(
    'layout-address-line',
    'A sign-in text with the address on the line of the header',
    'a space instead of the first line feed',
    'The address has a line of its own',
    text().replace('account:\n', 'account: '),
  ),
  layout(
    'layout-no-address',
    'A sign-in text that ends with its header',
    'everything behind the header left out',
    'The address is no optional member',
    header,
    { over: { nonce: undefined } },
  ),
  layout(
    'layout-two-lines',
    'A sign-in text without a statement and with two empty lines',
    'an empty line more in front of the fields',
    'That is the layout of a SIWE message; here the empty line belongs to the statement or to the fields',
    text({ statement: undefined }).replace('\n\n', '\n\n\n'),
    { twin: 'auth-siws-no-statement' },
  ),
  layout(
    'layout-empty-statement',
    'A sign-in text with an empty statement',
    'Statement: empty',
    'A statement has one character or more',
    text({ statement: '' }),
  ),
  layout(
    'layout-no-separator',
    'A sign-in text whose statement follows its address',
    'the empty line in front of the statement left out',
    'An empty line stands between address and statement',
    text().replace(`${address()}\n\n`, `${address()}\n`),
  ),
  layout(
    'layout-no-second',
    'A sign-in text whose fields follow its statement',
    'the empty line behind the statement left out',
    'An empty line stands in front of the fields',
    text().replace('\n\nURI', '\nURI'),
  ),
  layout(
    'layout-fields-at-once',
    'A sign-in text whose fields follow its address',
    'the empty line in front of the fields left out',
    'An empty line stands in front of the fields',
    text({ statement: undefined }).replace('\n\nURI', '\nURI'),
    { twin: 'auth-siws-no-statement' },
  ),
  layout(
    'layout-separator-space',
    'A sign-in text with a space on its empty line',
    'a space on the line behind the address',
    'The line between them is empty',
    text().replace('\n\n', '\n \n'),
  ),
  layout(
    'layout-statement-lines',
    'A sign-in text with a statement of two lines',
    'a line feed in the statement',
    'A statement is one line',
    text({ statement: 'Sign in\nto the example application' }),
    { risk: ['injection', 'parser-differential'] },
  ),
  layout(
    'layout-two-statements',
    'A sign-in text with two statements',
    'a second statement behind the first',
    'There is one statement',
    text({ statement: 'Sign in\n\nReally' }),
    { risk: ['injection', 'parser-differential'] },
  ),
  layout(
    'layout-order',
    'A sign-in text with its nonce in front of its version',
    'Version and Nonce exchanged',
    'The fields have one order',
    swapped('Version', 'Nonce')(text()),
  ),
  layout(
    'layout-times-order',
    'A sign-in text with its expiration time in front of its issued-at',
    'Issued At and Expiration Time exchanged',
    'The fields have one order',
    swapped('Issued', 'Expiration')(text()),
  ),
  layout(
    'layout-twice',
    'A sign-in text with two expiration times',
    'a second Expiration Time',
    'A field stands once: two readers would take one each',
    `${text()}\nExpiration Time: 2026-01-15T11:00:00Z`,
    { risk: ['expiry', 'parser-differential'] },
  ),
  layout(
    'layout-two-nonces',
    'A sign-in text with two nonces',
    'a second Nonce',
    'A field stands once',
    text().replace(`Nonce: ${NONCE}`, `Nonce: aB3dE5gH7jK9\nNonce: ${NONCE}`),
    { risk: ['replay', 'parser-differential'] },
  ),
  layout(
    'layout-label-case',
    'A sign-in text with a label in lower case',
    'nonce: in lower case',
    'Labels have their letter case',
    text().replace('Nonce:', 'nonce:'),
  ),
  layout(
    'layout-label-space',
    'A sign-in text without a space behind a label',
    'the space behind Nonce: left out',
    'A label ends with a space',
    text().replace('Nonce: ', 'Nonce:'),
  ),
  layout(
    'layout-unknown',
    'A sign-in text with a field that is none of the grammar',
    'Audience: app.example behind the nonce',
    'The grammar has no such field',
    text().replace('\nIssued', '\nAudience: app.example\nIssued'),
  ),
  layout(
    'layout-gap',
    'A sign-in text with an empty line between two fields',
    'an empty line in front of Expiration Time',
    'The fields stand without a gap',
    text().replace('\nExpiration', '\n\nExpiration'),
    { risk: ['expiry', 'parser-differential'] },
  ),
  layout(
    'layout-resource',
    'A sign-in text with a resource without its hyphen',
    'the hyphen of a resource left out',
    'A resource stands behind a hyphen and a space',
    text({ resources: ['https://app.example/terms'] }).replace('- https', 'https'),
    { twin: 'auth-siws-all' },
  ),
  layout(
    'layout-resources-space',
    'A sign-in text with a space behind Resources:',
    'a space behind Resources:',
    'The label of resources is the whole line',
    text({ resources: ['https://app.example/terms'] }).replace('Resources:', 'Resources: '),
    { twin: 'auth-siws-all' },
  ),
  layout(
    'layout-behind-resources',
    'A sign-in text with its expiration time behind the resources',
    'Expiration Time behind the resources',
    'Resources are the last field',
    `${text({ expirationTime: undefined, resources: ['https://app.example/terms'] })}\nExpiration Time: ${EXPIRES}`,
    { twin: 'auth-siws-all' },
  ),
  layout(
    'layout-resources-feed',
    'A sign-in text with a line feed behind its resources',
    'signedMessage += U+000A',
    'Nothing stands behind the last resource',
    `${text({ resources: ['https://app.example/terms'] })}\n`,
    { twin: 'auth-siws-all' },
  ),
  layout(
    'layout-statement-label',
    'A sign-in text whose statement begins with a label',
    'Statement: Expiration Time: 2026-01-15T11:00:00Z',
    'A line that begins with a label is a field and no statement, and an empty line does not stand between fields',
    text({ statement: 'Expiration Time: 2026-01-15T11:00:00Z' }),
    {
      risk: ['expiry', 'parser-differential'],
      contested: contest('a-sign-in-statement', {
        result: 'accept',
        reading: 'the line is a statement where an empty line follows',
      }),
    },
  ),
  layout(
    'layout-chain-id-last',
    'A sign-in text with its chain id in the place of the example of CAIP-122',
    'Chain ID behind Expiration Time',
    'The fields have the order of SIWS',
    `${text({ chainId: undefined })}\nChain ID: mainnet`,
    {
      contested: contest('a-sign-in-order', {
        result: 'accept',
        reading: 'the order of the general example of CAIP-122',
      }),
    },
  ),
];

const laidOut = () =>
  [
    [
      'empty-resources',
      'A sign-in text with an empty list of resources',
      'Any number of resources includes none',
      { resources: [] },
    ],
    [
      'empty-request',
      'A sign-in text with an empty request id',
      'A request id has any number of characters',
      { requestId: '' },
    ],
    [
      'long-statement',
      'A sign-in text with every kind of character in its statement',
      'The characters are reserved or unreserved in a URI, or a space',
      { statement: "Sign in: it's free (really)! #1 [a] @b $c +d;e,f=g?h/i~j*k&l_m.n-o" },
    ],
    [
      'statement-words',
      'A sign-in text whose statement has the words of a header',
      'A statement is not searched for the header',
      { statement: 'evil.example wants you to sign in with your Solana account:' },
    ],
    [
      'statement-label',
      'A sign-in text with a label inside of its statement',
      'A label that does not begin the line is none',
      { statement: 'See Expiration Time: below' },
    ],
  ].map(([name, title, reason, over]) =>
    accept(`auth-siws-${name}`, title, {
      rules: ['siws.layout', 'siws.value'],
      reason: `${reason}.`,
      input: signIn(over),
    }),
  );

// --- Values ---

const upper = () => address().toUpperCase();

const values = () => [
  ...[
    [
      'scheme',
      'a URL as its domain',
      { domain: 'https://app.example' },
      'The domain is an authority: SIWS has no scheme in front of it',
    ],
    [
      'userinfo',
      'a user name in its domain',
      { domain: 'app.example@evil.example' },
      'What stands in front of the host makes another host look like the one that asks',
    ],
    ['no-domain', 'an empty domain', { domain: '' }, 'The domain is no optional member'],
    ['port-alone', 'a domain without a host', { domain: ':3000' }, 'A domain has a host'],
    ['domain-space', 'a space in front of its domain', { domain: ` ${DOMAIN}` }, 'A space is no part of an authority'],
    ['domain-path', 'a path behind its domain', { domain: `${DOMAIN}/` }, 'A slash is no part of an authority'],
  ].map(([name, title, over, reason]) =>
    value(
      `value-${name}`,
      `A sign-in text with ${title}`,
      `domain: ${JSON.stringify(over.domain)}`,
      reason,
      text(over),
      {
        risk: ['wrong-domain', 'parser-differential'],
        over: { domain: undefined },
        twin: 'auth-siws-any',
      },
    ),
  ),
  ...[
    ['address-ethereum', 'the address of an Ethereum account', 'address', alice().address, '0 is no letter of Base58'],
    [
      'address-short',
      'an address of 31 letters',
      'address',
      '1'.repeat(31),
      '32 bytes have 32 letters of Base58 or more',
    ],
    [
      'address-long',
      'an address of 45 letters',
      'address',
      '1'.repeat(45),
      '32 bytes have 44 letters of Base58 or fewer',
    ],
    [
      'address-letter',
      'an address with a letter that is none of Base58',
      'address',
      `${upper().slice(0, 30)}OI`,
      'O and I are no letters of Base58',
    ],
    ['address-space', 'a space behind its address', 'address', `${address()} `, 'A space is no letter of Base58'],
    ['address-caip', 'an address with its chain', 'address', `solana:${address()}`, 'A colon is no letter of Base58'],
    [
      'statement-umlaut',
      'a statement beyond ASCII',
      'statement',
      'Grüße',
      'A statement consists of characters of a URI and spaces',
    ],
    [
      'statement-quote',
      'a quotation mark in its statement',
      'statement',
      'Sign in to "Example"',
      'A quotation mark is no character of a URI',
    ],
    ['statement-tab', 'a tab in its statement', 'statement', 'Sign\tin', 'A tab is no character of a URI'],
    [
      'statement-cr',
      'a carriage return in its statement',
      'statement',
      'Sign in\rExpiration Time: 2026-01-15T11:00:00Z',
      'A carriage return is no character of a URI',
    ],
    ['uri-relative', 'a URI without a scheme', 'uri', '/login', 'A URI begins with its scheme'],
    ['uri-empty', 'an empty URI', 'uri', '', 'A URI begins with its scheme'],
    ['uri-space', 'a space in its URI', 'uri', 'https://app.example/log in', 'A space is no character of a URI'],
    ['version-2', 'version 2', 'version', '2', 'The version of the grammar is 1'],
    ['version-10', 'version 10', 'version', '10', 'The version of the grammar is 1'],
    ['version-empty', 'an empty version', 'version', '', 'The version of the grammar is 1'],
    ['nonce-short', 'a nonce of seven letters', 'nonce', 'abcdefg', 'A nonce has eight letters and digits or more'],
    ['nonce-hyphen', 'a hyphen in its nonce', 'nonce', 'abcd-efgh-1234', 'A hyphen is no letter and no digit'],
    ['nonce-empty', 'an empty nonce', 'nonce', '', 'A nonce has eight letters and digits or more'],
    ['issued-date', 'a date as its issued-at', 'issuedAt', '2026-01-15', 'A date-time has a time'],
    ['issued-zone', 'an issued-at without a zone', 'issuedAt', '2026-01-15T11:00:00', 'A date-time has a zone'],
    [
      'issued-words',
      'an issued-at in words',
      'issuedAt',
      'Thu, 15 Jan 2026 11:00:00 GMT',
      'A date-time is one of RFC 3339',
    ],
    ['issued-lower', 'an issued-at in lower case', 'issuedAt', '2026-01-15t11:00:00z', 'T and Z are upper case'],
    [
      'expiration-day',
      'an expiration time on a day that does not exist',
      'expirationTime',
      '2026-02-30T11:00:00Z',
      'February has no 30th',
    ],
    [
      'expiration-never',
      'an expiration time that is a word',
      'expirationTime',
      'never',
      'A date-time is one of RFC 3339',
    ],
    [
      'expiration-space',
      'a space behind its expiration time',
      'expirationTime',
      `${EXPIRES} `,
      'Nothing is trimmed from a value',
    ],
    [
      'not-before-seconds',
      'seconds since 1970 as its not-before',
      'notBefore',
      '1768476600',
      'A number is no date-time',
    ],
    ['request-id-space', 'a space in its request id', 'requestId', 'request 7', 'A space is no character of a path'],
    ['resource', 'a resource that is no URI', 'resources', ['app.example'], 'A resource is a URI'],
    [
      'resource-second',
      'a second resource that is no URI',
      'resources',
      ['https://app.example/terms', ''],
      'A resource is a URI',
    ],
  ].map(([name, title, member, written, reason]) =>
    value(
      `value-${name}`,
      `A sign-in text with ${title}`,
      `${member}: ${JSON.stringify(written)}`,
      reason,
      text({ [member]: written }),
      {
        twin: 'auth-siws-any',
        over: { nonce: undefined },
      },
    ),
  ),
];

const GENESIS = '5eykt4UsFv8P8NJdTREpY1vzqKqZKvdpKuc147dw2N9d';

const chains = () => [
  ...['testnet', 'devnet', 'localnet', 'solana:mainnet', 'solana:testnet', 'solana:devnet', 'solana:localnet'].map(
    (chainId) =>
      accept(`auth-siws-chain-${chainId.replace(':', '-')}`, `A sign-in text for ${chainId}`, {
        rules: ['siws.layout', 'siws.value'],
        reason: 'It is one of the names of the chains of Solana.',
        input: signIn({ chainId }),
      }),
  ),
  ...[
    [
      'caip-2',
      'a chain by CAIP-2',
      `solana:${GENESIS.slice(0, 32)}`,
      'It is the prefix of the namespace and 32 letters of a genesis hash',
    ],
    ['genesis', 'a chain by its genesis hash', GENESIS, 'It is a genesis hash, as in the example of CAIP-122'],
    [
      'genesis-cut',
      'a chain by 32 letters of its genesis hash',
      GENESIS.slice(0, 32),
      'It is the reference of CAIP-2, without the namespace',
    ],
  ].map(([name, title, chainId, reason]) =>
    accept(`auth-siws-chain-${name}`, `A sign-in text for ${title}`, {
      rules: ['siws.layout', 'siws.value'],
      reason: `${reason}.`,
      input: signIn({ chainId }),
      contested: contest('a-solana-chain-id', {
        result: 'reject',
        rule: 'siws.value',
        reading: 'the seven names of the grammar',
      }),
    }),
  ),
  ...[
    ['one', '1', 'It is a chain of Ethereum', true],
    ['ethereum', 'eip155:1', 'It is a chain of Ethereum', false],
    ['name', 'mainnet-beta', 'It is the name of a cluster and none of the grammar', true],
    ['case', 'Mainnet', 'Names have their letter case', false],
    ['prefix-case', 'Solana:mainnet', 'The prefix has its letter case', false],
    ['empty', '', 'A chain id is not empty', false],
    ['space', ' mainnet', 'Nothing is trimmed from a value', false],
  ].map(([name, chainId, reason, doubted]) =>
    value(
      `chain-${name}`,
      `A sign-in text with the chain id ${JSON.stringify(chainId)}`,
      `Chain ID: ${JSON.stringify(chainId)}`,
      reason,
      text({ chainId }),
      {
        ...(doubted && {
          contested: contest('a-solana-chain-id', { result: 'accept', reading: 'any text is a chain id' }),
        }),
      },
    ),
  ),
];

export default () => [
  file('auth-sig.verify', 'siws-grammar', [...layouts(), ...laidOut()]),
  file('auth-sig.verify', 'siws-values', [...values(), ...chains()]),
];
