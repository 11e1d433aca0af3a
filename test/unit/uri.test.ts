import { describe, expect, it } from 'vitest';
import { checksumAddress, isAddress } from '../../src/internal/address.js';
import { parseAuthority, pcharsFault, schemeFault, uriFault } from '../../src/internal/uri.js';

/** Takes the mark out of a text and returns where it stood. */
function marked(text: string): { readonly text: string; readonly offset: number } {
  return { text: text.replace('‸', ''), offset: text.indexOf('‸') };
}

const fault = (offset: number) => ({ offset, reason: expect.stringMatching(/^expected /) });

describe('uriFault', () => {
  it.each([
    // The examples of RFC 3986, section 1.1.2.
    'ftp://ftp.is.co.za/rfc/rfc1808.txt',
    'http://www.ietf.org/rfc/rfc2396.txt',
    'ldap://[2001:db8::7]/c=GB?objectClass?one',
    'mailto:John.Doe@example.com',
    'news:comp.infosystems.www.servers.unix',
    'tel:+1-816-555-1212',
    'telnet://192.0.2.16:80/',
    'urn:oasis:names:specification:docbook:dtd:xml:4.1.2',
    'a:',
    'a+b-c.1:x',
    'file:///etc/hosts',
    'http://',
    'http://a:/',
    'http://user:pa%20ss@host:80?q#f',
    'https://example.com?a=b/c?d#e?/f',
    'https://example.com//double//slash',
    'x:/a//b',
    'x:?q',
    'x:#f',
    'x:a%C3%A9',
    "x:-._~!$&'()*+,;=:@",
    'lit:session:0123abcd',
    'lit-accesscontrolcondition://*',
    'http://[v1.a:b]/',
    'http://[VF.~]/',
    'http://999.999.999.999/',
  ])('accepts %s', (text) => {
    expect(uriFault(text)).toBeUndefined();
  });

  it.each([
    '‸',
    '‸:',
    '‸1a:b',
    '‸/relative',
    'a‸/b:c',
    'example.com‸',
    'a:b‸ c',
    'a:b‸\\c',
    'a:‸<b>',
    'a:‸"b"',
    'a:‸{b}',
    'a:‸^',
    'a:‸`',
    'a:b‸|c',
    'a:b‸[c]',
    'a:‸é',
    'a:‸\u2028',
    'a:‸\ud800',
    'a:‸\n',
    'a:b‸\r',
    'a:b‸\t',
    'a:b‸\u0000',
    'a:b‸\u007f',
    'a:b‸%',
    'a:b‸%4',
    'a:b‸%4g',
    'a:b#c‸#d',
    'a:b?c‸[d',
    'http://a@b‸@c',
    'http://a:8‸a/',
    'http://a:80‸:90/',
    'http://a‸ b/',
    'http://us‸%er@b/',
    'http://‸[::1',
    'http://[::1]‸x/',
    'http://‸[::1%25eth0]/',
    'http://‸[v.a]/',
    'http://‸[v1.]/',
    'http://‸[vg.a]/',
    'http://‸[]/',
  ])('refuses %j', (withMark) => {
    const { text, offset } = marked(withMark);
    expect(uriFault(text)).toEqual(fault(offset));
  });

  it.each([
    '::',
    '::1',
    '1::',
    '1:2:3:4:5:6:7:8',
    '1:2:3:4:5:6:7::',
    '::2:3:4:5:6:7:8',
    '1::3:4:5:6:7:8',
    '1:2:3:4:5:6:1.2.3.4',
    '::ffff:255.255.255.255',
    '::0.0.0.0',
    'ABCD:ef01::',
    '1111:2222:3333:4444:5555:6666:255.255.255.255',
  ])('takes %s for an IPv6 address', (address) => {
    expect(uriFault(`x://[${address}]`)).toBeUndefined();
  });

  it.each([
    ':',
    ':::',
    '1',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4::5:6:7:8',
    '1::2::3',
    '12345::',
    ':1:2:3:4:5:6:7:8',
    '1:2:3:4:5:6:7:8:',
    'g::',
    '1.2.3.4',
    '1.2.3.4::',
    '1:2:3:4:5:6:7:1.2.3.4',
    '::256.1.1.1',
    '::01.1.1.1',
    '::1.1.1',
    '::1.2.3.4:5',
    '00000:0:0:0:0:0:0:0',
  ])('does not take %s for an IPv6 address', (address) => {
    expect(uriFault(`x://[${address}]`)).toEqual(fault(4));
  });

  it('takes linear time', () => {
    expect(uriFault(`a:${'%41'.repeat(300_000)}`)).toBeUndefined();
    expect(uriFault(`a://${'@'.repeat(300_000)}`)).toEqual(fault(5));
    expect(uriFault(`a://[${':'.repeat(300_000)}]`)).toEqual(fault(4));
  });
});

describe('parseAuthority', () => {
  it.each([
    ['example.com', { host: 'example.com' }],
    ['example.com:', { host: 'example.com', port: '' }],
    ['localhost:3000', { host: 'localhost', port: '3000' }],
    ['[::1]:8080', { host: '[::1]', port: '8080' }],
    ['', { host: '' }],
    ['a:b@', { userinfo: 'a:b', host: '' }],
    ['@h', { userinfo: '', host: 'h' }],
    ['%41!', { host: '%41!' }],
  ])('parses %j', (text, parts) => {
    expect(parseAuthority(text)).toEqual(parts);
  });

  it.each(['a‸/b', 'a‸?', 'a‸#', 'a:1‸/', 'a@b‸@c', 'a@‸[x]', 'a‸[::1]', 'a‸%zz', '‸é.example'])(
    'refuses %j',
    (withMark) => {
      const { text, offset } = marked(withMark);
      expect(parseAuthority(text)).toEqual(fault(offset));
    },
  );
});

describe('schemeFault and pcharsFault', () => {
  it('know their first and last characters', () => {
    expect(schemeFault('h2+x-y.z')).toBeUndefined();
    expect(schemeFault('')).toEqual(fault(0));
    expect(schemeFault('+a')).toEqual(fault(0));
    expect(schemeFault('a_b')).toEqual(fault(1));
    expect(pcharsFault('')).toBeUndefined();
    expect(pcharsFault('a:@%20~')).toBeUndefined();
    expect(pcharsFault('a/b')).toEqual(fault(1));
    expect(pcharsFault('a?b')).toEqual(fault(1));
    expect(pcharsFault('ab%2')).toEqual(fault(2));
  });
});

describe('checksumAddress', () => {
  // The test cases of EIP-55.
  it.each([
    '0x52908400098527886E0F7030069857D2E4169EE7',
    '0x8617E340B3D01FA5F11F306F4090FD50E238070D',
    '0xde709f2102306220921060314715629080e2fb77',
    '0x27b1fdb04752bbc536007a920d24acb045561c26',
    '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359',
    '0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB',
    '0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb',
  ])('spells %s', (address) => {
    expect(checksumAddress(address.toLowerCase())).toBe(address);
    expect(checksumAddress(`0x${address.slice(2).toUpperCase()}`)).toBe(address);
    expect(checksumAddress(address)).toBe(address);
  });

  it.each([
    '',
    '0x',
    '0X52908400098527886E0F7030069857D2E4169EE7',
    `0x${'a'.repeat(41)}`,
    `0x${'g'.repeat(40)}`,
    '\ud800',
  ])('leaves %j, which is no address, alone', (text) => {
    expect(isAddress(text)).toBe(false);
    expect(checksumAddress(text)).toBe(text);
  });
});
