import { anyDomain, anyNonce, checkAuthSigSignature, readAuthSigDocuments } from '../auth-sig.js';
import { noble } from '../crypto/noble.js';
import { eip191Digest, looseEcdsaSignature, parseEcdsaSignature, recoverAddress } from '../crypto/secp256k1.js';
import type { Evidence, EvidenceResolvers } from '../evidence.js';
import type { AuthSig } from '../generated/types.js';
import { checksumAddress, isAddress } from '../internal/address.js';
import { type Instant, instantOf } from '../internal/time.js';
import { decide, type Judge, type RuleOptions } from '../judge.js';
import { unwrap } from '../rule.js';
import { judgeAnswered } from './contract-wallet.js';
import type { Wallet } from './wallet.js';

/** Who signs what. */
export interface AuthSigParams extends Pick<RuleOptions, 'profile'> {
  readonly signer: Pick<Wallet, 'signMessage'> & Partial<Pick<Wallet, 'getAddress'>>;
  readonly toSign: string;
  /** The account of the signer; asked for unless given. */
  readonly address?: string | undefined;
  readonly algo?: string | undefined;
  /** What asks contracts, for a signer that is a contract wallet: the text is then a SIWE message, which names the chain. */
  readonly resolvers?: EvidenceResolvers | undefined;
}

/** Judges a signature over any text by the key of the account. */
function checkOfKey(judge: Judge, { sig, signedMessage, address }: AuthSig): void {
  const parsed = parseEcdsaSignature(sig);
  const formal = !('reason' in parsed);
  judge.check('auth-sig.signature-form', formal, () => ({
    path: '/sig',
    message: `expected 0x and r, s, v (or EIP-2098) in hex: ${'reason' in parsed ? parsed.reason : ''}`,
  }));
  judge.endStage();
  const signature = formal ? parsed : looseEcdsaSignature(sig);
  judge.check('auth-sig.low-s', !signature?.highS, () => ({
    path: '/sig',
    message: 'expected s in the lower half of the order, found its high twin',
  }));
  const recovered = signature && recoverAddress(eip191Digest(signedMessage), signature);
  judge.check('auth-sig.signature', recovered?.toLowerCase() === address.toLowerCase(), () => ({
    path: '/sig',
    message: `expected a signature by ${address}, found one that recovers to ${recovered ?? 'no key'}`,
    params: { expected: address, recovered },
  }));
}

/** Judges a signature over a SIWE message by what the contract says, and nothing else of the message. */
function checkOfContract(judge: Judge, authSig: AuthSig, evidence: Evidence, asOf: Instant | undefined): void {
  const read = readAuthSigDocuments(judge, authSig);
  const { address } = authSig;
  // The contract that was asked is the one that the text names.
  judge.check('auth-sig.address', read.address.toLowerCase() === address.toLowerCase(), () => ({
    path: '/address',
    message: `expected the address of the SIWE message, ${read.address}, found ${address}`,
  }));
  judge.endStage();
  const now = asOf ?? instantOf(read.message?.issuedAt) ?? { seconds: 0, fraction: '' };
  const policy = { domain: anyDomain, nonce: anyNonce, purpose: 'login', backend: noble } as const;
  checkAuthSigSignature(judge, read, { ...policy, now, evidence });
}

/**
 * Generates an AuthSig: has a signer sign text, SIWE or not, by EIP-191. The address is written in EIP-55.
 *
 * The signature is verified, which the SDK does not do. Rejects with `InvalidError`: `auth-sig.signature-form`,
 * `auth-sig.low-s`, `auth-sig.signature`. What the text says is not looked at; `walletAuthSig` judges that as well.
 * With `resolvers`, what is no signature by the account's key is taken for that of a contract wallet, as `walletAuthSig` does.
 */
export async function generateAuthSig(params: AuthSigParams): Promise<AuthSig> {
  const { signer, toSign, address, algo, profile, resolvers } = params;
  if (typeof signer?.signMessage !== 'function') throw new TypeError('signer: expected an object with signMessage');
  if (typeof toSign !== 'string') throw new TypeError('toSign: expected the text to sign');
  const account: unknown = address ?? (await signer.getAddress?.());
  if (typeof account !== 'string' || !isAddress(account)) {
    throw new TypeError('address: expected an address, 0x and 40 hex digits, or a signer with getAddress');
  }
  const sig: unknown = await signer.signMessage(toSign);
  const authSig: AuthSig = {
    sig: typeof sig === 'string' ? sig : '',
    derivedVia: 'web3.eth.personal.sign',
    signedMessage: toSign,
    address: checksumAddress(account),
    ...(algo ? { algo } : {}),
  };
  const options = profile ? { profile } : {};
  return unwrap(
    await judgeAnswered({
      authSig,
      chainId: /^Chain ID: ([0-9]+)$/m.exec(toSign)?.[1] ?? '1',
      resolvers,
      profile,
      judge: (asked, evidence, asOf) =>
        decide(options, (judge) => {
          if (evidence) checkOfContract(judge, asked, evidence, asOf);
          else checkOfKey(judge, asked);
          return asked;
        }),
    }),
  );
}
