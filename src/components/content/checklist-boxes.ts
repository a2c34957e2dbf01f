const ITEM = /<li>\s*(?:<p>)?(.*?)(?:<\/p>|(?=<\/li>|<[uo]l>))/gs;

/** Puts a box before every item of a rendered list, labelled by the item's first words. */
export function withBoxes(list: string, id: string): string {
  let count = 0;
  return list.replaceAll(ITEM, (_, words: string) => {
    count += 1;
    const box = `${id}-${String(count)}`;
    return `<li><input type="checkbox" id="${box}"><label for="${box}">${words.trim()}</label>`;
  });
}
