// siwe.parse: a port is any number of digits.
import { file } from '../kit.js';
import { PLAIN, parses, refuses } from '../siwe.js';

export const since = '3.0.0';

const PORT = 'RFC 3986 section 3.2.3: a port is any number of digits, kept as written.';

const valid = [
  ['six-digits', 'app.example:123456', 'A port of six digits'],
  ['twenty-digits', `app.example:${'9'.repeat(20)}`, 'A port of twenty digits'],
  ['zeros', 'app.example:00000000080', 'A port with leading zeros'],
  ['zero', 'app.example:0', 'The port 0'],
  ['literal', '[2001:db8::1]:123456', 'A port of six digits behind an IPv6 address'],
];
const broken = [
  ['plus', 'app.example:+80', 'A port with a plus sign'],
  ['minus', 'app.example:-80', 'A port with a minus sign'],
  ['hex', 'app.example:0x50', 'A port in hex'],
  ['underscore', 'app.example:8_0', 'A port with an underscore'],
  ['point', 'app.example:80.0', 'A port with a fraction'],
  ['twice', 'app.example:80:80', 'Two ports'],
  ['arabic', 'app.example:\u0668\u0660', 'A port in Arabic-Indic digits'],
];

export default () => [
  file('siwe.parse', 'ports', [
    ...valid.map(([id, domain, title]) =>
      parses(`siwe-port-${id}`, title, { domain }, { rules: ['siwe.domain'], reason: PORT }),
    ),
    ...broken.map(([id, domain, title]) =>
      refuses(PLAIN, `siwe-port-${id}`, `Domain: ${title}`, { rule: 'siwe.domain', change: { domain }, reason: PORT }),
    ),
  ]),
];
