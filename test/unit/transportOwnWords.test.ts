import { UserError } from 'n8n-workflow';
import { readThrown } from '../../nodes/SevenRooms/transport/classify';

const asked = { method: 'GET', path: '/venues', host: 'example.com', secrets: [] };
const told = (error: unknown) => readThrown(error, undefined, asked, false);

describe('a request that n8n itself stops, as its SSRF protection does', () => {
	it('never arrived, and is told of in n8n’s words', () => {
		const description = 'The target 10.0.0.7 is not allowed. Ask your n8n administrator.';
		const error = new UserError('The request was blocked.', { description });
		expect(told(error)).toMatchObject({
			kind: 'neverArrived',
			told: { summary: 'The request was blocked', advice: description.slice(0, -1) },
		});
	});

	it.each([
		[new UserError('The request was blocked'), 'The request was blocked'],
		[new UserError('The request was blocked', { description: '' }), 'The request was blocked'],
		['no error at all', 'n8n stopped the request'],
		[null, 'n8n stopped the request'],
	])('points to the credential where n8n has no advice (%#)', (error, summary) => {
		const advice = 'Check the SevenRooms credential of this node';
		expect(told(error)).toMatchObject({ kind: 'neverArrived', told: { summary, advice } });
	});
});
