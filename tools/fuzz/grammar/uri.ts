import type { Grammar } from '../mutation.js';
import { mutateCharacters } from './text.js';

/** Hosts in every form that RFC 3986 has, and near to them. */
const hosts: readonly string[] = [
  ...[
    'localhost',
    'app.example',
    'a',
    'a.b.c',
    'xn--bcher-kva.example',
    'bücher.example',
    '127.0.0.1',
    '256.1.1.1',
    '1.2.3',
    '01.2.3.4',
  ],
  ...[
    '[::1]',
    '[::]',
    '[1:2:3:4:5:6:7:8]',
    '[1:2:3:4:5:6:7:8:9]',
    '[::ffff:1.2.3.4]',
    '[1:2:3:4:5:6:1.2.3.4]',
    '[1::2::3]',
    '[::1%25eth0]',
  ],
  ...[
    '[1:2:3:4:5:6:7::]',
    '[::2:3:4:5:6:7:8]',
    '[1:2:3:4:5:6:7:8::]',
    '[12345::1]',
    '[::ffff:1.2.3.04]',
    '[1.2.3.4::1]',
    '[v1.a]',
    '[v.a]',
    '[v1:a]',
    '[]',
  ],
  ...[
    'a'.repeat(63),
    'a'.repeat(64),
    `${'a.'.repeat(126)}a`,
    `${'a.'.repeat(127)}a`,
    '-a',
    'a-',
    'a..b',
    'a.',
    '.a',
    '%41',
    'a_b',
    '0x7f.1',
    '2130706433',
  ],
];

const schemes: readonly string[] = [
  'https',
  'http',
  'HTTPS',
  'did',
  'urn',
  'lit',
  'x-app+1.0',
  '1a',
  '',
  'lit-pkp',
  'lit-litaction',
  'lit-ratelimitincrease',
];
const ports: readonly string[] = [
  '',
  ':',
  ':0',
  ':1',
  ':80',
  ':443',
  ':65535',
  ':65536',
  ':00080',
  ':a',
  ':-1',
  ':7470',
];
const users: readonly string[] = ['', '', '', 'u@', 'u:p@', '@', 'u%40@', 'app.example@'];
const tails: readonly string[] = [
  '',
  '/',
  '//',
  '/a/../b',
  '/%2e',
  '/%zz',
  '?',
  '?a=b',
  '#',
  '#a',
  '#a#b',
  '?a#b?c',
  '/a b',
  '/ä',
  '/*',
  '/[',
  '/'.repeat(40),
];

const shape = /^([a-zA-Z][a-zA-Z0-9+.-]*):(\/\/)?([^/?#]*)(.*)$/s;
const isDomain = (text: string) => /^[a-zA-Z0-9.[\]:-]{1,300}$/.test(text) && /[.:]|localhost/.test(text);

/** URIs, authorities and the addresses of nodes: one part is put in place of another. */
export const uri: Grammar = {
  name: 'uri',
  fits: (text) => text.length < 4_096 && (shape.test(text) || isDomain(text)),
  mutate(text, mutation) {
    const { pick, once } = mutation;
    if (once(4)) return mutateCharacters(text, mutation);
    const authority = () => pick(users) + pick(hosts) + pick(ports);
    const parts = shape.exec(text);
    if (!parts || isDomain(text)) return once(3) ? `${pick(schemes)}://${authority()}` : authority();
    const [, scheme = '', slashes = '', body = '', tail = ''] = parts;
    switch (mutation.next(6)) {
      case 0:
        return `${pick(schemes)}:${slashes}${body}${tail}`;
      case 1:
        return `${scheme}:${once(2) ? '//' : ''}${slashes === '' ? mutation.text(body, 11) : authority()}${tail}`;
      case 2:
        return `${scheme}:${slashes}${body}${pick(tails)}`;
      case 3:
        return `${scheme}:${slashes === '' ? '//' : ''}${body}${tail}`;
      case 4:
        return `${scheme}:${slashes}${mutateCharacters(body, mutation)}${tail}`;
      default:
        return mutation.part();
    }
  },
};
