import { randomBytes } from './random.js';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Makes random text of letters and digits, each as likely as any other: almost six bits each. */
export function randomText(length: number): string {
  let text = '';
  while (text.length < length) {
    // A byte beyond the last multiple of 62 would make the first letters likelier.
    for (const byte of randomBytes(length)) if (byte < 248 && text.length < length) text += letters[byte % 62];
  }
  return text;
}
