// What deployed systems refuse and the specification accepts: the checks that profiles have of their own.
import { asLogin, delegating, details, granting, lit, loginText, PAYMENT, PKP_URI } from '../auth-sigs.js';
import { accept, alice, asGrant, authSig, file, grantText } from '../kit.js';
import { contests } from '../siwe.js';

const oneCase = () => {
  const { address } = alice();
  const lower = address.toLowerCase();
  const upper = `0x${address.slice(2).toUpperCase()}`;
  return [
    ['lower', 'A login with its address in lower case', asLogin(authSig(loginText({ address: lower }))), 'lower'],
    [
      'lower-both',
      'A login with both addresses in lower case',
      asLogin(authSig(loginText({ address: lower }), alice(), { address: lower })),
      'lower',
    ],
    ['upper', 'A login with its address in upper case', asLogin(authSig(loginText({ address: upper }))), 'upper'],
    ['session', 'A grant with its address in lower case', asGrant(authSig(grantText({ address: lower }))), 'lower'],
  ].map(([name, title, input, what]) =>
    accept(`auth-checksum-${name}`, title, {
      rules: ['siwe.address-checksum', 'auth-sig.address', 'lit-v7.checksum-address'],
      reason: `An address in ${what} case throughout carries no checksum, and it is the one that signed. Nodes of Lit demand the spelling of EIP-55.`,
      input,
      profiles: lit('reject', 'lit-v7.checksum-address'),
      contested: contests.checksumDemanded,
    }),
  );
};

const barren = () => [
  accept('auth-alternatives-none', 'A grant with an empty list of alternatives', {
    rules: ['recap.shape', 'reown.alternatives'],
    reason:
      'An empty list is a valid ReCap whose ability cannot be used, which coverage decides. The utilities of Reown refuse it.',
    input: granting({ details: details({ [PKP_URI]: { 'Threshold/Signing': [] } }) }),
    profiles: { reown: { result: 'reject', rule: 'reown.alternatives' } },
  }),
  accept('auth-alternatives-some', 'A grant with two alternatives', {
    rules: ['recap.shape', 'reown.alternatives'],
    reason: 'A list of alternatives has any number of objects.',
    input: granting({ details: details({ [PKP_URI]: { 'Threshold/Signing': [{}, { note: 'second' }] } }) }),
  }),
  accept('auth-alternatives-none-payment', 'A delegation of payments with an empty list of alternatives', {
    rules: ['delegation.capability', 'reown.alternatives', 'lit-v8.payment-restrictions'],
    reason:
      'Each alternative needs the restrictions of a payment, and there is none. The utilities of Reown refuse an empty list.',
    input: delegating({ details: details({ [PAYMENT]: { 'Auth/Auth': [] } }) }),
    profiles: { reown: { result: 'reject', rule: 'reown.alternatives' } },
  }),
];

export default () => [file('auth-sig.verify', 'profiles', [...oneCase(), ...barren()])];
