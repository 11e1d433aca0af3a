// cacao.encode: signatures whose text is not 0x and the hex of whole bytes from beginning to end.
import { chains, describe, json, topic } from '../vocabulary.js';

const { contract, login } = chains;

const shown = (sig: string) => (sig.length > 40 ? `${sig.slice(0, 12)}...${sig.slice(-8)}` : sig);

export default () => {
  const { sig: right } = login().authSig;
  return topic({ operation: 'cacao.encode', name: 'forms', prefix: 'cacao-encode-form-', since: '3.0.0', twin: 'cacao-encode-login',
    rule: 'chain.reconstruction', why: 'A signature in a block is 0x and the hex of whole bytes, and nothing stands beside it.',
    from: ({ sig, of = login() }: { sig: string; of?: chains.Link }) => ({ change: describe({ sig: shown(sig) }),
      input: { authSig: json({ ...of.authSig, sig }) } }) }, [
    { id: 'before', title: 'A letter in front of 0x', sig: `x${right}` },
    { id: 'line-before', title: 'A line in front of 0x', sig: `a\n${right}` },
    { id: 'behind', title: 'A letter behind the hex digits', sig: `${right}x` },
    { id: 'line-behind', title: 'A line feed behind the hex digits', sig: `${right}\n` },
    { id: 'inside', title: 'A space between the hex digits', sig: `${right.slice(0, 66)} ${right.slice(66)}` },
    { id: 'twice', title: 'Two signatures, each with 0x', sig: `${right}${right}` },
    { id: 'contract', title: 'A letter in front of the signature of a contract wallet', twin: 'cacao-encode-contract', change: 'sig: a letter in front',
      why: 'The signature of a contract wallet is 0x and hex as well.', of: contract(), sig: `x${contract().authSig.sig}` },
  ]);
};
