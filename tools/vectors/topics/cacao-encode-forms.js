// cacao.encode: signatures whose text is not 0x and the hex of whole bytes from beginning to end.
import { contract, login, refused } from '../chains.js';
import { file, json } from '../kit.js';

export const since = '3.0.0';

const forms = () => {
  const { sig } = login().authSig;
  return [
    ['before', 'A letter in front of 0x', `x${sig}`],
    ['line-before', 'A line in front of 0x', `a\n${sig}`],
    ['behind', 'A letter behind the hex digits', `${sig}x`],
    ['line-behind', 'A line feed behind the hex digits', `${sig}\n`],
    ['inside', 'A space between the hex digits', `${sig.slice(0, 66)} ${sig.slice(66)}`],
    ['twice', 'Two signatures, each with 0x', `${sig}${sig}`],
  ];
};

export default () => [
  file('cacao.encode', 'forms', [
    ...forms().map(([name, title, sig]) =>
      refused(`cacao-encode-form-${name}`, title, {
        rule: 'chain.reconstruction',
        twin: 'cacao-encode-login',
        mutation: `sig: ${JSON.stringify(sig.length > 40 ? `${sig.slice(0, 12)}...${sig.slice(-8)}` : sig)}`,
        reason: 'A signature in a block is 0x and the hex of whole bytes, and nothing stands beside it.',
        input: { authSig: json({ ...login().authSig, sig }) },
      }),
    ),
    refused('cacao-encode-form-contract', 'A letter in front of the signature of a contract wallet', {
      rule: 'chain.reconstruction',
      twin: 'cacao-encode-contract',
      mutation: 'sig: a letter in front',
      reason: 'The signature of a contract wallet is 0x and hex as well.',
      input: { authSig: json({ ...contract().authSig, sig: `x${contract().authSig.sig}` }) },
    }),
  ]),
];
