// @ts-nocheck
import 'typeorm';
