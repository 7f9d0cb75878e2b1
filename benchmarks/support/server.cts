import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { RateLimit } from '../../sandbox/rateLimit.cjs';
import { Book } from './book.cjs';
import { sharedNow } from './clock.cjs';

/** How the server of a benchmark is to behave; sent to it over IPC, and again whenever that changes. */
export interface ServerSettings {
	rows: number;
	/** Milliseconds before each answer. */
	delayMs: number;
	/** 429 beyond this many requests in any second; 0 = none. */
	requestsPerSecond: number;
}

/** What the server has seen since it was last asked. */
export interface ServerReport {
	requests: number;
	refused: number;
	logins: number;
	/** Arrivals of bookings and of everything else, in ms of the clock that all processes share. */
	bookings: number[];
	reads: number[];
}

/** A running export and its next page. */
interface Scroll {
	found: Uint32Array;
	next?: { start: number; page: Buffer };
}

/**
 * SevenRooms as far as a benchmark needs it, in a process of its own: login, search, export, one venue, one booking.
 * Pages are put together from text that is ready, so that the server never is what is measured. Its limiter is the
 * sandbox's.
 */
class BenchServer {
	settings: ServerSettings = { rows: 1000, delayMs: 0, requestsPerSecond: 0 };
	private report = emptyReport();
	private book = new Book(this.settings.rows);
	private limit = new RateLimit();
	private readonly scrolls = new Map<string, Scroll>();
	private tokens = 0;

	change(settings: ServerSettings): { from: string; to: string } {
		if (settings.rows !== this.book.rows) this.book = new Book(settings.rows);
		this.settings = settings;
		this.limit = new RateLimit();
		this.scrolls.clear();
		return { from: this.book.firstDate, to: this.book.lastDate };
	}

	takeReport(): ServerReport {
		const { report } = this;
		this.report = emptyReport();
		return report;
	}

	answer(request: IncomingMessage, response: ServerResponse): void {
		const url = new URL(request.url ?? '/', 'http://bench');
		request.resume();
		if (url.pathname.endsWith('/auth')) {
			this.report.logins++;
			const token = `token-${++this.tokens}`;
			return end(response, 200, JSON.stringify({ status: 200, data: { token } }));
		}
		this.report.requests++;
		const isBooking = request.method === 'PUT';
		(isBooking ? this.report.bookings : this.report.reads).push(sharedNow());
		const wait = this.limit.secondsToWait('all', this.settings.requestsPerSecond);
		if (wait !== undefined) {
			this.report.refused++;
			response.setHeader('retry-after', String(Math.ceil(wait)));
			return end(response, 429, '{"status":429,"msg":"Too many requests"}');
		}
		const reply = () => end(response, 200, isBooking ? booked() : this.read(url));
		if (this.settings.delayMs > 0) setTimeout(reply, this.settings.delayMs);
		else reply();
	}

	private read({ pathname, searchParams }: URL): string | Buffer {
		const venue = /\/venues\/([^/]+)$/.exec(pathname)?.[1];
		if (venue) return JSON.stringify({ status: 200, data: { id: venue, name: 'Bench' } });
		const one = /\/reservations\/(?!export)([^/]+)$/.exec(pathname)?.[1];
		if (one) return `{"status":200,"data":${this.book.text(Number(one) || 0)}}`;
		const limit = Math.min(400, Number(searchParams.get('limit')) || 50);
		const [scroll, offset] = (searchParams.get('cursor') ?? '').split('.');
		const id = scroll || randomUUID();
		const kept = this.scrolls.get(id) ?? { found: this.search(searchParams) };
		const start = Number(offset) || 0;
		const page =
			kept.next?.start === start ? kept.next.page : this.page(id, kept.found, start, limit);
		const after = start + limit;
		if (after >= kept.found.length) {
			this.scrolls.delete(id);
			return page;
		}
		this.scrolls.set(id, kept);
		// The page after this one is put together while the client reads this one.
		setImmediate(() => {
			kept.next = { start: after, page: this.page(id, kept.found, after, limit) };
		});
		return page;
	}

	private search(query: URLSearchParams): Uint32Array {
		return this.book.between(
			query.get('from_date') ?? undefined,
			query.get('to_date') ?? undefined,
		);
	}

	private page(id: string, found: Uint32Array, start: number, limit: number): Buffer {
		const rows = [...found.subarray(start, start + limit)].map((row) => this.book.text(row));
		const cursor = start + limit < found.length ? `"${id}.${start + limit}"` : 'null';
		return Buffer.from(
			`{"status":200,"data":{"results":[${rows.join()}],"cursor":${cursor},"limit":${limit}}}`,
		);
	}
}

function emptyReport(): ServerReport {
	return { requests: 0, refused: 0, logins: 0, bookings: [], reads: [] };
}

function booked(): string {
	const data = { reservation_id: randomUUID(), client_id: randomUUID() };
	return JSON.stringify({ status: 200, data });
}

function end(response: ServerResponse, status: number, body: string | Buffer): void {
	response.writeHead(status, { 'content-type': 'application/json' }).end(body);
}

const bench = new BenchServer();
const server = createServer((request, response) => bench.answer(request, response));
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
	process.send?.({ port: (server.address() as AddressInfo).port });
});
process.on('message', (message: { change?: ServerSettings }) => {
	process.send?.(
		message.change ? { dates: bench.change(message.change) } : { report: bench.takeReport() },
	);
});
process.once('disconnect', () => process.exit(0));
