import { describe, expect, it } from 'vitest';
import { answerLine, createOwnAdapter, ownHello, serveAdapter } from '../../src/conformance/own-adapter.js';
import { encodeRequest, parseAnswer, type Request } from '../../src/conformance/protocol.js';

const hello = await ownHello();
const grant = { att: { 'a:b': { 'a/b': [{}] } }, prf: [] };
const request = (id: string, input: Request['input']): Request => ({
  ...{ id, operation: 'capability.covers', profile: 'strict' },
  input,
});
/** An ability that is no Namespace/Name cannot be asked for. */
const mistaken = request('1', { grants: [grant], resource: 'a:b', ability: 'no ability' });
const sound = request('2', { grants: [grant], resource: 'a:b', ability: 'a/b' });
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a question that is a mistake', () => {
  it('is answered with the id and an error in place of a result', () => {
    const answer = JSON.parse(answerLine(encodeRequest(mistaken), hello));
    expect(Object.keys(answer)).toEqual(['id', 'error']);
    expect(answer).toMatchObject({ id: '1', error: expect.stringContaining('no ability') });
  });

  it('does not keep the next one from being answered', async () => {
    const lines: string[] = [];
    async function* input(): AsyncGenerator<Uint8Array> {
      yield bytes(encodeRequest(mistaken) + encodeRequest(sound));
    }
    await serveAdapter(input(), (line) => lines.push(line), hello);
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ id: '1', error: expect.any(String) }, { id: '2' }]);
    expect(parseAnswer(bytes(lines[1] ?? ''), '2')).toMatchObject({ result: 'accept' });
  });

  it('is a breach of the protocol for the runner, which says so in the words of the adapter', async () => {
    const session = await createOwnAdapter(hello).start();
    if ('fault' in session) throw new Error(session.fault);
    const reply = await session.ask(mistaken);
    expect(reply).toEqual({
      kind: 'protocol',
      detail: expect.stringMatching(/^the adapter takes the call for a mistake: .*no ability/),
    });
    expect((await session.ask(sound)).kind).toBe('answer');
  });

  it('is one whatever else stands beside the error, and an error that is no text is none', () => {
    const beside = parseAnswer(bytes('{"id":"1","result":"accept","error":"no such option"}'), '1');
    expect(beside).toEqual({ broken: 'the adapter takes the call for a mistake: no such option' });
    expect(parseAnswer(bytes('{"id":"1","error":7}'), '1')).toEqual({ broken: expect.stringMatching(/^result: /) });
  });
});
