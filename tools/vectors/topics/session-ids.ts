// session-sig.verify: requests whose id is empty or has more than its prefix knows, and a contract wallet of either digest by name.
import { aborted, grantText, group, kinds, pkpSigning, type Row, request, sessions, topic } from '../vocabulary.js';

const { calls, contractWallet, replyTo, vault } = kinds;
const { AUTH, at, capability, cell, pkp, SIGNING, with_ } = sessions;

/** What is asked beside the standard request: the prefix and the id, and the ability with its name in the SDK. */
interface Asked {
  readonly of: string;
  readonly asked: string;
  readonly named: string;
  readonly ability?: string;
  /** What the id is. */
  readonly is: string;
}

/** A second request, beside the standard one, with a grant of its resource and of the wildcard over it. */
const beside = ({ of, asked, named, ability = AUTH, is }: Asked): Omit<Row, 'id'> => ({
  title: `A request on ${of} whose id is ${is}`,
  change: `a second request: ${named} on ${of}://${asked}, with a grant of the wildcard`,
  why: `${of} has a star and the ids of its row, and this is none.`,
  input: at({
    resourceAbilityRequests: [pkpSigning(), request(of, asked, named)],
    capabilities: [capability({ att: { ...cell(pkp, SIGNING), ...cell(`${of}://*`, ability) } })],
  }),
});

const payment = { of: 'lit-paymentdelegation', named: 'lit-payment-delegation' };
const credit = { of: 'lit-ratelimitincrease', named: 'rate-limit-increase-auth' };
const action = { of: 'lit-litaction', named: 'lit-action-execution', ability: 'Threshold/Execution' };
const condition = { of: 'lit-accesscontrolcondition', named: 'access-control-condition-decryption', ability: 'Threshold/Decryption' };
const empty = { asked: '', is: 'empty' };
const stars = { asked: '**', is: 'two stars' };

const ids = () => group({ twin: 'session-standard', rule: 'session.request-resource', risk: ['type-confusion', 'widening'] }, [
  { id: 'payment-empty', ...beside({ ...payment, ...empty }) },
  { id: 'payment-number', ...beside({ ...payment, asked: '7', is: 'a number' }) },
  { id: 'payment-stars', ...beside({ ...payment, ...stars }) },
  { id: 'credit-empty', ...beside({ ...credit, ...empty }) },
  { id: 'action-empty', ...beside({ ...action, ...empty }) },
  { id: 'condition-empty', ...beside({ ...condition, ...empty }) },
  { id: 'credit-stars', ...beside({ ...credit, ...stars }) },
  { id: 'action-stars', ...beside({ ...action, ...stars }) },
]);

/** A contract wallet that grants, whose contract agreed. */
interface Granting {
  readonly via: 'EIP1271' | 'EIP1271_SHA256';
  readonly account: string;
}

const under = ({ via, account }: Row & Granting) => {
  const made = contractWallet({ by: vault(), via, text: grantText({ by: vault() }) });
  return {
    change: `the grant: that of a contract wallet, which agrees; account: ${account}`,
    input: with_(made.authSig, { ...calls(replyTo(made)), account }),
  };
};
const onFive = () => `did:pkh:eip155:5:${vault().address}`;

const contracts = () => group({ prefix: 'session-id-contract-', twin: 'session-account-expected', rule: 'session.account', profiles: aborted, from: under,
  why: 'A contract stands on one chain: its address alone does not say which, and names no contract wallet.' }, [
  { id: 'eip191-address', title: 'A contract wallet of the EIP-191 digest, named by its address in capitals and small letters', via: 'EIP1271',
    account: vault().address },
  { id: 'eip191-chain', title: 'A contract wallet of the EIP-191 digest, named on chain 5', via: 'EIP1271', account: onFive() },
  { id: 'sha256-chain', title: 'A contract wallet of SHA-256, named on chain 5', via: 'EIP1271_SHA256', account: onFive() },
]);

export default () => topic({ operation: 'session-sig.verify', name: 'ids', prefix: 'session-id-', since: '3.0.0' }, ids(), contracts());
