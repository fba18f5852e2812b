const directoryEnd = 0x06054b50;
const directoryEntry = 0x02014b50;
const shortestEnd = 22;

/**
 * How many bytes an archive says that it unpacks to, or `undefined` when it has no directory, as when it was cut off.
 * Read before anything is unpacked: a small file may hold a very large one.
 */
export const measureZip = (bytes: Uint8Array): number | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - shortestEnd;
  const earliest = Math.max(0, end - 0xffff);
  while (end >= earliest && view.getUint32(end, true) !== directoryEnd) end -= 1;
  if (end < earliest || end < 0) return undefined;
  const count = view.getUint16(end + 10, true);
  let position = view.getUint32(end + 16, true);
  let total = 0;
  for (let index = 0; index < count; index += 1) {
    if (position + 46 > bytes.length || view.getUint32(position, true) !== directoryEntry) return undefined;
    total += view.getUint32(position + 24, true);
    position +=
      46 +
      view.getUint16(position + 28, true) +
      view.getUint16(position + 30, true) +
      view.getUint16(position + 32, true);
  }
  return total;
};
