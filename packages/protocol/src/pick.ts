type AnyField<Fields> = Fields extends unknown ? keyof Fields : never;

type Picked<Fields, Name> = Fields extends unknown ? Pick<Fields, Name & keyof Fields> : never;

/** Some fields of an object, by name; those that are absent stay absent. Of a union, each member's own. */
export const pick = <Fields extends object, const Name extends AnyField<Fields>>(
  fields: Fields,
  names: readonly Name[],
): Picked<Fields, Name> => {
  const entries: (readonly [unknown, unknown])[] = Object.entries(fields).filter(([name, field]) =>
    names.some((wanted) => wanted === name && field !== undefined),
  );
  const picked: Iterable<readonly unknown[]> = entries;
  return Object.fromEntries(picked);
};
