import { utf8 } from '../../internal/bytes.js';
import { isPlainObject, quote } from '../../internal/json.js';
import { parseJson } from '../../internal/json-text.js';
import { parseNodeAddress } from '../../internal/node-address.js';
import { isInstant, parseInstant } from '../../internal/time.js';
import { type Arguments, type OptionTable, singleOf } from '../command.js';
import { inputLimit } from '../input.js';
import type { Plan } from '../plan.js';

/** The options that say where in a record its document stands, and what else is known of it. */
export const recordOptions: OptionTable = {
  'record-document': {
    value: 'MEMBER',
    help: 'the member of a line that has the document: each line is a record then',
  },
  'record-time': { value: 'MEMBER', help: 'the member that has the time at which the document came in' },
  'record-node': { value: 'MEMBER', help: 'the member that has the address of the node that it came to' },
};

/** What a record says: a document, and the options that it is judged with; or why it is none. */
export type Record = { readonly bytes: Uint8Array; readonly plan: Plan } | { readonly fault: string };

/** Reads the document out of a line; undefined where each line is a document. */
export function recordReader(given: Arguments, plan: Plan): ((line: Uint8Array) => Record) | undefined {
  const name = singleOf(given, 'record-document');
  if (name === undefined) return undefined;
  const time = singleOf(given, 'record-time');
  const node = singleOf(given, 'record-node');
  const { jsonDepth, jsonValues } = plan.common.profile.parameters.limits;
  return (line) => {
    // Strictly whatever the profile: a record with one member twice says two things. Two levels more than the document that is in it.
    const parsed = parseJson(line, { bytes: inputLimit, depth: jsonDepth + 2, values: 2 * jsonValues });
    if (!parsed.ok || !isPlainObject(parsed.value)) return { fault: 'expected a record, an object in strict JSON' };
    const record = parsed.value;
    const member = (of: string): unknown => (Object.hasOwn(record, of) ? record[of] : undefined);
    const document = member(name);
    if (document === undefined) return { fault: `expected the member ${quote(name)}` };
    let own = plan;
    if (time !== undefined) {
      const text = member(time);
      const now = typeof text === 'string' ? parseInstant(text) : undefined;
      if (!now || !isInstant(now)) return { fault: `expected a time such as 2026-01-31T12:00:00Z in ${quote(time)}` };
      own = { ...own, now, common: { ...own.common, now: String(text) } };
    }
    if (node !== undefined) {
      const address = member(node);
      if (typeof address !== 'string' || parseNodeAddress(address) === undefined)
        return { fault: `expected [http://|https://]host:port in ${quote(node)}` };
      own = { ...own, node: address };
    }
    return { bytes: utf8(typeof document === 'string' ? document : JSON.stringify(document)), plan: own };
  };
}

/** Says what is wrong with the options about records. */
export function recordMisuse(given: Arguments): string | undefined {
  if (given.values.has('record-document')) return undefined;
  const other = ['record-time', 'record-node'].find((name) => given.values.has(name));
  if (other !== undefined) return `--${other} goes with --record-document`;
  return undefined;
}
