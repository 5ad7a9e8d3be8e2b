// @ts-nocheck
export const late = (): boolean => Date.now() > 0;
