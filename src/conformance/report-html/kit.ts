import type { View } from './item.js';

/** A view with the functions that create items, for the modules above them. */
export interface ItemView extends View {
  readonly kit: View['kit'] & typeof import('./item.js');
}
