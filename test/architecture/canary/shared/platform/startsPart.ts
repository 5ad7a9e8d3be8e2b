// @ts-nocheck
import '@lidhja/gateway';
