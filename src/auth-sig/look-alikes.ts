/**
 * Letters of other scripts, and other signs, that nobody tells from a Latin letter, a digit, a colon or a bar, by their code points. The
 * table of `spec/siws.md` is this one: what Unicode (UTS #39) lists as confusable with the letters of the words that are looked for,
 * in either case, and small capitals. Marks and symbols are left out: read as letters, they would hide a label behind a bullet. So are
 * letters that are written from the right: they turn what stands beside them, and one ligature of theirs makes 18 (measured: three
 * times the work).
 */
export const lookAlikes: readonly (readonly [latin: string, points: string])[] = [
  ['a', '0251 03B1 0430 13AA 15C5 A4EE 102A0 16F40'],
  ['b', '0184 0299 0392 042C 0432 13FC 1472 15AF 15F7 A4D0 A7B4 AB9F 10282 102A1 10301'],
  ['c', '0441 1D04'],
  ['d', '0501'],
  ['e', '0395 0435 0454 04BD 1D07 2D39 A4F0 AB32 AB7C 10286 118A6 118AE'],
  ['f', '03DD 0584 15B4 1E9D A4DD A730 A799 AB35 10287 102A5 10525 118C2'],
  ['g', '018D 0261 0262 050C 0581 13C0 13F3 1D83 A4D6'],
  ['h', '029C 0397 043D 04BB 0570 13BB 157C 2C8E A4E7 AB92 102CF'],
  ['i', '0131 0269 026A 03B9 0456 04CF 16C1 2C92 2D4F A4F2 A647 AB75 1028A 10309 118C3 16F28'],
  ['m', '039C 03FA 043C 13B7 15F0 16D6 1D0D 2C98 A4DF 102B0 10311'],
  ['n', '0274 039D 03B7 043F 0578 057C 2C9A A4E0 10513'],
  [
    'o',
    '03BF 03C3 043E 0585 0B20 0D20 101D 10FF 12D0 1D0F 1D11 2C9F 2D54 A4F3 AB3D 10292 102AB 1042C 104EA 10516 118B5 118C8 118D7',
  ],
  ['p', '03C1 0440 1465 146D 1D18 2CA3 A4D1 ABB2 10295'],
  ['r', '0280 0433 1587 1D26 2C85 A4E3 AB47 AB48 AB71 AB81 ABA2 104B4 16F35'],
  ['s', '01BD 0455 054F 13D5 A4E2 A731 ABAA 10296 10448 118C1 16F3A'],
  ['t', '03C4 0442 1D1B 2CA6 A4D4 AB72 10297 102B1 10315 118BC 16F0A'],
  ['u', '028B 03C5 0446 057D 1200 144C 1D1C A4F4 A79F AB4E AB52 104F6 118D8 16F42'],
  ['w', '026F 03C9 0448 0461 051D 0561 13D4 1D21 A4EA AB83 1170A 1170E 1170F'],
  ['x', '03C7 0445 1541 157D 166E 16B7 2CAC 2D5D A4EB A7B3 10290 102B4 10317 10527'],
  ['y', '0263 028F 03A5 03B3 0443 04AF 10E7 13BD 1D8C 1EFF 2CA8 A4EC AB5A AB79 102B2 118A4 118DC 16F43'],
  ['0', '0966 09E6 0A66 0AE6 0B66 0BE6 0C66 0CE6 0D66 0E50 0ED0 1040 3007 114D0 118E0'],
  ['1', '10320'],
  [':', '02D0 02F8 0589 05C3 0703 0704 0903 0A83 1361 16EC 1803 1809 205A 2236 A4FD A789'],
  ['|', '01C0 05C0 2223 23FD'],
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

/** The Latin letter that a character passes for as it is written, or else in lower case; undefined when it passes for none. */
export function twinOf(letter: string): string | undefined {
  return twins.get(letter) ?? twins.get(letter.toLowerCase());
}

/** Every character that passes for a Latin letter. */
export const passingLetters: readonly string[] = [...twins.keys()].flatMap((twin) => [twin, twin.toUpperCase()]);
