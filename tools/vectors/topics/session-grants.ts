// session-sig.verify: whether the grant covers what the session requests, on the way through the whole document.
import {
  ACC, type Att, accepted, alice, bob, grants, group, type Input, lit, OTHER_PKP, OTHER_PKP_URI, only, PKP, pkpSigning, type Row, refusedBy, request, sessions,
  topic,
} from '../vocabulary.js';

const { bare } = grants;
const { AUTH, at, capability, cell, pkp, SIGNING } = sessions;


const CONDITION = `lit-accesscontrolcondition://${ACC}`;

/** The standard request under another grant. */
const under = (att: Att, input?: Input) => at({ capabilities: [capability({ att })] }, input);

interface Granted {
  readonly att: Att;
}

const coverage = () => group({},
  [
    { id: 'wildcard', title: 'The grant is of every PKP', rules: ['capability.resource'],
      why: 'lit-pkp is wildcard-capable, and the wildcard covers the requested PKP.', input: under(cell('lit-pkp://*')) },
    { id: 'any-ability', title: 'The grant is of */*', rules: ['capability.ability'], why: '*/* covers every ability.', input: under(cell(pkp, '*/*')) },
    { id: 'among-others', title: 'The grant has further resources and abilities', rules: ['capability.resource', 'capability.ability'],
      why: 'One cell covers the request; the others take nothing away.',
      input: under({ ...cell(CONDITION, 'Threshold/Decryption'), ...only(pkp, { 'Threshold/Execution': [{}], [SIGNING]: [{}] }) }) },
    { id: 'requests-narrower', title: 'The session requests one of two granted PKPs', rules: ['capability.resource'],
      why: 'A session may ask for less than was granted.', input: under({ ...cell(pkp), ...cell(OTHER_PKP_URI) }) },
  ],
  group({ twin: 'session-standard', rule: 'capability.resource',
    from: ({ att }: Row & Granted) => ({ change: `att: ${Object.keys(att)[0]}, signed by the wallet`, input: under(att) }) }, [
    { id: 'other', title: 'The grant is of another PKP', why: 'No cell names the requested PKP.', att: cell(OTHER_PKP_URI) },
    { id: 'other-wildcard', title: 'The grant is of every condition',
      why: 'A wildcard covers the resources of its own prefix.', att: cell('lit-accesscontrolcondition://*') },
    { id: 'bare-star', title: 'The grant is of the resource "lit-pkp:*"', why: 'A wildcard is the prefix, "://" and a star.', att: cell('lit-pkp:*') },
    { id: 'longer-prefix', title: 'The grant is of every resource of a prefix that begins with lit-pkp',
      why: 'lit-pkpx is another prefix.', att: cell('lit-pkpx://*') },
    { id: 'empty-id', title: 'The grant is of "lit-pkp://"', why: 'The prefix without an id is no wildcard.', att: cell('lit-pkp://') },
    { id: 'cut', title: 'The grant is of the beginning of the PKP', why: 'Resources are compared as a whole.', att: cell(pkp.slice(0, -1)) },
    { id: 'glob', title: 'The grant is of the beginning of the PKP and a star',
      why: 'A star is the whole id or a character like any other.', att: cell(`${pkp.slice(0, -8)}*`) },
    { id: 'case', title: 'The grant is of the PKP in upper case', why: 'Resources are compared byte for byte.', att: cell(`lit-pkp://${PKP.toUpperCase()}`) },
  ]),
  group({ twin: 'session-standard', rule: 'capability.ability',
    from: ({ att }: Row & Granted) => ({ change: `the ability ${Object.keys(att[pkp] ?? {})[0]}, signed by the wallet`, input: under(att) }) }, [
    { id: 'other-ability', title: 'The grant is of another ability', why: 'No cell on the PKP has the ability.', att: cell(pkp, 'Threshold/Decryption') },
    { id: 'name-wildcard', title: 'The grant is of Threshold/*', why: 'Threshold/* is a literal; only */* is a wildcard.', att: cell(pkp, 'Threshold/*') },
    { id: 'namespace-wildcard', title: 'The grant is of */Signing', why: '*/Signing is a literal; only */* is a wildcard.', att: cell(pkp, '*/Signing') },
    { id: 'ability-case', title: 'The grant is of threshold/signing', why: 'Abilities are compared byte for byte.', att: cell(pkp, 'threshold/signing') },
    { id: 'sdk-name', title: 'The grant is of the SDK name of the ability',
      why: 'A ReCap has Namespace/Name, and the name of the SDK is another text.', att: cell(pkp, 'pkp/pkp-signing') },
  ]),
  [
    { id: 'other-resource-ability', title: 'The ability is granted on another resource', twin: 'among-others',
      change: 'the PKP with execution only, another PKP with signing', rule: 'capability.ability', rules: ['capability.resource'],
      why: 'Resource and ability have to be those of one cell.', input: under({ ...cell(pkp, 'Threshold/Execution'), ...cell(OTHER_PKP_URI) }) },
    { id: 'no-alternative', title: 'The ability is granted with an empty list', twin: 'session-standard', change: 'the alternatives []',
      rule: 'capability.alternative', risk: ['widening'], profiles: { reown: refusedBy('reown.alternatives') },
      why: 'Without an alternative there is no way to use the ability.', input: under(only(pkp, only(SIGNING, []))) },
    { id: 'one-with-alternative', title: 'The wildcard is granted with an empty list, the PKP with an alternative',
      rules: ['capability.alternative', 'reown.alternatives', 'lit-v7.first-entry-only'],
      profiles: { ...lit(accepted), reown: refusedBy('reown.alternatives') }, why: 'The empty list grants nothing and takes nothing from the other cell.',
      input: under({ ...only('lit-pkp://*', only(SIGNING, [])), ...cell(pkp) }) },
  ],
);

/** A session that asks for a credit under an alternative of restrictions. */
const CREDIT = { resource: 'lit-ratelimitincrease://7', ability: AUTH };
const OF_CREDIT = ['lit-ratelimitincrease', '7', 'rate-limit-increase-auth'] as const;
const credit = (alternatives: unknown, facts?: Input, data?: unknown) => at({
  resourceAbilityRequests: [request(...OF_CREDIT, data)],
  capabilities: [capability({ att: only(CREDIT.resource, only(AUTH, [alternatives].flat())) })],
}, { request: CREDIT, ...(facts ? { facts } : {}) });
const limits = () => ({ delegate_to: [bare(alice())], nft_id: ['7'], uses: '2' });
const facts = () => ({ delegatee: alice().address, token: '7', uses: '1' });

interface Stated {
  readonly stated: Input;
}

const ONE = 'One failed restriction fails the alternative.';

const restrictions = () => group({},
  [
    { id: 'restricted', title: 'A credit whose three restrictions the facts meet',
      rules: ['capability.restriction', 'capability.restriction-undecided', 'restriction.value'],
      why: 'The delegatee and the token are listed, and one use is less than two.', input: credit(limits(), facts()) },
    { id: 'alternatives', title: 'A credit with two alternatives, the facts meet the second', rules: ['capability.restriction', 'restriction.value'],
      why: 'An ability is granted under any one of its alternatives.', input: credit([{ uses: '0' }, { uses: '2' }], facts()) },
  ],
  group({ prefix: 'session-grant-failed-', twin: 'restricted', rule: 'capability.restriction', from: ({ stated }: Row & Stated) => ({
    change: Object.entries(stated).map(([fact, value]) => `facts.${fact}: ${JSON.stringify(value)}`).join(', '),
    input: credit(limits(), { ...facts(), ...stated }),
  }) }, [
    { id: 'delegatee', title: 'Another delegatee', why: `The delegatee is not listed. ${ONE}`, stated: { delegatee: bob().address } },
    { id: 'token', title: 'Another token', why: `The token is not listed. ${ONE}`, stated: { token: '8' } },
    { id: 'uses', title: 'The uses are spent', why: `Two uses before this one are not less than two. ${ONE}`, stated: { uses: '2' } },
  ]),
  group({ prefix: 'session-grant-open-', twin: 'restricted', rule: 'capability.restriction-undecided',
    why: 'A restriction needs a fact that was not given, and none of those that were given fails it.' }, [
    { id: 'uses', title: 'The number of uses is not stated', change: 'facts without uses',
      input: credit(limits(), { delegatee: alice().address, token: '7' }) },
    { id: 'any', title: 'No facts are stated', change: 'no facts', input: credit(limits()) },
  ]),
  [
    { id: 'foreign', title: 'A PKP under a restriction that lit-pkp does not define', twin: 'session-standard', change: 'the alternative {"uses":"5"}',
      rule: 'capability.restriction-undecided', why: 'uses has a meaning for credits only. Here nobody knows what it demands, so that it is not ignored.',
      input: under(cell(pkp, SIGNING, { uses: '5' }), { facts: { uses: '0' } }) },
    { id: 'foreign-beside', title: 'A PKP under a restriction nobody knows, or none', rules: ['capability.restriction-undecided'],
      why: 'The second alternative does not restrict, and one that is met is enough.', input: under(cell(pkp, SIGNING, { curve: 'secp256k1' }, {})) },
    { id: 'malformed', title: 'A credit whose uses are a number', twin: 'restricted', change: 'uses: 2 as a number', rule: 'restriction.value',
      why: 'uses is a decimal string. A value that cannot be read must not fall away.', input: credit({ ...limits(), uses: 2 }, facts()) },
    { id: 'data', title: 'A request whose data repeats the missing fact', twin: 'restricted', change: 'facts.uses: "2", data of the request: {"uses":"1"}',
      rule: 'capability.restriction', why: 'Facts are stated by the verifier; what travels in data means nothing.',
      input: credit(limits(), { ...facts(), uses: '2' }, { uses: '1', facts: { uses: '1' } }) },
  ],
);

const both = [pkpSigning(), pkpSigning(OTHER_PKP)];

const several = () => group({},
  [
    { id: 'two-requests', title: 'Two requests, both granted by one capability', rules: ['capability.resource'],
      why: 'Every request of the message is covered.',
      input: at({ resourceAbilityRequests: both, capabilities: [capability({ att: { ...cell(pkp), ...cell(OTHER_PKP_URI) } })] }) },
    { id: 'union', title: 'Two requests, each granted by a capability of the same wallet', rules: ['capability.resource', 'session.account'],
      why: 'The cells of all valid candidates together cover the requests, and one candidate covers what is asked.',
      input: at({ resourceAbilityRequests: both, capabilities: [capability({ att: cell(OTHER_PKP_URI) }), capability({ att: cell(pkp) })] }) },
    { id: 'second-request', title: 'Two requests, the one that is not asked for is not granted', twin: 'two-requests', change: 'att without the second PKP',
      rule: 'capability.resource', profiles: lit(accepted), why: 'Every request of the message has to be covered, and not only the one that is asked for.',
      input: at({ resourceAbilityRequests: both }) },
    { id: 'second-ability', title: 'A second request for an ability that is not granted', twin: 'session-request-access-control-condition-signing',
      change: 'a second request, for decryption of the same condition', rule: 'capability.ability', profiles: lit(accepted),
      why: 'The condition is granted for signing only.',
      input: at(
        {
          resourceAbilityRequests: ['signing', 'decryption'].map((name) => request('lit-accesscontrolcondition', ACC, `access-control-condition-${name}`)),
          capabilities: [capability({ att: cell(CONDITION) })],
        },
        { request: { resource: CONDITION, ability: SIGNING } }
      ) },
  ],
  group({ rule: 'capability.resource' }, [
    { id: 'wildcard-request', title: 'A request for every PKP where one is granted', twin: 'wildcard',
      change: 'the request has the wildcard, the grant one PKP', profiles: lit(accepted),
      why: 'A wildcard in a request is covered by the wildcard only, although the PKP that is asked for is granted.',
      input: at({ resourceAbilityRequests: [pkpSigning('*')] }) },
    { id: 'unchecked', title: 'A request that is not granted, where no operation is asked for', twin: 'session-request-unchecked',
      change: 'the request is for another PKP', why: 'The caller asks for no operation, and still every request of the message has to be covered.',
      input: at({ resourceAbilityRequests: [pkpSigning(OTHER_PKP)] }, { request: undefined }) },
  ]),
  [
    { id: 'unchecked', title: 'A granted request, where no operation is asked for',
      rules: ['session.requested-resource', 'session.requested-ability', 'capability.resource'],
      why: 'The caller chose to ask for no operation: the session is genuine and current, and its request is covered.', prefix: 'session-request-',
      input: at({}, { request: undefined }) },
  ],
);

export default () =>
  topic({ operation: 'session-sig.verify', name: 'grants', prefix: 'session-grant-' }, coverage(), restrictions(), several());
