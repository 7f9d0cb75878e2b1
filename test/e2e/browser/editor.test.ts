import { readExample, webhookPaths } from '../host/examples.cjs';
import { openTestHouse, type TestHouse } from '../host/testHouse.cjs';
import { startChromium, type Browser } from './chromium.cjs';
import { Editor } from './editor.cjs';

describe("n8n's editor in a browser", () => {
	let house: TestHouse;
	let browser: Browser;
	let editor: Editor;

	beforeAll(async () => {
		browser = await startChromium();
		house = await openTestHouse('e2e-browser');
		editor = await Editor.open(browser, house, 'light');
	});

	afterAll(async () => {
		// Where it got stuck, if it did.
		await editor?.keepLastSight();
		await browser?.close();
		await house?.close();
	});

	it('offers the SevenRooms node in the panel, with its icon and its actions', async () => {
		await editor.newWorkflow();
		await editor.searchPanel('SevenRooms');
		await editor.panelEntry(/^SevenRooms/).waitFor();
		expect(await editor.iconsAreDrawn()).toBe(true);
		await editor.picture('node-panel');
		await editor.panelEntry(/^SevenRooms/).click();
		await editor.panelEntry(/^Create reservation$/).waitFor();
		await editor.picture('actions');
		await editor.panelEntry(/^Get many reservations$/).click();
		await editor.byId('ndv').waitFor();
	});

	it('has chosen the only login, and finds a venue by what is typed', async () => {
		const login = editor.byId('node-credentials-select').locator('input');
		expect(await login.inputValue()).toBe('SevenRooms Sandbox');
		const found = await editor.searchList('venueId', 'london');
		await found.filter({ hasText: 'London' }).waitFor();
		await found.filter({ hasText: 'New York' }).waitFor({ state: 'hidden' });
		expect(await found.allInnerTexts()).toEqual([expect.stringContaining('Canal House London')]);
		await editor.picture('venue-search');
		await found.first().click();
		const venue = editor.byId('resource-locator-venueId').getByTestId('rlc-input');
		expect(await venue.inputValue()).toBe('Canal House London');
	});

	it('runs the node and shows the reservations', async () => {
		const output = await editor.execute();
		expect(await output.innerText()).toContain('50 items');
		await output.getByText('JSON', { exact: true }).click();
		await output.getByText('"party_size"').first().waitFor();
		await editor.picture('output');
		await editor.closeNode();
		await editor.picture('canvas');
	});

	it('books for the hour that is picked, whatever the clock of the browser says', async () => {
		await editor.newAction(/^Create reservation$/);
		const venues = await editor.searchList('venueId', 'london');
		await venues.filter({ hasText: 'London' }).click();
		await editor.fill('dateTime', `${wednesday(house)} 19:30:00`);
		await editor.fill('firstName', 'Ada');
		await editor.fill('lastName', 'Night');
		await editor.fill('phone', '+442071838750');
		const output = await editor.execute();
		await output.getByText('JSON', { exact: true }).click();
		await output.getByText('"reference_code"').waitFor();
		await editor.picture('create');
		const [booking] = house.sandbox.log.filter(({ method }) => method === 'PUT');
		expect(booking.body).toMatchObject({ date: wednesday(house), time: '19:30' });
		await editor.closeNode();
	});

	it('shows on the webhook trigger where SevenRooms has to post, and with which secret', async () => {
		const { rest, sandbox, credentials, n8n } = house;
		const workflow = await readExample('changes-once.json', sandbox, credentials);
		await editor.openWorkflow(await rest.createWorkflow(workflow));
		await editor.byId('zoom-to-fit').click();
		await editor.picture('workflow');
		await editor.openNode('SevenRooms Trigger');
		const node = editor.byId('ndv');
		await node.getByText('Webhook URLs').click();
		await node.getByText('Production URL', { exact: true }).first().click();
		const [path] = webhookPaths(workflow);
		await node.getByText(n8n.url + path).waitFor();
		await node.getByText('send it to your SevenRooms contact or support').first().waitFor();
		const chosen = editor.byId('node-credentials-select').locator('input').first();
		expect(await chosen.inputValue()).toBe('SevenRooms Sandbox Webhook');
		await editor.picture('trigger');
		await editor.closeNode();
	});

	it('fetches a test event with the polling trigger', async () => {
		await editor.openNode('SevenRooms Polling Trigger');
		const output = await editor.execute();
		await output.getByText('JSON', { exact: true }).click();
		await output.getByText('"received_via"').first().waitFor();
		await editor.picture('polling-trigger');
		await editor.closeNode();
	});

	it('tells at the credential that the login works', async () => {
		await editor.openWorkflow((await house.rest.workflows())[0].id);
		await editor.openNode('Get many reservations');
		await editor.byId('credential-edit-button').first().click();
		const dialog = editor.byId('editCredential-modal');
		await dialog.getByText('Connection tested successfully').waitFor();
		expect(await dialog.getByText('sessionToken').count()).toBe(0);
		await editor.picture('credential');
	});

	it('is as readable in the dark', async () => {
		const dark = await Editor.open(browser, house, 'dark');
		await dark.newWorkflow();
		await dark.searchPanel('SevenRooms');
		await dark.panelEntry(/^SevenRooms/).waitFor();
		expect(await dark.iconsAreDrawn()).toBe(true);
		await dark.picture('node-panel-dark');
		await dark.newAction(/^Create reservation$/);
		await dark.picture('create-dark');
		expect(dark.errors).toEqual([]);
		await dark.close();
	});

	it('met no error in the page', () => {
		expect(editor.errors).toEqual([]);
	});
});

/** The next Wednesday but one: every venue is open. */
function wednesday({ sandbox }: TestHouse): string {
	const day = new Date(sandbox.clock.now());
	day.setUTCDate(day.getUTCDate() + 7 + ((10 - day.getUTCDay()) % 7));
	return day.toISOString().slice(0, 10);
}
