import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/server.cjs';

/** A Sunday: New York is at breakfast, London at lunch, Sydney at its last dinner seating. */
const NOW = '2026-05-10T12:00:00Z';

export interface Row {
	[field: string]: unknown;
}

export interface Answer {
	status: number;
	headers: Record<string, string>;
	text: string;
	body: Row & { data: Row & { results: Row[]; cursor: unknown; limit: number } };
	/** Set when no whole answer came. */
	broken?: string;
}

type Fields = Record<string, string | number | boolean>;

/** A plain HTTP client of one sandbox. It knows nothing that is not in the API reference. */
export class Client {
	token = '';

	constructor(readonly sandbox: Sandbox) {}

	static async start(options: SandboxOptions = {}): Promise<Client> {
		const client = new Client(await startSandbox({ now: NOW, ...options }));
		await client.login();
		return client;
	}

	async login(): Promise<void> {
		const { clientId, clientSecret } = this.sandbox;
		const answer = await this.form('POST', '/auth', {
			client_id: clientId,
			client_secret: clientSecret,
		});
		this.token = String(answer.body.data.token);
	}

	get(path: string, query: Fields = {}): Promise<Answer> {
		const text = new URLSearchParams(textOf(query)).toString();
		return this.call('GET', text ? `${path}?${text}` : path);
	}

	form(method: string, path: string, fields: Fields = {}): Promise<Answer> {
		return this.call(method, path, { body: new URLSearchParams(textOf(fields)) });
	}

	json(method: string, path: string, value: unknown): Promise<Answer> {
		return this.call(method, path, {
			body: JSON.stringify(value),
			headers: { 'content-type': 'application/json' },
		});
	}

	/** Any route of the sandbox by its whole path, e.g. `/admin/state`. */
	admin(method: string, path: string, value?: unknown): Promise<Answer> {
		const body = value === undefined ? undefined : JSON.stringify(value);
		return this.call(method, `${this.sandbox.url}${path}`, { body });
	}

	/** Sends the login unless `headers` says otherwise; a broken line is an answer, too. */
	async call(
		method: string,
		path: string,
		init: {
			body?: string | URLSearchParams;
			headers?: Record<string, string>;
			giveUp?: AbortSignal;
		} = {},
	): Promise<Answer> {
		const url = path.startsWith('http') ? path : this.sandbox.baseUrl + path;
		const headers = { ...(this.token && { authorization: this.token }), ...init.headers };
		const answer: Answer = { status: 0, headers: {}, text: '', body: {} as Answer['body'] };
		try {
			const { body, giveUp: signal } = init;
			const response = await fetch(url, { method, headers, body, signal });
			answer.status = response.status;
			answer.headers = Object.fromEntries(response.headers);
			answer.text = await response.text();
			answer.body = JSON.parse(answer.text || '{}') as Answer['body'];
		} catch (error) {
			answer.broken = (error as Error).name;
		}
		return answer;
	}

	/** Books a table for a new face unless `fields` says otherwise. */
	book(venue: number, fields: Fields = {}): Promise<Answer> {
		return this.form('PUT', `/venues/${this.sandbox.venues[venue].id}/book`, {
			date: '2026-05-15',
			time: '19:30',
			party_size: 2,
			first_name: 'Noor',
			last_name: 'Bakker',
			phone: '+1 415-555-0101',
			...fields,
		});
	}

	/** All rows of a list, page after page. */
	async all(path: string, query: Fields): Promise<{ rows: Row[]; pages: number[] }> {
		const rows: Row[] = [];
		const pages: number[] = [];
		for (let cursor: unknown = ''; cursor !== null; ) {
			const { body } = await this.get(path, {
				...query,
				...(cursor ? { cursor: String(cursor) } : {}),
			});
			rows.push(...body.data.results);
			pages.push(body.data.results.length);
			cursor = body.data.cursor;
		}
		return { rows, pages };
	}

	close(): Promise<void> {
		return this.sandbox.close();
	}
}

function textOf(fields: Fields): Record<string, string> {
	return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));
}

export interface Receiver {
	url: string;
	calls: Array<{ headers: IncomingHttpHeaders; raw: string; events: Row[] }>;
	/** The status to answer with; it may change while it runs. */
	status: number;
	close(): Promise<void>;
}

/** Somebody who receives webhooks. */
export async function startReceiver(): Promise<Receiver> {
	const server = createServer((request, response) => {
		let raw = '';
		request.on('data', (chunk: Buffer) => (raw += chunk.toString()));
		request.on('end', () => {
			receiver.calls.push({ headers: request.headers, raw, events: JSON.parse(raw) as Row[] });
			response.writeHead(receiver.status).end('ok');
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const receiver: Receiver = {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
		calls: [],
		status: 200,
		close: () => {
			server.closeAllConnections();
			return new Promise((resolve) => server.close(() => resolve()));
		},
	};
	return receiver;
}
