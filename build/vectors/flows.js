// What flows are made of: steps with their verdicts, and the logins and sessions they take.
import { ASK, accept, alice, authSig, ISSUED, json, message, NODE, NOW, session, siwe } from './kit.js';
import { accepted, refusedBy } from './sessions.js';

export { accepted, refusedBy };

/** A step: operation, input, verdict, and the verdicts of profiles that differ. */
export const step = (operation, input, verdict = accepted, profiles = {}) => ({ operation, input, verdict, profiles });

/** A flow is accepted as such; its output is the verdict of each step. */
export function flow(id, title, { rules, reason, nonces, steps, risk = [] }) {
  const names = [...new Set(steps.flatMap(({ profiles }) => Object.keys(profiles)))];
  const output = (name) => steps.map(({ verdict, profiles }) => profiles[name] ?? verdict);
  const input = { ...(nonces ? { nonces } : {}), steps: steps.map(({ operation, input }) => ({ operation, input })) };
  return accept(`flow-${id}`, title, {
    rules,
    reason,
    risk,
    input,
    output: output('strict'),
    profiles: Object.fromEntries(names.map((name) => [name, { result: 'accept', output: output(name) }])),
  });
}

/** A wallet's AuthSig that logs in to the application. */
export function loginSig({ by = alice(), over, ...fields }) {
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
export const login = (signature, verdict, profiles, over = {}) =>
  step(
    'auth-sig.verify',
    { authSig: json(signature), purpose: 'login', ledger: true, now: NOW, domain: 'app.example', ...over },
    verdict,
    profiles,
  );

/** An AuthSig for a session or a delegation, verified by itself. */
export const verifies = (signature, purpose, verdict, profiles, over = {}) =>
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
export const creates = (over = {}, verdict, profiles) => {
  const { sessionKey: _, ...rest } = message(over);
  const { publicKey, secretKey } = session();
  return step('session-sig.create', { sessionKey: { publicKey, secretKey }, ...rest }, verdict, profiles);
};

/** Presents the output of a step, or a session signature, at a node. */
export const presents = (sessionSig, over = {}, verdict = accepted, profiles = {}) =>
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
