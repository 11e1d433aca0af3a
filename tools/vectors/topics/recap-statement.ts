// recap.statement: the text that a person signs.
import { accept, contest, file, PREAMBLE, recapUri, reject } from '../kit.js';
import {
  BASE,
  BASE_TEXT,
  cellText,
  cidV1,
  details,
  EXTENSION_STATEMENT,
  EXTENSION_URI,
  NO_ALTERNATIVE,
  only,
  PICTURES_STATEMENT,
  PICTURES_URI,
  READ,
  restricted,
  SITE,
} from '../recaps.js';

const rules = ['recap.statement-match'];

/** A statement: the preamble and what follows it. Payloads are text, or details whose keys were written in order. */
const says = (name, title, payload, entries, { before, ...rest }) =>
  accept(`recap-statement-${name}`, title, {
    rules,
    ...rest,
    input: {
      uri: typeof payload === 'string' ? recapUri(payload) : recapUri(JSON.stringify(payload)),
      ...(before === undefined ? {} : { statement: before }),
    },
    output: `${before === undefined ? '' : `${before} `}${PREAMBLE}${entries}`,
  });

/** Details of one resource with these abilities, in the order given. */
const on = (resource, ...abilities) => only(resource, Object.fromEntries(abilities.map((ability) => [ability, [{}]])));
const onSite = (...abilities) => details(on(SITE, ...abilities));

// --- The examples of the standard. ---

/** The same entries as the algorithm spells them, and as the grammar does. */
const spellings = (algorithm, grammar) =>
  contest(
    'a-statement-spacing',
    {
      result: 'accept',
      output: PREAMBLE + algorithm,
      reading:
        'The literals of the algorithm have no space after a number, a colon or a comma, and none in front of for.',
    },
    {
      result: 'accept',
      output: PREAMBLE + grammar,
      reading:
        'The grammar has a space after the number and the colon and no other, and its strings are those of JSON.',
    },
  );

const examples = [
  accept('recap-statement-example-extension', 'The statement of the example message of ERC-5573', {
    rules: [...rules, 'reown.alternatives'],
    profiles: NO_ALTERNATIVE,
    reason:
      'The standard prints this statement: entries are numbered over all resources, and abilities with [] are among them.',
    input: { uri: EXTENSION_URI },
    output: EXTENSION_STATEMENT,
    contested: spellings(
      " (1)'example':'append','read'for 'https://example.com'. (2)'other':'action'for 'https://example.com'. (3)'example':'append','delete'for 'my:resource:uri.1'. (4)'example':'append'for 'my:resource:uri.2'. (5)'example':'append'for 'my:resource:uri.3'.",
      ' (1) "example": "append","read"for"https://example.com". (2) "other": "action"for"https://example.com". (3) "example": "append","delete"for"my:resource:uri.1". (4) "example": "append"for"my:resource:uri.2". (5) "example": "append"for"my:resource:uri.3".',
    ),
  }),
  accept('recap-statement-example-pictures', 'The statement of the example capability of ERC-5573', {
    rules,
    reason: 'The standard prints this statement as what the example is expected to become.',
    input: { uri: PICTURES_URI },
    output: PICTURES_STATEMENT,
    contested: spellings(
      " (1)'crud':'delete','update'for 'https://example.com/pictures/'. (2)'other':'action'for 'https://example.com/pictures/'. (3)'msg':'receive','send'for 'mailto:username@example.com'.",
      ' (1) "crud": "delete","update"for"https://example.com/pictures/". (2) "other": "action"for"https://example.com/pictures/". (3) "msg": "receive","send"for"mailto:username@example.com".',
    ),
  }),
];

// --- Entries. ---

const many = Array.from({ length: 11 }, (_, i) => `https://example.com/${String.fromCharCode(97 + i)}`);
const site = ` for '${SITE}'.`;
const entries = [
  says('one-cell', 'One ability on one resource', BASE_TEXT, ` (1) 'crud': 'read'${site}`, {
    reason: 'One group gives one entry, which ends with a full stop.',
  }),
  says(
    'two-names',
    'Three abilities of one namespace',
    onSite('crud/a', 'crud/b', 'crud/c'),
    ` (1) 'crud': 'a', 'b', 'c'${site}`,
    {
      reason: 'The names of a group are separated by a comma and a space, in byte order.',
    },
  ),
  says(
    'two-namespaces',
    'Two namespaces on one resource',
    onSite('crud/read', 'msg/send'),
    ` (1) 'crud': 'read'${site} (2) 'msg': 'send'${site}`,
    {
      reason: 'Each namespace is an entry of its own and names the resource again.',
    },
  ),
  says(
    'two-resources',
    'One namespace on two resources',
    details({ ...on('https://a.example/', READ), ...on('https://b.example/', READ) }),
    " (1) 'crud': 'read' for 'https://a.example/'. (2) 'crud': 'read' for 'https://b.example/'.",
    {
      reason: 'Groups are made within a resource, and numbers go on over the whole ReCap.',
    },
  ),
  says(
    'eleven-entries',
    'Eleven resources',
    details(Object.assign({}, ...many.map((resource) => on(resource, READ)))),
    many.map((resource, i) => ` (${i + 1}) 'crud': 'read' for '${resource}'.`).join(''),
    {
      reason: 'Numbers are decimal and have as many digits as they need.',
    },
  ),
  says(
    'namespaces-alike',
    'Namespaces that begin alike',
    onSite('a+b/x', 'a-b/x', 'a/x', 'a/y', 'a0/x'),
    ` (1) 'a+b': 'x'${site} (2) 'a-b': 'x'${site} (3) 'a': 'x', 'y'${site} (4) 'a0': 'x'${site}`,
    {
      reason:
        'A group stands where its first ability stands: a-b/x comes in front of a/x, so a-b comes in front of a. See spec/ambiguities/a-namespace-grouping.md.',
    },
  ),
  says(
    'integers',
    'Namespaces and names that are integers',
    onSite('10/10', '10/9', '2/1'),
    ` (1) '10': '10', '9'${site} (2) '2': '1'${site}`,
    {
      reason:
        'The order is that of bytes, 10 in front of 2; a table whose integer keys move to the front in numeric order has another.',
    },
  ),
  says(
    'object-names',
    'Namespaces named as members of every object',
    onSite('__proto__/x', 'constructor/y', 'toString/z'),
    ` (1) '__proto__': 'x'${site} (2) 'constructor': 'y'${site} (3) 'toString': 'z'${site}`,
    {
      reason: 'They are namespaces like any other and begin groups of their own.',
      risk: ['prototype-pollution'],
    },
  ),
  says(
    'letter-case',
    'Namespaces and names in both letter cases',
    onSite('Crud/Read', 'crud/Read', 'crud/read'),
    ` (1) 'Crud': 'Read'${site} (2) 'crud': 'Read', 'read'${site}`,
    {
      reason: 'Names are compared byte for byte, upper case first, and written as they are.',
    },
  ),
  says(
    'stars',
    'Stars for namespace, name and resource',
    details(on('lit-pkp://*', '*/*', 'Threshold/*')),
    " (1) '*': '*' for 'lit-pkp://*'. (2) 'Threshold': '*' for 'lit-pkp://*'.",
    {
      reason: 'A wildcard is written as it stands, and does not swallow what it covers.',
    },
  ),
  says(
    'resources-alike',
    'Resources that differ in letter case, port and slash',
    details({
      ...on('HTTPS://EXAMPLE.COM', READ),
      ...on('https://example.com', READ),
      ...on('https://example.com/', READ),
      ...on('https://example.com:443', READ),
    }),
    " (1) 'crud': 'read' for 'HTTPS://EXAMPLE.COM'. (2) 'crud': 'read' for 'https://example.com'. (3) 'crud': 'read' for 'https://example.com/'. (4) 'crud': 'read' for 'https://example.com:443'.",
    {
      reason: 'Resources are text: nothing is normalised and none of them is dropped.',
    },
  ),
  says(
    'percent',
    'A resource with percent-encoded octets',
    details(on('https://example.com/%27%20%0A', READ)),
    " (1) 'crud': 'read' for 'https://example.com/%27%20%0A'.",
    {
      reason: 'Nothing is decoded: a quotation mark or a line feed would otherwise enter the statement.',
      risk: ['consent-bypass', 'injection'],
    },
  ),
  says(
    'quotes',
    'A resource with single quotes that imitates a second entry',
    details(on("https://example.com/'.(2)'crud':'delete'for'https://other.example/", READ)),
    " (1) 'crud': 'read' for 'https://example.com/'.(2)'crud':'delete'for'https://other.example/'.",
    {
      reason:
        'Nothing is escaped, and a resource has no spaces to imitate an entry with: see spec/ambiguities/a-quotes-in-resources.md.',
      risk: ['consent-bypass'],
    },
  ),
];

// --- What does not show. ---

const hidden = [
  says('restrictions', 'A cell with restrictions', restricted('"max":1,"to":["a"]'), ` (1) 'crud': 'read'${site}`, {
    reason:
      'Restrictions do not enter the statement: it is that of the unrestricted cell. See spec/ambiguities/a-restrictions-in-statement.md.',
    risk: ['restriction-bypass'],
  }),
  says(
    'alternatives',
    'A cell with three alternatives',
    cellText('[{"max":1},{},{"max":2}]'),
    ` (1) 'crud': 'read'${site}`,
    {
      reason: 'An ability is named once, however many alternatives it has.',
    },
  ),
  says(
    'no-alternative',
    'An ability without an alternative beside one with',
    `{"att":{"${SITE}":{"crud/delete":[],"${READ}":[{}]}},"prf":[]}`,
    ` (1) 'crud': 'delete', 'read'${site}`,
    {
      rules: [...rules, 'reown.alternatives'],
      profiles: NO_ALTERNATIVE,
      reason: 'The statement names every ability of the ReCap, also one that cannot be used.',
    },
  ),
  says(
    'proofs',
    'A cell with proofs',
    cellText('[{}]', JSON.stringify([cidV1('proof')])),
    ` (1) 'crud': 'read'${site}`,
    {
      reason: 'Proofs do not enter the statement.',
    },
  ),
  says('no-prf', 'A cell without prf', JSON.stringify({ att: BASE.att }), ` (1) 'crud': 'read'${site}`, {
    reason: 'An absent prf equals an empty one, and neither enters the statement.',
  }),
  says(
    'spelling',
    'A payload with white space and escapes',
    `{ "att": { "https:\\/\\/example.com\\/": { "crud\\u002fread": [ { } ] } }, "prf": [] }`,
    ` (1) 'crud': 'read'${site}`,
    {
      reason: 'The statement follows from what the payload means and not from how it is spelled.',
    },
  ),
];

// --- A statement in front. ---

const own = (name, title, before, reason, more = {}) =>
  says(name, title, BASE_TEXT, ` (1) 'crud': 'read'${site}`, { before, reason, ...more });
const behind = [
  own(
    'behind',
    'Behind a sentence',
    'Sign in to Example.',
    'The statement of the message, one space, and the ReCap statement.',
  ),
  own(
    'behind-space',
    'Behind a statement that ends with a space',
    'Sign in ',
    'One space is appended whatever the statement ends with: nothing is trimmed.',
  ),
  own(
    'behind-preamble',
    'Behind a statement that is the preamble',
    PREAMBLE,
    'Text in front is not read, so the preamble stands there twice.',
    { risk: ['consent-bypass'] },
  ),
  own(
    'behind-itself',
    'Behind a statement that is the ReCap statement',
    `${PREAMBLE} (1) 'crud': 'read'${site}`,
    'Text in front is not read, so the ReCap statement stands there twice, numbered from 1 each time.',
    { risk: ['consent-bypass'] },
  ),
  own(
    'behind-denial',
    'Behind a statement that denies what follows',
    'Ignore what follows. This grants nothing.',
    'Text in front is not restricted and changes nothing of the ReCap statement.',
    { risk: ['consent-bypass'] },
  ),
];

// --- No statement. ---

const translated = 'only a ReCap that decodes has a statement';
const refusals = [
  [
    'order',
    'Abilities out of order',
    `{"att":{"${SITE}":{"msg/send":[{}],"crud/read":[{}]}},"prf":[]}`,
    'recap.order',
    'two-namespaces',
    'the abilities swapped',
    'The order of keys decides the order of entries',
    ['consent-bypass', 'parser-differential'],
  ],
  [
    'duplicate',
    'An ability twice',
    `{"att":{"${SITE}":{"${READ}":[{}],"${READ}":[{"max":1}]}},"prf":[]}`,
    'json.text',
    'one-cell',
    'the ability is repeated with a limit',
    'A duplicate key is one text with two readings',
    ['consent-bypass', 'parser-differential'],
  ],
  [
    'line-feed',
    'A line feed in a resource',
    details(on('https://example.com/\nURI: https://other.example', READ)),
    'recap.resource',
    'one-cell',
    'resource: "https://example.com/\\nURI: https://other.example"',
    'A line feed in a resource would end the line of the statement',
    ['injection', 'consent-bypass'],
  ],
  [
    'entry',
    'A resource that contains an entry of the statement',
    details(on("https://example.com/'. (2) 'crud': 'delete' for 'https://other.example/", READ)),
    'recap.resource',
    'quotes',
    'spaces in the imitation',
    'A space is no character of a URI',
    ['consent-bypass'],
  ],
  [
    'ability',
    'An ability that imitates a second name',
    details(on(SITE, "crud/read', 'delete")),
    'recap.ability',
    'one-cell',
    'ability: "crud/read\', \'delete"',
    'A quotation mark is no character of an ability',
    ['consent-bypass'],
  ],
  [
    'no-abilities',
    'A resource without abilities',
    details(only(SITE, {})),
    'recap.shape',
    'one-cell',
    'att[resource]: {}',
    'A resource without abilities would not be named at all',
    ['consent-bypass', 'fail-open'],
  ],
].map(([name, title, payload, rule, twin, mutation, reason, risk]) =>
  reject(`recap-statement-of-${name}`, title, {
    rule,
    twin: `recap-statement-${twin}`,
    mutation,
    reason: `${reason}: ${translated}.`,
    risk,
    input: { uri: recapUri(payload) },
  }),
);

export default () => [
  file('recap.statement', 'text', [...examples, ...entries, ...hidden, ...behind]),
  file('recap.statement', 'refused', refusals),
];
