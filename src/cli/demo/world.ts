import { secp256k1 } from '@noble/curves/secp256k1.js';
import { signAuthSig } from '../../client/auth-sig.js';
import { LitNodeClient } from '../../client/node-client.js';
import { LitPKPResource } from '../../client/resource.js';
import type { Wallet } from '../../client/wallet.js';
import { addressOfPublicKey, addressOfSecretKey } from '../../crypto/secp256k1.js';
import { toHex } from '../../internal/bytes.js';
import { actionCid } from '../../network/action-cid.js';
import { walletAuthMethod } from '../../network/auth-method.js';
import { createNetwork, type ReferenceNetwork } from '../../network/network.js';

/** For whom the wallet signs. */
export const domain = 'wallet.example';

/** Code that says yes to whoever knows the number. */
export const actionCode = `if (number === 42) {
  Lit.Actions.setResponse({ response: 'true' });
} else {
  Lit.Actions.setResponse({ response: 'false' });
}
`;

/** A public key with its address and its resource. */
export interface Pkp {
  /** 130 hex digits. */
  readonly publicKey: string;
  readonly address: string;
  /** `lit-pkp://` and the Keccak-256 of the key. */
  readonly resource: string;
}

/** What a demonstration plays with; its keys are gone when it ends. */
export interface World {
  readonly network: ReferenceNetwork;
  /** The nodes' URLs. */
  readonly nodes: readonly [string, string, string];
  readonly client: LitNodeClient;
  readonly wallet: Wallet & { readonly address: string };
  /** Owned by the wallet, and open to the action. */
  readonly pkp: Pkp;
  /** Owned by somebody else. */
  readonly foreignPkp: Pkp;
  readonly now: () => Date;
  /** Sets the clock of nodes and client forward. */
  wait(milliseconds: number): void;
}

/** Gets fresh random bytes. */
export function random(length: number): Uint8Array {
  return globalThis.crypto.getRandomValues(new Uint8Array(length));
}

function newWallet(): World['wallet'] {
  const secretKey = secp256k1.utils.randomSecretKey();
  const address = addressOfSecretKey(secretKey);
  return {
    address,
    getAddress: async () => address,
    signMessage: async (message) => signAuthSig(message, address, secretKey).sig,
  };
}

function newPkp(): Pkp {
  // Nobody keeps the secret key: no node of this network signs with one.
  const publicKey = secp256k1.getPublicKey(secp256k1.utils.randomSecretKey(), false);
  const address = addressOfPublicKey(publicKey) ?? '';
  return {
    publicKey: toHex(publicKey),
    address,
    resource: LitPKPResource.fromPublicKey(publicKey).getResourceKey(),
  };
}

/** Starts three nodes and connects a client to them. */
export async function createWorld(clock: () => Date): Promise<World> {
  let later = 0;
  const now = (): Date => new Date(clock().getTime() + later);
  const wallet = newWallet();
  const [pkp, foreignPkp] = [newPkp(), newPkp()];
  const network = await createNetwork({
    nodes: 3,
    now,
    registry: {
      pkps: [
        {
          publicKey: pkp.publicKey,
          owner: wallet.address,
          authMethods: [],
          addresses: [],
          actions: [{ cid: actionCid(actionCode), scopes: [2] }],
        },
      ],
    },
    authMethods: [walletAuthMethod({ domain })],
  });
  try {
    const [first = '', second = '', third = ''] = network.nodes.map(({ url }) => url);
    const nodes = [first, second, third] as const;
    const client = new LitNodeClient({
      nodes,
      networkPubKey: network.networkKey,
      minNodeCount: network.threshold,
      // The demonstration keeps nothing; a page would keep the session in its storage.
      environment: { now, storage: undefined },
    });
    await client.connect();
    return {
      network,
      nodes,
      client,
      wallet,
      pkp,
      foreignPkp,
      now,
      wait(milliseconds) {
        later += milliseconds;
      },
    };
  } catch (error) {
    await network.close();
    throw error;
  }
}
