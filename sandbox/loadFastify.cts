import { createRequire } from 'node:module';

/**
 * Fastify through Node's own `require`: on Node 20, `tsx` loads what a .cts file imports through the ES
 * module loader, and that stumbles over the circular requires of fastify's JSON schema compiler.
 */
export const fastify = createRequire(__filename)('fastify') as typeof import('fastify').fastify;
