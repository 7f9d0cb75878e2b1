/** What an answer of SevenRooms says, made safe to show. Used by the login and by every request. */

const LONGEST_MSG = 500;

export type Unreadable = 'empty' | 'web page' | 'not JSON';

export interface Heard {
	/** The parsed body: an object or an array; null when there was nothing to read. */
	body: unknown;
	/** Set when the body is not what an API answers. */
	unreadable?: Unreadable;
	/** `status` or `code` written into the body, when it is an HTTP status. */
	embeddedStatus?: number;
	msg?: string;
	requestId?: string;
}

/**
 * Reads a body as n8n hands it over: parsed JSON, else the text. API reference, section 3.3.
 * @param secrets hidden in its words
 */
export function hear(raw: unknown, secrets: readonly string[] = []): Heard {
	const body = typeof raw === 'string' || raw instanceof Uint8Array ? parsed(asText(raw)) : raw;
	if (typeof body !== 'object' || body === null) {
		return { body: null, unreadable: kindOfText(raw) };
	}
	const record = body as Record<string, unknown>;
	return {
		body,
		embeddedStatus: embeddedStatus(record),
		msg: firstWords([record.msg, record.message, record.error], secrets),
		requestId: requestIdIn(record.request_id),
	};
}

/**
 * Hides what must not reach logs and screens: e-mail addresses, phone numbers, long hex runs
 * (IDs, secrets and tokens are 128 hex characters), a gateway's JWTs, markup and the given secrets.
 */
export function scrubbed(text: string, secrets: readonly string[] = []): string {
	let safe = text;
	for (const secret of secrets) if (secret.length > 3) safe = safe.replaceAll(secret, '[hidden]');
	// Cut off after that: half a secret would not be known any more.
	return safe
		.slice(0, LONGEST_MSG * 4)
		.replace(/<[^>]*>/g, ' ')
		.replace(/[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+/g, '[e-mail]')
		.replace(/\b[0-9a-f]{64,}\b/gi, '[hidden]')
		.replace(/\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?/g, '[hidden]')
		.replace(/(?<![\w.:/-])\+?\(?\d[\d\s().-]{7,}\d(?![\w:/-])/g, (run) =>
			looksLikePhone(run) ? '[phone]' : run,
		)
		.replace(/\s+/g, ' ')
		.trim()
		.slice(0, LONGEST_MSG);
}

/** Milliseconds that a `Retry-After` header (seconds or an HTTP date) asks for; none when absent or past. */
export function retryAfterMsOf(
	headers: Record<string, unknown> | undefined,
	nowEpochMs: number,
): number | undefined {
	const raw: unknown = headers?.['retry-after'] ?? headers?.['Retry-After'];
	const text = String(Array.isArray(raw) ? raw[0] : (raw ?? '')).trim();
	if (text === '') return undefined;
	const ms = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text) - nowEpochMs;
	return Number.isFinite(ms) && ms > 0 ? Math.ceil(ms) : undefined;
}

function asText(raw: string | Uint8Array): string {
	return typeof raw === 'string' ? raw : Buffer.from(raw).toString('utf8');
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function kindOfText(raw: unknown): Unreadable {
	if (typeof raw !== 'string' && !(raw instanceof Uint8Array)) {
		return raw === null || raw === undefined ? 'empty' : 'not JSON';
	}
	const text = asText(raw).trim();
	if (text === '' || text === 'null') return 'empty';
	return text.startsWith('<') ? 'web page' : 'not JSON';
}

function httpStatus(value: unknown): number | undefined {
	const status = typeof value === 'string' && /^\d{3}$/.test(value) ? Number(value) : value;
	return typeof status === 'number' && status >= 100 && status <= 599 ? status : undefined;
}

/** Either may tell of a failure that goes by HTTP 200. */
function embeddedStatus({ status, code }: Record<string, unknown>): number | undefined {
	const told = [status, code].map(httpStatus).filter((one) => one !== undefined);
	return told.length > 0 ? Math.max(...told) : undefined;
}

function firstWords(values: unknown[], secrets: readonly string[]): string | undefined {
	const words = values.map((value) => wordsIn(value)).find((text) => text !== '');
	return words === undefined ? undefined : scrubbed(words, secrets);
}

/** A text, or the texts of a list or of a map from field to problem: `date: is required; time: is required`. */
function wordsIn(value: unknown, depth = 0): string {
	if (typeof value === 'string') return value.trim();
	if (typeof value === 'number') return String(value);
	if (typeof value !== 'object' || value === null || depth > 3) return '';
	const parts = Object.entries(value).map(([name, inner]) => {
		const words = wordsIn(inner, depth + 1);
		return words === '' || Array.isArray(value) ? words : `${name}: ${words}`;
	});
	return parts.filter(Boolean).join('; ');
}

/** An opaque mark of epoch and UUID: shown as it is, since SevenRooms looks it up by it. */
function requestIdIn(value: unknown): string | undefined {
	return typeof value === 'string' && /^[\w.:-]{1,200}$/.test(value) ? value : undefined;
}

/** 8 to 15 digits that are no date such as 2026-05-15. */
function looksLikePhone(run: string): boolean {
	const digits = run.replace(/\D/g, '').length;
	return digits >= 8 && digits <= 15 && !/^\d{4}-\d{2}-\d{2}/.test(run);
}
