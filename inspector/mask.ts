// What is said about secrets, and the masks that stand where they were.
import type { Secret, SecretKind } from './secret.js';
import type { SecretNote } from './view.js';

/** Each kind in words, and what to do about one that was pasted. */
const kinds: Readonly<Record<SecretKind, { readonly name: string; readonly advice: string }>> = {
  'session-key': {
    name: 'the secret key of a session',
    advice: 'whoever has it can act in this session until it ends: disconnect, and begin another one',
  },
  'private-key': {
    name: 'a private key',
    advice: 'if it was pasted or sent anywhere else too, move what it controls to another key',
  },
  'seed-phrase': {
    name: 'a seed phrase',
    advice: 'it controls every account of the wallet: never paste it into a page; if in doubt, move to another wallet',
  },
  token: {
    name: 'a token',
    advice: 'whoever has it can sign in with it until it ends: sign out, so that it is revoked',
  },
  password: { name: 'a password', advice: 'if it was pasted or sent anywhere else too, change it' },
  keystore: { name: 'a keystore file', advice: 'only its password keeps the key in it: do not pass it on' },
  'api-key': { name: 'a key of a provider', advice: 'whoever has it can use the account: revoke it' },
};

/** What the page says about secrets, each kind once. */
export function notesOf(secrets: readonly Secret[]): readonly SecretNote[] {
  const seen = new Map<SecretKind, SecretNote>();
  for (const { kind, sure } of secrets) {
    const { name, advice } = kinds[kind];
    if (!seen.get(kind)?.sure) seen.set(kind, { kind: name, advice, sure });
  }
  return [...seen.values()];
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** What a secret looks like where a message quotes it: its beginning, and what goes on like it. */
function patternOf({ kind, values }: Secret): readonly string[] {
  return values.map((value) => {
    if (kind === 'seed-phrase') {
      const [first = '', second = '', third = ''] = value.match(/[A-Za-z]+/g) ?? [];
      const gap = '(?:\\\\[nrt]|[^a-zA-Z]){1,8}';
      return `${first}${gap}${second}${gap}${third}(?:${gap}[a-zA-Z]{1,12}){0,32}`;
    }
    // Line breaks and the like are escaped where a message quotes them.
    const head = value.split(/[\s"\\]/)[0] ?? '';
    if (head.length < 12) return escaped(value.slice(0, 200));
    return `${escaped(head.slice(0, 16))}[\\w.~+/=%-]*`;
  });
}

/** Makes the function that masks secrets in whatever text. */
export function masking(secrets: readonly Secret[]): (text: string) => string {
  if (secrets.length === 0) return (text) => text;
  const markOf = (kind: SecretKind): string => `[masked: ${kinds[kind].name}]`;
  // Whole values first, the longest before those that it holds.
  const whole = secrets.flatMap(({ kind, values }) => values.map((value) => [value, markOf(kind)] as const));
  whole.sort(([a], [b]) => b.length - a.length);
  const parts = secrets.flatMap((secret) =>
    patternOf(secret).map((pattern) => [new RegExp(pattern, 'gi'), markOf(secret.kind)] as const),
  );
  return (text) => {
    const masked = whole.reduce((left, [value, mark]) => left.replaceAll(value, () => mark), text);
    return parts.reduce((left, [pattern, mark]) => left.replace(pattern, () => mark), masked);
  };
}

/** Masks every text within plain data. */
export function maskedDeep<T>(value: T, mask: (text: string) => string): T {
  if (typeof value === 'string') return mask(value) as T;
  if (Array.isArray(value)) return value.map((each) => maskedDeep(each, mask)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, maskedDeep(each, mask)])) as T;
}
