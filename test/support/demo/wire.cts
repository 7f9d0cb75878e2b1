/** A request as the demo shows it. Taken from the sandbox's log of what really came over the wire. */
export interface WireRequest {
	method: string;
	apiPath: string;
	query: Record<string, string>;
	body: unknown;
	status: number;
}

const secret = /secret|token|password|authorization|api_?key/i;
const contact = /^(first_name|last_name|phone|phone_number|email|address\w*|birthday)$/i;

/** Lines for one request: method, path with query and status, then its form fields. Secrets and contacts are masked. */
export function requestLines({ method, apiPath, query, body, status }: WireRequest): string[] {
	const search = fieldTexts(query).join('&');
	const address = shorten(apiPath) + (search === '' ? '' : `?${search}`);
	const fields = isObject(body) ? fieldTexts(body).map((text) => `         ${text}`) : [];
	return [`    ${method.padEnd(4)} ${address}  ->  ${status}`, ...fields];
}

/** `name=value` of each field, ids cut short. */
export function fieldTexts(fields: object): string[] {
	return Object.entries(fields).map(([name, value]) => `${name}=${masked(name, value)}`);
}

/** A value fit to be shown: nothing to log in with, nothing to reach a guest with. */
function masked(name: string, value: unknown): string {
	const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
	if (secret.test(name)) return '•••';
	if (contact.test(name)) return `${text.slice(0, 1)}•••`;
	return shorten(text);
}

/** SevenRooms ids are some 70 characters long; their ends tell them apart. */
export function shorten(text: string): string {
	return text.replace(/[\w-]{40,}/g, (id) => `${id.slice(0, 4)}…${id.slice(-6)}`);
}

function isObject(value: unknown): value is object {
	return typeof value === 'object' && value !== null;
}
