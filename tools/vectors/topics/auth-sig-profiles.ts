// What deployed systems refuse and the specification accepts: the checks that profiles have of their own.
import { alice, asGrant, authSig, authSigs, grantText, group, lit, type Row, refusedBy, siweTexts, topic } from '../vocabulary.js';

const { asLogin, delegating, details, granting, loginText, PAYMENT, PKP_URI } = authSigs;
const { contests } = siweTexts;

const oneCase = () => {
  const { address } = alice();
  const lower = address.toLowerCase();
  const upper = `0x${address.slice(2).toUpperCase()}`;
  return group({ rules: ['siwe.address-checksum', 'auth-sig.address', 'lit-v7.checksum-address'], profiles: lit(refusedBy('lit-v7.checksum-address')),
    contested: contests.checksumDemanded,
    from: ({ what }: { what: string }) => ({
      why: `An address in ${what} case throughout carries no checksum, and it is the one that signed. Nodes of Lit demand the spelling of EIP-55.` }) }, [
    { id: 'checksum-lower', title: 'A login with its address in lower case', input: asLogin(authSig(loginText({ address: lower }))), what: 'lower' },
    { id: 'checksum-lower-both', title: 'A login with both addresses in lower case',
      input: asLogin(authSig(loginText({ address: lower }), alice(), { address: lower })), what: 'lower' },
    { id: 'checksum-upper', title: 'A login with its address in upper case', input: asLogin(authSig(loginText({ address: upper }))), what: 'upper' },
    { id: 'checksum-session', title: 'A grant with its address in lower case', input: asGrant(authSig(grantText({ address: lower }))), what: 'lower' },
  ]);
};

const barren = (): Row[] => [
  { id: 'alternatives-none', title: 'A grant with an empty list of alternatives', rules: ['recap.shape', 'reown.alternatives'],
    profiles: { reown: refusedBy('reown.alternatives') },
    why: 'An empty list is a valid ReCap whose ability cannot be used, which coverage decides. The utilities of Reown refuse it.',
    input: granting({ details: details({ [PKP_URI]: { 'Threshold/Signing': [] } }) }) },
  { id: 'alternatives-some', title: 'A grant with two alternatives', rules: ['recap.shape', 'reown.alternatives'],
    why: 'A list of alternatives has any number of objects.',
    input: granting({ details: details({ [PKP_URI]: { 'Threshold/Signing': [{}, { note: 'second' }] } }) }) },
  { id: 'alternatives-none-payment', title: 'A delegation of payments with an empty list of alternatives',
    rules: ['delegation.capability', 'reown.alternatives', 'lit-v8.payment-restrictions'], profiles: { reown: refusedBy('reown.alternatives') },
    why: 'Each alternative needs the restrictions of a payment, and there is none. The utilities of Reown refuse an empty list.',
    input: delegating({ details: details({ [PAYMENT]: { 'Auth/Auth': [] } }) }) },
];

export default () => [topic({ operation: 'auth-sig.verify', name: 'profiles', prefix: 'auth-' }, oneCase(), barren())];
