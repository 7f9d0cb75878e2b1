import type { RawAnswer } from './classify';

/** A body that is still on its way: n8n hands it over so where `encoding: 'stream'` was asked for. */
interface BodyStream extends AsyncIterable<string> {
	setEncoding(encoding: 'utf8'): unknown;
	destroy(error: Error): unknown;
}

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * The answer with its whole body: a stream is read as text, any other body stays as it is.
 * Throws what broke the stream off, with the `response` whose body it was, as n8n's own errors of this kind have it;
 * without one and with the code ETIMEDOUT when the time is up, which n8n itself watches only until the stream begins.
 */
export async function received(answer: RawAnswer, timeLimit: AbortSignal): Promise<RawAnswer> {
	const { statusCode: status, headers, body } = answer;
	if (!isStream(body)) return answer;
	let stop = () => {};
	const timeUp = new Promise<never>((_, fail) => {
		stop = () => {
			const error = new Error('The time is up');
			fail(error);
			// A silent connection may not hear of it: n8n's stream waits for a next byte or its end before it closes.
			body.destroy(error);
		};
	});
	timeLimit.addEventListener('abort', stop);
	if (timeLimit.aborted) stop();
	try {
		return { ...answer, body: await Promise.race([textOf(body), timeUp]) };
	} catch (cause) {
		const trouble = timeLimit.aborted ? { code: 'ETIMEDOUT' } : { response: { status, headers } };
		throw Object.assign(new Error('The body broke off', { cause }), trouble);
	} finally {
		timeLimit.removeEventListener('abort', stop);
	}
}

async function textOf(body: BodyStream): Promise<string> {
	body.setEncoding('utf8');
	let text = '';
	for await (const piece of body) text += piece;
	return text.startsWith(BYTE_ORDER_MARK) ? text.slice(BYTE_ORDER_MARK.length) : text;
}

function isStream(body: unknown): body is BodyStream {
	return (
		typeof body === 'object' &&
		body !== null &&
		Symbol.asyncIterator in body &&
		'setEncoding' in body &&
		'destroy' in body
	);
}
