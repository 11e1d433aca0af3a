import type { AuthSig } from '../generated/types.js';
import type { Use } from './purpose.js';

/** How an AuthSig was signed. */
export type AuthSigKind = 'eoa' | 'bls' | 'eip1271' | 'eip1271-sha256' | 'solana' | 'cosmos';

/** What a signature cannot be decided without, and the AuthSig does not contain. */
export type Need = 'network-key' | 'contract-call' | 'signed-text' | 'max-age';

/** One row of the table of kinds. */
export interface Kind {
  readonly kind: AuthSigKind;
  /** The names of the kind, compared byte for byte. */
  readonly derivedVia: readonly string[];
  /** Absent: the AuthSig has no `algo`. */
  readonly algo?: string;
  /** What `signedMessage` is: a SIWE message, a text of any form, or the hex digest of an ADR-36 document. */
  readonly text: 'siwe' | 'free' | 'digest';
  readonly purposes: readonly Use[];
  readonly needs: readonly Need[];
}

const every: readonly Use[] = ['login', 'session', 'delegation', 'proof'];

/** What an AuthSig is read as where the rules about kinds are off. */
export const eoa: Kind = {
  kind: 'eoa',
  derivedVia: ['web3.eth.personal.sign', 'web3.eth.personal.sign via Lit PKP'],
  text: 'siwe',
  purposes: every,
  needs: [],
};

/** A pair (derivedVia, algo) that is no row is no kind: classification never falls back to a weaker one. */
const kinds: readonly Kind[] = [
  eoa,
  {
    kind: 'bls',
    derivedVia: ['lit.bls'],
    algo: 'LIT_BLS',
    text: 'siwe',
    purposes: ['session', 'delegation', 'proof'],
    needs: ['network-key'],
  },
  { kind: 'eip1271', derivedVia: ['EIP1271'], text: 'siwe', purposes: every, needs: ['contract-call'] },
  { kind: 'eip1271-sha256', derivedVia: ['EIP1271_SHA256'], text: 'siwe', purposes: every, needs: ['contract-call'] },
  {
    kind: 'solana',
    derivedVia: ['solana.signMessage', 'backpack.signMessage'],
    text: 'free',
    purposes: ['login'],
    needs: ['max-age'],
  },
  {
    kind: 'cosmos',
    derivedVia: ['cosmos.signArbitrary'],
    text: 'digest',
    purposes: ['login'],
    needs: ['signed-text', 'max-age'],
  },
];

/** Finds the kind of an AuthSig by its `derivedVia` and `algo`, where null equals absent; undefined when there is none. */
export function kindOf({ derivedVia, algo }: Pick<AuthSig, 'derivedVia' | 'algo'>): Kind | undefined {
  return kinds.find((kind) => kind.derivedVia.includes(derivedVia) && kind.algo === (algo ?? undefined));
}
