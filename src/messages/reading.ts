/** Sentences of the reading side: layout, review state, navigation. */

/** Words that the Markdown processor puts into a page. */
export const MARKDOWN_WORDS = {
  footnotes: {
    label: 'Nguồn dẫn và chú thích',
    backContent: '↩',
    backLabel: 'Về chỗ dẫn {reference}',
    clobberPrefix: '',
  },
  headingAnchor: 'Liên kết đến mục',
  table: 'Bảng, cuộn ngang để xem hết',
};
