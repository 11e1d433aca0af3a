import type { PastedAuthSig } from './pasted.js';

/** What programs write where there is no text: a pattern of the whole value, and what it stands for. */
const written: readonly (readonly [pattern: RegExp, meaning: string])[] = [
  [/^\s*$/, 'nothing: leave the whole line out, or set a value before the text is built'],
  [
    /^(?:undefined|null|None|nil|NaN|<nil>)$/,
    'what a program writes where it has no value: set it before the text is built',
  ],
  [
    /^(?:\[object Promise\]|Promise \{.*\})$/,
    'what a program writes for a value that it did not wait for: put await in front of the call that gives it',
  ],
  [/^\[object [A-Za-z]{1,40}\]$/, 'what a program writes for an object where text belongs: hand over the text in it'],
  [/^Invalid [Dd]ate$/, 'what a program writes for a date that it could not read'],
  [
    /^(?:\$\{[^}]{1,80}\}|\{\{?[^}]{1,80}\}?\}|%[sdv]|<[a-z][\w -]{0,40}>|\$[A-Z_]{2,40}|process\.env\.\w{1,40})$/,
    'a place in a template that was never filled in',
  ],
];

const meaningOf = (value: string): string | undefined => written.find(([pattern]) => pattern.test(value))?.[1];

const fields = /^(URI|Version|Chain ID|Nonce|Issued At|Expiration Time|Not Before|Request ID): ([^\r\n]{0,200}?)\r?$/gm;

/** Advice on values of a text that no person meant: what a program wrote in place of one. */
export function ofPlaceholders({ text, address }: Pick<PastedAuthSig, 'text' | 'address'>): readonly string[] {
  const [, domain = '', account = ''] =
    /^(.{1,200}?) wants you to sign in with your [A-Za-z]{3,20} account:\r?\n([^\r\n]{1,200})/.exec(text) ?? [];
  const values = [
    ['the domain', domain.replace(/^[a-z][a-z0-9+.-]*:\/\//, '')],
    ['the account in the text', account],
    ...[...text.matchAll(fields)].slice(0, 16).map(([, name = '', value = '']) => [name, value] as const),
    ...(address === '' ? [] : [['address', address] as const]),
  ] as const;
  return values.flatMap(([name, value]) => {
    const meaning = meaningOf(value);
    // What has no first line is no sign-in text.
    return meaning === undefined || (value === '' && name.startsWith('the '))
      ? []
      : [`${name} is ${JSON.stringify(value)}, ${meaning}`];
  });
}

const shortAccount = /^(0[xX][0-9a-fA-F]{2,16})(?:\u2026|\.{2,4})([0-9a-fA-F]{2,16})\r?$/m;

/** Advice on an account that a text names as pages show one: with its ends alone. */
export function ofShortAccount({ text, address }: Pick<PastedAuthSig, 'text' | 'address'>): readonly string[] {
  const [short, begins = '', ends = ''] = shortAccount.exec(text) ?? [];
  if (short === undefined) return [];
  const lower = address.toLowerCase();
  const isIt =
    /^0x[0-9a-f]{40}$/.test(lower) && lower.startsWith(begins.toLowerCase()) && lower.endsWith(ends.toLowerCase());
  return [
    `the text names its account as ${JSON.stringify(short.trim())}, which was shortened to be shown: wanted is the whole address${isIt ? `, ${address}` : ''}, in the text before it is signed`,
  ];
}
