/** A resource URI taken apart. */
export interface Resource {
  readonly prefix: string;
  readonly id: string;
}

/** Parses a resource URI at its first `://`; undefined when it has none or nothing before it. Judges neither part. */
export function parseResource(uri: string): Resource | undefined {
  const end = prefixEnd(uri);
  return end === undefined ? undefined : { prefix: uri.slice(0, end), id: uri.slice(end + 3) };
}

/** Finds where the prefix of a resource URI ends; undefined when it has none. */
export function prefixEnd(uri: string): number | undefined {
  const end = uri.indexOf('://');
  return end < 1 ? undefined : end;
}
