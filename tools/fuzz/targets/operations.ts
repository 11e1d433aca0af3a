// Every operation that vectors ask for: the parsers, the encoders, the verifiers, and what nodes and clients judge.
import type { Backend } from '../../../src/crypto/backend.js';
import type { Outcomes } from '../../../src/judge.js';
import type { Issue } from '../../../src/rule.js';
import { mutateBytes } from '../grammar/cbor.js';
import type { Mutation } from '../mutation.js';
import { broken, checkReport, counted, isContract, leads, textOf } from '../oracle.js';
import { isKnown, isSecond } from '../signing.js';
import type { Seed, Target, Targets } from '../target.js';
import { checks } from './laws.js';

/** Under a symbol of the library's, every issue that was told of. */
type Told = Readonly<Record<symbol, readonly Issue[] | undefined>>;

/**
 * An input of an operation. `caller` says that a part was changed that its caller writes, who may get a TypeError: of `data` it
 * has to say what was expected, and not be one of the library's own.
 */
export interface Asked {
  readonly profile: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly caller?: 'data' | 'call';
}

/** The members that strangers write. */
const foreign: Readonly<Record<string, readonly string[]>> = {
  'siwe.parse': ['text'],
  'siwe.format': [],
  'recap.decode': ['uri'],
  'recap.encode': [],
  'recap.statement': ['uri'],
  'recap.merge': ['uris'],
  'capability.covers': [],
  'capability.narrower': [],
  'auth-sig.verify': ['authSig'],
  'cacao.encode': ['authSig'],
  'cacao.decode': ['block', 'cid'],
  'chain.verify': ['authSig'],
  'delegation.verify': ['authSig'],
  'session-sig.create': [],
  'session-sig.verify': ['sessionSig'],
  'session-sigs.verify': ['sessionSigs'],
  'session.verify': ['session'],
  'sign-session-key.answer': ['request'],
  'sign-session-key.combine': ['answers'],
  'flow.run': [],
};

/** What a caller hands on from others, as values. */
const data: ReadonlySet<string> = new Set([
  'message',
  'recap',
  'grants',
  'child',
  'parents',
  'use',
  'resource',
  'ability',
]);

/** Where the document of an operation stands, whose places issues name. */
const documents: Readonly<Record<string, string>> = {
  'auth-sig.verify': 'authSig',
  'chain.verify': 'authSig',
  'delegation.verify': 'authSig',
  'cacao.encode': 'authSig',
  'session-sig.verify': 'sessionSig',
  'session-sigs.verify': 'sessionSigs',
  'session.verify': 'session',
};

const signatures: ReadonlySet<string> = new Set([
  'auth-sig.verify',
  'chain.verify',
  'delegation.verify',
  'session-sig.verify',
  'session-sigs.verify',
  'session.verify',
]);

/** Larger seeds cost more than they show. */
const mostSeed = 40_000;

function seedsOf(operation: string, vectors: readonly Seed[]): Asked[] {
  return vectors
    .filter((vector) => vector.operation === operation && JSON.stringify(vector.input).length < mostSeed)
    .flatMap(({ input, profiles }) =>
      ['strict', ...Object.keys(profiles ?? {})].map((profile) => ({ profile, input })),
    );
}

/**
 * Texts whose signature was accepted, of those that a document holds: what an attacker would have to forge. Of a map these are the
 * entries that the answer is about: whoever names a node asks about its entry alone.
 */
function signedTexts(document: unknown, output: unknown): string[] {
  if (typeof document !== 'string') return [];
  const entries = (output as { readonly entries?: object } | undefined)?.entries;
  try {
    const held = JSON.parse(document);
    return textsIn(entries ? Object.keys(entries).map((name) => held[name]) : held);
  } catch {
    // Read loosely by a profile of a deployed system: its text is not known to this reader.
    return [];
  }
}

function textsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { signedMessage } = value as { readonly signedMessage?: unknown };
  return typeof signedMessage === 'string' ? [signedMessage] : Object.values(value).flatMap(textsIn);
}

export const operations: Targets = (library) => {
  const {
    profiles,
    compiled,
    noble,
    operation: { operationNames, runOperation },
    told: { told },
  } = library;

  function target(operation: string): Target {
    const strangers = foreign[operation] ?? [];
    const ask = (asked: Asked, backend: Backend, outcomes?: Outcomes) => {
      const profile = profiles[asked.profile];
      if (!profile) throw new TypeError(`profile: there is no ${asked.profile}`);
      return runOperation(operation, asked.input, { profile, backend, ...(outcomes ? { outcomes } : {}) } as never);
    };
    return {
      name: operation,
      seeds: (vectors) => seedsOf(operation, vectors),
      mutate(sample, mutation) {
        const asked = sample as Asked;
        const { input } = asked;
        const names = Object.keys(input);
        const own = names.filter((name) => strangers.includes(name));
        const profile = mutation.once(12) ? mutation.pick(Object.keys(profiles)) : asked.profile;
        if (own.length === 0 || mutation.once(6)) {
          // What a caller writes, and what a node knows.
          const others = names.filter((each) => !strangers.includes(each));
          const name = mutation.pick(others.length > 0 ? others : names);
          return {
            profile,
            input: { ...input, [name]: mutation.value(input[name]) },
            caller: asked.caller !== 'call' && data.has(name) ? 'data' : 'call',
          };
        }
        const name = mutation.pick(own);
        return {
          ...asked,
          profile,
          input: { ...input, [name]: mutateDocument(input[name], mutation, name) },
        };
      },
      run(sample, thorough) {
        const asked = sample as Asked;
        const count = counted(compiled);
        let answer: ReturnType<typeof ask>;
        try {
          answer = ask(asked, count.backend);
        } catch (error) {
          // What a node knows has to fit the request: that it no longer does is its caller's mistake.
          if (
            error instanceof TypeError &&
            (asked.caller === 'call' ||
              (isContract(error) && (asked.caller === 'data' || /^evidence/.test(error.message))))
          )
            return 'TypeError';
          // Of what only a vector can have, such as base64 that is none, its reader says so in its own way.
          if (asked.caller && /vector-input\.js/.test((error as Error).stack?.split('\n').slice(0, 4).join('') ?? ''))
            return 'input';
          throw error;
        }
        const issues = (answer as unknown as Told)[told as symbol] ?? [];
        checkReport(issues, library, 1);
        const document = asked.input[documents[operation] ?? ''];
        if (typeof document === 'string' && asked.caller === undefined && operation !== 'chain.verify') {
          for (const { rule, path } of issues)
            if (!leads(path, document)) broken('path leads nowhere', `${rule} at ${path}`);
        }
        checkWork(asked, count.spent(), document);
        if (answer.result === 'accept' && signatures.has(operation)) {
          const stranger = signedTexts(document, (answer as { readonly output?: unknown }).output).find(
            (text) => !isKnown(text),
          );
          if (stranger !== undefined) broken('accepts what nobody signed', stranger.slice(0, 500));
          if (isSecond(document)) broken('accepts a second signature of a session key', String(document).slice(0, 500));
        }
        const seen = textOf(answer);
        if (!thorough) return seen;
        if (signatures.has(operation) || operation === 'sign-session-key.answer') {
          const other = textOf(ask(asked, noble.noble));
          if (other !== seen)
            broken('backends differ', `${seen.slice(0, 300)} with compiled code, ${other.slice(0, 300)} with noble`);
        }
        // What its caller did wrong is told once.
        if (asked.caller === 'call') return seen;
        try {
          if (operation !== 'flow.run') checkCollected(asked, answer);
          checks[operation]?.(library, asked, answer);
        } catch (error) {
          if (asked.caller === undefined || !isContract(error)) throw error;
        }
        return seen;
      },
    };

    /** What is judged again without the rules that it broke has the verdict of the first time, and breaks what it broke. */
    function checkCollected(asked: Asked, answer: ReturnType<typeof ask>): void {
      const outcomes: Outcomes = new Map();
      const again = ask(asked, compiled, outcomes);
      if ((again.result === 'accept') !== (answer.result === 'accept')) {
        broken('collect-all changes the verdict', `${answer.result} becomes ${again.result}`);
      }
      if (answer.rule !== undefined && outcomes.get(answer.rule) !== 'broken') {
        broken('collect-all loses a rule', `${answer.rule}: ${outcomes.get(answer.rule)}`);
      }
    }

    function checkWork(
      { profile, input }: Asked,
      { signatures: cost, hashed }: { signatures: number; hashed: number },
      document: unknown,
    ): void {
      const limit = profiles[profile]?.parameters.limits.work ?? 0;
      const enforced = !profiles[profile]?.off['work.signatures'];
      if (!enforced || !signatures.has(operation)) return;
      // Every entry of a map is judged by itself.
      const parts =
        operation === 'session-sigs.verify' ? 1 + String(document).split('litSessionSignViaNacl').length : 1;
      // What is told of beside a verdict has a budget of its own.
      if (cost > 2 * parts * limit) broken('work beyond the budget', `${cost} for signatures, ${limit} a judgement`);
      if (hashed > 8 * parts * (limit + textOf(input).length)) broken('hashes beyond the budget', `${hashed} bytes`);
    }
  }

  return operationNames.map(target);
};

/** Changes what a stranger wrote where it stands in an input: a text, its bytes or one of several. */
function mutateDocument(value: unknown, mutation: Mutation, kind: string): unknown {
  if (typeof value === 'string') {
    const changed = mutation.text(value);
    if (kind === 'block') return Buffer.from(changed, 'base64').toString('base64');
    if (kind === 'text' || kind === 'uri' || kind === 'cid' || kind === 'uris' || !mutation.once(16)) return changed;
    return { hex: Buffer.from(mutateBytes(Buffer.from(value), mutation)).toString('hex') };
  }
  if (Array.isArray(value)) {
    const at = mutation.next(value.length);
    if (value.length === 0 || mutation.once(6))
      return mutation.once(2) ? value.toSpliced(at, 1) : [...value, ...value.slice(at, at + 1)];
    const item = value[at];
    if (typeof item !== 'string' && (typeof item !== 'object' || item === null)) return value;
    return value.with(
      at,
      typeof item === 'string'
        ? mutation.text(item)
        : { ...item, response: mutateDocument(item.response, mutation, 'response') },
    );
  }
  const { hex } = (value ?? {}) as { readonly hex?: unknown };
  if (typeof hex !== 'string') return value;
  return { hex: Buffer.from(mutateBytes(Buffer.from(hex, 'hex'), mutation)).toString('hex') };
}
