import { readExample, webhookPaths } from '../host/examples.cjs';
import type { Execution } from '../host/executions.cjs';
import type { TestHouse } from '../host/testHouse.cjs';
import { changeTemplates } from './templatesOnChange';
import { handTemplates } from './templatesByHand';

/** A workflow of examples/, how it is started, and what is true afterwards. */
export interface Template {
	file: string;
	/** What it does, as the end of a sentence that begins with the file's name. */
	does: string;
	/** Makes sure that the book holds what the workflow is about; starts nothing. */
	prepare?(house: TestHouse): void;
	/** What the host changes once the workflow listens. Left out: started by hand at "Try it". */
	change?(house: TestHouse): void;
	/** What a person does while the workflow runs or waits. */
	meanwhile?(house: TestHouse): Promise<void>;
	check(outcome: { house: TestHouse; execution: Execution }): void;
}

/** Every template: imported as it stands, tried by hand, and where it listens for changes, that too. */
export function templateChapter(houseOf: () => TestHouse): void {
	const templates: Template[] = [...handTemplates, ...changeTemplates];

	describe('the template', () => {
		it.each(templates)('$file $does', async (template) => {
			const house = houseOf();
			const { rest, sandbox, credentials } = house;
			sandbox.reset();
			template.prepare?.(house);
			const workflow = await readExample(template.file, sandbox, credentials);
			const id = await rest.createWorkflow(workflow);
			const execution = template.change
				? await hear(house, id, template, webhookPaths(workflow))
				: await tryIt(house, id, template);
			expect(execution.error).toBeUndefined();
			expect(execution.status).toBe('success');
			template.check({ house, execution });
		});
	});
}

/** The file names that the chapter covers. */
export const templateFiles = [...new Set([...handTemplates, ...changeTemplates].map(fileOf))];

function fileOf({ file }: Template): string {
	return file;
}

async function tryIt(house: TestHouse, id: string, { meanwhile }: Template): Promise<Execution> {
	const [execution] = await Promise.all([house.executions.run(id, 'Try it'), meanwhile?.(house)]);
	return execution;
}

async function hear(
	house: TestHouse,
	id: string,
	template: Template,
	paths: string[],
): Promise<Execution> {
	const { rest, executions, sandbox, n8n, webhookSecret } = house;
	await rest.activate(id);
	for (const path of paths) {
		sandbox.webhooks.subscribe({ url: n8n.url + path, secret: webhookSecret });
	}
	template.change?.(house);
	const [execution] = await executions.until(id, ({ length }) => length > 0);
	await rest.deactivate(id);
	return execution;
}
