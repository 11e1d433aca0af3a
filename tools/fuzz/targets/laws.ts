// What holds of one operation by another: what is written reads back, what is granted stays granted.
import { decode, encode } from '@ipld/dag-cbor';
import type { Rule } from '../../../src/rule.js';
import type { Library } from '../library.js';
import { broken, checkReport, textOf } from '../oracle.js';
import type { Asked } from './operations.js';

interface Answered {
  readonly result: string;
  readonly rule?: string;
  readonly output?: unknown;
}

type Check = (library: Library, asked: Asked, answer: Answered) => void;

const same = (a: unknown, b: unknown, kind: string): void => {
  if (textOf(a) !== textOf(b)) broken(kind, `${textOf(a).slice(0, 600)} becomes ${textOf(b).slice(0, 600)}`);
};

const askAgain = ({ operation, profiles, compiled }: Library, name: string, { profile, input }: Asked): Answered =>
  operation.runOperation(name, input, { profile: profiles[profile], backend: compiled } as never);

const parsed = (text: unknown): unknown => {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
};

/** A value as the name of a member: it may have a toString of its own. */
const nameOf = (value: unknown): string => (typeof value === 'string' ? value : textOf(value));

/** An AuthSig is good for one purpose, under every profile. */
const onePurpose: Check = (library, asked, { result }) => {
  if (result !== 'accept' || asked.caller) return;
  const { input } = asked;
  const key = /URI: lit:session:([0-9a-f]{64})/.exec(
    String((parsed(input.authSig) as { signedMessage?: string } | undefined)?.signedMessage),
  )?.[1];
  const good = ['login', 'session', 'delegation'].filter((purpose) => {
    const { sessionKey: _, domain: __, nonce: ___, ...rest } = input;
    const sessionKey = key ?? 'a'.repeat(64);
    return (
      askAgain(library, 'auth-sig.verify', {
        ...asked,
        input: { ...rest, purpose, maxAge: 86_400, ...(purpose === 'session' ? { sessionKey } : {}) },
      }).result === 'accept'
    );
  });
  if (good.length > 1) broken('good for two purposes', good.join(' and '));
};

/** A document as its text and as the value of it have one verdict, where both can be read. */
const asValue: Check = (library, { profile, input, caller }, { result }) => {
  const { index, profiles, compiled } = library;
  const document = input.authSig ?? input.sessionSig;
  const value = parsed(document);
  if (caller || typeof value !== 'object' || value === null || profile !== 'strict') return;
  const { anyDomain, anyNonce, anyNode, anyRequest } = index;
  const common = {
    profile: profiles[profile],
    backend: compiled,
    now: input.now,
    domain: anyDomain,
    nonce: anyNonce,
  } as const;
  const verify = (given: unknown): string => {
    const options = { ...common, nodeAddress: anyNode, request: anyRequest } as never;
    const judged =
      input.authSig === undefined
        ? index.verifySessionSig(given as never, options)
        : index.verifyAuthSig(given as never, { ...common, purpose: 'login' } as never);
    if (!judged.ok) checkReport(judged.issues, library);
    return judged.ok ? 'accept' : judged.issues.map(({ rule, path }) => `${rule} ${path}`).join(', ');
  };
  const [text, given] = [verify(document), verify(value)];
  // Only a text can be too long, too deep, or no JSON in the strict sense.
  if (text !== given && !/^json\./.test(text))
    broken('text and value differ', `${text.slice(0, 300)}, as a value ${given.slice(0, 300)} (${result})`);
};

export const checks: Readonly<Record<string, Check>> = {
  'siwe.parse'({ siwe, profiles }, { profile, input }, { result, output }) {
    if (result !== 'accept' || profile !== 'strict') return;
    const written = siwe.createSiweMessage(output as never, { profile: profiles[profile] } as never);
    if (!written.ok) broken('siwe.parse: cannot be written', written.issues[0].message);
    else same(input.text, written.value, 'siwe.parse: reads and writes differently');
  },
  'siwe.format'({ siwe, profiles }, { profile, input }, { result, output }) {
    if (result === 'accept' && !String(output).isWellFormed())
      broken('siwe.format: writes half a surrogate pair', textOf(output).slice(0, 400));
    if (result !== 'accept' || profile !== 'strict') return;
    if (!String(output).isWellFormed())
      broken('siwe.format: writes half a surrogate pair', textOf(output).slice(0, 400));
    const read = siwe.parseSiweMessage(String(output), { profile: profiles[profile] } as never);
    const sorted = (value: unknown) =>
      Object.entries(value as object)
        .filter(([, each]) => each !== undefined)
        .sort(([a], [b]) => (a < b ? -1 : 1));
    if (!read.ok) broken('siwe.format: cannot be read', read.issues[0].message);
    else same(sorted(input.message), sorted(read.value), 'siwe.format: writes and reads differently');
  },
  'recap.decode'({ recap, profiles }, { profile }, { result, output }) {
    if (result !== 'accept' || profile !== 'strict') return;
    const options = { profile: profiles[profile] } as never;
    const encoded = recap.encodeRecap(output as never, options);
    if (!encoded.ok) return broken('recap.decode: cannot be encoded', encoded.issues[0].message);
    const again = recap.decodeRecap(encoded.value, options);
    if (!again.ok) return broken('recap.decode: cannot be read again', again.issues[0].message);
    same(output, { att: again.value.att, prf: again.value.prf }, 'recap.decode: reads and writes differently');
  },
  'recap.encode'(library, { profile }, { result, output }) {
    if (result !== 'accept') return;
    const { recap, profiles, rule } = library;
    const options = { profile: profiles[profile] } as never;
    const decoded = recap.decodeRecap(String(output), options);
    // What a deployed system refuses beside the standard is no fault of what was written.
    if (!decoded.ok && decoded.issues.every((issue) => (rule.rules[issue.rule] as Rule).own !== undefined)) return;
    if (!decoded.ok)
      return broken('recap.encode: cannot be read', `${decoded.issues[0].rule} ${decoded.issues[0].message}`);
    const again = recap.encodeRecap({ att: decoded.value.att, prf: decoded.value.prf }, options);
    if (!again.ok || again.value !== output) broken('recap.encode: not the same again', String(output).slice(0, 400));
  },
  'recap.merge'(library, asked, { result, output }) {
    if (result !== 'accept') return;
    const again = askAgain(library, 'recap.merge', { ...asked, input: { uris: [output, output] } });
    if (again.output !== output)
      broken('recap.merge: not idempotent', `${String(output).slice(0, 400)} ${String(again.rule)}`);
  },
  'cacao.decode'(library, asked, { result, output }) {
    if (result !== 'accept' || asked.profile !== 'strict') return;
    const bytes = new Uint8Array(Buffer.from(String(asked.input.block), 'base64'));
    if (Buffer.from(encode(decode(bytes))).compare(bytes) !== 0)
      broken('cacao.decode: another encoding of a block', String(asked.input.block).slice(0, 400));
    const again = askAgain(library, 'cacao.encode', { ...asked, input: { authSig: JSON.stringify(output) } });
    if (again.result !== 'accept') return;
    // Another block may say the same: what it says does not change any more.
    const last = askAgain(library, 'cacao.decode', { ...asked, input: again.output as Asked['input'] });
    same(output, last.output, 'cacao.decode: reads and writes differently');
  },
  'cacao.encode'(library, asked, { result, output }) {
    if (result !== 'accept') return;
    const again = askAgain(library, 'cacao.decode', { ...asked, input: output as Asked['input'] });
    if (again.result !== 'accept') broken('cacao.encode: cannot be read', String(again.rule));
  },
  'capability.covers'(library, asked, { result }) {
    const { grants } = asked.input;
    if (!Array.isArray(grants)) return;
    const more = { att: { 'https://other.example': { 'other/read': [{}] } }, prf: [] };
    const again = askAgain(library, 'capability.covers', {
      ...asked,
      input: { ...asked.input, grants: [...grants, more] },
    });
    if (result === 'accept' && again.result !== 'accept') broken('a further grant takes away', String(again.rule));
    // What is not well-formed grants nothing, and takes nothing from others.
    const { resource, ability } = asked.input;
    const odd = {
      att: { [nameOf(resource)]: { [nameOf(ability)]: [{ uses: 'x', nft_id: 'x', delegate_to: [[]] }] } },
      prf: [],
    };
    const beside = askAgain(library, 'capability.covers', {
      ...asked,
      input: { ...asked.input, grants: [...grants, odd] },
    });
    if (result === 'accept' && beside.result !== 'accept' && !/^(?:work|json)\./.test(String(beside.rule)))
      broken('a malformed grant takes away', String(beside.rule));
  },
  'capability.narrower'(library, asked, { result }) {
    const { child, parents } = asked.input;
    if (!Array.isArray(parents)) return;
    const wider = askAgain(library, 'capability.narrower', {
      ...asked,
      input: { child, parents: [...parents, child] },
    });
    // Whatever is well-formed is within itself, whoever else grants something beside it.
    if (result === 'accept' && wider.result !== 'accept' && !/^work\./.test(String(wider.rule)))
      broken('a further parent takes away', String(wider.rule));
  },
  'auth-sig.verify'(library, asked, answer) {
    onePurpose(library, asked, answer);
    asValue(library, asked, answer);
  },
  'session-sig.verify'(library, asked, answer) {
    asValue(library, asked, answer);
    if (answer.result !== 'accept' || asked.profile !== 'strict') return;
    const { request: _, facts: __, ...input } = asked.input;
    const again = askAgain(library, 'session-sig.verify', { ...asked, input });
    if (again.result === 'reject') broken('refused where nothing is asked', String(again.rule));
  },
};
