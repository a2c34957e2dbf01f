/** Names in the hidden first column beside the ids of fields: what the sheet is, and of whom and when. */
export const WORKBOOK_NAMES = { form: 'bieu-mau', unit: 'unit', period: 'period' } as const;

/** Which column holds what: id, label, this month. */
export const WORKBOOK_COLUMNS = { id: 0, label: 1, value: 2 } as const;
