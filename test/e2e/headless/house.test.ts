import { openTestHouse, type TestHouse } from '../host/testHouse.cjs';
import { agentChapter } from './agent';
import { credentialChapter } from './credentials';
import { exampleChapter } from './examples';
import { loginChapter } from './login';
import { restartChapter } from './restart';
import { templateChapter } from './templates';
import { triggerChapter } from './triggers';

// One n8n for all chapters, since starting one takes half a minute. The last chapter stops and starts it.
describe('The package in a real n8n', () => {
	let house: TestHouse;

	beforeAll(async () => {
		house = await openTestHouse('e2e-n8n');
	});

	beforeEach(() => {
		house.sandbox.clear();
	});

	afterAll(async () => {
		await house?.close();
	});

	credentialChapter(() => house);
	loginChapter(() => house);
	exampleChapter(() => house);
	templateChapter(() => house);
	agentChapter(() => house);
	triggerChapter(() => house);
	restartChapter(() => house);
});
