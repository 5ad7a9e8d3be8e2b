// @ts-nocheck
export const double = true;
