// The ReCap of an AuthSig through the whole path: where it stands, how it is written, and that the statement says it.
import { CONTEXT, delegating, details, granting, lit, login, PKP_URI, underNetwork } from '../auth-sigs.js';
import {
  ACC,
  ACTION,
  accept,
  base64url,
  blsAuthSig,
  contest,
  file,
  grant,
  grantText,
  OTHER_PKP,
  PREAMBLE,
  recapUri,
  reject,
  statement,
  undecided,
  utf8,
} from '../kit.js';

const OTHER_URI = `lit-pkp://${OTHER_PKP}`;
const ACTION_URI = `lit-litaction://${ACTION}`;
const SIGNING = 'Threshold/Signing';
const EXECUTION = 'Threshold/Execution';

/** Two resources in the order of their bytes. */
const two = () => details({ [ACTION_URI]: { [EXECUTION]: [{}] }, [PKP_URI]: { [SIGNING]: [{}] } });
const plain = () => statement(grant());

const says = (name, title, statementText, why, more = {}) =>
  accept(`auth-statement-${name}`, title, {
    rules: ['recap.statement-match'],
    reason: `${why}.`,
    input: granting({ says: statementText, ...more }),
    trace: { statement: statement(more.details ?? grant()) },
  });

const stated = () => [
  says(
    'two-resources',
    'A statement of two resources',
    undefined,
    'The entries follow the bytes of the resources and are numbered from 1',
    { details: two() },
  ),
  says(
    'preface',
    'A sentence, one space, the statement',
    `I want to sign with this key. ${plain()}`,
    'The statement ends with one space and the ReCap statement; what stands before is free',
  ),
  says(
    'preface-two-spaces',
    'A sentence, two spaces, the statement',
    `I want to sign with this key.  ${plain()}`,
    'One of the two spaces belongs to the preface, which is free',
  ),
  says(
    'space-in-front',
    'A space in front of the statement',
    ` ${plain()}`,
    'The statement ends with one space and the ReCap statement; the preface is empty',
  ),
  says(
    'preface-denies',
    'A sentence that denies what follows',
    `I do not authorize anything that follows, and nobody may act for me. ${plain()}`,
    'The preface is free and can contradict the statement, so a verifier returns it',
  ),
  says(
    'preface-statement',
    'The statement of another ReCap in front of the statement',
    `${statement(two())} ${plain()}`,
    'The preface is free; what is granted follows from the ReCap',
  ),
  says(
    'preface-preambles',
    'The preamble twice in front of the statement',
    `${PREAMBLE} ${PREAMBLE} ${plain()}`,
    'The preface is free; the network writes such statements',
  ),
  says(
    'quotes',
    'A resource with quotation marks that look like another entry',
    undefined,
    'A URI may contain quotation marks and nothing is escaped; without spaces it does not imitate an entry',
    { details: details({ [fake(false)]: { [SIGNING]: [{}] } }) },
  ),
];

/** A resource that tries to look like the end of one entry and the beginning of the next. */
function fake(spaced) {
  const gap = spaced ? ' ' : '';
  return `lit-accesscontrolcondition://${ACC}'.${gap}(2)${gap}'Threshold':${gap}'Execution'${gap}for${gap}'lit-litaction://*`;
}

const algorithmic = contest('a-statement-spacing', {
  result: 'accept',
  reading:
    "The literals of the algorithm have no spaces between names and around 'for', and they are the normative text.",
});

const misstated = () =>
  [
    ['empty', 'An empty statement beside a ReCap', '', 'An empty statement is there and says nothing'],
    ['preamble-only', 'The preamble alone', PREAMBLE, 'The preamble announces actions and names none'],
    [
      'other',
      'The statement of another ReCap',
      statement({ att: { [OTHER_URI]: { [SIGNING]: [{}] } } }),
      'The person was shown another PKP',
    ],
    [
      'less',
      'The statement of a part of the ReCap',
      undefined,
      'The person was shown one of two entries',
      { details: two(), says: plain() },
      'auth-statement-two-resources',
    ],
    [
      'more',
      'The statement of more than the ReCap',
      statement(two()),
      'The person was shown two entries, and the ReCap has one',
    ],
    [
      'order',
      'The entries in another order',
      undefined,
      'The entries follow the bytes of the resources',
      {
        details: two(),
        says: statement({ att: { [PKP_URI]: { [SIGNING]: [{}] }, [ACTION_URI]: { [EXECUTION]: [{}] } } }),
      },
      'auth-statement-two-resources',
    ],
    [
      'letter-case',
      'One letter in lower case',
      plain().replace("'Signing'", "'signing'"),
      'One letter differs from the statement of the ReCap',
    ],
    [
      'digit',
      'One digit of the resource changed',
      plain().replace(/(.)'\.$/, (_, last) => `${last === '0' ? '1' : '0'}'.`),
      'One digit differs, and it is that of another PKP',
    ],
    ['number', 'Entries numbered from 0', plain().replace('(1)', '(0)'), 'Entries are numbered from 1'],
    ['no-point', 'No point at the end', plain().slice(0, -1), 'The last character is missing'],
    [
      'trailing-space',
      'A space after the statement',
      `${plain()} `,
      'The statement does not end with the ReCap statement but with a space',
    ],
    [
      'text-after',
      'A sentence after the statement',
      `${plain()} But only on Mondays.`,
      'Text after the ReCap statement is no preface',
    ],
    [
      'glued',
      'A sentence in front without a space',
      `I want to sign with this key.${plain()}`,
      'One space stands between the preface and the ReCap statement',
    ],
    [
      'entries-only',
      'The entries without the preamble',
      plain().slice(PREAMBLE.length + 1),
      'The statement begins with the preamble',
    ],
    [
      'two-spaces',
      'Two spaces after the preamble',
      plain().replace(': (1)', ':  (1)'),
      'One space stands before each entry',
    ],
    [
      'restrictions',
      'The restrictions in the statement',
      undefined,
      'Restrictions do not appear in the statement',
      {
        details: details({ [PKP_URI]: { [SIGNING]: [{ uses: '1' }] } }),
        says: plain().replace("'Signing'", "'Signing' (uses: 1)"),
      },
    ],
    [
      'algorithm',
      'The statement spaced as in the algorithm of the standard',
      `${PREAMBLE} (1)'Threshold':'Signing'for '${PKP_URI}'.`,
      'The form is that of the examples of the standard, which is what is deployed',
      {},
      undefined,
      algorithmic,
    ],
    [
      'faked-entry',
      'A statement that spells the quotation marks of a resource as two entries',
      undefined,
      'A resource contains no spaces, so its imitation of an entry is another text',
      {
        details: details({ [fake(false)]: { [SIGNING]: [{}] } }),
        says: statement({ att: { [fake(true)]: { [SIGNING]: [{}] } } }),
      },
      'auth-statement-quotes',
    ],
  ].map(([name, title, text, why, fields, twin = 'auth-session', contested]) =>
    reject(`auth-statement-${name}`, title, {
      rule: 'recap.statement-match',
      risk: ['consent-bypass'],
      twin,
      mutation: `statement: ${mutationOf(fields?.says ?? text)}`,
      reason: `${why}.`,
      input: granting({ says: text, ...fields }),
      contested,
    }),
  );

/** Statements are long: a mutation leaves out what every one has. */
function mutationOf(text) {
  return JSON.stringify(text.replaceAll(PREAMBLE, 'I further ... behalf:').replaceAll(PKP_URI, 'lit-pkp://7f...'));
}

const placed = () => {
  const uri = recapUri(grant());
  const limited = recapUri(details({ [PKP_URI]: { [SIGNING]: [{ uses: '1' }] } }));
  return [
    accept('auth-recap-after-resource', 'A resource in front of the ReCap', {
      rules: ['recap.single', 'recap.last'],
      reason: 'The ReCap is the last resource and the only ReCap; other resources may stand before it.',
      input: granting({ resources: ['https://app.example/terms', uri] }),
    }),
    accept('auth-recap-own-uri', 'A resource of the ReCap as a resource of its own', {
      rules: ['recap.single', 'recap.last'],
      reason: 'A plain resource grants nothing and is not compared with the ReCap.',
      input: granting({ resources: [OTHER_URI, uri] }),
    }),
    reject('auth-recap-not-last', 'A resource after the ReCap', {
      rule: 'recap.last',
      risk: ['consent-bypass', 'parser-differential'],
      twin: 'auth-recap-after-resource',
      mutation: 'the two resources change places',
      reason: 'A ReCap occupies the final entry; a reader that takes the last resource finds none.',
      input: granting({ resources: [uri, 'https://app.example/terms'] }),
    }),
    reject('auth-recap-not-last-login', 'A resource after the ReCap of a login', {
      rule: 'recap.last',
      risk: ['consent-bypass', 'parser-differential'],
      twin: 'auth-login-recap',
      mutation: 'resources += "https://app.example/terms"',
      reason: 'A ReCap occupies the final entry, in a login too.',
      input: login({ statement: plain(), resources: [uri, 'https://app.example/terms'] }),
    }),
    ...[
      ['twice', 'The same ReCap twice', [uri, uri], 'the ReCap, a second time'],
      [
        'restricted',
        'A restricted ReCap, then the same without the restriction',
        [limited, uri],
        'a ReCap with a restriction in front',
      ],
      ['widened', 'A ReCap, then the same with a restriction', [uri, limited], 'a ReCap with a restriction after it'],
      [
        'apart',
        'Two ReCaps with a resource between them',
        [uri, 'https://app.example/terms', uri],
        'the ReCap and another resource in front',
      ],
    ].map(([name, title, resources, mutation]) =>
      reject(`auth-recap-two-${name}`, title, {
        rule: 'recap.single',
        risk: ['consent-bypass', 'widening'],
        twin: 'auth-session',
        mutation,
        reason: 'A message has one ReCap at most. The statement is that of either, so nothing else tells them apart.',
        input: granting({ resources }),
      }),
    ),
    reject('auth-statement-absent', 'A ReCap without a statement', {
      rule: 'recap.statement-present',
      risk: ['consent-bypass'],
      twin: 'auth-session',
      mutation: 'statement left out',
      reason:
        'The statement of the message has to end with that of the ReCap, and there is none: the person saw nothing of the grant.',
      input: granting({ statement: undefined }),
    }),
    reject('auth-statement-absent-login', 'A login with a ReCap without a statement', {
      rule: 'recap.statement-present',
      risk: ['consent-bypass'],
      twin: 'auth-login-recap',
      mutation: 'statement left out',
      reason: 'A ReCap is optional in a login; where there is one, the statement has to say it.',
      input: login({ statement: undefined, resources: [uri] }),
    }),
  ];
};

/** JSON text of the grant, lengthened by spaces until its base64 has what is asked for. */
function textUntil(fits) {
  let text = JSON.stringify(grant());
  while (!fits(text)) text += ' ';
  return text;
}

const malformed = () => {
  const padded = textUntil((text) => utf8(text).length % 3 !== 0);
  const payload = base64url(padded);
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const nextLetter = alphabet[alphabet.indexOf(payload.at(-1)) + 1];
  const noted = details({ [PKP_URI]: { [SIGNING]: [{ note: '???>>>???>>>???' }] } });
  const duplicate = JSON.stringify(grant()).replace('"prf"', `"att":${JSON.stringify(grant().att)},"prf"`);
  const reversed = { [PKP_URI]: { [SIGNING]: [{}] }, [ACTION_URI]: { [EXECUTION]: [{}] } };
  return [
    accept('auth-recap-no-prf', 'A ReCap without prf', {
      rules: ['recap.shape'],
      reason: 'Absent and empty proofs are equal.',
      input: granting({ resources: [recapUri({ att: grant().att })] }),
    }),
    accept('auth-recap-white-space', 'A ReCap whose JSON text has white space', {
      rules: ['json.text', 'recap.encoding'],
      reason: 'White space in the payload is free, and the URI is signed as it stands.',
      input: granting({ resources: [recapUri(JSON.stringify(grant(), null, 1))] }),
    }),
    ...[
      [
        'recap.prefix',
        'upper-case',
        'A ReCap URI in upper case',
        [recapUri(grant()).replace('urn:recap:', 'URN:RECAP:')],
        'prefix: URN:RECAP:',
        'It counts as a ReCap, and the prefix is written in lower case',
        ['consent-bypass', 'parser-differential'],
      ],
      [
        'recap.encoding',
        'padding',
        'A payload with padding',
        [`urn:recap:${payload}${'='.repeat((4 - (payload.length % 4)) % 4)}`],
        'padding of the payload added',
        'The payload is base64url without padding',
        ['parser-differential'],
      ],
      [
        'recap.encoding',
        'trailing-bits',
        'A payload whose last letter has a bit too many',
        [`urn:recap:${payload.slice(0, -1)}${nextLetter}`],
        'last letter of the payload: the next of the alphabet',
        'Bits after the last byte are zero; otherwise one payload has several texts',
        ['signature-malleability'],
      ],
      [
        'json.text',
        'duplicate',
        'A payload with att twice',
        [recapUri(duplicate)],
        'att, a second time with the same value',
        'No object has a key twice, in a payload either',
        ['parser-differential'],
      ],
      [
        'recap.shape',
        'alternatives',
        'A restriction object where an array of them belongs',
        [recapUri({ att: { [PKP_URI]: { [SIGNING]: {} } }, prf: [] })],
        'alternatives: {}',
        'The value of an ability is an array of objects',
        ['widening', 'type-confusion'],
      ],
      [
        'recap.order',
        'order',
        'Resources out of order',
        [recapUri(details(reversed))],
        'the keys of att change places',
        'Keys stand in ascending order of their bytes',
        ['parser-differential'],
        { statement: statement(two()) },
        'auth-statement-two-resources',
      ],
      [
        'recap.proof-cid',
        'proof-cid',
        'A proof that is no CID',
        [recapUri(details(grant().att, ['not-a-cid']))],
        'prf: ["not-a-cid"]',
        'A proof is a CID in Base58btc',
        ['parser-differential'],
      ],
      [
        'recap.resource',
        'resource',
        'A resource without a scheme',
        [recapUri(details({ 'pkp one': { [SIGNING]: [{}] } }))],
        'resource: "pkp one"',
        'A key of att is a URI',
        ['consent-bypass', 'widening'],
        { statement: statement({ att: { 'pkp one': { [SIGNING]: [{}] } } }) },
      ],
      [
        'recap.ability',
        'ability',
        "The SDK's name in the place of an ability",
        [recapUri(details({ [PKP_URI]: { 'pkp-signing': [{}] } }))],
        'ability: "pkp-signing"',
        'An ability is two parts with a slash between them',
        ['widening'],
        { statement: `${PREAMBLE} (1) 'pkp-signing': '' for '${PKP_URI}'.` },
      ],
    ].map(([rule, name, title, resources, mutation, why, risk, fields = {}, twin = 'auth-session']) =>
      reject(`auth-recap-${name}`, title, {
        rule,
        risk,
        twin,
        mutation,
        reason: `${why}.`,
        input: granting({ ...fields, resources }),
      }),
    ),
    reject('auth-recap-alphabet', 'A payload in the alphabet of base64', {
      rule: 'recap.encoding',
      risk: ['parser-differential'],
      twin: 'auth-session',
      mutation: 'restriction: {"note":"???>>>???>>>???"}, payload: base64 with + and /, without padding',
      reason: 'The alphabet is that of base64url, in which - and _ stand for + and /.',
      input: granting({
        details: noted,
        resources: [`urn:recap:${base64url(JSON.stringify(noted)).replaceAll('-', '+').replaceAll('_', '/')}`],
      }),
    }),
    reject('auth-recap-percent', 'A resource with a percent-encoded letter', {
      rule: 'siwe.statement',
      risk: ['parser-differential'],
      twin: 'auth-session',
      mutation: 'resource: "https://app.example/%61"',
      reason:
        'The ReCap is valid, and its statement contains %, which no statement of a SIWE message may contain: no valid message carries this grant.',
      input: granting({ details: details({ 'https://app.example/%61': { 'crud/read': [{}] } }) }),
      contested: contest('a-statement-charset', {
        result: 'accept',
        reading:
          'The prose admits every ASCII character but LF, and ERC-5573 puts resources into the statement as they are.',
      }),
    }),
    reject('auth-recap-empty', 'The empty capability object that clients make by default', {
      rule: 'recap.shape',
      risk: ['widening'],
      twin: 'auth-session',
      mutation: 'ReCap: {"att":{},"prf":[]}',
      reason: 'att has at least one resource; a ReCap that grants nothing is none.',
      input: granting({ details: { att: {}, prf: [] } }),
      contested: contest('a-missing-att', {
        result: 'accept',
        reading: 'The text asks for an object only, and clients make an empty one by default.',
      }),
    }),
    reject('auth-recap-unknown-member', 'A member of the payload that no ReCap has', {
      rule: 'recap.shape',
      risk: ['type-confusion'],
      twin: 'auth-session',
      mutation: 'x: true, after prf',
      reason: 'The payload has att and prf and nothing else. The profiles of Lit ignore other members.',
      input: granting({ resources: [recapUri({ ...grant(), x: true })] }),
      profiles: lit('accept'),
      contested: contest('a-unknown-members', {
        result: 'accept',
        reading: 'The details object can contain additional information, and its schema is open.',
      }),
    }),
  ];
};

const CID_V0 = 'QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnPbdG';
const CID_V1 = 'zdj7WhuEjrB52m1BisYCtmjH1hSKa7yZ3jEZ9JcXaFRD51wVz';

const proofs = () =>
  [
    ['v0', 'A grant with a proof of version 0', [CID_V0], granting, grant, 'auth-session'],
    ['v1', 'A grant with a proof of version 1', [CID_V1], granting, grant, 'auth-session'],
    [
      'delegation',
      'A delegation with a proof',
      [CID_V0],
      delegating,
      () => details({ 'lit-ratelimitincrease://7': { 'Auth/Auth': [{}] } }),
      'auth-delegation',
    ],
  ].map(([name, title, prf, build, base, twin]) =>
    undecided(`auth-proofs-${name}`, title, {
      rule: 'auth-sig.proofs',
      risk: ['fail-open', 'widening'],
      twin,
      mutation: `prf: ${JSON.stringify(prf)}`,
      reason:
        'The grant rests on what others granted, and no proof is at hand: to accept it would let anybody grant what is not theirs.',
      input: build({ details: { ...base(), prf } }),
    }),
  );

/** What the network writes about how a session was authorised. */
const authContext = () => ({ auth_context: { actionIpfsIds: [ACTION], authSigAddress: null, resources: [] } });

const contexts = () => {
  const contextual = details({ [PKP_URI]: { [SIGNING]: [{}] }, [CONTEXT]: { 'Auth/Auth': [authContext()] } });
  const withId = details({ 'lit-resolvedauthcontext://1': { 'Auth/Auth': [authContext()] } });
  const anyAbility = details({ [CONTEXT]: { '*/*': [authContext()] } });
  return [
    accept('auth-context-bls', 'A resolved auth context signed by the network', {
      rules: ['auth-sig.auth-context', 'auth-sig.signature'],
      reason: 'The network writes how a session was authorised, and its signature verifies under the network key.',
      input: underNetwork(blsAuthSig(grantText({ details: contextual }))),
    }),
    accept('auth-context-near', 'A resource whose prefix begins with that of an auth context', {
      rules: ['auth-sig.auth-context'],
      reason: 'lit-resolvedauthcontexts is another prefix, and means nothing to anybody.',
      input: granting({ details: details({ 'lit-resolvedauthcontexts://*': { 'Auth/Auth': [authContext()] } }) }),
    }),
    ...[
      [
        'eoa',
        'A resolved auth context signed by a wallet',
        granting({ details: contextual }),
        `ReCap: Auth/Auth on ${CONTEXT} added`,
      ],
      [
        'id',
        'A resolved auth context with an id',
        granting({ details: withId }),
        'ReCap: Auth/Auth on lit-resolvedauthcontext://1',
      ],
      [
        'ability',
        'A resolved auth context with every ability',
        granting({ details: anyAbility }),
        `ReCap: */* on ${CONTEXT}`,
      ],
      [
        'login',
        'A login with a resolved auth context signed by a wallet',
        login({ statement: statement(contextual), resources: [recapUri(contextual)] }),
        `ReCap: Auth/Auth on ${CONTEXT} added`,
        'auth-login-recap',
      ],
    ].map(([name, title, input, mutation, twin = 'auth-session']) =>
      reject(`auth-context-${name}`, title, {
        rule: 'auth-sig.auth-context',
        risk: ['forgery', 'widening'],
        twin,
        mutation,
        reason: 'Only the network says how a session was authorised; a wallet could claim any authorisation of itself.',
        input,
      }),
    ),
  ];
};

export default () => [
  file('auth-sig.verify', 'statement', [...stated(), ...misstated()]),
  file('auth-sig.verify', 'recap', [...placed(), ...malformed(), ...proofs()]),
  file('auth-sig.verify', 'auth-context', contexts()),
];
