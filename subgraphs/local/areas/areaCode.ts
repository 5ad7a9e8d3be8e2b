const FORM = /^AL-[A-Z0-9]{2}(-[A-Z0-9-]{1,40})?$/;

/**
 * Whether a text has the form of an area's code: AL-12 (a qark, ISO 3166-2), AL-VL (a district of the
 * time before 2015) or a municipality's below its qark. Which areas there are, the national subgraph knows.
 */
export const isAreaCode = (text: string): boolean => FORM.test(text);
