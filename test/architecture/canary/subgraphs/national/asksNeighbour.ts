// @ts-nocheck
import '@lidhja/local';
import '@lidhja/gateway';
