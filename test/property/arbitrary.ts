import fc from 'fast-check';
import type { Recap } from '../../src/entry/recap.js';
import type { SiweMessage } from '../../src/entry/siwe.js';
import { checksumAddress } from '../../src/internal/address.js';

const from = (alphabet: string, constraints: fc.StringConstraints): fc.Arbitrary<string> =>
  fc.string({ ...constraints, unit: fc.constantFrom(...alphabet) });

const digits = '0123456789';
const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const hexDigits = '0123456789abcdef';

const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** RFC 3339 date-times whose fields are all in range; days stop at 28. */
export const dateTime: fc.Arbitrary<string> = fc
  .record({
    year: fc.integer({ min: 0, max: 9999 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    hour: fc.integer({ min: 0, max: 23 }),
    minute: fc.integer({ min: 0, max: 59 }),
    second: fc.integer({ min: 0, max: 59 }),
    fraction: fc.option(from(digits, { minLength: 1, maxLength: 12 }), { nil: undefined }),
    offset: fc.oneof(
      fc.constant('Z'),
      fc
        .tuple(fc.constantFrom('+', '-'), fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
        .map(([sign, hours, minutes]) => `${sign}${twoDigits(hours)}:${twoDigits(minutes)}`),
    ),
  })
  .map((d) => {
    const date = `${String(d.year).padStart(4, '0')}-${twoDigits(d.month)}-${twoDigits(d.day)}`;
    const time = `${twoDigits(d.hour)}:${twoDigits(d.minute)}:${twoDigits(d.second)}`;
    return `${date}T${time}${d.fraction === undefined ? '' : `.${d.fraction}`}${d.offset}`;
  });

const uri: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('https://', 'did:', 'urn:x:', 'lit:session:'),
    from(`${letters + digits}-._~/?#`, { minLength: 1 }),
  )
  .map(([scheme, rest]) => scheme + rest.replaceAll('#', (_, at: number) => (rest.indexOf('#') === at ? '#' : '')));

const absent = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });

/** Addresses in EIP-55 spelling. */
export const address: fc.Arbitrary<string> = from(hexDigits, { minLength: 40, maxLength: 40 }).map((text) =>
  checksumAddress(`0x${text}`),
);

/** SIWE messages that the ABNF allows, optional members absent, empty and present. */
export const siweMessage: fc.Arbitrary<SiweMessage> = fc
  .record({
    scheme: absent(fc.constantFrom('https', 'http', 'x-app+1.0')),
    domain: fc.constantFrom('app.example', 'localhost:3000', '127.0.0.1', '[::1]:8080', 'xn--bcher-kva.example'),
    address,
    statement: absent(from(`${letters + digits} :/?#[]@!$&'()*+,;=-._~`, { maxLength: 80 })),
    uri,
    version: fc.constant('1'),
    chainId: from(digits, { minLength: 1, maxLength: 24 }),
    nonce: from(letters + digits, { minLength: 8, maxLength: 40 }),
    issuedAt: dateTime,
    expirationTime: absent(dateTime),
    notBefore: absent(dateTime),
    requestId: absent(from(`${letters + digits}-._~!$&'()*+,;=:@`, { maxLength: 20 })),
    resources: absent(fc.array(uri, { maxLength: 4 })),
  })
  .map((message) => Object.fromEntries(Object.entries(message).filter(([, value]) => value !== undefined)) as never);

/** Restrictions of a capacity credit: few values, so that two grants meet. */
const restrictions = fc
  .record({
    nft_id: absent(fc.uniqueArray(fc.constantFrom('1', '2', '3'), { maxLength: 3 })),
    uses: absent(fc.constantFrom('0', '1', '5', '10')),
    delegate_to: absent(fc.uniqueArray(fc.constantFrom('aa'.repeat(20), 'bb'.repeat(20)), { maxLength: 2 })),
  })
  .map((limits) => Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined)));

const abilities = fc.dictionary(
  fc.constantFrom('Auth/Auth', 'Threshold/Signing', '*/*', 'Threshold/*'),
  fc.array(restrictions, { maxLength: 3 }),
  { minKeys: 1, maxKeys: 3 },
);

const resource = fc.constantFrom(
  'lit-ratelimitincrease://*',
  'lit-ratelimitincrease://1',
  'lit-ratelimitincrease://2',
  'lit-pkp://*',
  `lit-pkp://${'7f'.repeat(32)}`,
  'urn:other',
);

/** ReCaps over few resources, abilities and restrictions, so that grants overlap. */
export const recap: fc.Arbitrary<Recap> = fc
  .dictionary(resource, abilities, { minKeys: 1, maxKeys: 3 })
  .map((att) => ({ att, prf: [] }));

/** What can be asked of {@link recap}. */
export const ask: fc.Arbitrary<{
  resource: string;
  ability: string;
  facts: { uses: bigint; token: bigint; delegatee: string };
}> = fc.record({
  resource,
  ability: fc.constantFrom('Auth/Auth', 'Threshold/Signing', 'Threshold/Execution'),
  facts: fc.record({
    uses: fc.bigInt({ min: 0n, max: 11n }),
    token: fc.bigInt({ min: 1n, max: 3n }),
    delegatee: fc.constantFrom(`0x${'aa'.repeat(20)}`, `0x${'bb'.repeat(20)}`),
  }),
});
