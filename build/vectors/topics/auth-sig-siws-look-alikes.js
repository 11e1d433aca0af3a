// Which texts present themselves as sign-in texts: what a person reads as one is never a free text.
import { LOGIN_URI } from '../auth-sigs.js';
import { solanaAccount } from '../kinds.js';
import { accept, alice, DOMAIN, file, reject, siwe } from '../kit.js';
import { asText, unread } from '../sign-ins.js';

export const since = '3.0.0';

const header = `${DOMAIN} wants you to sign in with your Solana account:`;
const address = () => solanaAccount().address;

/** A look-alike is judged where a free text would pass: neither domain nor nonce is expected, and an hour is admitted. */
const lookAlike = (name, title, mutation, reason, signed) =>
  reject(`auth-siws-like-${name}`, title, {
    rule: 'siws.layout',
    risk: ['type-confusion', 'expiry', 'consent-bypass'],
    twin: 'auth-solana',
    mutation,
    reason: `${reason}: the text presents itself as a sign-in text and does not follow the grammar, and it is no free text.`,
    input: asText(signed),
    profiles: unread,
  });

/** A text that ended long ago and whose last word is a time of half an hour ago, so that it would pass as a free text. */
const stale = (line = header) =>
  `${line}\n${address()}\n\nExpiration Time: 2026-01-01T00:00:00Z\n\nSigned at 2026-01-15T11:30:00Z`;
/** The words of the header in a text without any field. */
const words = (line) => `${line}\n${address()}\n2026-01-15T11:30:00Z`;

const lookAlikes = () => [
  ...[
    ['ethereum', 'the header of an Ethereum account', header.replace('Solana', 'Ethereum')],
    ['cosmos', 'the header of a Cosmos account', header.replace('Solana', 'Cosmos')],
    ['wallet', 'the header of a wallet', header.replace('Solana account', 'wallet')],
    ['upper', 'a header in upper case', header.toUpperCase()],
    ['case', 'a header in another letter case', header.replace('wants', 'Wants')],
    ['two-spaces', 'a header with two spaces', header.replace('wants ', 'wants  ')],
    ['no-break', 'a header with a no-break space', header.replace('wants ', 'wants\u00a0')],
    ['tabs', 'a header with tabs', header.replaceAll(' ', '\t')],
    ['no-spaces', 'a header without spaces', header.replaceAll(' ', '')],
    ['zero-width', 'a header with a zero-width space', header.replace('sign', 'si\u200bgn')],
    ['joiner', 'a header with a word joiner', header.replace('your', 'yo\u2060ur')],
    ['soft-hyphen', 'a header with a soft hyphen', header.replace('with', 'wi\u00adth')],
    ['null', 'a header with U+0000', header.replace('with', 'with\0')],
    ['bidi', 'a header with a direction mark', `\u202a${header}\u202c`],
    ['full-width', 'a header in full-width letters', header.replace('wants', 'ｗａｎｔｓ')],
    ['accent', 'a header with an accent', header.replace('sign', 'si\u0301gn')],
    ['cyrillic', 'a header with a Cyrillic letter', header.replace('wants', 'w\u0430nts')],
    ['greek', 'a header with Greek letters', header.replace('you to', 'y\u03bfu t\u03bf')],
    ['bom', 'a byte order mark in front of the header', `\ufeff${header}`],
    ['space', 'a space in front of the header', ` ${header}`],
    ['blank-line', 'an empty line in front of the header', `\n${header}`],
    ['later', 'the header in a later line', `Welcome.\n${header}`],
    ['quoted', 'the header in quotes', `"${header}"`],
    ['cr', 'a header with a carriage return', `${header}\r`],
    ['broken', 'a header over two lines', header.replace('to sign', 'to\nsign')],
    ['hyphens', 'a header with hyphens', header.replace('sign in', 'sign-in')],
    [
      'small-caps',
      'a header in small capitals',
      `${DOMAIN} \u1d21\u1d00\u0274\u1d1bs \u028f\u1d0f\u1d1c \u1d1b\u1d0f s\u026a\u0262\u0274 \u026a\u0274 \u1d21\u026a\u1d1b\u029c \u028f\u1d0f\u1d1c\u0280:`,
    ],
    [
      'cherokee',
      'a header with Cherokee letters',
      header.replace('wants', '\u13b3ants').replace('sign', '\u13dai\u13c0n'),
    ],
    ['lisu', 'a header with Lisu letters', header.replace('to sign', '\ua4d4\ua4f3 \ua4e2\ua4f2\ua4d6\ua4e0')],
    [
      'unlisted',
      'a header with letters that no table lists',
      header.replace('sign in', '\u0282\u{10426}\u0253\u0273 \u1465n'),
    ],
    ['missing', 'a header with symbols in place of letters', header.replace('sign in', 's\u2736gn \u2736n')],
    ['joined', 'a header with signs between its letters', header.replace('sign', 's\u00b7i\u00b7g\u00b7n')],
    ['foreign', 'a header with letters of another language in it', header.replace('sign in', 'sign \u767b\u5f55 in')],
    ['digits', 'a header with digits in place of letters', header.replace('you to sign in', 'y0u t0 s1gn 1n')],
    ['bars', 'a header with the letter l in place of i', header.replace('sign in', 'slgn ln')],
    ['pairs', 'a header with two letters in place of one', header.replace('wants', 'vvants').replace('with', 'vvith')],
    ['circles', 'a header with letters in circles', header.replace('wants', '\u24e6\u24d0\u24dd\u24e3\u24e2')],
    [
      'squares',
      'a header with letters in squares',
      header.replace('wants', '\u{1f186}\u{1f170}\u{1f17d}\u{1f183}\u{1f182}'),
    ],
    ['mathematical', 'a header with mathematical letters', header.replace('wants', '\u{1d4cc}\u{1d4b6}nts')],
    ['tags', 'a header with tag characters', header.replace('wants', 'w\u{e0061}ants')],
    ['marks', 'a header with marks on its letters', header.replace('sign', 's\u0332i\u0332g\u0332n\u0332')],
  ].map(([name, title, line]) =>
    lookAlike(
      name,
      `A text with ${title}`,
      `signedMessage: ${JSON.stringify(words(line))}, signed`,
      'It has the words of the header',
      words(line),
    ),
  ),
  ...[
    ['expiration', 'an expiration time', 'Expiration Time: 2026-01-01T00:00:00Z'],
    ['expiration-case', 'an expiration time in another letter case', 'EXPIRATION TIME : 2026-01-01T00:00:00Z'],
    ['expiration-tab', 'an expiration time behind a tab', '\tExpiration\u00a0Time:\u00a02026-01-01T00:00:00Z'],
    ['expiration-bullet', 'an expiration time in a list', '- Expiration Time: 2026-01-01T00:00:00Z'],
    ['expiration-cyrillic', 'an expiration time with a Cyrillic letter', 'Expir\u0430tion Time: 2026-01-01T00:00:00Z'],
    ['not-before', 'a time before which it is not valid', 'Not Before: 2027-01-01T00:00:00Z'],
    ['uri', 'the URI of a session', 'URI: lit:session:00'],
    ['uri-narrow', 'a URI without a space', 'uri:https://app.example'],
    ...[
      ['ratio', '\u2236'],
      ['modifier-colon', '\ua789'],
      ['triangular-colon', '\u02d0'],
      ['armenian-stop', '\u0589'],
      ['sof-pasuq', '\u05c3'],
      ['ethiopic-space', '\u1361'],
      ['syriac-colon', '\u0703'],
      ['runic-stop', '\u16ec'],
      ['two-dots', '\u205a'],
      ['visarga', '\u0903'],
      ['lisu-tone', '\ua4fd'],
      ['full-width-colon', '\uff1a'],
    ].map(([name, colon]) => [
      `uri-${name}`,
      'a URI with another sign in place of the colon',
      `URI${colon} lit:session:00`,
    ]),
    ['uri-l', 'a URI with the letter l in its label', 'URl: lit:session:00'],
    ['uri-one', 'a URI with a digit in its label', 'UR1: lit:session:00'],
    ['uri-bar', 'a URI with a vertical line in its label', 'UR|: lit:session:00'],
    ['uri-flags', 'a URI with flags in its label', '\u{1f1fa}\u{1f1f7}\u{1f1ee}: lit:session:00'],
    ['uri-unlisted', 'a URI with a letter in its label that no table lists', 'U\u{1042b}I: lit:session:00'],
    ['uri-blanks', 'a URI behind many spaces', `Welcome.${' '.repeat(8)}URI: lit:session:00`],
    ['expiration-no-colon', 'an expiration time without a colon', 'The expiration time is today'],
    [
      'expiration-pairs',
      'an expiration time with two letters in place of one',
      'Expiration Tirne: 2026-01-01T00:00:00Z',
    ],
    [
      'expiration-capitals',
      'an expiration time in Greek capitals',
      '\u0395\u03a7\u03a1IR\u0391\u03a4I\u039f\u039d \u03a4I\u039c\u0395: 1.1.2026',
    ],
    ['not-before-later', 'a time before which it is not valid, in the middle of a line', 'It is not before: Friday'],
    ['time', 'another time', 'Until 2026-01-01T00:00:00Z'],
    [
      'time-digits',
      'another time in Arabic digits',
      'Until \u0662\u0660\u0662\u0666-\u0660\u0661-\u0660\u0661 \u0660\u0660:\u0660\u0660',
    ],
    ['time-letters', 'another time with letters for its zeros', 'Until 2O26-O1-O1TOO:OO:OOZ'],
    ['override', 'letters that are shown backwards', '\u202eIRU'],
  ].flatMap(([name, title, line]) =>
    [
      ['', '\n', 'line feeds'],
      ...(name === 'expiration'
        ? [
            ['-cr', '\r', 'carriage returns'],
            ['-crlf', '\r\n', 'CRLF'],
            ['-separator', '\u2028', 'line separators'],
            ['-next-line', '\u0085', 'U+0085'],
            ['-form-feed', '\f', 'form feeds'],
          ]
        : []),
    ].map(([suffix, feed, ends]) => {
      const signed = ['Please sign in.', line, 'Signed at 2026-01-15T11:30:00Z'].join(feed);
      return lookAlike(
        `${name}${suffix}`,
        `A text with a line that is ${title}${suffix === '' ? '' : `, between ${ends}`}`,
        `signedMessage: ${JSON.stringify(signed)}, signed`,
        'It has a label or a time that limits what the text is good for, or letters in another order than it shows them',
        signed,
      );
    }),
  ),
  lookAlike(
    'stale',
    'A sign-in text that has ended, with a line behind its fields',
    'signedMessage: a sign-in text and "Signed at 2026-01-15T11:30:00Z", signed',
    'A line behind the fields is none of the grammar',
    stale(),
  ),
  lookAlike(
    'siwe',
    'A SIWE message that a Solana account signed',
    'signedMessage: a SIWE message, signed',
    'It has the words of the header, of an Ethereum account',
    siwe({ domain: DOMAIN, address: alice().address, uri: LOGIN_URI, issuedAt: '2026-01-15T11:30:00Z' }),
  ),
];

/** What honest applications ask for: no one takes it for a sign-in text, whatever its language. */
const honest = () =>
  [
    ['english', 'English', 'Welcome to the example application: I sign in with my wallet.\nNonce: 7'],
    ['name', 'English, beginning with a name', 'Uri signs in here, and not before he has read this.'],
    ['inline', 'English, with a URI', 'I sign in, see URI: https://app.example, which ends in an hour.'],
    ['date', 'English, with a date', 'I accept the terms of 2024-05-01: all of them.'],
    ['german', 'German', 'Anmeldung bei der Beispielanwendung: Ich weiß, daß sie eine Stunde gilt.'],
    ['greek', 'Greek', 'Σύνδεση στην εφαρμογή: συμφωνώ με τους όρους.\nΏρα: τώρα\nΜια υπογραφή: ναι'],
    ['russian', 'Russian', 'Вход в приложение: я согласен с условиями.\nЧас: один\nСрок: один час'],
    ['ukrainian', 'Ukrainian', 'Вхід до застосунку: я погоджуюся з умовами.\nДні: 5\nЮридична адреса: Київ'],
    ['armenian', 'Armenian', 'Մուտք հավելված՝ ես համաձայն եմ պայմաններին։'],
    ['georgian', 'Georgian', 'აპლიკაციაში შესვლა: ვეთანხმები პირობებს.'],
    ['cherokee', 'Cherokee', 'ᎣᏏᏲ: ᎠᏴ ᏣᎳᎩ ᎦᏬᏂᎭ.\nᎢᎦ: ᏌᏊ'],
    ['chinese', 'Chinese', '登录示例应用：我同意条款。\n网址：示例\n有效期：一小时\n时间：现在'],
    ['japanese', 'Japanese', 'サンプルアプリにログインします：利用規約に同意します。\n署名者：私'],
    ['korean', 'Korean', '예제 앱에 로그인합니다: 약관에 동의합니다.'],
    ['hindi', 'Hindi', 'उदाहरण ऐप में लॉग इन: मैं शर्तों से सहमत हूँ। अतः हस्ताक्षर।'],
    ['thai', 'Thai', 'เข้าสู่ระบบแอปตัวอย่าง: ฉันยอมรับเงื่อนไข'],
    ['hebrew', 'Hebrew', 'כניסה לאפליקציה: אני מסכים לתנאים׃'],
    ['arabic', 'Arabic', 'تسجيل الدخول إلى التطبيق: أوافق على الشروط.'],
    ['amharic', 'Amharic', 'ወደ መተግበሪያው ግባ፡ በውሎቹ እስማማለሁ።'],
    ['emoji', 'signs', '👋🏽 🇺🇸 ➜ app.example 🔑: ✅'],
  ].map(([name, language, text]) =>
    accept(`auth-siws-free-${name}`, `A free text in ${language}`, {
      rules: ['siws.layout'],
      reason: 'No reading of it has words of a sign-in text, and it names one time, at its end.',
      input: asText(`${text}\n2026-01-15T11:30:00Z`),
    }),
  );

export default () => [file('auth-sig.verify', 'siws-look-alikes', [...lookAlikes(), ...honest()])];
