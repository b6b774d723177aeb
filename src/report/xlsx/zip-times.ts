/** Takes the time of writing out of a ZIP archive, so that the same run gives the same bytes. */

const centralHeader = 0x02014b50;
const endRecord = 0x06054b50;
const endRecordBytes = 22;
/** 1980-01-01 00:00, the first time that the format knows: date above, time below. */
const firstTime = 0x00210000;

/** Reads the directory at the end of the archive; the archive is one of our own making, without a comment and below 4 GiB. */
export function withoutTimes(archive: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(archive);
  const view = new DataView(bytes.buffer);
  const end = bytes.length - endRecordBytes;
  if (end < 0 || view.getUint32(end, true) !== endRecord) return bytes;
  let at = view.getUint32(end + 16, true);
  while (at + 46 <= end && view.getUint32(at, true) === centralHeader) {
    view.setUint32(at + 12, firstTime, true);
    view.setUint32(view.getUint32(at + 42, true) + 10, firstTime, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return bytes;
}
