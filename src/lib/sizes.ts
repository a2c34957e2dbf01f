const ONE_DECIMAL = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 });
const WHOLE = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 0 });

/** A file's size as readers weigh it before a click: `38 KB`, `1,2 MB`. */
export function formatBytes(bytes: number): string {
  return bytes < 1_000_000
    ? `${WHOLE.format(Math.max(1, bytes / 1000))} KB`
    : `${ONE_DECIMAL.format(bytes / 1_000_000)} MB`;
}
