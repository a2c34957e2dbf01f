/** Column and row of a tile, from the upper left corner. */
export type Place = readonly [column: number, row: number];

/**
 * Where each unit stands in the diagram, by its code: neighbours beside each other as far as squares allow. It is no map
 * and says so; a code that is not here stands below the others, so that a new unit is never left out.
 */
const PLACES: Readonly<Record<string, Place>> = {
  '12': [0, 0], // Lai Châu
  '15': [1, 0], // Lào Cai
  '08': [2, 0], // Tuyên Quang
  '04': [3, 0], // Cao Bằng
  '11': [0, 1], // Điện Biên
  '25': [1, 1], // Phú Thọ
  '19': [2, 1], // Thái Nguyên
  '20': [3, 1], // Lạng Sơn
  '14': [0, 2], // Sơn La
  '01': [1, 2], // Hà Nội
  '24': [2, 2], // Bắc Ninh
  '22': [3, 2], // Quảng Ninh
  '37': [1, 3], // Ninh Bình
  '33': [2, 3], // Hưng Yên
  '31': [3, 3], // Hải Phòng
  '38': [1, 4], // Thanh Hóa
  '40': [1, 5], // Nghệ An
  '42': [2, 6], // Hà Tĩnh
  '44': [2, 7], // Quảng Trị
  '46': [2, 8], // Huế
  '48': [3, 8], // Đà Nẵng
  '51': [3, 9], // Quảng Ngãi
  '52': [3, 10], // Gia Lai
  '66': [3, 11], // Đắk Lắk
  '80': [0, 12], // Tây Ninh
  '75': [1, 12], // Đồng Nai
  '68': [2, 12], // Lâm Đồng
  '56': [3, 12], // Khánh Hòa
  '91': [0, 13], // An Giang
  '82': [1, 13], // Đồng Tháp
  '79': [2, 13], // Hồ Chí Minh
  '92': [0, 14], // Cần Thơ
  '86': [1, 14], // Vĩnh Long
  '96': [0, 15], // Cà Mau
};

/** The two special zones, which belong to a unit and have no figures of their own. */
export const SPECIAL_ZONES = [
  { name: 'Hoàng Sa', of: 'TP. Đà Nẵng', place: [5, 8] },
  { name: 'Trường Sa', of: 'tỉnh Khánh Hòa', place: [5, 13] },
] as const satisfies readonly { name: string; of: string; place: Place }[];

export const COLUMNS = 6;

/** A place for each of these codes, no two the same. */
export function placesOf(codes: readonly string[]): Place[] {
  const last = Math.max(...Object.values(PLACES).map(([, row]) => row));
  const taken = new Set<string>();
  let spare = 0;
  return codes.map((code) => {
    const known = PLACES[code];
    // A unit that was split may stand beside one that bears its code now.
    if (known && !taken.has(code)) {
      taken.add(code);
      return known;
    }
    const place: Place = [spare % COLUMNS, last + 1 + Math.floor(spare / COLUMNS)];
    spare += 1;
    return place;
  });
}
