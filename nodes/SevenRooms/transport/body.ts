import type { RawAnswer } from './classify';

/** A body that is still on its way: n8n hands it over so where `encoding: 'stream'` was asked for. */
interface BodyStream {
	readonly destroyed?: boolean;
	setEncoding(encoding: 'utf8'): unknown;
	on(event: 'data', listener: (piece: string) => void): unknown;
	on(event: 'end' | 'close', listener: () => void): unknown;
	on(event: 'error', listener: (error: Error) => void): unknown;
}

const BYTE_ORDER_MARK = '\uFEFF';
/** Of the silence that lasted too long, and of n8n's HTTP client when a time limit of ours ended it. */
const LATE: readonly unknown[] = ['ETIMEDOUT', 'ERR_CANCELED'];

/**
 * The answer with its whole body: a stream is read as text, any other body stays as it is.
 * Throws what broke the stream off, with the `response` whose body it was, as n8n's own errors of this kind have it;
 * without one and with the code ETIMEDOUT where the time is up: after `silenceMs` (or up to twice that) without a byte,
 * since n8n's own limit ends when the stream begins. The connection is the caller's to close.
 */
export async function received(answer: RawAnswer, silenceMs: number): Promise<RawAnswer> {
	const { statusCode: status, headers, body } = answer;
	if (!isStream(body)) return answer;
	try {
		return { ...answer, body: await textOf(body, silenceMs) };
	} catch (cause) {
		const isLate = LATE.includes((cause as { code?: unknown }).code);
		const trouble = isLate ? { code: 'ETIMEDOUT' } : { response: { status, headers } };
		throw Object.assign(new Error('The body broke off', { cause }), trouble);
	}
}

/**
 * Listens instead of `for await`, where each piece overfills the stream of Node 20 and so stops and starts the socket.
 * A stream may outlive its page, and with it all that its listeners reach: the text, or a promise of it, must not be there.
 */
async function textOf(body: BodyStream, silenceMs: number): Promise<string> {
	let heard = '';
	let silence: Silence | undefined;
	try {
		await new Promise<void>((whole, fail) => {
			const closed = () => fail(new Error('The connection was closed'));
			if (body.destroyed) return closed();
			const watch = watchSilence(silenceMs, fail);
			silence = watch;
			body.setEncoding('utf8');
			body.on('data', (piece) => {
				heard += piece;
				watch.broken();
			});
			body.on('end', whole);
			body.on('error', fail);
			body.on('close', closed);
		});
		return heard.startsWith(BYTE_ORDER_MARK) ? heard.slice(BYTE_ORDER_MARK.length) : heard;
	} finally {
		silence?.end();
		heard = '';
	}
}

interface Silence {
	broken(): void;
	end(): void;
}

function watchSilence(ms: number, giveUp: (error: Error) => void): Silence {
	let wasBroken = false;
	let limit: AbortSignal;
	const onLimit = () => {
		if (wasBroken) return begin();
		giveUp(Object.assign(new Error('Nothing came for too long'), { code: 'ETIMEDOUT' }));
	};
	const begin = () => {
		wasBroken = false;
		limit = AbortSignal.timeout(ms);
		limit.addEventListener('abort', onLimit);
	};
	begin();
	return {
		broken: () => {
			wasBroken = true;
		},
		end: () => limit.removeEventListener('abort', onLimit),
	};
}

function isStream(body: unknown): body is BodyStream {
	return typeof body === 'object' && body !== null && 'on' in body && 'setEncoding' in body;
}
