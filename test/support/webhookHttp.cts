import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse as parseForm } from 'node:querystring';
import { gunzipSync, inflateSync } from 'node:zlib';

// Express is n8n's, not ours to install: this is as much of its request and response as a webhook node can touch.

export interface WebhookRequest extends IncomingMessage {
	path: string;
	originalUrl: string;
	query: Record<string, string | string[]>;
	params: Record<string, string>;
	body: unknown;
	rawBody: Buffer;
	contentType?: string;
	get(name: string): string | undefined;
	header(name: string): string | undefined;
}

export interface WebhookResponse extends ServerResponse {
	status(code: number): this;
	send(body?: unknown): this;
	json(body: unknown): this;
	sendStatus(code: number): this;
	set(name: string, value: string): this;
	type(value: string): this;
}

export interface HttpFloor {
	url: string;
	close(): Promise<void>;
}

/** Serves HTTP on a free port, with requests parsed the way n8n's body parser does it. */
export async function serve(
	handle: (request: WebhookRequest, response: WebhookResponse) => Promise<void>,
): Promise<HttpFloor> {
	const server = createServer((incoming, outgoing) => {
		void answer(incoming, outgoing, handle);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return { url: `http://127.0.0.1:${port}`, close: async () => await closeServer(server) };
}

async function answer(
	incoming: IncomingMessage,
	outgoing: ServerResponse,
	handle: (request: WebhookRequest, response: WebhookResponse) => Promise<void>,
): Promise<void> {
	const response = asResponse(outgoing);
	const request = await asRequest(incoming);
	try {
		request.body = parseBody(request);
	} catch {
		response.status(422).json({ code: 422, message: 'Failed to parse request body' });
		return;
	}
	try {
		await handle(request, response);
	} catch {
		if (!response.headersSent) response.status(500).json({ message: 'The handler failed' });
	}
}

async function asRequest(incoming: IncomingMessage): Promise<WebhookRequest> {
	const url = new URL(incoming.url ?? '/', 'http://localhost');
	const query: WebhookRequest['query'] = {};
	for (const key of new Set(url.searchParams.keys())) {
		const values = url.searchParams.getAll(key);
		query[key] = values.length === 1 ? values[0] : values;
	}
	const header = (name: string) => {
		const value = incoming.headers[name.toLowerCase()];
		return Array.isArray(value) ? value.join(', ') : value;
	};
	return Object.assign(incoming, {
		path: url.pathname,
		originalUrl: incoming.url ?? '/',
		query,
		params: {},
		body: {},
		rawBody: unzip(await readAll(incoming), incoming.headers['content-encoding']),
		contentType: incoming.headers['content-type']?.split(';')[0].trim().toLowerCase(),
		get: header,
		header,
	});
}

async function readAll(incoming: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of incoming) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}

function unzip(body: Buffer, encoding?: string): Buffer {
	if (encoding === 'gzip') return gunzipSync(body);
	return encoding === 'deflate' ? inflateSync(body) : body;
}

function parseBody({ rawBody, contentType }: WebhookRequest): unknown {
	const text = rawBody.toString('utf8').replace(/^\uFEFF/, '');
	if (text === '') return {};
	if (contentType === 'application/json') return JSON.parse(text) as unknown;
	if (contentType === 'application/x-www-form-urlencoded') return { ...parseForm(text) };
	return contentType === 'text/plain' ? text : {};
}

function asResponse(outgoing: ServerResponse): WebhookResponse {
	const response = outgoing as WebhookResponse;
	response.status = (code) => {
		response.statusCode = code;
		return response;
	};
	response.set = (name, value) => response.setHeader(name, value);
	response.type = (value) => response.setHeader('content-type', value);
	response.json = (body) => {
		if (!response.hasHeader('content-type')) response.type('application/json; charset=utf-8');
		return response.end(body === undefined ? undefined : JSON.stringify(body));
	};
	response.send = (body) => {
		if (typeof body !== 'string' && !Buffer.isBuffer(body)) return response.json(body);
		if (!response.hasHeader('content-type')) response.type('text/html; charset=utf-8');
		return response.end(body);
	};
	response.sendStatus = (code) => response.status(code).send(String(code));
	return response;
}

async function closeServer(server: Server): Promise<void> {
	server.closeAllConnections();
	await new Promise<void>((resolve) => server.close(() => resolve()));
}
