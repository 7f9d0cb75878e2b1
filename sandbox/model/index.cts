import type { FastifyInstance, FastifyReply } from 'fastify';
import { jsonOf } from '../body.cjs';
import { nextTurn, type Turn } from './host.cjs';
import type { Message, Tool } from './conversation.cjs';

const MODEL = 'sandbox-host';

/**
 * A stand-in for a chat model, in the shape of OpenAI's API, so that the AI example runs without an account.
 * It follows a script and understands one kind of sentence; nothing is sent anywhere.
 */
export function modelRoutes(app: FastifyInstance): void {
	app.get('/model/v1/models', (_request, reply) =>
		reply.send({ object: 'list', data: [{ id: MODEL, object: 'model', owned_by: 'sandbox' }] }),
	);

	app.post('/model/v1/chat/completions', (request, reply) => {
		const asked = jsonOf(request) as
			| { messages?: Message[]; tools?: Tool[]; stream?: boolean }
			| undefined;
		if (!Array.isArray(asked?.messages)) {
			return reply.code(400).send({ error: { message: 'There are no messages.' } });
		}
		const turn = nextTurn(asked.messages, asked.tools ?? []);
		return asked.stream ? stream(reply, turn) : reply.send(completion(turn));
	});
}

function completion(turn: Turn) {
	return {
		...envelope('chat.completion'),
		choices: [
			{ index: 0, message: { role: 'assistant', ...said(turn) }, finish_reason: reason(turn) },
		],
		usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 },
	};
}

/** The same as server-sent events: all of it in one piece, then the end. */
function stream(reply: FastifyReply, turn: Turn) {
	const { content, tool_calls: calls } = said(turn);
	const delta = {
		role: 'assistant',
		content,
		...(calls && { tool_calls: calls.map((call, index) => ({ index, ...call })) }),
	};
	const parts = [
		{ delta, finish_reason: null },
		{ delta: {}, finish_reason: reason(turn) },
	].map((part) => ({
		...envelope('chat.completion.chunk'),
		choices: [{ index: 0, ...part }],
	}));
	const text = [...parts.map((part) => JSON.stringify(part)), '[DONE]'];
	return reply.type('text/event-stream').send(text.map((line) => `data: ${line}\n\n`).join(''));
}

function said(turn: Turn) {
	if (!('call' in turn)) return { content: turn.text };
	const { name, values } = turn.call;
	const call = {
		id: `call_${turn.number}`,
		type: 'function',
		function: { name, arguments: JSON.stringify(values) },
	};
	return { content: null, tool_calls: [call] };
}

function reason(turn: Turn): string {
	return 'call' in turn ? 'tool_calls' : 'stop';
}

function envelope(object: string) {
	return { id: 'sandbox', object, created: 0, model: MODEL };
}
