import { exampleFiles, readExample, webhookPaths } from '../host/examples.cjs';
import type { Execution } from '../host/executions.cjs';
import type { TestHouse } from '../host/testHouse.cjs';
import { expectations, type Expectation } from './exampleExpectations';
import { templateFiles } from './templates';

/** Every workflow of examples/, imported and run as it stands. */
export function exampleChapter(houseOf: () => TestHouse): void {
	describe('the examples', () => {
		it('are all known to these tests', async () => {
			const known = [...Object.keys(expectations), ...templateFiles];
			expect(known.sort()).toEqual(await exampleFiles());
		});

		it.each(Object.entries(expectations))('%s does what it says', async (file, expectation) => {
			const house = houseOf();
			const { rest, sandbox, credentials } = house;
			sandbox.reset();
			const workflow = await readExample(file, sandbox, credentials);
			const id = await rest.createWorkflow(workflow);
			const execution = await play(house, id, expectation, webhookPaths(workflow));
			expect(execution.error).toBeUndefined();
			expect(execution.status).toBe('success');
			expectation.check({ house, execution });
		});
	});
}

/** Runs the workflow by hand, or switches it on and lets the host change something. */
async function play(
	{ rest, executions, sandbox, n8n, webhookSecret }: TestHouse,
	id: string,
	{ start }: Expectation,
	paths: string[],
): Promise<Execution> {
	if ('byHand' in start) return await executions.run(id, start.byHand);
	await rest.activate(id);
	for (const path of paths) {
		sandbox.webhooks.subscribe({ url: n8n.url + path, secret: webhookSecret });
	}
	start.byChange(sandbox);
	const [execution] = await executions.until(id, ({ length }) => length > 0);
	await rest.deactivate(id);
	return execution;
}
