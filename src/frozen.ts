/**
 * Freezes a table and all that it holds, so that what everybody judges by cannot be changed by anybody who imports it. Data
 * only: functions in it are not frozen, and a table that holds itself is not expected.
 */
export function freezeTable(table: object): void {
  Object.freeze(table);
  for (const value of Object.values(table)) if (typeof value === 'object' && value !== null) freezeTable(value);
}
