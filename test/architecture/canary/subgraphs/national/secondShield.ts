// @ts-nocheck
import 'graphql-shield';
