import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';

/** How an answer goes onto the wire, byte by byte if need be. */
export interface RawAnswer {
	status?: number;
	headers?: Record<string, string | number>;
	body: string | Buffer;
	/** Each byte goes in a packet of its own. */
	byteByByte?: boolean;
	/** After the body: `whole` by default, or the connection breaks off, or nothing more ever comes. */
	ends?: 'whole' | 'broken off' | 'never';
}

export const gzipped = (text: string): Buffer => gzipSync(text);

/** A server that logs everybody in and answers every other request as it is told, the last answer again and again. */
export class RawServer {
	private toCome: RawAnswer[] = [{ body: '{"status":200}' }];

	/** In place of a token. */
	loginAnswer: RawAnswer | undefined;

	logins = 0;

	/** Since the answers were set. */
	requests = 0;

	/** Called when all that is to come has been written. */
	onWritten = () => {};

	private readonly server = createServer((request, response) => {
		request.resume();
		if (request.url?.endsWith('/auth')) {
			void this.write(this.loginAnswer ?? { body: this.newLogin() }, response);
			return;
		}
		const at = Math.min(this.requests++, this.toCome.length - 1);
		void this.write(this.toCome[at], response);
	});

	/** The next request gets the first of them. */
	set answers(answers: RawAnswer[]) {
		this.toCome = answers;
		this.requests = 0;
	}

	async start(): Promise<this> {
		await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done));
		return this;
	}

	/** For the credential's Custom environment. */
	get baseUrl(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/2_4`;
	}

	/** The fields of a credential for it. */
	get login() {
		return {
			environment: 'custom',
			baseUrl: this.baseUrl,
			clientId: 'client',
			clientSecret: 'a secret of this test',
			requestsPerSecond: 1000,
		};
	}

	/** For a credential whose gateway hands out OAuth 2.0 tokens. */
	get accessTokenUrl(): string {
		return `${this.baseUrl}/auth`;
	}

	async openConnections(): Promise<number> {
		return await new Promise((done) => this.server.getConnections((_, count) => done(count)));
	}

	close(): void {
		this.server.closeAllConnections();
		this.server.close();
	}

	/** As SevenRooms answers, and as OAuth 2.0 does. */
	private newLogin(): string {
		const token = `token-${++this.logins}`;
		const oAuth2 = { access_token: token, token_type: 'Bearer', expires_in: 3600 };
		return JSON.stringify({ status: 200, data: { token }, ...oAuth2 });
	}

	private async write(answer: RawAnswer, response: ServerResponse): Promise<void> {
		const { status = 200, headers = {}, byteByByte, ends = 'whole' } = answer;
		const body = Buffer.from(answer.body);
		response.writeHead(status, { 'content-type': 'application/json', ...headers });
		for (let at = 0; at < body.length; at += byteByByte ? 1 : body.length) {
			response.write(byteByByte ? body.subarray(at, at + 1) : body);
			await setTimeout(1);
			// Whoever hung up hears nothing more.
			if (response.destroyed) return;
		}
		this.onWritten();
		if (ends === 'whole') response.end();
		else if (ends === 'broken off') response.destroy();
	}
}
