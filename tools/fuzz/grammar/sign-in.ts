import { statement } from '../../vectors/kit.js';
import type { Grammar, Mutation } from '../mutation.js';
import { detailsOf } from './recap.js';
import { mutateCharacters } from './text.js';

const opening = / wants you to sign in with your [A-Za-z]+ account:/;
const labels: readonly string[] = [
  'URI',
  'Version',
  'Chain ID',
  'Nonce',
  'Issued At',
  'Expiration Time',
  'Not Before',
  'Request ID',
];

/** Values that belong to no line of their own. */
const lines: readonly string[] = [
  ...[
    '',
    ' ',
    'URI: https://app.example',
    'Version: 2',
    'Chain ID: 0',
    'Nonce: abcdefgh',
    'Nonce: ',
    'Request ID: ',
    'Request ID: a b',
  ],
  ...[
    'Not Before: 2026-01-15T11:00:00Z',
    'Expiration Time: 2026-01-16T11:00:00Z',
    'Resources:',
    '- https://a.example',
    '- ',
    '-',
    '- urn:recap:e30',
  ],
];

/** Writes into a message what its last ReCap grants, as wallets are shown it. */
function stated(all: readonly string[], { once }: Mutation): readonly string[] {
  const last = all.at(-1) ?? '';
  if (!last.startsWith('- urn:recap:') || once(3)) return all;
  const details = detailsOf(last.slice(2)) as { att?: unknown } | null | undefined;
  const att = details?.att;
  if (typeof att !== 'object' || att === null) return all;
  if (Object.values(att).some((each) => typeof each !== 'object' || each === null)) return all;
  const at = all.findIndex((line) => line.startsWith('I further authorize') || line.includes(' I further authorize'));
  if (at < 0) return all;
  const before = (all[at] ?? '').split('I further authorize')[0] ?? '';
  return all.with(at, before + statement({ att: att as Readonly<Record<string, object>> }));
}

/** Sign-in texts of ERC-4361 and its kin: lines moved, dropped, doubled, and the value of one of them changed by its grammar. */
export const signIn: Grammar = {
  name: 'sign-in',
  fits: (text) => text.length < 100_000 && !/^\s*[[{]/.test(text) && opening.test(text),
  mutate(text, mutation, depth) {
    const { next, pick, once } = mutation;
    const all = text.split('\n');
    const at = next(all.length);
    const line = all[at] ?? '';
    switch (next(10)) {
      case 0:
        all.splice(at, 1);
        break;
      case 1:
        all.splice(at, 0, once(2) ? pick(lines) : line);
        break;
      case 2: {
        const other = next(all.length);
        [all[at], all[other]] = [all[other] ?? '', line];
        break;
      }
      case 3:
        return all.join(pick(['\r\n', '\r', '\n\n', '\u2028']));
      case 4:
        return mutateCharacters(text, mutation);
      case 5:
        // Another resource, or many of them.
        if (!all.includes('Resources:')) all.push('Resources:');
        all.push(
          ...Array.from(
            { length: pick([1, 1, 2, 40]) },
            () => `- ${once(2) ? mutation.part().slice(0, 400) : 'https://a.example/x'}`,
          ),
        );
        break;
      default: {
        const label = labels.find((each) => line.startsWith(`${each}: `));
        const start = label === undefined ? (line.startsWith('- ') ? '- ' : '') : `${label}: `;
        if (at === 0) {
          const [domain = '', ...rest] = line.split(' ');
          all[0] = [mutation.text(domain, depth), ...rest].join(' ');
        } else all[at] = start + mutation.text(line.slice(start.length), depth);
      }
    }
    return stated(all, mutation).join('\n');
  },
};
