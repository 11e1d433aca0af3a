// A session that a contract wallet granted, with what the contract replied recorded as evidence.
import type { Backend } from '../../dist/crypto/backend.js';
import { type AuthSig, collectEvidence, verifySessionSig } from '../../dist/index.js';
import { ask, junk, node, now, policy, session, siwe } from './inputs.js';
import type { Row } from './measure.js';

/** What a contract returns that takes a signature (ERC-1271), padded to a word. */
const taken = `0x1626ba7e${'00'.repeat(28)}`;

/** The rows of each backend. */
export async function contractRows(backends: readonly Backend[]): Promise<readonly Row[]> {
  const grant: AuthSig = { ...junk(siwe()), derivedVia: 'EIP1271', sig: `0x${'ab'.repeat(130)}` };
  const text = JSON.stringify(session([grant]));
  const evidence = await collectEvidence(text, {
    contractCall: async (request) => ({ ...request, code: true, outcome: 'returned', data: taken, asOf: now }),
  });
  return backends.map((backend) => {
    const run = () => verifySessionSig(text, { ...policy, nodeAddress: node, request: ask, evidence, backend });
    const result = run();
    if (!result.ok) throw new Error(`the session of a contract wallet is refused: ${result.issues[0].rule}`);
    return { name: `session of a contract wallet, recorded evidence (${backend.name})`, run };
  });
}
