// @ts-nocheck
export const door = true;
