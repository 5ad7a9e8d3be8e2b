// @ts-nocheck
import '@lidhja/policy/decide';
import '../../shared/platform/index';
import './nowhere';
