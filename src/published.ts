/** Where each rule is checked: the files, and for each rule pairs of the index of a file and a line in it. */
export interface Places {
  readonly files: readonly string[];
  readonly rules: Readonly<Record<string, readonly number[]>>;
}

/** What a package has in place of the repository. */
export interface Published {
  readonly places: Places;
  /** What the register says of each rule besides what `capsig/rules.json` has, in the order of the rules. */
  readonly register: readonly Readonly<Record<string, unknown>>[];
}

/** Undefined in a checkout, where the sources and the whole register are; in a package the packer has filled it in. */
export const published: Published | undefined = undefined;
