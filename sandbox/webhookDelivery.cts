import { createHmac } from 'node:crypto';
import { z } from 'zod';

export const targetSchema = z.strictObject({
	url: z
		.string()
		.url()
		.regex(/^https?:/i, 'Only http and https can be posted to'),
	headers: z.record(z.string()).optional(),
	/** Sent as `Authorization: Bearer <secret>`, or as the key of the signature. */
	secret: z.string().optional(),
	/** HMAC-SHA256 over `timestamp.body`, as some receivers guess it (API reference, 7.3 [L]). */
	signature: z
		.strictObject({
			header: z.string(),
			timestampHeader: z.string(),
			encoding: z.enum(['hex', 'base64']).optional(),
		})
		.optional(),
	entityTypes: z
		.array(z.enum(['reservation', 'client']))
		.min(1)
		.optional(),
});

export type WebhookTarget = z.infer<typeof targetSchema>;

const TIMEOUT_MS = 30_000;

/** Posts one array of events; never throws. */
export async function post(
	target: WebhookTarget,
	body: string,
	wrongSecret: boolean,
	signal: AbortSignal,
): Promise<{ status: number | null; error?: string }> {
	const headers = { 'content-type': 'application/json', ...proof(target, body, wrongSecret) };
	try {
		const response = await fetch(target.url, {
			method: 'POST',
			headers: { ...headers, ...target.headers },
			body,
			signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
		});
		await response.arrayBuffer();
		return { status: response.status };
	} catch (error) {
		return { status: null, error: error instanceof Error ? error.message : String(error) };
	}
}

/** The headers that let the receiver know who is calling. */
function proof(target: WebhookTarget, body: string, wrongSecret: boolean): Record<string, string> {
	const { secret, signature } = target;
	if (secret === undefined) return {};
	const key = wrongSecret ? `not-${secret}` : secret;
	if (!signature) return { authorization: `Bearer ${key}` };
	const timestamp = String(Math.floor(Date.now() / 1000));
	const digest = createHmac('sha256', key).update(`${timestamp}.${body}`);
	return {
		[signature.timestampHeader]: timestamp,
		[signature.header]: digest.digest(signature.encoding ?? 'hex'),
	};
}
