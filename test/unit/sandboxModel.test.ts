import { Client, type Row } from './sandboxClient.cjs';

// The stand-in for a chat model that lets the AI example run without an account.

const FINAL = 'format_final_json_response';
const TOOLS = ['Venues', 'Free_times', FINAL].map((name) => ({
	type: 'function',
	function: { name },
}));
const WISH = {
	role: 'user',
	content:
		'A table for 4 at Harbour Table on 2026-05-15 around 19:00. My name is Noor Bakker, phone +1 415-555-0101.',
};
const VENUES = [{ id: 'ven-1', name: 'Harbour Table' }];

interface Said {
	content: string | null;
	tool_calls?: Array<{ id: string; function: { name: string; arguments: string } }>;
}

let client: Client;

beforeAll(async () => {
	client = await Client.start();
});

afterAll(async () => {
	await client.sandbox.close();
});

async function ask(messages: Row[], tools: Row[] = TOOLS): Promise<Said> {
	const path = `${client.sandbox.url}/model/v1/chat/completions`;
	const { body } = await client.json('POST', path, { model: 'any', messages, tools });
	return (body.choices as Array<{ message: Said }>)[0].message;
}

/** The conversation after the model has called a tool and got this answer. */
function answered(messages: Row[], said: Said, answer: unknown): Row[] {
	const [call] = said.tool_calls ?? [];
	const content = JSON.stringify(answer);
	return [
		...messages,
		{ role: 'assistant', ...said },
		{ role: 'tool', tool_call_id: call.id, content },
	];
}

function called({ tool_calls: calls = [] }: Said): [string, Row] {
	return [calls[0]?.function.name, JSON.parse(calls[0]?.function.arguments ?? '{}') as Row];
}

describe('the stand-in for a model', () => {
	it('looks up venues, then free times, and prepares the nearest one', async () => {
		const first = await ask([WISH]);
		expect(called(first)).toEqual(['Venues', {}]);
		const withVenues = answered([WISH], first, [{ response: VENUES }]);
		const second = await ask(withVenues);
		const asked = { venue_id: 'ven-1', date: '2026-05-15', party_size: 4 };
		expect(called(second)).toEqual(['Free_times', asked]);
		const times = [
			{ datetime: '2026-05-15T17:00:00-04:00', time: '17:00' },
			{ datetime: '2026-05-15T19:30:00-04:00', time: '19:30' },
		];
		const [tool, { output }] = called(await ask(answered(withVenues, second, times)));
		expect(tool).toBe(FINAL);
		expect(output).toMatchObject({
			booking: {
				...{ venue_id: 'ven-1', datetime: '2026-05-15T19:30:00-04:00', party_size: 4 },
				...{ first_name: 'Noor', last_name: 'Bakker', phone: '+1 415-555-0101' },
			},
		});
	});

	it('asks for what the guest has not said, and prepares nothing', async () => {
		const wish = { role: 'user', content: 'A table at Harbour Table, please.' };
		const said = await ask(answered([wish], await ask([wish]), VENUES));
		const [, { output }] = called(said);
		expect(output).toMatchObject({ booking: null, reply: expect.stringContaining('your name') });
	});

	it('says that the evening is full when there is no free time', async () => {
		const first = await ask([WISH]);
		const withVenues = answered([WISH], first, VENUES);
		const [, { output }] = called(await ask(answered(withVenues, await ask(withVenues), [])));
		expect(output).toMatchObject({ booking: null, reply: expect.stringContaining('full') });
	});

	it('answers in plain words where no finished form is asked for', async () => {
		expect(await ask([WISH], [])).toEqual({
			role: 'assistant',
			content: 'At which of our restaurants?',
		});
	});

	it('streams the same call when it is asked to', async () => {
		const path = `${client.sandbox.url}/model/v1/chat/completions`;
		const { text, headers } = await client.json('POST', path, {
			...{ messages: [WISH], tools: TOOLS, stream: true },
		});
		expect(headers['content-type']).toMatch('text/event-stream');
		const lines = text.split('\n\n').filter(Boolean);
		expect(lines.at(-1)).toBe('data: [DONE]');
		expect(lines[0]).toContain('"name":"Venues"');
	});

	it('is listed as a model, which is what n8n asks for when it tests the credential', async () => {
		const { body } = await client.admin('GET', '/model/v1/models');
		expect(body.data).toEqual([expect.objectContaining({ id: 'sandbox-host' })]);
	});
});
