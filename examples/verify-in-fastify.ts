// A hook of Fastify: `app.post('/sign', { preHandler: requireSession(policy), bodyLimit: mostBytes }, handler)`. Here a stand-in
// of a few lines calls it, so that this program needs no framework.
import type { VerifiedSession } from 'capsig';
import { admit, mostBytes, type Policy } from './parts/admission.js';
import { sessionFor } from './parts/session.js';

/** What the hook uses of FastifyRequest and FastifyReply. */
interface HookRequest {
  readonly body: unknown;
}
interface HookReply {
  code(status: number): HookReply;
  send(body: unknown): HookReply;
}

/** What `requireSession` leaves for the handler: `sessionOf(request)`. */
const sessions = new WeakMap<HookRequest, VerifiedSession>();
export const sessionOf = (request: HookRequest): VerifiedSession | undefined => sessions.get(request);

export function requireSession(policy: Policy) {
  return async (request: HookRequest, reply: HookReply): Promise<HookReply | undefined> => {
    const admission = admit(request.body, policy);
    // Who returns the reply ends the request here: no handler is called.
    if (!admission.session) return reply.code(admission.status).send(admission.body);
    sessions.set(request, admission.session);
    return undefined;
  };
}

const pkp = '7f'.repeat(32);
const address = 'https://sign.example';
const hook = requireSession({
  nodeAddress: address,
  request: { resource: `lit-pkp://${pkp}`, ability: 'Threshold/Signing' },
});

/** Fastify parses the body within `bodyLimit`, calls the hook, and then the handler unless the hook replied. */
async function inject(payload: string): Promise<string> {
  if (Buffer.byteLength(payload) > mostBytes) return '413';
  const request: HookRequest = { body: JSON.parse(payload) };
  let [status, sent]: [number, unknown] = [200, undefined];
  const reply: HookReply = {
    code(given) {
      status = given;
      return reply;
    },
    send(body) {
      sent = body;
      return reply;
    },
  };
  if ((await hook(request, reply)) === undefined) sent = `signed for ${sessionOf(request)?.account.kind}`;
  return `${status} ${JSON.stringify(sent).replace(/^.*"rule":"([^"]+)".*$/, '$1')}`;
}

const sigs = await sessionFor([address, 'https://elsewhere.example'], pkp);
console.log('the session for this server:', await inject(JSON.stringify(sigs[address])));
console.log('one for another server:', await inject(JSON.stringify(sigs['https://elsewhere.example'])));
console.log('nothing:', await inject('{}'));
