/** `tỉnh Đắk Lắk`, `thành phố Hồ Chí Minh`: a unit's name behind other words; at the beginning see `nameOfUnit`. */
export function unitInSentence({ name, kind }: { readonly name: string; readonly kind: string }): string {
  return `${kind === 'tinh' ? 'tỉnh' : 'thành phố'} ${name}`;
}
