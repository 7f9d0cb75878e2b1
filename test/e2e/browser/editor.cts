import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { CHECKOUT } from '../host/cache.cjs';
import type { TestHouse } from '../host/testHouse.cjs';

/** Where the pictures go. `IMAGES=docs/images npm run e2e:browser` renews those of the documentation. */
const PICTURES = join(CHECKOUT, process.env.IMAGES ?? 'artifacts/screenshots');

const SIZE = { width: 1280, height: 800 };
const GIVE_UP_AFTER_MS = 30_000;

export type Theme = 'light' | 'dark';

/** n8n's editor in the hands of somebody who sees only what is on the screen. */
export class Editor {
	/** Errors in the page's own scripts. */
	readonly errors: string[] = [];

	private constructor(
		readonly page: Page,
		private readonly address: string,
	) {
		page.setDefaultTimeout(GIVE_UP_AFTER_MS);
		page.on('pageerror', ({ message }) => this.errors.push(message));
	}

	/** Opens the editor and logs in as the owner. */
	static async open(browser: Browser, { n8n, owner }: TestHouse, theme: Theme): Promise<Editor> {
		// Far from every venue, so that an hour taken from the wrong clock shows.
		const settings = { viewport: SIZE, colorScheme: theme, timezoneId: 'Asia/Tokyo' };
		const context = await browser.newContext(settings);
		const editor = new Editor(await context.newPage(), n8n.url);
		const { page } = editor;
		await page.goto(`${n8n.url}/signin`);
		await page.locator('input[name=emailOrLdapLoginId]').fill(owner.email);
		await page.locator('input[type=password]').fill(owner.password);
		await editor.byId('form-submit-button').click();
		await page.waitForURL('**/home/**');
		return editor;
	}

	byId(id: string): Locator {
		return this.page.getByTestId(id);
	}

	async openWorkflow(id: string): Promise<void> {
		await this.page.goto(`${this.address}/workflow/${id}`);
		await this.byId('canvas-node').first().waitFor();
	}

	/** A new workflow that starts by hand. */
	async newWorkflow(): Promise<void> {
		await this.page.goto(`${this.address}/workflow/new`);
		await this.byId('canvas-plus-button').click();
		await this.panelEntry(/^Trigger manually/).click();
	}

	/** Presses the plus behind the last node and types into the search of the panel. */
	async searchPanel(text: string): Promise<void> {
		await this.byId('canvas-handle-plus').first().click();
		await this.byId('node-creator-search-bar').fill(text);
	}

	panelEntry(name: RegExp): Locator {
		return this.byId('node-creator-item-name').filter({ hasText: name }).first();
	}

	/** A new workflow with the SevenRooms node behind its start, opened. */
	async newAction(action: RegExp): Promise<void> {
		await this.newWorkflow();
		await this.searchPanel('SevenRooms');
		await this.panelEntry(/^SevenRooms/).click();
		await this.panelEntry(action).click();
		await this.byId('ndv').waitFor();
	}

	/** Types into a parameter of the open node. */
	async fill(parameter: string, text: string): Promise<void> {
		const field = this.byId(`parameter-input-${parameter}`).locator('input, textarea').first();
		await field.fill(text);
		await field.press('Tab');
	}

	async openNode(name: string): Promise<void> {
		await this.byId('canvas-node').filter({ hasText: name }).first().dblclick();
		await this.byId('ndv').waitFor();
	}

	async closeNode(): Promise<void> {
		await this.byId('ndv-close-button').click();
		await this.byId('ndv').waitFor({ state: 'hidden' });
	}

	/** Opens the list of a parameter "From list", and types into its search. */
	async searchList(parameter: string, text: string): Promise<Locator> {
		await this.byId(`resource-locator-${parameter}`).getByTestId('rlc-input').click();
		await this.byId('rlc-item').first().waitFor();
		await this.byId('rlc-search').fill(text);
		return this.byId('rlc-item');
	}

	/** "Execute step"; resolves with the output panel once n8n says that it is done. */
	async execute(): Promise<Locator> {
		await this.byId('node-execute-button').click();
		const output = this.byId('output-panel');
		await output.getByText(/^\d+ items?$/).waitFor();
		return output;
	}

	/** Whether every icon of the package on the screen has been drawn. */
	async iconsAreDrawn(): Promise<boolean> {
		const icons = this.page.locator('img[src*="sevenrooms"]');
		await icons.first().waitFor();
		const widths = await icons.evaluateAll((all) =>
			all.map((icon) => (icon as unknown as { naturalWidth: number }).naturalWidth),
		);
		return widths.every((width) => width > 0);
	}

	/** Keeps what is on the screen, once messages and animations have passed. */
	async picture(name: string): Promise<void> {
		await mkdir(PICTURES, { recursive: true });
		await this.page.locator('.el-notification').first().waitFor({ state: 'hidden' });
		await this.page.mouse.move(0, 0);
		await this.page.waitForTimeout(700);
		await this.page.screenshot({ path: join(PICTURES, `${name}.png`) });
	}

	/** What the screen shows now, for whoever wonders why a test got stuck. */
	async keepLastSight(): Promise<void> {
		const path = join(CHECKOUT, 'artifacts', 'last-sight.png');
		await this.page.screenshot({ path });
	}

	async close(): Promise<void> {
		await this.page.context().close();
	}
}
