// session-sig.verify: what the requests of a message may say, and whether one of them is the operation that is asked.
import { ACC, ACTION, accept, file, OTHER_PKP, PKP, pkpSigning, reject, request } from '../kit.js';
import { AUTH, at, capability, cell, pkp, SIGNING } from '../sessions.js';

const HASH = ACC.slice(0, 64);
const DECRYPTION = 'Threshold/Decryption';
const EXECUTION = 'Threshold/Execution';

/** The rows of the specification: SDK's name, prefix, an id, ability. */
const rows = [
  ['access-control-condition-decryption', 'lit-accesscontrolcondition', ACC, DECRYPTION],
  ['access-control-condition-signing', 'lit-accesscontrolcondition', HASH, SIGNING],
  ['pkp-signing', 'lit-pkp', OTHER_PKP, SIGNING],
  ['rate-limit-increase-auth', 'lit-ratelimitincrease', '7', AUTH],
  ['lit-action-execution', 'lit-litaction', ACTION, EXECUTION],
  ['lit-payment-delegation', 'lit-paymentdelegation', '*', AUTH],
];
const prefixes = [...new Set(rows.map(([, prefix]) => prefix)), 'lit-resolvedauthcontext'];

/** The standard request and another, with a grant for the first and `more`. */
const beside = (second, more = {}) =>
  at({
    resourceAbilityRequests: [pkpSigning(), second],
    capabilities: [capability({ att: { ...more, ...cell(pkp) } })],
  });

const names = () =>
  rows.flatMap(([name, prefix, id, ability]) => {
    const exact = accept(`session-request-${name}`, `${name} on ${prefix}, with an id`, {
      rules: ['session.request-ability', 'session.request-resource', 'session.requested-ability'],
      reason: `The row of ${prefix} has this name, the id fits it, and the name stands for ${ability}, which is granted.`,
      input: at(
        {
          resourceAbilityRequests: [request(prefix, id, name)],
          capabilities: [capability({ att: cell(`${prefix}://${id}`, ability) })],
        },
        { request: { resource: `${prefix}://${id}`, ability } },
      ),
    });
    if (id === '*') return [{ ...exact, title: `${name} on ${prefix}, with the wildcard` }];
    const any = accept(`session-request-${name}-any`, `${name} on ${prefix}, with the wildcard`, {
      rules: ['session.request-resource', 'session.requested-resource'],
      reason: `* is an id of ${prefix}; the request names every resource of the prefix, the asked one among them.`,
      input: at(
        {
          resourceAbilityRequests: [request(prefix, '*', name)],
          capabilities: [capability({ att: cell(`${prefix}://*`, ability) })],
        },
        { request: { resource: `${prefix}://${id}`, ability } },
      ),
    });
    return [exact, any];
  });

/** Every name on every prefix that does not have it, with a grant of what the name would stand for. */
const misplaced = () =>
  rows.flatMap(([name, own, , ability]) =>
    prefixes
      .filter((prefix) => prefix !== own)
      .map((prefix) => {
        // The wildcard would hide the standard grant from a node that looks at the first entry only.
        const id = prefix === 'lit-pkp' ? OTHER_PKP : '*';
        // A wallet cannot grant anything on a resolved auth context.
        const granted = prefix.endsWith('context') ? undefined : cell(`${prefix}://${id}`, ability);
        return reject(`session-request-${name}-on-${prefix.slice(4)}`, `${name} on ${prefix}`, {
          rule: 'session.request-ability',
          twin: 'session-standard',
          mutation: `a second request: ${name} on ${prefix}://${id}${granted ? `, with a grant of ${ability}` : ''}`,
          reason: `The row of ${prefix} has no ability of this name, whatever it stands for elsewhere.`,
          risk: ['type-confusion', 'widening'],
          input: beside(request(prefix, id, name), granted),
        });
      }),
  );

const abilities = () => [
  ...[
    ['recap', 'The ability of a request as in a ReCap', SIGNING, 'A registered prefix has names of its own'],
    ['any', 'The ability */* in a request', '*/*', 'A request asks for one ability of its row'],
    ['empty', 'An empty ability in a request', '', 'No row has an empty name'],
    ['case', 'pkp-signing with a capital', 'PKP-signing', 'Names are compared byte for byte'],
    ['space', 'pkp-signing with a space behind it', 'pkp-signing ', 'Names are compared byte for byte'],
    ['constructor', 'The ability constructor in a request', 'constructor', 'A row has the names of the table only'],
    ['proto', 'The ability __proto__ in a request', '__proto__', 'A row has the names of the table only'],
  ].map(([id, title, ability, why]) =>
    reject(`session-request-ability-${id}`, title, {
      rule: 'session.request-ability',
      twin: 'session-standard',
      mutation: `a second request on the same PKP with the ability ${JSON.stringify(ability)}`,
      reason: `${why}.`,
      risk: ['type-confusion', id === 'proto' || id === 'constructor' ? 'prototype-pollution' : 'widening'],
      input: beside(request('lit-pkp', PKP, ability)),
    }),
  ),
  accept('session-request-unregistered', 'A request with a prefix that is not registered', {
    rules: ['session.request-ability', 'session.request-resource'],
    reason: 'The ability is Namespace/Name, the id is free, and the grant names both byte for byte.',
    input: beside(request('x-doc', 'notes/7', 'Doc/Read'), cell('x-doc://notes/7', 'Doc/Read')),
  }),
  accept('session-request-prefix-constructor', 'A request with the prefix constructor', {
    rules: ['session.request-ability', 'session.request-resource'],
    reason: 'The prefix is not registered, and the table of namespaces has nothing under this name by accident.',
    input: beside(request('constructor', '7', 'Doc/Read'), cell('constructor://7', 'Doc/Read')),
  }),
  ...[
    ['sdk-name', 'An SDK name on a prefix that is not registered', 'x-doc', 'pkp-signing', 'the SDK name pkp-signing'],
    ['no-name', 'An ability without a name on a prefix that is not registered', 'x-doc', 'Doc/', 'the ability Doc/'],
    [
      'two-slashes',
      'An ability with two slashes on a prefix that is not registered',
      'x-doc',
      'Doc/Read/All',
      'the ability Doc/Read/All',
    ],
  ].map(([id, title, prefix, ability, what]) =>
    reject(`session-request-unregistered-${id}`, title, {
      rule: 'session.request-ability',
      twin: 'session-request-unregistered',
      mutation: what,
      reason: 'The abilities of a prefix that is not registered are Namespace/Name, with one slash between them.',
      risk: ['type-confusion'],
      input: beside(request(prefix, 'notes/7', ability), cell('x-doc://notes/7', 'Doc/Read')),
    }),
  ),
  reject('session-request-prefix-case', 'pkp-signing on the prefix in upper case', {
    rule: 'session.request-ability',
    twin: 'session-standard',
    mutation: 'a second request with the prefix LIT-PKP',
    reason: 'Prefixes are compared byte for byte. LIT-PKP is not registered, so its abilities are Namespace/Name.',
    risk: ['type-confusion'],
    input: beside(request('LIT-PKP', PKP, 'pkp-signing')),
  }),
  reject('session-request-prefix-uri', 'A prefix that is a URI of a registered one', {
    rule: 'session.request-ability',
    twin: 'session-standard',
    mutation: `a second request: Threshold/Signing with the prefix ${pkp}, and a grant of every PKP`,
    reason:
      'A prefix is the text in front of "://", and this one contains it. No ability is one of it; the row of lit-pkp is not evaded.',
    risk: ['type-confusion', 'widening'],
    input: beside(request(pkp, 'x', SIGNING), cell('lit-pkp://*')),
  }),
];

/** Ids that the grammar of a row refuses: [id, title, prefix, SDK's name, ability, id of the resource, reason]. */
const ids = () =>
  [
    ['pkp-0x', 'A PKP with 0x', 'lit-pkp', `0x${PKP}`, 'The id of a PKP has no prefix'],
    ['pkp-upper-case', 'A PKP in upper case', 'lit-pkp', PKP.toUpperCase(), 'Hex digits are in lower case'],
    ['pkp-63', 'A PKP of 63 digits', 'lit-pkp', PKP.slice(1), 'The id of a PKP has 64 digits'],
    ['pkp-65', 'A PKP of 65 digits', 'lit-pkp', `${PKP}7`, 'The id of a PKP has 64 digits'],
    [
      'pkp-address',
      'A PKP by its Ethereum address',
      'lit-pkp',
      PKP.slice(0, 40),
      'The id of a PKP is the hash of its key',
    ],
    ['pkp-empty', 'A PKP with an empty id', 'lit-pkp', '', 'The empty string is no id, and no wildcard'],
    [
      'pkp-line-feed',
      'A PKP with a line feed behind it',
      'lit-pkp',
      `${PKP}\n`,
      'The grammar is anchored at the end of the id',
    ],
    ['pkp-path', 'A PKP with a path behind it', 'lit-pkp', `${PKP}/x`, 'The id of a PKP has no path'],
    ['pkp-pair', 'A PKP with the id of a condition', 'lit-pkp', ACC, 'Two hashes name a condition and its data'],
    ['pkp-stars', 'A PKP with two stars', 'lit-pkp', '**', 'The wildcard is a single star'],
    ['pkp-glob', 'A PKP with a star behind some digits', 'lit-pkp', '7f*', 'A star is the whole id or none of it'],
    [
      'acc-slash',
      'A condition with a slash and nothing behind it',
      'lit-accesscontrolcondition',
      `${HASH}/`,
      'Behind the slash there is the hash of the data',
    ],
    [
      'acc-star',
      'A condition with a star for its data',
      'lit-accesscontrolcondition',
      `${HASH}/*`,
      'A star is the whole id or none of it',
    ],
    [
      'acc-three',
      'A condition of three hashes',
      'lit-accesscontrolcondition',
      `${ACC}/${HASH}`,
      'There are two hashes at most',
    ],
    [
      'credit-leading-zero',
      'A credit with a leading zero',
      'lit-ratelimitincrease',
      '07',
      'One number has one spelling',
    ],
    ['credit-hex', 'A credit in hex', 'lit-ratelimitincrease', '0x7', 'Token ids are decimal'],
    ['credit-sign', 'A credit with a sign', 'lit-ratelimitincrease', '-7', 'Token ids are digits only'],
    ['credit-79', 'A credit of 79 digits', 'lit-ratelimitincrease', '9'.repeat(79), 'A token id has 78 digits at most'],
    ['credit-arabic', 'A credit in Arabic digits', 'lit-ratelimitincrease', '٧', 'Digits are those of ASCII'],
    [
      'action-v1',
      'A Lit Action by a CID of version 1',
      'lit-litaction',
      'bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi',
      'The id is a CID of version 0',
    ],
    [
      'action-digit-zero',
      'A Lit Action whose CID has the digit 0',
      'lit-litaction',
      `${ACTION.slice(0, -1)}0`,
      'The alphabet of base58btc has no 0',
    ],
    [
      'action-45',
      'A Lit Action whose CID has 45 characters',
      'lit-litaction',
      ACTION.slice(0, -1),
      'A CID of version 0 has 46 characters',
    ],
    [
      'payment-id',
      'A payment delegation with an id',
      'lit-paymentdelegation',
      '1',
      'Payment delegations have no id but the wildcard',
    ],
  ].map(([id, title, prefix, resource, why]) => {
    const [name, , , ability] = rows.find((row) => row[1] === prefix);
    return reject(`session-request-id-${id}`, title, {
      rule: 'session.request-resource',
      twin: 'session-standard',
      mutation: `a second request on ${prefix}://${JSON.stringify(resource).slice(1, -1)}, with a grant of ${prefix}://*`,
      reason: `${why}.`,
      risk: ['parser-differential', 'widening'],
      input: beside(request(prefix, resource, name), cell(`${prefix}://*`, ability)),
    });
  });

const numbers = () =>
  [
    ['0', 'zero', 'A credit with the token id 0'],
    ['9'.repeat(78), '78', 'A credit of 78 digits'],
  ].map(([id, name, title]) =>
    accept(`session-request-id-credit-${name}`, title, {
      rules: ['session.request-resource'],
      reason: 'The id is decimal without a leading zero and has at most 78 digits.',
      input: beside(
        request('lit-ratelimitincrease', id, 'rate-limit-increase-auth'),
        cell('lit-ratelimitincrease://*', AUTH),
      ),
    }),
  );

/** A message with requests and a grant of `att`, asked for an operation. */
const asking = (requests, att, resource, ability = SIGNING) =>
  at({ resourceAbilityRequests: requests, capabilities: [capability({ att })] }, { request: { resource, ability } });

const accSigning = (id) => request('lit-accesscontrolcondition', id, 'access-control-condition-signing');
const accDecryption = (id) => request('lit-accesscontrolcondition', id, 'access-control-condition-decryption');
const acc = (id) => `lit-accesscontrolcondition://${id}`;
const other = `lit-pkp://${OTHER_PKP}`;

const asked = () => [
  accept('session-asked-second', 'The second of two requests is asked for', {
    rules: ['session.requested-resource', 'session.requested-ability'],
    reason: 'One request that names the resource and the ability is enough, wherever it stands.',
    input: asking([pkpSigning(), pkpSigning(OTHER_PKP)], cell('lit-pkp://*'), other),
  }),
  accept('session-asked-second-ability', 'Two abilities on one resource are requested, the second is asked for', {
    rules: ['session.requested-ability'],
    reason: 'The request that names the ability need not be the first that names the resource.',
    input: asking([accSigning(ACC), accDecryption(ACC)], cell(acc(ACC), '*/*'), acc(ACC), DECRYPTION),
  }),
  accept('session-asked-wildcard', 'The wildcard itself is asked for', {
    rules: ['session.requested-resource', 'capability.resource'],
    reason: 'Request and grant are the wildcard, which covers itself.',
    input: asking([pkpSigning('*')], cell('lit-pkp://*'), 'lit-pkp://*'),
  }),
  ...[
    [
      'other',
      'Another PKP is asked for',
      [pkpSigning()],
      other,
      'No request names this PKP, although the grant covers it',
    ],
    [
      'every',
      'Every PKP is asked for where one is requested',
      [pkpSigning()],
      'lit-pkp://*',
      'A request for one resource does not name the wildcard',
    ],
  ].map(([id, title, requests, resource, why]) =>
    reject(`session-asked-${id}`, title, {
      rule: 'session.requested-resource',
      twin: 'session-standard',
      mutation: `asked: ${SIGNING} on ${resource}; the grant is of every PKP`,
      reason: `${why}.`,
      risk: ['widening'],
      input: asking(requests, cell('lit-pkp://*'), resource),
    }),
  ),
  reject('session-asked-longer', 'Data of a condition is asked for where the condition alone is requested', {
    rule: 'session.requested-resource',
    twin: 'session-request-access-control-condition-signing',
    mutation: 'asked: the hash of the condition, a slash and the hash of data; the grant is of every condition',
    reason: 'One id is the beginning of the other, and that covers nothing.',
    risk: ['widening'],
    input: asking([accSigning(HASH)], cell(acc('*')), acc(ACC)),
  }),
  reject('session-asked-other-prefix', 'A prefix that only begins like the requested one is asked for', {
    rule: 'session.requested-resource',
    twin: 'session-request-pkp-signing-any',
    mutation: `asked: ${SIGNING} on lit-pkpx://${PKP}, which is granted as well`,
    reason: 'The wildcard request stands for lit-pkp:// and not for everything that begins with lit-pkp.',
    risk: ['widening'],
    input: asking([pkpSigning('*')], { ...cell('lit-pkp://*'), ...cell(`lit-pkpx://${PKP}`) }, `lit-pkpx://${PKP}`),
  }),
  reject('session-asked-unregistered-wildcard', 'A star of a prefix that is not registered is requested', {
    rule: 'session.requested-resource',
    twin: 'session-request-unregistered',
    mutation: 'requested: x-doc://*, asked: x-doc://notes/7, both granted',
    reason: 'Only registered prefixes are wildcard-capable: elsewhere a star is a star.',
    risk: ['widening'],
    input: asking(
      [request('x-doc', '*', 'Doc/Read')],
      { ...cell('x-doc://*', 'Doc/Read'), ...cell('x-doc://notes/7', 'Doc/Read') },
      'x-doc://notes/7',
      'Doc/Read',
    ),
  }),
  reject('session-asked-other-ability', 'Decryption is asked for where signing is requested', {
    rule: 'session.requested-ability',
    twin: 'session-asked-second-ability',
    mutation: 'without the request for decryption',
    reason: 'The request names the resource and another ability; the grant of both does not help.',
    risk: ['widening'],
    input: asking([accSigning(ACC)], cell(acc(ACC), '*/*'), acc(ACC), DECRYPTION),
  }),
  reject('session-asked-crossed', 'The resource of one request is asked for with the ability of another', {
    rule: 'session.requested-ability',
    twin: 'session-asked-second-ability',
    mutation: 'signing is requested on the condition and decryption on another',
    reason: 'Resource and ability have to be those of one request.',
    risk: ['widening'],
    input: asking([accSigning(ACC), accDecryption(HASH)], cell(acc('*'), '*/*'), acc(ACC), DECRYPTION),
  }),
  reject('session-asked-any-ability', 'Every ability is asked for where signing is requested', {
    rule: 'session.requested-ability',
    twin: 'session-standard',
    mutation: 'asked: */*; the grant is of */*',
    reason: 'No request asks for */*.',
    risk: ['widening'],
    input: asking([pkpSigning()], cell(pkp, '*/*'), pkp, '*/*'),
  }),
];

export default () => [
  file('session-sig.verify', 'requests', [...names(), ...misplaced(), ...abilities(), ...ids(), ...numbers()]),
  file('session-sig.verify', 'asked', asked()),
];
