const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether ids stand under a name, such as `id` or `requestId`. */
export const isIdKey = (name: string): boolean => name === 'id' || name.endsWith('Id');

/** An id in lower case; nothing of whatever else was said in its place. */
export const idOf = (value: unknown): string[] =>
  typeof value === 'string' && UUID.test(value) ? [value.toLowerCase()] : [];
