// session-sig.verify: whether the grant covers what the session requests, on the way through the whole document.
import { ACC, accept, alice, bob, file, OTHER_PKP, PKP, pkpSigning, reject, request, undecided } from '../kit.js';
import { AUTH, accepted, at, capability, cell, lit, only, pkp, refusedBy, SIGNING } from '../sessions.js';

const twin = 'session-standard';
const other = `lit-pkp://${OTHER_PKP}`;
const bare = ({ address }) => address.slice(2).toLowerCase();

/** The standard request under another grant. */
const under = (att, input) => at({ capabilities: [capability({ att })] }, input);

const coverage = () => [
  accept('session-grant-wildcard', 'The grant is of every PKP', {
    rules: ['capability.resource'],
    reason: 'lit-pkp is wildcard-capable, and the wildcard covers the requested PKP.',
    input: under(cell('lit-pkp://*')),
  }),
  accept('session-grant-any-ability', 'The grant is of */*', {
    rules: ['capability.ability'],
    reason: '*/* covers every ability.',
    input: under(cell(pkp, '*/*')),
  }),
  accept('session-grant-among-others', 'The grant has further resources and abilities', {
    rules: ['capability.resource', 'capability.ability'],
    reason: 'One cell covers the request; the others take nothing away.',
    input: under({
      ...cell(`lit-accesscontrolcondition://${ACC}`, 'Threshold/Decryption'),
      ...only(pkp, { 'Threshold/Execution': [{}], [SIGNING]: [{}] }),
    }),
  }),
  accept('session-grant-requests-narrower', 'The session requests one of two granted PKPs', {
    rules: ['capability.resource'],
    reason: 'A session may ask for less than was granted.',
    input: under({ ...cell(pkp), ...cell(other) }),
  }),
  ...[
    ['other', 'The grant is of another PKP', cell(other), 'No cell names the requested PKP'],
    [
      'other-wildcard',
      'The grant is of every condition',
      cell('lit-accesscontrolcondition://*'),
      'A wildcard covers the resources of its own prefix',
    ],
    [
      'bare-star',
      'The grant is of the resource "lit-pkp:*"',
      cell('lit-pkp:*'),
      'A wildcard is the prefix, "://" and a star',
    ],

    [
      'longer-prefix',
      'The grant is of every resource of a prefix that begins with lit-pkp',
      cell('lit-pkpx://*'),
      'lit-pkpx is another prefix',
    ],
    ['empty-id', 'The grant is of "lit-pkp://"', cell('lit-pkp://'), 'The prefix without an id is no wildcard'],
    ['cut', 'The grant is of the beginning of the PKP', cell(pkp.slice(0, -1)), 'Resources are compared as a whole'],
    [
      'glob',
      'The grant is of the beginning of the PKP and a star',
      cell(`${pkp.slice(0, -8)}*`),
      'A star is the whole id or a character like any other',
    ],
    [
      'case',
      'The grant is of the PKP in upper case',
      cell(`lit-pkp://${PKP.toUpperCase()}`),
      'Resources are compared byte for byte',
    ],
  ].map(([id, title, att, why]) =>
    reject(`session-grant-${id}`, title, {
      rule: 'capability.resource',
      twin,
      mutation: `att: ${Object.keys(att)[0]}, signed by the wallet`,
      reason: `${why}.`,
      risk: ['widening'],
      input: under(att),
    }),
  ),
  ...[
    [
      'other-ability',
      'The grant is of another ability',
      cell(pkp, 'Threshold/Decryption'),
      'No cell on the PKP has the ability',
    ],
    [
      'name-wildcard',
      'The grant is of Threshold/*',
      cell(pkp, 'Threshold/*'),
      'Threshold/* is a literal; only */* is a wildcard',
    ],
    [
      'namespace-wildcard',
      'The grant is of */Signing',
      cell(pkp, '*/Signing'),
      '*/Signing is a literal; only */* is a wildcard',
    ],
    [
      'ability-case',
      'The grant is of threshold/signing',
      cell(pkp, 'threshold/signing'),
      'Abilities are compared byte for byte',
    ],
    [
      'sdk-name',
      'The grant is of the SDK name of the ability',
      cell(pkp, 'pkp/pkp-signing'),
      'A ReCap has Namespace/Name, and the name of the SDK is another text',
    ],
  ].map(([id, title, att, why]) =>
    reject(`session-grant-${id}`, title, {
      rule: 'capability.ability',
      twin,
      mutation: `the ability ${Object.keys(att[pkp])[0]}, signed by the wallet`,
      reason: `${why}.`,
      risk: ['widening'],
      input: under(att),
    }),
  ),
  reject('session-grant-other-resource-ability', 'The ability is granted on another resource', {
    rule: 'capability.ability',
    rules: ['capability.ability', 'capability.resource'],
    twin: 'session-grant-among-others',
    mutation: 'the PKP with execution only, another PKP with signing',
    reason: 'Resource and ability have to be those of one cell.',
    risk: ['widening'],
    input: under({ ...cell(pkp, 'Threshold/Execution'), ...cell(other) }),
  }),
  reject('session-grant-no-alternative', 'The ability is granted with an empty list', {
    rule: 'capability.alternative',
    twin,
    mutation: 'the alternatives []',
    reason: 'Without an alternative there is no way to use the ability.',
    risk: ['widening'],
    profiles: { reown: refusedBy('reown.alternatives') },
    input: under(only(pkp, only(SIGNING, []))),
  }),
  accept(
    'session-grant-one-with-alternative',
    'The wildcard is granted with an empty list, the PKP with an alternative',
    {
      rules: ['capability.alternative', 'reown.alternatives', 'lit-v7.first-entry-only'],
      reason: 'The empty list grants nothing and takes nothing from the other cell.',
      profiles: { ...lit(accepted), reown: refusedBy('reown.alternatives') },
      input: under({ ...only('lit-pkp://*', only(SIGNING, [])), ...cell(pkp) }),
    },
  ),
];

/** A session that asks for a credit under an alternative of restrictions. */
const CREDIT = { resource: 'lit-ratelimitincrease://7', ability: AUTH };
const credit = (alternatives, facts, over = {}) =>
  at(
    {
      resourceAbilityRequests: [request('lit-ratelimitincrease', '7', 'rate-limit-increase-auth')],
      capabilities: [capability({ att: only('lit-ratelimitincrease://7', only(AUTH, [alternatives].flat())) })],
      ...over,
    },
    { request: CREDIT, ...(facts ? { facts } : {}) },
  );
const limits = { delegate_to: [bare(alice())], nft_id: ['7'], uses: '2' };
const facts = () => ({ delegatee: alice().address, token: '7', uses: '1' });

const restrictions = () => [
  accept('session-grant-restricted', 'A credit whose three restrictions the facts meet', {
    rules: ['capability.restriction', 'capability.restriction-undecided', 'restriction.value'],
    reason: 'The delegatee and the token are listed, and one use is less than two.',
    input: credit(limits, facts()),
  }),
  accept('session-grant-alternatives', 'A credit with two alternatives, the facts meet the second', {
    rules: ['capability.restriction', 'restriction.value'],
    reason: 'An ability is granted under any one of its alternatives.',
    input: credit([{ uses: '0' }, { uses: '2' }], facts()),
  }),
  ...[
    ['delegatee', 'Another delegatee', { ...facts(), delegatee: bob().address }, 'The delegatee is not listed'],
    ['token', 'Another token', { ...facts(), token: '8' }, 'The token is not listed'],
    ['uses', 'The uses are spent', { ...facts(), uses: '2' }, 'Two uses before this one are not less than two'],
  ].map(([id, title, stated, why]) =>
    reject(`session-grant-failed-${id}`, title, {
      rule: 'capability.restriction',
      twin: 'session-grant-restricted',
      mutation: `facts.${id}: ${JSON.stringify(stated[id])}`,
      reason: `${why}. One failed restriction fails the alternative.`,
      risk: ['restriction-bypass'],
      input: credit(limits, stated),
    }),
  ),
  ...[
    ['uses', 'The number of uses is not stated', { delegatee: alice().address, token: '7' }],
    ['any', 'No facts are stated', undefined],
  ].map(([id, title, stated]) =>
    undecided(`session-grant-open-${id}`, title, {
      rule: 'capability.restriction-undecided',
      twin: 'session-grant-restricted',
      mutation: id === 'any' ? 'no facts' : 'facts without uses',
      reason: 'A restriction needs a fact that was not given, and none of those that were given fails it.',
      risk: ['restriction-bypass', 'fail-open'],
      input: credit(limits, stated),
    }),
  ),
  undecided('session-grant-foreign', 'A PKP under a restriction that lit-pkp does not define', {
    rule: 'capability.restriction-undecided',
    twin,
    mutation: 'the alternative {"uses":"5"}',
    reason: 'uses has a meaning for credits only. Here nobody knows what it demands, so that it is not ignored.',
    risk: ['restriction-bypass', 'fail-open'],
    input: under(cell(pkp, SIGNING, { uses: '5' }), { facts: { uses: '0' } }),
  }),
  accept('session-grant-foreign-beside', 'A PKP under a restriction nobody knows, or none', {
    rules: ['capability.restriction-undecided'],
    reason: 'The second alternative does not restrict, and one that is met is enough.',
    input: under(cell(pkp, SIGNING, { curve: 'secp256k1' }, {})),
  }),
  reject('session-grant-malformed', 'A credit whose uses are a number', {
    rule: 'restriction.value',
    twin: 'session-grant-restricted',
    mutation: 'uses: 2 as a number',
    reason: 'uses is a decimal string. A value that cannot be read must not fall away.',
    risk: ['restriction-bypass'],
    input: credit({ ...limits, uses: 2 }, facts()),
  }),
  reject('session-grant-data', 'A request whose data repeats the missing fact', {
    rule: 'capability.restriction',
    twin: 'session-grant-restricted',
    mutation: 'facts.uses: "2", data of the request: {"uses":"1"}',
    reason: 'Facts are stated by the verifier; what travels in data means nothing.',
    risk: ['restriction-bypass'],
    input: credit(
      limits,
      { ...facts(), uses: '2' },
      {
        resourceAbilityRequests: [
          request('lit-ratelimitincrease', '7', 'rate-limit-increase-auth', { uses: '1', facts: { uses: '1' } }),
        ],
      },
    ),
  }),
];

const both = [pkpSigning(), pkpSigning(OTHER_PKP)];

const several = () => [
  accept('session-grant-two-requests', 'Two requests, both granted by one capability', {
    rules: ['capability.resource'],
    reason: 'Every request of the message is covered.',
    input: at({ resourceAbilityRequests: both, capabilities: [capability({ att: { ...cell(pkp), ...cell(other) } })] }),
  }),
  accept('session-grant-union', 'Two requests, each granted by a capability of the same wallet', {
    rules: ['capability.resource', 'session.account'],
    reason: 'The cells of all valid candidates together cover the requests, and one candidate covers what is asked.',
    input: at({
      resourceAbilityRequests: both,
      capabilities: [capability({ att: cell(other) }), capability({ att: cell(pkp) })],
    }),
  }),
  reject('session-grant-second-request', 'Two requests, the one that is not asked for is not granted', {
    rule: 'capability.resource',
    twin: 'session-grant-two-requests',
    mutation: 'att without the second PKP',
    reason: 'Every request of the message has to be covered, and not only the one that is asked for.',
    risk: ['widening'],
    profiles: lit(accepted),
    input: at({ resourceAbilityRequests: both }),
  }),
  reject('session-grant-second-ability', 'A second request for an ability that is not granted', {
    rule: 'capability.ability',
    twin: 'session-request-access-control-condition-signing',
    mutation: 'a second request, for decryption of the same condition',
    reason: 'The condition is granted for signing only.',
    risk: ['widening'],
    profiles: lit(accepted),
    input: at(
      {
        resourceAbilityRequests: [
          request('lit-accesscontrolcondition', ACC, 'access-control-condition-signing'),
          request('lit-accesscontrolcondition', ACC, 'access-control-condition-decryption'),
        ],
        capabilities: [capability({ att: cell(`lit-accesscontrolcondition://${ACC}`) })],
      },
      { request: { resource: `lit-accesscontrolcondition://${ACC}`, ability: SIGNING } },
    ),
  }),
  reject('session-grant-wildcard-request', 'A request for every PKP where one is granted', {
    rule: 'capability.resource',
    twin: 'session-grant-wildcard',
    mutation: 'the request has the wildcard, the grant one PKP',
    reason: 'A wildcard in a request is covered by the wildcard only, although the PKP that is asked for is granted.',
    risk: ['widening'],
    profiles: lit(accepted),
    input: at({ resourceAbilityRequests: [pkpSigning('*')] }),
  }),
  reject('session-grant-unchecked', 'A request that is not granted, where no operation is asked for', {
    rule: 'capability.resource',
    twin: 'session-request-unchecked',
    mutation: 'the request is for another PKP',
    reason: 'The caller asks for no operation, and still every request of the message has to be covered.',
    risk: ['widening'],
    input: at({ resourceAbilityRequests: [pkpSigning(OTHER_PKP)] }, { request: undefined }),
  }),
  accept('session-request-unchecked', 'A granted request, where no operation is asked for', {
    rules: ['session.requested-resource', 'session.requested-ability', 'capability.resource'],
    reason: 'The caller chose to ask for no operation: the session is genuine and current, and its request is covered.',
    input: at({}, { request: undefined }),
  }),
];

export default () => [file('session-sig.verify', 'grants', [...coverage(), ...restrictions(), ...several()])];
