// Which resources a cell is about: every prefix of the table, wildcards, and texts that only look like either.
import {
  AUTH,
  acc,
  accHash,
  action,
  anyAcc,
  anyAction,
  anyCredit,
  anyPkp,
  asking,
  context,
  credit,
  DECRYPTION,
  EXECUTION,
  grantOf,
  payment,
  pkp,
  SIGNING,
  show,
} from '../grants.js';
import { accept, file, OTHER_PKP, PKP, reject } from '../kit.js';

const rules = ['capability.resource', 'capability.ability'];
const otherPkp = `lit-pkp://${OTHER_PKP}`;
const _otherAction = 'lit-litaction://QmUNLLsPACCz1vLxQVkXqqLX5R1X345qqfHbsf67hvA3Nn';
const photos = 'https://example.com/photos';
const photosRoot = 'https://example.com/photos/';
const read = 'crud/read';

const covered = [
  ['covers-pkp-exact', 'lit-pkp with one id, Threshold/Signing', pkp, SIGNING],
  ['covers-acc-decryption-exact', 'lit-accesscontrolcondition with two hashes, Threshold/Decryption', acc, DECRYPTION],
  ['covers-acc-signing-exact', 'lit-accesscontrolcondition with one hash, Threshold/Signing', accHash, SIGNING],
  ['covers-credit-exact', 'lit-ratelimitincrease with one token, Auth/Auth', credit, AUTH],
  ['covers-action-exact', 'lit-litaction with one CID, Threshold/Execution', action, EXECUTION],
  ['covers-payment-wildcard', 'lit-paymentdelegation, whose only id is the wildcard, Auth/Auth', payment, AUTH],
  ['covers-context-wildcard', 'lit-resolvedauthcontext, whose only id is the wildcard, Auth/Auth', context, AUTH],
  ['covers-unregistered-exact', 'An unregistered scheme with equal bytes', photos, read],
  ['covers-no-authority', 'A resource without :// with equal bytes', 'mailto:carol@example.com', read],
  ['covers-unregistered-wildcard-literal', 'https://* asked for and granted', 'https://*', read],
  ['covers-pkp-wildcard-asked', 'lit-pkp://* asked for and granted', anyPkp, SIGNING],
].map(([id, title, resource, ability]) =>
  accept(id, title, {
    rules,
    reason:
      'The resource and the ability of the cell equal those of the request byte for byte, and [{}] restricts nothing.',
    input: asking(grantOf(resource, ability, {}), resource, ability),
  }),
);

const wildcards = [
  ['covers-pkp-wildcard', 'lit-pkp://* over one PKP', anyPkp, pkp, SIGNING],
  ['covers-acc-wildcard', 'lit-accesscontrolcondition://* over an id that contains a slash', anyAcc, acc, DECRYPTION],
  ['covers-credit-wildcard', 'lit-ratelimitincrease://* over one token', anyCredit, credit, AUTH],
  ['covers-action-wildcard', 'lit-litaction://* over one Lit Action', anyAction, action, EXECUTION],
].map(([id, title, resource, asked, ability]) =>
  accept(id, title, {
    rules,
    reason: `${resource} is the wildcard of a registered prefix and covers every resource that begins with ${resource.slice(0, -1)}; coverage does not judge the id.`,
    input: asking(grantOf(resource, ability, {}), asked, ability),
  }),
);

/** Says in which of its two resources a request differs from a twin that asks for what it grants. */
function differing(twin, granted, asked) {
  const { resource } = covered.find(({ id }) => id === twin).input;
  const grant = granted === resource ? [] : [`granted resource: ${show(granted)}`];
  return [...grant, ...(asked === resource ? [] : [`resource: ${show(asked)}`])].join(', ');
}

/** Cells that do not cover the PKP, each a change of the cell in covers-pkp-wildcard. */
const lookalikes = [
  [
    'longer-prefix',
    'A granted wildcard whose prefix begins with the asked prefix',
    'lit-pkpx://*',
    'lit-pkpx is another prefix, which nobody registered',
  ],
  [
    'other-prefix',
    'The granted wildcard of another registered prefix',
    anyAcc,
    'A wildcard covers its own prefix only, whatever abilities the two share',
  ],
  [
    'no-separator',
    'A granted wildcard without ://',
    'lit-pkp*',
    'Only prefix://* is a wildcard, and lit-pkp* lacks ://',
  ],
  [
    'any-scheme',
    'A granted wildcard in place of the prefix',
    '*://*',
    'The text before :// is no registered prefix, and nothing else is a wildcard',
  ],
  ['lone-star', 'A granted lone asterisk', '*', 'An asterisk without a prefix is no wildcard'],
  [
    'empty-text',
    'A granted empty text',
    '',
    'The empty text equals no other text and is no wildcard: nothing must not mean everything',
  ],
  [
    'empty-id',
    'A granted prefix with an empty id',
    'lit-pkp://',
    'An empty id is not the wildcard, and coverage is no test of a common beginning',
  ],
  [
    'upper-case-prefix',
    'A granted wildcard with its prefix in upper case',
    'LIT-PKP://*',
    'Prefixes are compared byte for byte, and LIT-PKP is not registered',
  ],
  [
    'encoded-star',
    'A granted wildcard with the asterisk percent-encoded',
    'lit-pkp://%2A',
    'Nothing is decoded before the comparison, so the id is the text %2A',
  ],
  [
    'glob',
    'A granted id that begins like the asked one and ends with an asterisk',
    `lit-pkp://${PKP.slice(0, 2)}*`,
    'An asterisk is a wildcard only as the whole id',
  ],
  [
    'cyrillic-prefix',
    'A granted wildcard with a Cyrillic letter in its prefix',
    'lit-\u0440kp://*',
    'The third last letter of the prefix is U+0440, so the prefix is another one',
  ],
].map(([name, title, resource, why]) =>
  reject(`covers-grant-${name}`, title, {
    rule: 'capability.resource',
    risk: ['widening'],
    twin: 'covers-pkp-wildcard',
    mutation: `granted resource: ${show(resource)}`,
    reason: `${why}.`,
    input: asking(grantOf(resource, SIGNING, {}), pkp, SIGNING),
  }),
);

/** Requests that lit-pkp://* does not cover. */
const outside = [
  [
    'longer-prefix',
    'An asked prefix that begins with the granted one',
    `lit-pkpx://${PKP}`,
    'The request begins with lit-pkp and not with lit-pkp://',
  ],
  [
    'upper-case-prefix',
    'An asked prefix in upper case',
    `LIT-PKP://${PKP}`,
    'The request does not begin with the bytes lit-pkp://',
  ],
  [
    'inside',
    'An asked URI that contains the granted prefix further on',
    `https://app.example/?next=lit-pkp://${PKP}`,
    'The request contains lit-pkp:// and does not begin with it',
  ],
].map(([name, title, asked, why]) =>
  reject(`covers-ask-${name}`, title, {
    rule: 'capability.resource',
    risk: ['widening'],
    twin: 'covers-pkp-wildcard',
    mutation: `resource: ${show(asked)}`,
    reason: `${why}, so lit-pkp://* does not cover it.`,
    input: asking(grantOf(anyPkp, SIGNING, {}), asked, SIGNING),
  }),
);

/** Requests for something else than the one resource that is granted: [name, title, granted, asked, ability, twin, why]. */
const others = [
  ['pkp-other', 'Another PKP', pkp, otherPkp, SIGNING, 'covers-pkp-exact', 'The ids differ'],
  [
    'credit-other',
    'A token whose number begins with the granted one',
    credit,
    `${credit}0`,
    AUTH,
    'covers-credit-exact',
    '70 begins with 7 and is another id',
  ],
  [
    'acc-below-hash',
    'The hash of a condition granted, the hash and a data hash asked for',
    accHash,
    acc,
    DECRYPTION,
    'covers-acc-decryption-exact',
    'A granted id does not cover what stands below it after a slash',
  ],
  [
    'acc-above-data',
    'A hash and a data hash granted, the hash alone asked for',
    acc,
    accHash,
    DECRYPTION,
    'covers-acc-decryption-exact',
    'The granted id is one of many with this beginning',
  ],
  [
    'credit-to-payment',
    'Auth/Auth on rate limits granted, on payments asked for',
    anyCredit,
    payment,
    AUTH,
    'covers-payment-wildcard',
    'The ability is the same in both namespaces, the prefix is not',
  ],
  [
    'pkp-to-acc',
    'One id granted under lit-pkp, asked for under lit-accesscontrolcondition',
    `lit-pkp://${accHash.slice(-64)}`,
    accHash,
    SIGNING,
    'covers-acc-signing-exact',
    'The ids and abilities are equal, the prefixes are not',
  ],
  [
    'wildcard-by-exact',
    'One PKP granted, the wildcard asked for',
    pkp,
    anyPkp,
    SIGNING,
    'covers-pkp-exact',
    'A wildcard in the request is covered by the same wildcard only',
  ],
].map(([name, title, granted, asked, ability, twin, why]) =>
  reject(`covers-other-${name}`, title, {
    rule: 'capability.resource',
    risk: ['widening'],
    twin,
    mutation: differing(twin, granted, asked),
    reason: `${why}; ${granted.endsWith('*') ? 'the wildcard covers its own prefix only' : 'a cell without a wildcard covers equal bytes only'}.`,
    input: asking(grantOf(granted, ability, {}), asked, ability),
  }),
);

/** URIs that RFC 3986 would call equivalent or nested: [name, title, granted, asked, why]. */
const uris = [
  [
    'wildcard',
    'https://* over a URI of that scheme',
    'https://*',
    photos,
    'https is not registered, so its asterisk is an id like any other',
  ],
  ['trailing-slash', 'A URI with and without a slash at the end', photos, photosRoot, 'Nothing is normalised'],
  [
    'path-beside',
    'A path that begins with the granted one and goes on in the same segment',
    photos,
    `${photos}-private`,
    'A granted URI does not cover what begins with it',
  ],
  ['host-case', 'A host in upper case', photos, 'https://EXAMPLE.com/photos', 'Hosts are compared byte for byte'],
  [
    'encoding',
    'An unreserved character percent-encoded',
    photos,
    'https://example.com/%70hotos',
    'Percent-encoding is not resolved',
  ],
  [
    'normal-form',
    'One letter composed and decomposed',
    'https://example.com/caf\u00e9',
    'https://example.com/cafe\u0301',
    'Unicode is not normalised: U+00E9 is not U+0065 U+0301',
  ],
].map(([name, title, granted, asked, why]) =>
  reject(`covers-uri-${name}`, title, {
    rule: 'capability.resource',
    risk: ['widening', 'parser-differential'],
    twin: 'covers-unregistered-exact',
    mutation: differing('covers-unregistered-exact', granted, asked),
    reason: `${why}, and resources that differ in a byte are different.`,
    input: asking(grantOf(granted, read, {}), asked, read),
  }),
);

/** Names that every JavaScript object inherits: [name, title, granted, asked, why]. */
const inherited = [
  [
    'scheme-constructor',
    'constructor://* over a resource of that scheme',
    'constructor://*',
    'constructor://a',
    'constructor is no registered prefix',
  ],
].map(([name, title, granted, asked, why]) =>
  reject(`covers-inherited-${name}`, title, {
    rule: 'capability.resource',
    risk: ['prototype-pollution', 'widening'],
    twin: 'covers-pkp-exact',
    mutation: differing('covers-pkp-exact', granted, asked),
    reason: `${why}, so no cell covers the request.`,
    input: asking(grantOf(granted, SIGNING, {}), asked, SIGNING),
  }),
);

export default () => [
  file('capability.covers', 'resources', [
    ...covered,
    ...wildcards,
    ...lookalikes,
    ...outside,
    ...others,
    ...uris,
    ...inherited,
  ]),
];
