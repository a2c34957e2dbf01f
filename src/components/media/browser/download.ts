/** Hands bytes that this page has made to the reader as a file. Nothing leaves the device. */
export function download(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // Browsers read the address after the click has been handled; a minute is ample for the slowest.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
