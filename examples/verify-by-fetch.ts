// A function from Request to Response, as the fetch standard has them. Hono: `app.post('/sign', (c) => answer(c.req.raw))`.
// A route of Next.js: `export { answer as POST }`. Deno: `Deno.serve(answer)`. Bun and Workers: `export default { fetch: answer }`.
import { admit, mostBytes } from './parts/admission.js';
import { sessionFor } from './parts/session.js';

const pkp = '7f'.repeat(32);
const policy = {
  nodeAddress: 'https://sign.example', // where clients reach this server: from its configuration, never from request.url
  request: { resource: `lit-pkp://${pkp}`, ability: 'Threshold/Signing' },
};

/** Reads a body as text; undefined for more than is read. */
async function textOf({ body }: Request): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let [size, text] = [0, ''];
  const reader = body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    size += read.value.length;
    if (size > mostBytes) return reader?.cancel().then(() => undefined);
    text += decoder.decode(read.value, { stream: true });
  }
  return text + decoder.decode();
}

export async function answer(request: Request): Promise<Response> {
  const document = await textOf(request);
  if (document === undefined) return Response.json({ error: 'too large' }, { status: 413 });
  const admission = admit(document, policy);
  if (!admission.session) return Response.json(admission.body, { status: admission.status });
  return new Response(`signed for ${admission.session.account.kind}`);
}

const sigs = await sessionFor([policy.nodeAddress, 'https://elsewhere.example'], pkp);
const post = async (body: string): Promise<string> => {
  const response = await answer(new Request('https://sign.example/sign', { method: 'POST', body }));
  return `${response.status} ${(await response.text()).replace(/^.*"rule":"([^"]+)".*$/, '$1')}`;
};
console.log('the session for this server:', await post(JSON.stringify(sigs[policy.nodeAddress])));
console.log('one for another server:', await post(JSON.stringify(sigs['https://elsewhere.example'])));
console.log('a megabyte of nothing:', await post(' '.repeat(1024 * 1024)));
