import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { jsonOf } from '../body.cjs';
import { fitting } from '../schema.cjs';

/** The JSON of an admin request as its schema has it; no body counts as an empty object. */
export function bodyOf<Schema extends z.ZodTypeAny>(
	request: FastifyRequest,
	schema: Schema,
): z.infer<Schema> {
	return fitting(schema, request.body ? jsonOf(request) : {});
}

/** The same, whatever its fields are. */
export function fieldsOf(request: FastifyRequest): Record<string, unknown> {
	return bodyOf(request, z.record(z.unknown()));
}
