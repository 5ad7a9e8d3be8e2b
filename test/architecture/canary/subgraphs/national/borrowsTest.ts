// @ts-nocheck
import '../../test/double';
