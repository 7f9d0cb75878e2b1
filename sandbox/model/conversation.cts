/** What of OpenAI's chat shape the stand-in reads. */
export interface Message {
	role: 'system' | 'developer' | 'user' | 'assistant' | 'tool';
	content: string | Array<{ type: string; text?: string }> | null;
	tool_calls?: Array<{ id: string; function: { name: string } }>;
	tool_call_id?: string;
}

export interface Tool {
	function: { name: string };
}

type Found = Record<string, unknown>;

/** What the guest wrote last. */
export function lastWish(messages: Message[]): string {
	return textOf(messages.findLast(({ role }) => role === 'user'));
}

/** The answer that a tool has given since then, or undefined while it was not asked. */
export function answerOf(messages: Message[], tool: string | undefined): string | undefined {
	const since = messages.slice(messages.findLastIndex(({ role }) => role === 'user'));
	const calls = since.flatMap(({ tool_calls: made }) => made ?? []);
	const ids = calls.filter((call) => call.function.name === tool).map(({ id }) => id);
	const answer = since.findLast(({ tool_call_id: id }) => id !== undefined && ids.includes(id));
	return answer && textOf(answer);
}

/** Every object with all these fields, however deep a tool has packed it. */
export function objectsIn(text: string, fields: string[]): Found[] {
	try {
		return search(JSON.parse(text), fields);
	} catch {
		return [];
	}
}

function search(value: unknown, fields: string[]): Found[] {
	if (typeof value === 'string' && /^\s*[[{]/.test(value)) return objectsIn(value, fields);
	if (typeof value !== 'object' || value === null) return [];
	if (fields.every((field) => Object.hasOwn(value, field))) return [value as Found];
	return Object.values(value).flatMap((part) => search(part, fields));
}

function textOf(message: Message | undefined): string {
	const content = message?.content ?? '';
	if (typeof content === 'string') return content;
	return content.map(({ text }) => text ?? '').join('\n');
}
