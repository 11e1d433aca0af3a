// Sessions that a contract wallet of the kind EIP1271_SHA256 granted: it is named with its chain, as one of kind EIP1271 is.
import { lit } from '../auth-sigs.js';
import { calls, contractWallet, replyTo, vault } from '../kinds.js';
import { accept, file, grantText, reject } from '../kit.js';
import { with_ } from '../sessions.js';

export const since = '3.0.0';

/** Nodes of Lit end at a capability of this kind. */
const aborted = lit('reject', 'lit-v7.unsupported-aborts');

const granted = () => contractWallet({ via: 'EIP1271_SHA256', text: grantText({ by: vault() }) });

const under = (account) => {
  const made = granted();
  return with_(made.authSig, { ...calls(replyTo(made)), account });
};

export default () => [
  file('session-sig.verify', 'contract-sha256', [
    accept('session-contract-sha256-named', 'A contract wallet of kind EIP1271_SHA256, named with its chain', {
      rules: ['session.account'],
      reason: 'The account is the contract at the address and on the chain of the SIWE message.',
      profiles: aborted,
      input: under(`did:pkh:eip155:1:${vault().address}`),
    }),
    ...[
      ['address', 'named by its address alone', vault().address, 'An address alone names no contract'],
      [
        'chain',
        'named with another chain',
        `did:pkh:eip155:8453:${vault().address}`,
        'What stands at this address on another chain is another account',
      ],
    ].map(([name, title, account, why]) =>
      reject(`session-contract-sha256-${name}`, `A contract wallet of kind EIP1271_SHA256, ${title}`, {
        rule: 'session.account',
        risk: ['wrong-account'],
        twin: 'session-account-expected',
        mutation: `the grant: that of a contract wallet, which agrees; account: ${account}`,
        reason: `${why}: on which chain it stands says whose it is.`,
        input: under(account),
        profiles: aborted,
      }),
    ),
  ]),
];
