// A contract wallet as the owner of a credit: it is named with its chain, and its contract has to agree to the delegation.
import { accepted, chains, DELEGATION_URI, delegations, type Input, kinds, type ProfileVerdicts, type Row, refusedBy, topic, type Verdict, wallet } from '../vocabulary.js';

const { CREDIT, credit, did, friend, lent, passed, user } = chains;
const { calls, contractWallet, replyTo } = kinds;
const { delegating, on, using } = delegations;

/** The wallet that owns the credit. It signs with the key of its address, so that the signature is good where nobody asks the contract. */
const vault = () => wallet('credit vault');
const CONTRACT = { t: 'eip1271', derivedVia: 'EIP1271' };

/** What a contract wallet lends or delegates, with the question to its contract. */
const byVault = (make: (over: chains.LinkParts) => chains.Link, over: chains.LinkParts = {}) => {
  const parts = { by: vault(), kind: CONTRACT, ...over };
  const { text } = make({ ...parts, sig: '0x' });
  const { authSig, question } = contractWallet({ by: vault(), text, signer: vault(), chainId: String(over.chainId ?? '1') });
  return { link: make({ ...parts, sig: authSig.sig }), question };
};

/** What is answered where proofs are not looked at: the user is taken for the root. */
const reown = (verdict: Verdict): ProfileVerdicts => ({ reown: verdict, 'reown-application': verdict });

interface Owned {
  /** How the owner of the credit is named; the DID of the wallet on chain 1 unless given. */
  readonly owner?: string;
  readonly chainId?: string;
  /** What of the reply differs; null for no reply. */
  readonly reply?: Input | null;
  /** Whether the wallet lent the credit to the user, who delegates it. */
  readonly overUser?: boolean;
}

const owned = ({ owner = did(vault()), chainId = '1', reply = {}, overUser = false }: Row & Owned) => {
  const { link, question } = overUser
    ? byVault((over) => lent({ att: credit({}), ...over }), { chainId })
    : byVault((over) => delegating(on(CREDIT, {}), over), { chainId });
  const made = overUser ? passed(link, { by: user(), att: credit({}), to: DELEGATION_URI }) : link;
  const input = using(made, { delegatee: friend().address });
  const evidence = { ...input.evidence as Input, tokenOwners: [{ token: '7', owner }], ...(reply ? calls(replyTo({ question }, reply)).evidence as Input : {}) };
  return { input: { ...input, evidence } };
};

export default () => topic({ operation: 'delegation.verify', name: 'contract-owner', prefix: 'delegation-contract-owner-', from: owned, since: '3.1.0',
  twin: 'plain', rules: ['delegation.owner'] }, [
  { id: 'plain', title: 'A credit of a contract wallet, which delegates it', why: 'The DID names the wallet on the chain of the signed text, and the contract agrees.' },
  { id: 'lower', title: 'A contract wallet as owner, its address in lower case', owner: did(vault()).toLowerCase(), why: 'Addresses in a DID are compared without case.' },
  { id: 'chain-10', title: 'A credit of a contract wallet on chain 10', owner: did(vault(), '10'), chainId: '10',
    why: 'Text, contract and owner are of one chain.' },
  { id: 'lent', title: 'A credit that a contract wallet lent to the user, who delegates it', overUser: true, also: ['auth-sig.proofs'], profiles: reown(refusedBy('delegation.owner')), why: 'The root is the wallet, and the DID names it.' },
  { id: 'address', title: 'A contract wallet as owner, named by its address alone', owner: vault().address, change: 'the owner: the address alone',
    rule: 'delegation.owner', why: 'An address alone names no contract wallet: on another chain somebody else can have it.' },
  { id: 'other-chain', title: 'A contract wallet as owner, named on another chain', owner: did(vault(), '10'), change: 'the owner: the DID on chain 10',
    rule: 'delegation.owner', why: 'The text was signed for chain 1, and the contract on chain 10 is another account.' },
  { id: 'lent-address', title: 'A lent credit whose owner is named by its address alone', twin: 'lent', change: 'the owner: the address alone', overUser: true, also: ['auth-sig.proofs'],
    owner: vault().address, rule: 'delegation.owner', why: 'Of the root of a chain the same holds: an address alone names no contract wallet.' },
  { id: 'user', title: 'A lent credit whose owner is said to be the user', twin: 'lent', change: 'the owner: the DID of the user', overUser: true, also: ['auth-sig.proofs'],
    owner: did(user()), rule: 'delegation.owner', profiles: reown(accepted), why: 'The capacity is that of the root, which is the contract wallet.' },
  { id: 'refused', title: 'A contract that does not agree to the delegation', change: 'data: 32 zero bytes', reply: { data: kinds.REFUSAL },
    rule: 'auth-sig.contract-signature', rules: [], why: 'Whoever owns the credit did not sign.' },
  { id: 'unasked', title: 'A contract that nobody asked', change: 'no reply', reply: null, rule: 'auth-sig.kind-undecided', rules: [],
    why: 'Whether the owner signed is not known.' },
]);
