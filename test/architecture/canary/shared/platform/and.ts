// @ts-nocheck
import './round';
