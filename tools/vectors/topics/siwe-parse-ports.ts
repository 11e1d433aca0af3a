// siwe.parse: a port is any number of digits.
import { group, siweTexts, topic } from '../vocabulary.js';

export default () =>
  topic({ operation: 'siwe.parse', name: 'ports', prefix: 'siwe-port-', since: '3.0.0', from: siweTexts.hosted,
    why: 'RFC 3986 section 3.2.3: a port is any number of digits, kept as written.' },
    group({ rules: ['siwe.domain'] }, [
      { id: 'six-digits', title: 'A port of six digits', domain: 'app.example:123456' },
      { id: 'twenty-digits', title: 'A port of twenty digits', domain: `app.example:${'9'.repeat(20)}` },
      { id: 'zeros', title: 'A port with leading zeros', domain: 'app.example:00000000080' },
      { id: 'zero', title: 'The port 0', domain: 'app.example:0' },
      { id: 'literal', title: 'A port of six digits behind an IPv6 address', domain: '[2001:db8::1]:123456' },
    ]),
    group({ rule: 'siwe.domain' }, [
      { id: 'plus', title: 'Domain: A port with a plus sign', domain: 'app.example:+80' },
      { id: 'minus', title: 'Domain: A port with a minus sign', domain: 'app.example:-80' },
      { id: 'hex', title: 'Domain: A port in hex', domain: 'app.example:0x50' },
      { id: 'underscore', title: 'Domain: A port with an underscore', domain: 'app.example:8_0' },
      { id: 'point', title: 'Domain: A port with a fraction', domain: 'app.example:80.0' },
      { id: 'twice', title: 'Domain: Two ports', domain: 'app.example:80:80' },
      { id: 'arabic', title: 'Domain: A port in Arabic-Indic digits', domain: 'app.example:\u0668\u0660' },
    ]),
  );
