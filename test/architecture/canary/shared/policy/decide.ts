// @ts-nocheck
import 'node:fs';
import 'yaml';
import './cases/aCase';
