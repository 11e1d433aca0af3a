import { isPlainObject } from '../internal/json.js';
import { excerpt } from './fault.js';
import type { AdapterAnswer } from './protocol.js';

/** What an implementation says of its answer in its own words, both bounded. */
export interface Native {
  readonly code?: string;
  readonly message?: string;
}

/** The longest code, in UTF-16 units: a longer one is a message, and leads to no rule. */
export const codeLimit = 200;

/** How much of a message is kept. */
export const messageLimit = 300;

/** The code of a native error. Languages have numbers for codes too. */
export function codeOf(native: unknown): string | undefined {
  const code = isPlainObject(native) ? native.code : undefined;
  const text = typeof code === 'number' ? String(code) : code;
  return typeof text === 'string' && text !== '' && text.length <= codeLimit ? text : undefined;
}

/** Reads a native error: its code, and all else that it holds as one message. */
function readNative(native: unknown): Native | undefined {
  if (!isPlainObject(native)) return undefined;
  const code = codeOf(native);
  const { code: given, message, ...rest } = native;
  const texts = [code === undefined ? given : undefined, message, Object.keys(rest).length > 0 ? rest : undefined];
  const parts = texts
    .filter((each) => each !== undefined && each !== null && each !== '')
    .map((each) => (typeof each === 'string' ? each : JSON.stringify(each)));
  if (code === undefined && parts.length === 0) return undefined;
  return {
    ...(code === undefined ? {} : { code }),
    ...(parts.length === 0 ? {} : { message: excerpt(parts.join(' '), messageLimit) }),
  };
}

/** Phrases a native error in one line. */
export function formatNative({ code, message }: Native): string {
  return [code, message].filter((part) => part !== undefined).join(': ');
}

/** Finds what an answer says in its own words; of a flow, what its steps say as well. */
export function nativeOf(
  { native, output }: Pick<AdapterAnswer, 'native' | 'output'>,
  operation: string,
): Native | undefined {
  const own = readNative(native);
  if (operation !== 'flow.run' || !Array.isArray(output)) return own;
  const steps = output.flatMap((step: unknown, index) => {
    const told = isPlainObject(step) ? readNative(step.native) : undefined;
    return told ? [`step ${index}: ${formatNative(told)}`] : [];
  });
  if (steps.length === 0) return own;
  const { code, message } = own ?? {};
  return {
    ...(code === undefined ? {} : { code }),
    message: excerpt([...(message === undefined ? [] : [message]), ...steps].join('; '), messageLimit),
  };
}
