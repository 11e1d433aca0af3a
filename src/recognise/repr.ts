// Objects as Python and Ruby show them on one line: names and values without commas, `address='0x...' chain_id=1`.
import { readStringAt } from './notation.js';
import { linesOf, mostOpened, type Opened, type Row } from './piece.js';

const pair = /(?:^|[\s(,])(@?)([A-Za-z_]\w{0,63})=/g;
/** `<VersionEnum.one: '1'>`, `AnyUrl('https://...')`, `Some("...")`: a value with what it is around it. */
const around = /(?:<[\w.]{1,80}: |[A-Za-z_][\w.]{0,80}\()(?=["'0-9])/y;
const plain = /[^\s,()<>"'#]{1,500}/y;
const nothing: ReadonlySet<string> = new Set(['None', 'nil', 'null']);

/** The names of a line with their values; a name that stands again begins another object. */
function objectsIn(line: string): readonly Readonly<Record<string, string>>[] {
  const found: Record<string, string>[] = [];
  let members: Record<string, string> = Object.create(null);
  let count = 0;
  pair.lastIndex = 0;
  for (let match = pair.exec(line); match && count < mostOpened; match = pair.exec(line), count++) {
    around.lastIndex = pair.lastIndex;
    const start = pair.lastIndex + (around.exec(line)?.[0].length ?? 0);
    const mark = line[start] ?? '';
    const string = mark === '"' || mark === "'" ? readStringAt(line, start) : undefined;
    // A string that does not end makes the rest of the line another thing.
    if ((mark === '"' || mark === "'") && !string) break;
    plain.lastIndex = start;
    const value = string?.text ?? plain.exec(line)?.[0] ?? '';
    const name = match[2] ?? '';
    if (name in members) {
      found.push(members);
      members = Object.create(null);
    }
    if (value !== '' && !nothing.has(value)) members[name] = value;
    pair.lastIndex = string?.end ?? start + value.length;
  }
  found.push(members);
  return found.filter((each) => Object.keys(each).length > 1);
}

export const repr: Row = {
  name: 'repr',
  example: "scheme=None domain='app.example' address='0x...' version=<VersionEnum.one: '1'> chain_id=1",
  open: (text): Opened[] => {
    if (!/(?:^|[\s(,])@?[A-Za-z_]\w{0,63}=["']/.test(text)) return [];
    const lines = linesOf(text).filter((line) => /=["']/.test(line) && !/^\s*</.test(line));
    return lines.slice(0, mostOpened).flatMap((line) =>
      objectsIn(line).map(
        (members): Opened => ({
          piece: JSON.stringify(members),
          step: 'an object as a program shows it on one line',
          gathered: true,
        }),
      ),
    );
  },
};
