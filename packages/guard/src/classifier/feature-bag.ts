/** What a text is made of: each kind of piece once, with its weight in the text. Valid until the next text. */
export type Features = { readonly ids: Uint32Array; readonly values: Float32Array };

export type FeatureBag = {
  readonly add: (hash: number) => void;
  /** Empties the bag. The values are of length one together, so that long texts weigh no more than short ones. */
  readonly take: () => Features;
};

const longest = 16_384;

/** Counts hashed pieces of text in a fixed number of places, a power of two. */
export const createFeatureBag = (size: number): FeatureBag => {
  const counts = new Uint16Array(size);
  const ids = new Uint32Array(longest);
  const values = new Float32Array(longest);
  const logarithms = Float32Array.from({ length: 256 }, (_, count) => 1 + Math.log(count || 1));
  let length = 0;

  const add = (hash: number) => {
    // The low bits of the hash alone are too regular.
    const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    const id = (mixed ^ (mixed >>> 12)) & (size - 1);
    const count = counts[id] ?? 0;
    counts[id] = count + 1;
    if (count > 0 || length === longest) return;
    ids[length] = id;
    length += 1;
  };

  const take = () => {
    let squares = 0;
    for (let index = 0; index < length; index += 1) {
      const id = ids[index] ?? 0;
      const value = logarithms[Math.min(255, counts[id] ?? 1)] ?? 1;
      counts[id] = 0;
      values[index] = value;
      squares += value * value;
    }
    const scale = 1 / Math.sqrt(squares);
    for (let index = 0; index < length; index += 1) values[index] = (values[index] ?? 0) * scale;
    const features = { ids: ids.subarray(0, length), values: values.subarray(0, length) };
    length = 0;
    return features;
  };
  return { add, take };
};
