// What people verify the same session with today, in JavaScript: siwe, siwe-recap, ethers and tweetnacl, or viem. It checks less.

import { now } from './inputs.js';
import type { Row } from './measure.js';
import { inputs } from './rows.js';

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));

/** The rows of the packages that are installed; a line for those that are not. */
export async function stackRows(): Promise<readonly Row[]> {
  const { text, sessionKey } = inputs;
  try {
    const { verifyMessage } = await import('ethers');
    const { SiweMessage } = await import('siwe');
    const { Recap } = await import('siwe-recap');
    const { default: nacl } = await import('tweetnacl');
    const run = (): boolean => {
      const outer = JSON.parse(text) as { readonly sig: string; readonly signedMessage: string };
      const { capabilities } = JSON.parse(outer.signedMessage) as {
        readonly capabilities: readonly (typeof inputs.grant)[];
      };
      const [grant] = capabilities;
      if (!grant) return false;
      const message = new SiweMessage(grant.signedMessage);
      Recap.extract_and_verify(message as unknown as Parameters<typeof Recap.extract_and_verify>[0]);
      return (
        nacl.sign.detached.verify(new TextEncoder().encode(outer.signedMessage), bytes(outer.sig), bytes(sessionKey)) &&
        verifyMessage(grant.signedMessage, grant.sig) === message.address
      );
    };
    if (!run()) throw new Error('the session is refused');
    return [{ name: 'the JavaScript stack: session', run }];
  } catch (error) {
    console.log(`without the JavaScript stack: ${String(error).slice(0, 200)}`);
    return [];
  }
}

/** The rows of viem, which has no ReCap and no Ed25519: parse, validate and verify what the wallet signed; tweetnacl for the session. */
export async function viemRows(): Promise<readonly Row[]> {
  const { text, sessionKey } = inputs;
  try {
    const { verifyMessage } = await import('viem');
    const { parseSiweMessage, validateSiweMessage } = await import('viem/siwe');
    const { default: nacl } = await import('tweetnacl');
    const time = new Date(now);
    const authSig = async (): Promise<boolean> => {
      const { signedMessage, sig, address } = inputs.grant;
      const message = parseSiweMessage(signedMessage);
      if (!validateSiweMessage({ message, time })) return false;
      const [given, signature] = [address as `0x${string}`, sig as `0x${string}`];
      return verifyMessage({ address: given, message: signedMessage, signature });
    };
    const session = async (): Promise<boolean> => {
      const outer = JSON.parse(text) as { readonly sig: string; readonly signedMessage: string };
      JSON.parse(outer.signedMessage);
      const message = new TextEncoder().encode(outer.signedMessage);
      return nacl.sign.detached.verify(message, bytes(outer.sig), bytes(sessionKey)) && (await authSig());
    };
    if (!(await session())) throw new Error('the session is refused');
    return [
      { name: 'viem: AuthSig', run: authSig, waits: true },
      { name: 'viem and tweetnacl: session', run: session, waits: true },
    ];
  } catch (error) {
    console.log(`without viem: ${String(error).slice(0, 200)}`);
    return [];
  }
}
