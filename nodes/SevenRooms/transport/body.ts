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
	const silence = watchSilence(silenceMs);
	try {
		const text = textOf(body, silence.broken);
		return { ...answer, body: await Promise.race([text, silence.tooLong]) };
	} catch (cause) {
		const isLate = LATE.includes((cause as { code?: unknown }).code);
		const trouble = isLate ? { code: 'ETIMEDOUT' } : { response: { status, headers } };
		throw Object.assign(new Error('The body broke off', { cause }), trouble);
	} finally {
		silence.end();
	}
}

/** Listens instead of `for await`, where each piece overfills the stream of Node 20 and so stops and starts the socket. */
async function textOf(body: BodyStream, onPiece: () => void): Promise<string> {
	const text = await new Promise<string>((whole, fail) => {
		const closed = () => fail(new Error('The connection was closed'));
		if (body.destroyed) return closed();
		let heard = '';
		body.setEncoding('utf8');
		body.on('data', (piece) => {
			heard += piece;
			onPiece();
		});
		body.on('end', () => whole(heard));
		body.on('error', fail);
		body.on('close', closed);
	});
	return text.startsWith(BYTE_ORDER_MARK) ? text.slice(BYTE_ORDER_MARK.length) : text;
}

function watchSilence(ms: number) {
	let wasBroken = false;
	let limit: AbortSignal;
	let giveUp: (error: Error) => void;
	const tooLong = new Promise<never>((_, fail) => (giveUp = fail));
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
		tooLong,
		broken: () => {
			wasBroken = true;
		},
		end: () => limit.removeEventListener('abort', onLimit),
	};
}

function isStream(body: unknown): body is BodyStream {
	return typeof body === 'object' && body !== null && 'on' in body && 'setEncoding' in body;
}
