// @ts-nocheck
import '@lidhja/local';
