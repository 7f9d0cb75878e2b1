import { DateTime } from 'luxon';
import { byId } from '../../support/definition.cjs';
import { startScriptedModel, type ScriptedModel } from '../host/scriptedModel.cjs';
import type { TestHouse } from '../host/testHouse.cjs';
import { byHand, placed, row, sevenRooms, type NodeSketch } from '../host/workflow.cjs';
import type { WorkflowSketch } from '../host/rest.cjs';

/** Of the week after this one, on whatever day the tests run. */
const SATURDAY = DateTime.utc().plus({ weeks: 1 }).set({ weekday: 6 }).toISODate();

/** The SevenRooms node in the hands of n8n's AI Agent. The model follows a script, all else is real. */
export function agentChapter(houseOf: () => TestHouse): void {
	describe('an AI host', () => {
		let model: ScriptedModel;

		beforeAll(async () => {
			model = await startScriptedModel({ Date: SATURDAY, Party_Size: 2 });
		});

		afterAll(async () => {
			await model?.close();
		});

		it('searches free tables with the SevenRooms node and reads the answer', async () => {
			const house = houseOf();
			const { rest, executions, sandbox } = house;
			const id = await rest.createWorkflow(await agentWorkflow(house, model));
			const execution = await executions.run(id, 'By hand');
			expect(execution.error).toBeUndefined();

			const [tool] = model.offered;
			expect(tool.name).toBe('Find_a_table');
			expect(tool.description).toContain('Search availability in SevenRooms');
			expect(Object.keys(tool.parameters.properties ?? {})).toEqual(['Date', 'Party_Size']);

			const search = sandbox.log.find(({ apiPath }) => apiPath.endsWith('/availability'));
			expect(search).toMatchObject({
				method: 'GET',
				status: 200,
				query: { date: SATURDAY, party_size: '2' },
			});

			const [slot] = JSON.parse(model.toolAnswers[0]) as Array<Record<string, unknown>>;
			expect(slot).toMatchObject({ venue_id: sandbox.venues[0].id, date: SATURDAY });
			expect(execution.items('Host')[0].output).toContain(slot.datetime);
		});

		it('hears from a tool that refuses what is wrong and what to do', async () => {
			const house = houseOf();
			const vague = await startScriptedModel({ Date: 'Saturday', Party_Size: 2 });
			const id = await house.rest.createWorkflow(await agentWorkflow(house, vague));
			await house.executions.run(id, 'By hand');
			await vague.close();
			expect(vague.toolAnswers[0]).toMatch(/Date .*Details: .*2026-05-15/s);
		});
	});
}

/** A chat by hand, an AI Agent, a model and our node as its tool. */
async function agentWorkflow(
	{ rest, credentials, sandbox }: TestHouse,
	model: ScriptedModel,
): Promise<WorkflowSketch> {
	const openAi = await rest.createCredential('openAiApi', 'Scripted model', {
		apiKey: 'none',
		url: model.url,
	});
	const agent: NodeSketch = {
		name: 'Host',
		type: '@n8n/n8n-nodes-langchain.agent',
		typeVersion: 3,
		parameters: { promptType: 'define', text: 'Is there a table for two on Saturday?' },
	};
	const brain: NodeSketch = {
		name: 'Model',
		type: '@n8n/n8n-nodes-langchain.lmChatOpenAi',
		typeVersion: 1.2,
		parameters: { model: byId('scripted') },
		credentials: ['openAiApi'],
	};
	const tool: NodeSketch = {
		...sevenRooms('Find a table', {
			descriptionType: 'auto',
			resource: 'availability',
			operation: 'search',
			venueId: byId(sandbox.venues[0].id),
			date: "={{ $fromAI('Date', 'Business date as YYYY-MM-DD', 'string') }}",
			partySize: "={{ $fromAI('Party_Size', 'How many people', 'number') }}",
		}),
		type: 'n8n-nodes-sevenrooms.sevenRoomsTool',
	};
	const all = { ...credentials, openAiApi: openAi };
	const workflow = row('AI host', [byHand, agent], all);
	workflow.nodes.push(placed(brain, 2, all), placed(tool, 3, all));
	const toAgent = (type: 'ai_languageModel' | 'ai_tool') => ({
		[type]: [[{ node: agent.name, type, index: 0 }]],
	});
	workflow.connections[brain.name] = toAgent('ai_languageModel');
	workflow.connections[tool.name] = toAgent('ai_tool');
	return workflow;
}
