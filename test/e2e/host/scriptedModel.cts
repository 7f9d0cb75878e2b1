import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A tool as the model is told about it. */
export interface OfferedTool {
	name: string;
	description: string;
	parameters: { properties?: Record<string, { type?: string; description?: string }> };
}

interface Message {
	role: string;
	content: unknown;
}

export interface ScriptedModel {
	/** For the Base URL of n8n's OpenAI credential. */
	url: string;
	/** The tools of the first question. */
	offered: OfferedTool[];
	/** What the tool answered, as text. */
	toolAnswers: string[];
	close(): Promise<void>;
}

/**
 * Speaks OpenAI's chat interface and follows a script: on the first question it calls the first tool it is offered
 * with these arguments, then it repeats what the tool answered. So the agent, its tool and the wire between are real,
 * and the same thing happens every time.
 */
export async function startScriptedModel(toolArguments: object): Promise<ScriptedModel> {
	const model: ScriptedModel = { url: '', offered: [], toolAnswers: [], close: () => closed };
	const server = createServer((request, response) => {
		void answer(request, response);
	});
	const answer = async (request: IncomingMessage, response: ServerResponse) => {
		const { messages = [], tools = [] } = await bodyOf(request);
		const heard = messages
			.filter(({ role }) => role === 'tool')
			.map(({ content }) => text(content));
		if (heard.length === 0) model.offered = tools.map((tool) => tool.function);
		else model.toolAnswers = heard;
		const call = {
			id: 'call_1',
			type: 'function',
			function: { name: model.offered[0]?.name, arguments: JSON.stringify(toolArguments) },
		};
		const message =
			heard.length === 0
				? { role: 'assistant', content: null, tool_calls: [call] }
				: { role: 'assistant', content: `I found: ${heard.join('\n')}` };
		response.setHeader('content-type', 'application/json');
		response.end(JSON.stringify(completion(message)));
	};
	const closed = new Promise<void>((resolve) => server.once('close', resolve));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	model.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
	model.close = async () => {
		server.close();
		server.closeAllConnections();
		await closed;
	};
	return model;
}

function completion(message: object) {
	const isCall = 'tool_calls' in message;
	return {
		id: 'chatcmpl-1',
		object: 'chat.completion',
		created: 1,
		model: 'scripted',
		choices: [{ index: 0, message, finish_reason: isCall ? 'tool_calls' : 'stop' }],
		usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
	};
}

async function bodyOf(
	request: IncomingMessage,
): Promise<{ messages?: Message[]; tools?: Array<{ function: OfferedTool }> }> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return JSON.parse(Buffer.concat(chunks).toString() || '{}') as Awaited<ReturnType<typeof bodyOf>>;
}

const text = (content: unknown) =>
	typeof content === 'string' ? content : JSON.stringify(content);
