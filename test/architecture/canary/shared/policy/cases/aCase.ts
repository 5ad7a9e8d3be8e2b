// @ts-nocheck
export const aCase = true;
