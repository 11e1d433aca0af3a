// What flows are made of: steps with their verdicts, and the logins and sessions they take.
import { CREDIT } from './auth-sigs.js';
import { friend, type Link } from './chains.js';
import { OWNED, present } from './delegations.js';
import {
  type Accepting,
  ASK,
  type AuthSig,
  accept,
  alice,
  authSig,
  type Fields,
  ISSUED,
  json,
  message,
  NODE,
  NOW,
  session,
  siwe,
  type Wallet,
} from './kit.js';
import type { Shared } from './row.js';
import { accepted, refusedBy } from './sessions.js';
import type { GivenVector, Input, Operation, ProfileName, ProfileVerdicts, Verdict } from './vector.js';

export { accepted, refusedBy };

/** One step of a flow. */
export interface Step {
  readonly operation: Operation;
  readonly input: Input;
  readonly verdict: Verdict;
  readonly profiles: ProfileVerdicts;
}

/** A step: operation, input, verdict, and the verdicts of profiles that differ. */
export const step = (
  operation: Operation,
  input: Input,
  verdict: Verdict = accepted,
  profiles: ProfileVerdicts = {},
): Step => ({ operation, input, verdict, profiles });

/** A flow is accepted as such; its output is the verdict of each step. */
export const flow = (
  id: string,
  title: string,
  { rules, reason, nonces, steps, risk = [] }: Omit<Accepting, 'input'> & Flow,
): GivenVector => accept(`flow-${id}`, title, { rules, reason, risk, ...flowing({ nonces, steps }) });

/** The steps of a flow, and the nonces that its ledger knows. */
export interface Flow {
  readonly nonces?: unknown;
  readonly steps: readonly Step[];
}

/** Rows of flow.run: the steps, whose verdicts are the output. */
export function flowing({ nonces, steps }: Flow): Required<Pick<Shared, 'output'>> & {
  readonly input: Input;
  readonly profiles: ProfileVerdicts;
} {
  const names = [...new Set(steps.flatMap(({ profiles }) => Object.keys(profiles) as ProfileName[]))];
  const output = (name?: ProfileName) =>
    steps.map(({ verdict, profiles }) => (name === undefined ? verdict : (profiles[name] ?? verdict)));
  return {
    input: { ...(nonces ? { nonces } : {}), steps: steps.map(({ operation, input }) => ({ operation, input })) },
    output: output(),
    profiles: Object.fromEntries(names.map((name) => [name, { result: 'accept', output: output(name) }])),
  };
}

/** A wallet's AuthSig that logs in to the application. */
export function loginSig({
  by = alice(),
  over,
  ...fields
}: Fields & { readonly by?: Wallet; readonly over?: Input }): AuthSig {
  const text = siwe({
    domain: 'app.example',
    address: by.address,
    statement: 'Log in to the application.',
    uri: 'https://app.example/login',
    issuedAt: ISSUED,
    expirationTime: '2026-01-15T12:30:00Z',
    ...fields,
  });
  return authSig(text, by, over);
}

/** A login over the ledger of the flow. */
export const login = (signature: unknown, verdict?: Verdict, profiles?: ProfileVerdicts, over: Input = {}): Step =>
  step(
    'auth-sig.verify',
    { authSig: json(signature), purpose: 'login', ledger: true, now: NOW, domain: 'app.example', ...over },
    verdict,
    profiles,
  );

/** An AuthSig for a session or a delegation, verified by itself. */
export const verifies = (
  signature: unknown,
  purpose: 'login' | 'session' | 'delegation',
  verdict?: Verdict,
  profiles?: ProfileVerdicts,
  over: Input = {},
): Step =>
  step(
    'auth-sig.verify',
    {
      authSig: json(signature),
      purpose,
      ...(purpose === 'session' ? { sessionKey: session().publicKey } : {}),
      now: NOW,
      ...over,
    },
    verdict,
    profiles,
  );

/** Makes a session signature for the standard message with other members. */
export const creates = (over: Input = {}, verdict?: Verdict, profiles?: ProfileVerdicts): Step => {
  const { sessionKey: _, ...rest } = message(over);
  const { publicKey, secretKey } = session();
  return step('session-sig.create', { sessionKey: { publicKey, secretKey }, ...rest }, verdict, profiles);
};

/** Presents the output of a step, or a session signature, at a node. */
export const presents = (
  sessionSig: unknown,
  over: Input = {},
  verdict: Verdict = accepted,
  profiles: ProfileVerdicts = {},
): Step =>
  step(
    'session-sig.verify',
    {
      sessionSig: typeof sessionSig === 'number' ? { step: sessionSig } : json(sessionSig),
      now: NOW,
      nodeAddress: NODE,
      request: ASK,
      ...over,
    },
    verdict,
    profiles,
  );

/** A use of a delegation of the credit by the friend, counted by the ledger of the flow. `use` and `over` are other members. */
export const counts = (
  { authSig }: { readonly authSig: Link['authSig'] | string },
  { use, ...over }: Input = {},
  verdict?: Verdict,
  profiles?: ProfileVerdicts,
): Step => {
  const input = {
    authSig: typeof authSig === 'string' ? authSig : json(authSig),
    use: { resource: CREDIT, delegatee: friend().address, ...use },
    ledger: true,
    now: NOW,
    evidence: OWNED(),
    ...over,
  };
  return step('delegation.verify', present(input), verdict, profiles);
};
