// session-sig.verify: what the requests of a message may say, and whether one of them is the operation that is asked.
import {
  ACC, ACTION, type Att, group, type Input, OTHER_PKP, OTHER_PKP_URI, PKP, pkpSigning, type Risk, type Row, request, sessions, topic,
} from '../vocabulary.js';

const { AUTH, at, capability, cell, pkp, SIGNING } = sessions;

const HASH = ACC.slice(0, 64);
const DECRYPTION = 'Threshold/Decryption';

/** A row of the specification: the name of the SDK, the prefix, an id, and the ability. */
interface Registered {
  readonly name: string;
  readonly prefix: string;
  readonly id: string;
  readonly ability: string;
}

const [CONDITION, CREDIT, LIT_ACTION] = ['lit-accesscontrolcondition', 'lit-ratelimitincrease', 'lit-litaction'] as const;
const registered: readonly Registered[] = [
  { name: 'access-control-condition-decryption', prefix: CONDITION, id: ACC, ability: DECRYPTION },
  { name: 'access-control-condition-signing', prefix: CONDITION, id: HASH, ability: SIGNING },
  { name: 'pkp-signing', prefix: 'lit-pkp', id: OTHER_PKP, ability: SIGNING },
  { name: 'rate-limit-increase-auth', prefix: CREDIT, id: '7', ability: AUTH },
  { name: 'lit-action-execution', prefix: LIT_ACTION, id: ACTION, ability: 'Threshold/Execution' },
  { name: 'lit-payment-delegation', prefix: 'lit-paymentdelegation', id: '*', ability: AUTH },
];
const prefixes = [...new Set(registered.map(({ prefix }) => prefix)), 'lit-resolvedauthcontext'];

/** The standard request and another, with a grant for the first and `more`. */
const beside = (second: Input, more: Att = {}) =>
  at({ resourceAbilityRequests: [pkpSigning(), second], capabilities: [capability({ att: { ...more, ...cell(pkp) } })] });

/** A message with requests and a grant of `att`, asked for an operation. */
const asking = (requests: readonly Input[], att: Att, resource: string, ability: string = SIGNING) =>
  at({ resourceAbilityRequests: requests, capabilities: [capability({ att })] }, { request: { resource, ability } });

const names = () => registered.flatMap(({ name, prefix, id, ability }): Row[] => {
  const granted = (requested: string) => asking([request(prefix, requested, name)], cell(`${prefix}://${requested}`, ability), `${prefix}://${id}`, ability);
  const any = id === '*';
  return [
    { id: name, title: `${name} on ${prefix}, with ${any ? 'the wildcard' : 'an id'}`,
      rules: ['session.request-ability', 'session.request-resource', 'session.requested-ability'],
      why: `The row of ${prefix} has this name, the id fits it, and the name stands for ${ability}, which is granted.`, input: granted(id) },
    ...(any ? [] : [
      { id: `${name}-any`, title: `${name} on ${prefix}, with the wildcard`, rules: ['session.request-resource', 'session.requested-resource'],
        why: `* is an id of ${prefix}; the request names every resource of the prefix, the asked one among them.`, input: granted('*') },
    ] satisfies Row[]),
  ];
});

/** Every name on every prefix that does not have it, with a grant of what the name would stand for. */
const misplaced = () => registered.flatMap(({ name, prefix: own, ability }) => prefixes.filter((prefix) => prefix !== own).map((prefix): Row => {
  // The wildcard would hide the standard grant from a node that looks at the first entry only.
  const id = prefix === 'lit-pkp' ? OTHER_PKP : '*';
  // A wallet cannot grant anything on a resolved auth context.
  const granted = prefix.endsWith('context') ? undefined : cell(`${prefix}://${id}`, ability);
  return { id: `${name}-on-${prefix.slice(4)}`, title: `${name} on ${prefix}`,
    change: `a second request: ${name} on ${prefix}://${id}${granted ? `, with a grant of ${ability}` : ''}`, rule: 'session.request-ability',
    why: `The row of ${prefix} has no ability of this name, whatever it stands for elsewhere.`, input: beside(request(prefix, id, name), granted) };
}));

const POLLUTED: readonly Risk[] = ['type-confusion', 'prototype-pollution'];

const abilities = () => group({},
  group({ prefix: 'session-request-ability-', rule: 'session.request-ability', risk: ['type-confusion', 'widening'],
    from: ({ ability }: Row & { readonly ability: string }) =>
      ({ change: `a second request on the same PKP with the ability ${JSON.stringify(ability)}`, input: beside(request('lit-pkp', PKP, ability)) }) }, [
    { id: 'recap', title: 'The ability of a request as in a ReCap', why: 'A registered prefix has names of its own.', ability: SIGNING },
    { id: 'any', title: 'The ability */* in a request', why: 'A request asks for one ability of its row.', ability: '*/*' },
    { id: 'empty', title: 'An empty ability in a request', why: 'No row has an empty name.', ability: '' },
    { id: 'case', title: 'pkp-signing with a capital', why: 'Names are compared byte for byte.', ability: 'PKP-signing' },
    { id: 'space', title: 'pkp-signing with a space behind it', why: 'Names are compared byte for byte.', ability: 'pkp-signing ' },
    { id: 'constructor', title: 'The ability constructor in a request', risk: POLLUTED, why: 'A row has the names of the table only.', ability: 'constructor' },
    { id: 'proto', title: 'The ability __proto__ in a request', risk: POLLUTED, why: 'A row has the names of the table only.', ability: '__proto__' },
  ]),
  group({ rules: ['session.request-ability', 'session.request-resource'] }, [
    { id: 'unregistered', title: 'A request with a prefix that is not registered',
      why: 'The ability is Namespace/Name, the id is free, and the grant names both byte for byte.',
      input: beside(request('x-doc', 'notes/7', 'Doc/Read'), cell('x-doc://notes/7', 'Doc/Read')) },
    { id: 'prefix-constructor', title: 'A request with the prefix constructor',
      why: 'The prefix is not registered, and the table of namespaces has nothing under this name by accident.',
      input: beside(request('constructor', '7', 'Doc/Read'), cell('constructor://7', 'Doc/Read')) },
  ]),
  group({ twin: 'unregistered', rule: 'session.request-ability', risk: ['type-confusion'],
    why: 'The abilities of a prefix that is not registered are Namespace/Name, with one slash between them.', prefix: 'session-request-unregistered-',
    from: ({ ability }: Row & { readonly ability: string }) => ({ input: beside(request('x-doc', 'notes/7', ability), cell('x-doc://notes/7', 'Doc/Read')) }) },
    [
    { id: 'sdk-name', title: 'An SDK name on a prefix that is not registered', change: 'the SDK name pkp-signing', ability: 'pkp-signing' },
    { id: 'no-name', title: 'An ability without a name on a prefix that is not registered', change: 'the ability Doc/', ability: 'Doc/' },
    { id: 'two-slashes', title: 'An ability with two slashes on a prefix that is not registered', change: 'the ability Doc/Read/All', ability: 'Doc/Read/All' },
  ]),
  group({ rule: 'session.request-ability' }, [
    { id: 'prefix-case', title: 'pkp-signing on the prefix in upper case', change: 'a second request with the prefix LIT-PKP', risk: ['type-confusion'],
      why: 'Prefixes are compared byte for byte. LIT-PKP is not registered, so its abilities are Namespace/Name.',
      input: beside(request('LIT-PKP', PKP, 'pkp-signing')) },
    { id: 'prefix-uri', title: 'A prefix that is a URI of a registered one',
      change: `a second request: Threshold/Signing with the prefix ${pkp}, and a grant of every PKP`,
      why: 'A prefix is the text in front of "://", and this one contains it. No ability is one of it; the row of lit-pkp is not evaded.',
      input: beside(request(pkp, 'x', SIGNING), cell('lit-pkp://*')) },
  ]),
);

/** An id that the grammar of a row refuses. */
interface Asked {
  readonly of?: string;
  readonly asked: string;
}

const refusedId = ({ of = '', asked }: Row & Asked) => {
  const { name, ability } = registered.find(({ prefix }) => prefix === of) ?? { name: '', ability: '' };
  return {
    change: `a second request on ${of}://${JSON.stringify(asked).slice(1, -1)}, with a grant of ${of}://*`,
    input: beside(request(of, asked, name), cell(`${of}://*`, ability)),
  };
};

const ids = () => group<Asked>({ prefix: 'session-request-id-', rule: 'session.request-resource', from: refusedId },
  group({ of: 'lit-pkp' }, [
    { id: 'pkp-0x', title: 'A PKP with 0x', why: 'The id of a PKP has no prefix.', asked: `0x${PKP}` },
    { id: 'pkp-upper-case', title: 'A PKP in upper case', why: 'Hex digits are in lower case.', asked: PKP.toUpperCase() },
    { id: 'pkp-63', title: 'A PKP of 63 digits', why: 'The id of a PKP has 64 digits.', asked: PKP.slice(1) },
    { id: 'pkp-65', title: 'A PKP of 65 digits', why: 'The id of a PKP has 64 digits.', asked: `${PKP}7` },
    { id: 'pkp-address', title: 'A PKP by its Ethereum address', why: 'The id of a PKP is the hash of its key.', asked: PKP.slice(0, 40) },
    { id: 'pkp-empty', title: 'A PKP with an empty id', why: 'The empty string is no id, and no wildcard.', asked: '' },
    { id: 'pkp-line-feed', title: 'A PKP with a line feed behind it', why: 'The grammar is anchored at the end of the id.', asked: `${PKP}\n` },
    { id: 'pkp-path', title: 'A PKP with a path behind it', why: 'The id of a PKP has no path.', asked: `${PKP}/x` },
    { id: 'pkp-pair', title: 'A PKP with the id of a condition', why: 'Two hashes name a condition and its data.', asked: ACC },
    { id: 'pkp-stars', title: 'A PKP with two stars', why: 'The wildcard is a single star.', asked: '**' },
    { id: 'pkp-glob', title: 'A PKP with a star behind some digits', why: 'A star is the whole id or none of it.', asked: '7f*' },
  ]),
  group({ of: CONDITION }, [
    { id: 'acc-slash', title: 'A condition with a slash and nothing behind it', why: 'Behind the slash there is the hash of the data.', asked: `${HASH}/` },
    { id: 'acc-star', title: 'A condition with a star for its data', why: 'A star is the whole id or none of it.', asked: `${HASH}/*` },
    { id: 'acc-three', title: 'A condition of three hashes', why: 'There are two hashes at most.', asked: `${ACC}/${HASH}` },
  ]),
  group({ of: CREDIT }, [
    { id: 'credit-leading-zero', title: 'A credit with a leading zero', why: 'One number has one spelling.', asked: '07' },
    { id: 'credit-hex', title: 'A credit in hex', why: 'Token ids are decimal.', asked: '0x7' },
    { id: 'credit-sign', title: 'A credit with a sign', why: 'Token ids are digits only.', asked: '-7' },
    { id: 'credit-79', title: 'A credit of 79 digits', why: 'A token id has 78 digits at most.', asked: '9'.repeat(79) },
    { id: 'credit-arabic', title: 'A credit in Arabic digits', why: 'Digits are those of ASCII.', asked: '٧' },
  ]),
  group({ of: LIT_ACTION }, [
    { id: 'action-v1', title: 'A Lit Action by a CID of version 1',
      why: 'The id is a CID of version 0.', asked: 'bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi' },
    { id: 'action-digit-zero', title: 'A Lit Action whose CID has the digit 0', why: 'The alphabet of base58btc has no 0.', asked: `${ACTION.slice(0, -1)}0` },
    { id: 'action-45', title: 'A Lit Action whose CID has 45 characters', why: 'A CID of version 0 has 46 characters.', asked: ACTION.slice(0, -1) },
  ]),
  group({ of: 'lit-paymentdelegation' }, [
    { id: 'payment-id', title: 'A payment delegation with an id', why: 'Payment delegations have no id but the wildcard.', asked: '1' },
  ]),
);

const numbers = () => group({ prefix: 'session-request-id-credit-', rules: ['session.request-resource'],
  why: 'The id is decimal without a leading zero and has at most 78 digits.',
  from: ({ token }: Row & { readonly token: string }) =>
    ({ input: beside(request(CREDIT, token, 'rate-limit-increase-auth'), cell('lit-ratelimitincrease://*', AUTH)) }) }, [
  { id: 'zero', title: 'A credit with the token id 0', token: '0' },
  { id: '78', title: 'A credit of 78 digits', token: '9'.repeat(78) },
]);

const accSigning = (id: string) => request(CONDITION, id, 'access-control-condition-signing');
const accDecryption = (id: string) => request(CONDITION, id, 'access-control-condition-decryption');
const acc = (id: string) => `lit-accesscontrolcondition://${id}`;

const asked = () => group({},
  [
    { id: 'asked-second', title: 'The second of two requests is asked for', rules: ['session.requested-resource', 'session.requested-ability'],
      why: 'One request that names the resource and the ability is enough, wherever it stands.',
      input: asking([pkpSigning(), pkpSigning(OTHER_PKP)], cell('lit-pkp://*'), OTHER_PKP_URI) },
    { id: 'asked-second-ability', title: 'Two abilities on one resource are requested, the second is asked for', rules: ['session.requested-ability'],
      why: 'The request that names the ability need not be the first that names the resource.',
      input: asking([accSigning(ACC), accDecryption(ACC)], cell(acc(ACC), '*/*'), acc(ACC), DECRYPTION) },
    { id: 'asked-wildcard', title: 'The wildcard itself is asked for', rules: ['session.requested-resource', 'capability.resource'],
      why: 'Request and grant are the wildcard, which covers itself.', input: asking([pkpSigning('*')], cell('lit-pkp://*'), 'lit-pkp://*') },
  ],
  group({ rule: 'session.requested-resource', prefix: 'session-asked-',
    from: ({ resource }: Row & { readonly resource: string }) =>
      ({ change: `asked: ${SIGNING} on ${resource}; the grant is of every PKP`, input: asking([pkpSigning()], cell('lit-pkp://*'), resource) }) }, [
    { id: 'other', title: 'Another PKP is asked for', why: 'No request names this PKP, although the grant covers it.', resource: OTHER_PKP_URI },
    { id: 'every', title: 'Every PKP is asked for where one is requested',
      why: 'A request for one resource does not name the wildcard.', resource: 'lit-pkp://*' },
  ]),
  group({ rule: 'session.requested-resource' }, [
    { id: 'asked-longer', title: 'Data of a condition is asked for where the condition alone is requested',
      twin: 'session-request-access-control-condition-signing',
      change: 'asked: the hash of the condition, a slash and the hash of data; the grant is of every condition',
      why: 'One id is the beginning of the other, and that covers nothing.', input: asking([accSigning(HASH)], cell(acc('*')), acc(ACC)) },
    { id: 'asked-other-prefix', title: 'A prefix that only begins like the requested one is asked for', twin: 'session-request-pkp-signing-any',
      change: `asked: ${SIGNING} on lit-pkpx://${PKP}, which is granted as well`,
      why: 'The wildcard request stands for lit-pkp:// and not for everything that begins with lit-pkp.',
      input: asking([pkpSigning('*')], { ...cell('lit-pkp://*'), ...cell(`lit-pkpx://${PKP}`) }, `lit-pkpx://${PKP}`) },
    { id: 'asked-unregistered-wildcard', title: 'A star of a prefix that is not registered is requested', twin: 'session-request-unregistered',
      change: 'requested: x-doc://*, asked: x-doc://notes/7, both granted', why: 'Only registered prefixes are wildcard-capable: elsewhere a star is a star.',
      input: asking([request('x-doc', '*', 'Doc/Read')], { ...cell('x-doc://*', 'Doc/Read'), ...cell('x-doc://notes/7', 'Doc/Read') }, 'x-doc://notes/7',
        'Doc/Read') },
  ]),
  group({ rule: 'session.requested-ability' }, [
    { id: 'asked-other-ability', title: 'Decryption is asked for where signing is requested', twin: 'asked-second-ability',
      change: 'without the request for decryption', why: 'The request names the resource and another ability; the grant of both does not help.',
      input: asking([accSigning(ACC)], cell(acc(ACC), '*/*'), acc(ACC), DECRYPTION) },
    { id: 'asked-crossed', title: 'The resource of one request is asked for with the ability of another', twin: 'asked-second-ability',
      change: 'signing is requested on the condition and decryption on another', why: 'Resource and ability have to be those of one request.',
      input: asking([accSigning(ACC), accDecryption(HASH)], cell(acc('*'), '*/*'), acc(ACC), DECRYPTION) },
    { id: 'asked-any-ability', title: 'Every ability is asked for where signing is requested', change: 'asked: */*; the grant is of */*',
      why: 'No request asks for */*.', input: asking([pkpSigning()], cell(pkp, '*/*'), pkp, '*/*') },
  ]),
);

const standard = { operation: 'session-sig.verify', twin: 'session-standard' } as const;

export default () => [
  topic<object>({ ...standard, name: 'requests', prefix: 'session-request-' }, names(), misplaced(), abilities(), ids(), numbers()),
  topic<object>({ ...standard, name: 'asked', prefix: 'session-' }, asked()),
];
