import './trusted-types.ts';
