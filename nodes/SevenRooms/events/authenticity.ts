import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

export type Verification = 'header' | 'querySecret' | 'pathSecret' | 'hmac' | 'none';

/** How far a signed time stamp may lie from our clock, either way. */
export const SIGNATURE_WINDOW_MS = 300_000;

/** The secrets that a knock may show: the current one and, while it is being replaced, the one before. */
export interface Secrets {
	readonly secret?: string;
	readonly previousSecret?: string;
}

/** What a knock brings. `rawBody` is undefined where n8n did not keep the bytes. */
export interface Signed {
	readonly signature: unknown;
	readonly timestamp: unknown;
	readonly rawBody: Buffer | undefined;
	readonly encoding: 'hex' | 'base64';
}

/**
 * Whether a shown secret is one of ours. Both secrets are compared over SHA-256 digests in constant time, whatever
 * the first comparison said; without a configured secret nobody comes in.
 */
export function knowsSecret(shown: unknown, secrets: Secrets): boolean {
	const candidate = typeof shown === 'string' ? shown.trim() : '';
	return anyOf(usable(secrets).map((secret) => sameText(candidate, secret))) && candidate !== '';
}

/**
 * The same for a header, which may carry the secret alone or after `Bearer `. Node reads its bytes as Latin-1, where
 * senders mostly write UTF-8.
 */
export function headerKnowsSecret(header: unknown, secrets: Secrets): boolean {
	const value = typeof header === 'string' ? header : '';
	const readings = [value, Buffer.from(value, 'latin1').toString('utf8')];
	return anyOf(
		readings.flatMap((reading) => [
			knowsSecret(reading, secrets),
			knowsSecret(reading.replace(/^\s*bearer\s+/i, ''), secrets),
		]),
	);
}

/** The same for a query, where a `+` that was put into the address as it is arrives as a blank. */
export function queryKnowsSecret(value: unknown, secrets: Secrets): boolean {
	const shown = typeof value === 'string' ? value : '';
	return anyOf([knowsSecret(shown, secrets), knowsSecret(shown.replaceAll(' ', '+'), secrets)]);
}

/**
 * Whether a signature is HMAC-SHA256 over time stamp, dot and raw bytes under one of our secrets, and the time stamp
 * (seconds or milliseconds since 1970) lies within 300 s of `nowMs`. SevenRooms has not confirmed this scheme
 * (API reference, 7.3). `sha256=` and `v1=` or `v1,` before the signature are tolerated, and of several signatures, as a
 * sender writes them while its key changes, one is enough.
 */
export function signatureHolds(signed: Signed, secrets: Secrets, nowMs: number): boolean {
	const { rawBody } = signed;
	const timestamp = typeof signed.timestamp === 'string' ? signed.timestamp.trim() : '';
	const shown = signaturesIn(signed.signature, signed.encoding);
	if (!rawBody || !isRecent(timestamp, nowMs)) return false;
	return anyOf(
		usable(secrets).flatMap((secret) => {
			const expected = createHmac('sha256', secret)
				.update(`${timestamp}.`)
				.update(rawBody)
				.digest();
			return shown.map((one) => timingSafeEqual(one, expected));
		}),
	);
}

function isRecent(timestamp: string, nowMs: number): boolean {
	if (!/^\d{1,13}$/.test(timestamp)) return false;
	const value = Number(timestamp);
	// Seconds reach eleven digits in the year 5138, milliseconds had twelve in 2001.
	const isInSeconds = value < 100_000_000_000;
	// A second counts whole, as Standard Webhooks counts it: 300 s old is 300 s to the last of its milliseconds.
	const ageMs = isInSeconds ? (Math.floor(nowMs / 1000) - value) * 1000 : nowMs - value;
	return Math.abs(ageMs) <= SIGNATURE_WINDOW_MS;
}

/** Each 32 bytes long. */
function signaturesIn(header: unknown, encoding: 'hex' | 'base64'): Buffer[] {
	if (typeof header !== 'string') return [];
	const shape = encoding === 'hex' ? /^[0-9a-f]{64}$/i : /^[A-Za-z0-9+/]{43}=?$/;
	return header
		.split(/[\s,]+/)
		.map((part) => part.replace(/^(sha256|v1)=/i, ''))
		.filter((part) => shape.test(part))
		.map((part) => Buffer.from(part, encoding));
}

function usable({ secret, previousSecret }: Secrets): string[] {
	return [secret, previousSecret]
		.map((value) => value?.trim() ?? '')
		.filter((value) => value !== '');
}

function sameText(left: string, right: string): boolean {
	return timingSafeEqual(sha256(left), sha256(right));
}

const sha256 = (value: string | Buffer) => createHash('sha256').update(value).digest();

/** `some` would stop at the first match and so tell by its time which secret it was. */
function anyOf(results: boolean[]): boolean {
	return results.reduce((found, result) => found || result, false);
}
