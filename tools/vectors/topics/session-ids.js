// session-sig.verify: requests whose id is empty or has more than its prefix knows, and a contract wallet of either digest by name.
import { calls, contractWallet, replyTo, vault } from '../kinds.js';
import { file, grantText, pkpSigning, reject, request } from '../kit.js';
import { AUTH, at, capability, cell, lit, pkp, refusedBy, SIGNING, with_ } from '../sessions.js';

export const since = '3.0.0';

const EXECUTION = 'Threshold/Execution';
const DECRYPTION = 'Threshold/Decryption';

/** A second request, beside the standard one, with a grant of its resource and of the wildcard over it. */
const beside = (prefix, id, name, ability) =>
  at({
    resourceAbilityRequests: [pkpSigning(), request(prefix, id, name)],
    capabilities: [
      capability({ att: { ...cell(pkp, SIGNING), ...(prefix === 'lit-pkp' ? {} : cell(`${prefix}://*`, ability)) } }),
    ],
  });

/** Ids that a prefix does not have: name, prefix, id, name of the ability, ability, what the id is. */
const ids = [
  ['payment-empty', 'lit-paymentdelegation', '', 'lit-payment-delegation', AUTH, 'empty'],
  ['payment-number', 'lit-paymentdelegation', '7', 'lit-payment-delegation', AUTH, 'a number'],
  ['payment-stars', 'lit-paymentdelegation', '**', 'lit-payment-delegation', AUTH, 'two stars'],
  ['credit-empty', 'lit-ratelimitincrease', '', 'rate-limit-increase-auth', AUTH, 'empty'],
  ['action-empty', 'lit-litaction', '', 'lit-action-execution', EXECUTION, 'empty'],
  ['condition-empty', 'lit-accesscontrolcondition', '', 'access-control-condition-decryption', DECRYPTION, 'empty'],
  ['credit-stars', 'lit-ratelimitincrease', '**', 'rate-limit-increase-auth', AUTH, 'two stars'],
  ['action-stars', 'lit-litaction', '**', 'lit-action-execution', EXECUTION, 'two stars'],
];

// --- A contract wallet that grants; its contract agreed. ---

const granting = (via) => contractWallet({ by: vault(), via, text: grantText({ by: vault() }) });
const under = (via, account) => {
  const made = granting(via);
  return with_(made.authSig, { ...calls(replyTo(made)), account });
};
const did = (chain) => `did:pkh:eip155:${chain}:${vault().address}`;
const NAMED = 'A contract stands on one chain: its address alone does not say which, and names no contract wallet.';
const aborted = lit(refusedBy('lit-v7.unsupported-aborts'));
const kinds = [
  ['eip191', 'EIP1271', 'the EIP-191 digest'],
  ['sha256', 'EIP1271_SHA256', 'SHA-256'],
];

export default () => [
  file('session-sig.verify', 'ids', [
    ...ids.map(([name, prefix, id, sdkName, ability, words]) =>
      reject(`session-id-${name}`, `A request on ${prefix} whose id is ${words}`, {
        rule: 'session.request-resource',
        twin: 'session-standard',
        mutation: `a second request: ${sdkName} on ${prefix}://${id}, with a grant of the wildcard`,
        reason: `${prefix} has a star and the ids of its row, and this is none.`,
        risk: ['type-confusion', 'widening'],
        input: beside(prefix, id, sdkName, ability),
      }),
    ),
    ...kinds.flatMap(([name, via, digest]) => [
      ...[
        ...(name === 'eip191'
          ? [['address', 'named by its address in capitals and small letters', vault().address]]
          : []),
        ['chain', 'named on chain 5', did(5)],
      ].map(([how, words, account]) =>
        reject(`session-id-contract-${name}-${how}`, `A contract wallet of ${digest}, ${words}`, {
          rule: 'session.account',
          twin: 'session-account-expected',
          mutation: `the grant: that of a contract wallet, which agrees; account: ${account}`,
          reason: NAMED,
          risk: ['wrong-account'],
          input: under(via, account),
          profiles: aborted,
        }),
      ),
    ]),
  ]),
];
