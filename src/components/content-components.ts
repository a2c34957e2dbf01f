/** Tag → component, handed to every page's `<Content />`. Its keys are exactly the rows of src/schemas/components.ts. */
export const contentComponents = {};
