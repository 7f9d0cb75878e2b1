import { randomUUID } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import {
	ActiveWebhook,
	type HookMethod,
	type Outcome,
	type WebhookOptions,
} from './activeWebhook.cjs';
import type { Engine } from './engine.cjs';
import { serve } from './webhookHttp.cjs';

export type { Outcome, WebhookOptions } from './activeWebhook.cjs';

export interface WebhookCall {
	method?: string;
	/** Sent as JSON unless `rawBody` is given. */
	body?: unknown;
	rawBody?: string | Uint8Array;
	headers?: Record<string, string>;
	query?: Record<string, string>;
	/** Values for the `:name` parts of the node's path. */
	params?: Record<string, string>;
}

/** What came of one delivery. */
export interface Delivery extends Outcome {
	status: number;
	headers: Record<string, string>;
	body: string;
	/** The body read as JSON, where it is JSON. */
	json?: unknown;
}

/** An active webhook workflow behind real HTTP. */
export interface OpenWebhook {
	/** The URL that would be given to SevenRooms; path parts such as `:secret` stand as they are. */
	url: string;
	deliver(call?: WebhookCall): Promise<Delivery>;
	/** What every delivery started, those of others (the sandbox) included. */
	readonly outcomes: readonly Outcome[];
	/** The node's static data in the database. */
	readonly staticData: IDataObject;
	/** Deactivates the workflow: the node's `delete` runs. */
	close(): Promise<void>;
}

/** Tells the answers of deliveries apart that are under way together; the node never sees it. */
const markHeader = 'x-engine-delivery';

/** Activates a webhook trigger: checkExists, then create, then a server that hands deliveries to the node. */
export async function openWebhook(engine: Engine, options: WebhookOptions): Promise<OpenWebhook> {
	const active = new ActiveWebhook(engine, options);
	const outcomes: Outcome[] = [];
	const byMark = new Map<string, Promise<Outcome>>();
	const floor = await serve(async (request, response) => {
		const mark = request.headers[markHeader];
		delete request.headers[markHeader];
		const outcome = active.handle(request, response);
		if (typeof mark === 'string') byMark.set(mark, outcome);
		outcomes.push(await outcome);
	});
	active.baseUrl = floor.url;
	const exists = await active.runMethod('checkExists');
	if (!exists) await active.runMethod('create');
	return {
		url: active.url(),
		outcomes,
		async deliver(call = {}) {
			const mark = randomUUID();
			const answer = await fetch(withParts(active.url(), call), requestInit(call, mark));
			const body = await answer.text();
			const headers = Object.fromEntries(answer.headers);
			const { status } = answer;
			return { status, headers, body, json: asJson(body), ...(await byMark.get(mark)) };
		},
		get staticData() {
			return active.nodeStaticData();
		},
		async close() {
			try {
				await active.runMethod('delete');
			} finally {
				await floor.close();
			}
		},
	};
}

/** Activates, delivers once, deactivates. What the node remembered is written back into `staticData`. */
export async function webhook(
	engine: Engine,
	options: WebhookOptions,
	call: WebhookCall = {},
): Promise<Delivery> {
	const open = await openWebhook(engine, options);
	try {
		return await open.deliver(call);
	} finally {
		if (options.staticData) Object.assign(options.staticData, open.staticData);
		await open.close();
	}
}

/** Runs one of the three life cycle methods alone; what it remembers is written back into `staticData`. */
export async function webhookMethod(
	engine: Engine,
	method: HookMethod,
	options: WebhookOptions,
): Promise<boolean | undefined> {
	const active = new ActiveWebhook(engine, options);
	const answer = await active.runMethod(method);
	if (options.staticData) {
		for (const key of Object.keys(options.staticData)) delete options.staticData[key];
		Object.assign(options.staticData, active.nodeStaticData());
	}
	return answer;
}

function withParts(url: string, { params = {}, query = {} }: WebhookCall): string {
	const filled = Object.entries(params).reduce(
		(path, [name, value]) => path.replace(`/:${name}`, `/${encodeURIComponent(value)}`),
		url,
	);
	const search = new URLSearchParams(query).toString();
	return search === '' ? filled : `${filled}?${search}`;
}

function requestInit(call: WebhookCall, mark: string): RequestInit {
	const { method = 'POST', body, rawBody } = call;
	const sent = rawBody ?? (body === undefined ? undefined : JSON.stringify(body));
	const headers = new Headers(call.headers);
	if (sent !== undefined && !headers.has('content-type')) {
		headers.set('content-type', 'application/json');
	}
	headers.set(markHeader, mark);
	return { method, body: sent, headers };
}

function asJson(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}
