/**
 * Characters that nobody tells from Latin letters, a digit, a colon or a bar, by their code points. The table of `spec/siws.md` is this one:
 * what Unicode (UTS #39) lists as confusable with the letters of the words that are looked for, in either case, with a stroke or a hook
 * too, small capitals, and whatever is two dots above each other. What is below a capital is a sign, which may also be read as nothing: read
 * as a letter alone, it would hide a label behind a bullet. What is written from the right stands with what may be nothing for that reason.
 */
export const lookAlikes: readonly (readonly [latin: string, points: string])[] = [
  ['a', '0251 03B1 0430 13AA 15C5 1D00 1D8F 2C65 A4EE AB7A 102A0 16F40'],
  [
    'b',
    '0180 0181 0182 0183 0184 0253 0299 0392 0411 042C 0432 044A 0462 0463 048C 048D 13FC 1472 1473 1488 15AF 15F7 1D6C 1D80 A4D0 A7B4 AB9F 10282 102A1 10301',
  ],
  ['c', '0441 1D04'],
  ['d', '0501'],
  ['e', '0246 0247 0395 0435 0454 04BD 04BF 1D07 1D92 2C78 2D39 A4F0 AB32 AB34 AB7C 10286 118A6 118AE'],
  ['f', '0191 0192 03DD 0584 15B4 1D6E 1D82 1E9D A4DD A730 A799 AB35 10287 102A5 10525 118C2'],
  ['g', '018D 0193 01E4 01E5 0260 0261 0262 029B 050C 0581 13C0 13F3 1D83 A4D6 A7A1'],
  [
    'h',
    '0126 0127 0266 029C 0397 043D 045B 04A2 04BB 04C7 04C9 0570 13BB 13F2 157C 2C67 2C68 2C8E A4E7 A695 A795 AB92 102CF',
  ],
  [
    'i',
    '0131 0197 0268 0269 026A 03B9 0456 04CF 16C1 1D7B 1D7C 1D96 2C92 2D4F A4F2 A647 AB75 1028A 10309 118C3 16F28 1DF1A',
  ],
  ['l', '0142 019A 026B 026D'],
  ['m', '0271 039C 03FA 043C 04CD 13B7 15F0 16D6 1D0D 1D6F 1D86 2C98 A4DF AB3A 102B0 10311 11700 118E3'],
  ['n', '019D 019E 0235 0272 0273 0274 039D 03B7 043F 0578 057C 1D70 1D87 2C9A A4E0 A791 A7A5 AB3B 10513'],
  [
    'o',
    '00F8 019F 0275 03B8 03BF 03C3 043E 0473 04E9 0585 0B20 0D20 101D 10FF 12D0 1D0F 1D11 2C7A 2C9F 2D31 2D41 2D54 A4F3 A74B A74D AB3D AB3E AB74 AB8E ABBB 10292 102AB 1042C 104EA 10516 118B5 118C8 118D7 1DF1B',
  ],
  ['p', '01A4 01A5 03C1 0440 1465 146D 1486 1D18 1D71 1D7D 1D88 2CA3 A4D1 A751 A753 A755 ABB2 10295'],
  [
    'r',
    '024D 027C 027D 027E 0280 0433 0491 0493 1587 1D26 1D72 1D73 1D89 2C85 A4E3 A7A7 AB46 AB47 AB48 AB49 AB71 AB81 ABA2 104B4 16F35 1D216 1DF16',
  ],
  ['s', '01BD 023F 0282 0455 054F 13D5 1D74 1D8A A4E2 A731 A7A9 A7CA ABAA 10296 10448 118C1 16F3A 1DF1E'],
  [
    't',
    '0166 0167 01AB 01AC 01AD 01AE 0236 023E 0288 03C4 0442 04AD 1D1B 1D75 2C66 2CA6 A4D4 AB72 10297 102B1 10315 118BC 16F0A 1DF09',
  ],
  ['u', '0289 028B 03C5 0446 057D 1200 144C 1467 1D1C 1D7E 1D99 A4F4 A79F A7B9 AB4E AB52 AB9C 104F6 118D8 16F42'],
  ['v', '03BD 0475 13D9 142F 1D20 1EFD 2C71 2C74 2D38 A4E6 A6DF A75F ABA9 11706 118A0 118C0 16F08 1D20D'],
  ['w', '026F 03C9 0448 0461 047D 051D 0561 13D4 1D21 2C73 A4EA A761 AB83 114C5 1170A 1170E 1170F 118E6 118EF'],
  [
    'x',
    '03C7 0445 04B3 1541 157D 166D 166E 16B7 1D8D 2CAC 2D5D A4EB A7B3 AB56 AB57 AB58 AB59 10290 102B4 10317 10322 10527 118EC',
  ],
  [
    'y',
    '01B3 01B4 024F 0263 028F 03A5 03B3 0443 04AF 04B1 10E7 13BD 1D8C 1EFF 2CA8 A4EC AB5A AB79 102B2 118A4 118DC 16F43',
  ],
  ['ts', '02A6'],
  ['th', '1D7A'],
  ['io', '044E'],
  ['ou', '0223 1D15'],
  ['A', '20B3 2376 237A'],
  ['B', '0E3F 20BF'],
  ['E', '20AC 212E 22FF'],
  ['F', '017F 1E9B 20A3 1D213'],
  ['N', '20A6 1018E'],
  ['P', '20B1 2374'],
  ['T', '20AE 22A4 2361 27D9 1F768'],
  ['U', '222A 22C3'],
  ['V', '05D8 0667 06F7 2228 22C1 10197'],
  ['W', '20A9'],
  ['X', '00D7 2573 292B 292C 2A2F 2A30 10196'],
  ['Y', '00A5'],
  [
    '0',
    '05E1 0647 0665 06BE 06C1 06D5 06F5 06FF 07C0 0966 09E6 0A66 0AE6 0B66 0BE6 0C02 0C66 0C82 0CE6 0D02 0D66 0D82 0E50 0ED0 1040 2296 229D 236C 25CB 25EF 2B58 3007 FBA6 FBA7 FBA8 FBA9 FBAA FBAB FBAC FBAD FEE9 FEEA FEEB FEEC 114D0 118E0 1EE24 1EE64 1EE84',
  ],
  ['1', '10320'],
  [
    ':',
    '02D0 02F8 0589 05C3 0703 0704 0706 0707 0708 0709 0903 0983 0A03 0A83 0B03 0C03 0C83 0D03 0D83 0F14 0F7F 1038 1361 1365 1366 16EC 17C7 17D6 1803 1804 1809 1B5D 205A 205D 205E 2236 2237 2254 22EE 2982 2AF6 2E2A 2E2B 302F A4FD A6F4 A789 A881 AAF5 FE19 FE30 10AF5 10F88 11002 11082 11182 11303 11445 114C1 115BE 1163E 116AC 11838 119DF 11A39 11A97 11C3E 11D96 12471 1DA8A',
  ],
  [
    '|',
    '00A6 01C0 02DB 037A 05C0 05D5 05DF 0622 0623 0625 0627 0661 0672 0673 06F1 07CA 0964 2223 2373 2378 23FD 2502 2758 FB35 FB4B FE81 FE82 FE83 FE84 FE87 FE88 FE8D FE8E 1E8C7 1EE00 1EE80',
  ],
];

/** Capitals in circles, in squares and of flags, which decompose to nothing. */
const enclosed: readonly number[] = [0x1f150, 0x1f170, 0x1f1e6];

const twins: ReadonlyMap<string, string> = new Map([
  ...lookAlikes.flatMap(([latin, points]) =>
    points.split(' ').map((point): [string, string] => [String.fromCodePoint(Number.parseInt(point, 16)), latin]),
  ),
  ...enclosed.flatMap((first) =>
    [...'abcdefghijklmnopqrstuvwxyz'].map((latin, at): [string, string] => [String.fromCodePoint(first + at), latin]),
  ),
]);

/** What a character passes for as it is written, or else in lower case; undefined when it passes for nothing. */
export function twinOf(letter: string): string | undefined {
  return twins.get(letter) ?? twins.get(letter.toLowerCase());
}
