// @ts-nocheck
import './and';
