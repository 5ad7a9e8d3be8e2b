// @ts-nocheck
export const home = process.env['HOME'];
