/** Vietnamese telephone numbers, stored as digits beginning with 0. */

/** `0934568879` → `0934.568.879`; numbers of eleven digits keep a longer first group. */
export function formatPhone(digits: string): string {
  return digits.replace(/^(\d{4,5})(\d{3})(\d{3})$/, '$1.$2.$3');
}

/** `0934568879` → `+84934568879`, the form that dials from anywhere. */
export function internationalPhone(digits: string): string {
  return digits.replace(/^0/, '+84');
}
