// recap.statement: the text that a person signs.
import { contest, group, only, PREAMBLE, type Row, recaps, recapUri, type Shared, topic } from '../vocabulary.js';

const {
  BASE, BASE_TEXT, cellText, cidV1, details, EXTENSION_STATEMENT, EXTENSION_URI, NO_ALTERNATIVE, PICTURES_STATEMENT, PICTURES_URI, READ, restricted, SITE,
} = recaps;

/** Rows of a ReCap, its payload as text or as details whose keys are in order: the preamble and what follows it, behind a statement or alone. */
const saying = ({ payload, says, before }: Row & {
  readonly payload: string | object;
  readonly says?: string;
  readonly before?: string;
}): Shared => ({
  input: { uri: recapUri(payload), ...(before === undefined ? {} : { statement: before }) },
  ...(says === undefined ? {} : { output: `${before === undefined ? '' : `${before} `}${PREAMBLE}${says}` }),
});

/** Details of one resource with these abilities, in the order given. */
const on = (resource: string, ...abilities: readonly string[]) =>
  only(resource, Object.fromEntries(abilities.map((ability) => [ability, [{}]])));
const onEach = (...resources: readonly string[]) => details(Object.assign({}, ...resources.map((resource) => on(resource, READ))));
const onSite = (...abilities: readonly string[]) => details(on(SITE, ...abilities));

const FOR_SITE = ` for '${SITE}'.`;
/** The one entry of one ability on one resource. */
const READS = ` (1) 'crud': 'read'${FOR_SITE}`;

// --- The examples of the standard. ---

/** The same entries as the algorithm spells them, and as the grammar does. */
const spellings = (algorithm: string, grammar: string) =>
  contest(
    'a-statement-spacing',
    {
      result: 'accept',
      output: PREAMBLE + algorithm,
      reading: 'The literals of the algorithm have no space after a number, a colon or a comma, and none in front of for.',
    },
    {
      result: 'accept',
      output: PREAMBLE + grammar,
      reading: 'The grammar has a space after the number and the colon and no other, and its strings are those of JSON.',
    },
  );

const examples = () =>
  group({ rules: ['recap.statement-match'] }, [
    { id: 'example-extension', title: 'The statement of the example message of ERC-5573', rules: ['recap.statement-match', 'reown.alternatives'],
      profiles: NO_ALTERNATIVE,
      why: 'The standard prints this statement: entries are numbered over all resources, and abilities with [] are among them.',
      input: { uri: EXTENSION_URI }, output: EXTENSION_STATEMENT,
      contested: spellings(
        " (1)'example':'append','read'for 'https://example.com'. (2)'other':'action'for 'https://example.com'. (3)'example':'append','delete'for 'my:resource:uri.1'. (4)'example':'append'for 'my:resource:uri.2'. (5)'example':'append'for 'my:resource:uri.3'.",
        ' (1) "example": "append","read"for"https://example.com". (2) "other": "action"for"https://example.com". (3) "example": "append","delete"for"my:resource:uri.1". (4) "example": "append"for"my:resource:uri.2". (5) "example": "append"for"my:resource:uri.3".',
      ) },
    { id: 'example-pictures', title: 'The statement of the example capability of ERC-5573',
      why: 'The standard prints this statement as what the example is expected to become.',
      input: { uri: PICTURES_URI }, output: PICTURES_STATEMENT,
      contested: spellings(
        " (1)'crud':'delete','update'for 'https://example.com/pictures/'. (2)'other':'action'for 'https://example.com/pictures/'. (3)'msg':'receive','send'for 'mailto:username@example.com'.",
        ' (1) "crud": "delete","update"for"https://example.com/pictures/". (2) "other": "action"for"https://example.com/pictures/". (3) "msg": "receive","send"for"mailto:username@example.com".',
      ) },
  ]);

// --- Entries. ---

const many = Array.from({ length: 11 }, (_, i) => `https://example.com/${String.fromCharCode(97 + i)}`);

const entries = () =>
  group({ rules: ['recap.statement-match'], from: saying }, [
    { id: 'one-cell', title: 'One ability on one resource', why: 'One group gives one entry, which ends with a full stop.', payload: BASE_TEXT, says: READS },
    { id: 'two-names', title: 'Three abilities of one namespace',
      why: 'The names of a group are separated by a comma and a space, in byte order.', payload: onSite('crud/a', 'crud/b', 'crud/c'),
      says: ` (1) 'crud': 'a', 'b', 'c'${FOR_SITE}` },
    { id: 'two-namespaces', title: 'Two namespaces on one resource',
      why: 'Each namespace is an entry of its own and names the resource again.', payload: onSite('crud/read', 'msg/send'),
      says: ` (1) 'crud': 'read'${FOR_SITE} (2) 'msg': 'send'${FOR_SITE}` },
    { id: 'two-resources', title: 'One namespace on two resources',
      why: 'Groups are made within a resource, and numbers go on over the whole ReCap.', payload: onEach('https://a.example/', 'https://b.example/'),
      says: " (1) 'crud': 'read' for 'https://a.example/'. (2) 'crud': 'read' for 'https://b.example/'." },
    { id: 'eleven-entries', title: 'Eleven resources',
      why: 'Numbers are decimal and have as many digits as they need.', payload: onEach(...many),
      says: many.map((resource, i) => ` (${i + 1}) 'crud': 'read' for '${resource}'.`).join('') },
    { id: 'namespaces-alike', title: 'Namespaces that begin alike',
      why: 'A group stands where its first ability stands: a-b/x comes in front of a/x, so a-b comes in front of a. See spec/ambiguities/a-namespace-grouping.md.',
      payload: onSite('a+b/x', 'a-b/x', 'a/x', 'a/y', 'a0/x'),
      says: ` (1) 'a+b': 'x'${FOR_SITE} (2) 'a-b': 'x'${FOR_SITE} (3) 'a': 'x', 'y'${FOR_SITE} (4) 'a0': 'x'${FOR_SITE}` },
    { id: 'integers', title: 'Namespaces and names that are integers',
      why: 'The order is that of bytes, 10 in front of 2; a table whose integer keys move to the front in numeric order has another.',
      payload: onSite('10/10', '10/9', '2/1'), says: ` (1) '10': '10', '9'${FOR_SITE} (2) '2': '1'${FOR_SITE}` },
    { id: 'object-names', title: 'Namespaces named as members of every object', risk: ['prototype-pollution'],
      why: 'They are namespaces like any other and begin groups of their own.', payload: onSite('__proto__/x', 'constructor/y', 'toString/z'),
      says: ` (1) '__proto__': 'x'${FOR_SITE} (2) 'constructor': 'y'${FOR_SITE} (3) 'toString': 'z'${FOR_SITE}` },
    { id: 'letter-case', title: 'Namespaces and names in both letter cases',
      why: 'Names are compared byte for byte, upper case first, and written as they are.', payload: onSite('Crud/Read', 'crud/Read', 'crud/read'),
      says: ` (1) 'Crud': 'Read'${FOR_SITE} (2) 'crud': 'Read', 'read'${FOR_SITE}` },
    { id: 'stars', title: 'Stars for namespace, name and resource',
      why: 'A wildcard is written as it stands, and does not swallow what it covers.', payload: details(on('lit-pkp://*', '*/*', 'Threshold/*')),
      says: " (1) '*': '*' for 'lit-pkp://*'. (2) 'Threshold': '*' for 'lit-pkp://*'." },
    { id: 'resources-alike', title: 'Resources that differ in letter case, port and slash',
      why: 'Resources are text: nothing is normalised and none of them is dropped.',
      payload: onEach('HTTPS://EXAMPLE.COM', 'https://example.com', 'https://example.com/', 'https://example.com:443'),
      says: " (1) 'crud': 'read' for 'HTTPS://EXAMPLE.COM'. (2) 'crud': 'read' for 'https://example.com'. (3) 'crud': 'read' for 'https://example.com/'. (4) 'crud': 'read' for 'https://example.com:443'." },
    { id: 'percent', title: 'A resource with percent-encoded octets', risk: ['consent-bypass', 'injection'],
      why: 'Nothing is decoded: a quotation mark or a line feed would otherwise enter the statement.',
      payload: details(on('https://example.com/%27%20%0A', READ)), says: " (1) 'crud': 'read' for 'https://example.com/%27%20%0A'." },
    { id: 'quotes', title: 'A resource with single quotes that imitates a second entry', risk: ['consent-bypass'],
      why: 'Nothing is escaped, and a resource has no spaces to imitate an entry with: see spec/ambiguities/a-quotes-in-resources.md.',
      payload: details(on("https://example.com/'.(2)'crud':'delete'for'https://other.example/", READ)),
      says: " (1) 'crud': 'read' for 'https://example.com/'.(2)'crud':'delete'for'https://other.example/'." },
  ]);

// --- What does not show. ---

const hidden = () =>
  group({ rules: ['recap.statement-match'], from: saying }, [
    { id: 'restrictions', title: 'A cell with restrictions', risk: ['restriction-bypass'],
      why: 'Restrictions do not enter the statement: it is that of the unrestricted cell. See spec/ambiguities/a-restrictions-in-statement.md.',
      payload: restricted('"max":1,"to":["a"]'), says: READS },
    { id: 'alternatives', title: 'A cell with three alternatives',
      why: 'An ability is named once, however many alternatives it has.', payload: cellText('[{"max":1},{},{"max":2}]'), says: READS },
    { id: 'no-alternative', title: 'An ability without an alternative beside one with', rules: ['recap.statement-match', 'reown.alternatives'],
      profiles: NO_ALTERNATIVE, why: 'The statement names every ability of the ReCap, also one that cannot be used.',
      payload: `{"att":{"${SITE}":{"crud/delete":[],"${READ}":[{}]}},"prf":[]}`, says: ` (1) 'crud': 'delete', 'read'${FOR_SITE}` },
    { id: 'proofs', title: 'A cell with proofs',
      why: 'Proofs do not enter the statement.', payload: cellText('[{}]', JSON.stringify([cidV1('proof')])), says: READS },
    { id: 'no-prf', title: 'A cell without prf',
      why: 'An absent prf equals an empty one, and neither enters the statement.', payload: JSON.stringify({ att: BASE.att }), says: READS },
    { id: 'spelling', title: 'A payload with white space and escapes',
      why: 'The statement follows from what the payload means and not from how it is spelled.',
      payload: `{ "att": { "https:\\/\\/example.com\\/": { "crud\\u002fread": [ { } ] } }, "prf": [] }`, says: READS },
  ]);

/** A statement in front. */
const behind = () =>
  group({ rules: ['recap.statement-match'], from: ({ before, ...row }: Row & { readonly before: string }) =>
    saying({ ...row, payload: BASE_TEXT, says: READS, before }) }, [
    { id: 'behind', title: 'Behind a sentence', before: 'Sign in to Example.', why: 'The statement of the message, one space, and the ReCap statement.' },
    { id: 'behind-space', title: 'Behind a statement that ends with a space', before: 'Sign in ',
      why: 'One space is appended whatever the statement ends with: nothing is trimmed.' },
    { id: 'behind-preamble', title: 'Behind a statement that is the preamble', risk: ['consent-bypass'], before: PREAMBLE,
      why: 'Text in front is not read, so the preamble stands there twice.' },
    { id: 'behind-itself', title: 'Behind a statement that is the ReCap statement', risk: ['consent-bypass'], before: `${PREAMBLE}${READS}`,
      why: 'Text in front is not read, so the ReCap statement stands there twice, numbered from 1 each time.' },
    { id: 'behind-denial', title: 'Behind a statement that denies what follows', risk: ['consent-bypass'], before: 'Ignore what follows. This grants nothing.',
      why: 'Text in front is not restricted and changes nothing of the ReCap statement.' },
  ]);

// --- No statement. ---

const DECODES = 'only a ReCap that decodes has a statement.';

const refusals = () =>
  group({ prefix: 'recap-statement-of-', twin: 'recap-statement-one-cell', from: saying }, [
    { id: 'order', title: 'Abilities out of order', twin: 'recap-statement-two-namespaces', change: 'the abilities swapped', rule: 'recap.order',
      risk: ['consent-bypass', 'parser-differential'], why: `The order of keys decides the order of entries: ${DECODES}`,
      payload: `{"att":{"${SITE}":{"msg/send":[{}],"crud/read":[{}]}},"prf":[]}` },
    { id: 'duplicate', title: 'An ability twice', change: 'the ability is repeated with a limit', rule: 'json.text',
      risk: ['consent-bypass', 'parser-differential'], why: `A duplicate key is one text with two readings: ${DECODES}`,
      payload: `{"att":{"${SITE}":{"${READ}":[{}],"${READ}":[{"max":1}]}},"prf":[]}` },
    { id: 'line-feed', title: 'A line feed in a resource', change: 'resource: "https://example.com/\\nURI: https://other.example"', rule: 'recap.resource',
      risk: ['injection', 'consent-bypass'], why: `A line feed in a resource would end the line of the statement: ${DECODES}`,
      payload: details(on('https://example.com/\nURI: https://other.example', READ)) },
    { id: 'entry', title: 'A resource that contains an entry of the statement', twin: 'recap-statement-quotes', change: 'spaces in the imitation',
      rule: 'recap.resource', risk: ['consent-bypass'], why: `A space is no character of a URI: ${DECODES}`,
      payload: details(on("https://example.com/'. (2) 'crud': 'delete' for 'https://other.example/", READ)) },
    { id: 'ability', title: 'An ability that imitates a second name', change: 'ability: "crud/read\', \'delete"', rule: 'recap.ability',
      risk: ['consent-bypass'], why: `A quotation mark is no character of an ability: ${DECODES}`, payload: details(on(SITE, "crud/read', 'delete")) },
    { id: 'no-abilities', title: 'A resource without abilities', change: 'att[resource]: {}', rule: 'recap.shape', risk: ['consent-bypass', 'fail-open'],
      why: `A resource without abilities would not be named at all: ${DECODES}`, payload: details(only(SITE, {})) },
  ]);

const shared = { operation: 'recap.statement', prefix: 'recap-statement-' } as const;

export default () => [
  topic({ ...shared, name: 'text' }, examples(), entries(), hidden(), behind()),
  topic({ ...shared, name: 'refused' }, refusals()),
];
