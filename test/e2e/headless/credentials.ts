import { closedAddress } from '../host/ports.cjs';
import { sandboxFields } from '../../support/sandboxCredential.cjs';
import { gatewayLogin } from '../host/house.cjs';
import type { TestHouse } from '../host/testHouse.cjs';

/** What a person reads who presses "Test" or saves the credential. */
export function credentialChapter(houseOf: () => TestHouse): void {
	describe('testing a credential', () => {
		const test = async (changes: object, type = 'sevenRoomsApi') => {
			const house = houseOf();
			const data = { ...sandboxFields(house.sandbox), ...changes };
			return await house.rest.testCredential(house.credentials[type], type, data);
		};

		it('says that the login works', async () => {
			expect(await test({})).toEqual({ status: 'OK', message: 'Connection successful!' });
		});

		it('tells a refused login, and what to check', async () => {
			const { status, message } = await test({ clientSecret: 'a'.repeat(128) });
			expect(status).toBe('Error');
			expect(message).toMatch(/^SevenRooms refused the login at 127\.0\.0\.1:\d+\. Check that/);
			expect(message).toContain('Client ID and Client Secret are complete and not swapped');
			expect(message).not.toContain('aaaa');
		});

		it('tells that the address belongs to something else', async () => {
			const { n8n } = houseOf();
			const { status, message } = await test({ baseUrl: `${n8n.url}/2_4` });
			expect(status).toBe('Error');
			expect(message).toContain(
				`What answers at ${new URL(n8n.url).host} is not the SevenRooms API`,
			);
			expect(message).toContain('Check the environment, the API version and the Base URL');
		});

		it('tells a login without the right to read venues', async () => {
			const match = { path: '/venues' };
			houseOf().sandbox.faults.add({ match, effect: { kind: 'forbid' } });
			const { status, message } = await test({});
			expect(status).toBe('Error');
			expect(message).toContain('The login works, but it lacks the right to list venues');
		});

		it('tells that nobody listens at the address', async () => {
			const { host, url } = await closedAddress();
			const { status, message } = await test({ baseUrl: `${url}/2_4` });
			expect(status).toBe('Error');
			expect(message).toContain(`${host} refused the connection`);
			expect(message).toContain('Check the address and whether the service is running');
		});

		it('tells that the host does not exist', async () => {
			const { status, message } = await test({ baseUrl: 'https://sevenrooms.invalid/2_4' });
			expect(status).toBe('Error');
			expect(message).toContain('The host sevenrooms.invalid was not found');
		});

		it('logs in through a gateway with OAuth 2.0', async () => {
			const { rest, sandbox } = houseOf();
			const fields = gatewayLogin(sandbox);
			const saved = await rest.createCredential('sevenRoomsOAuth2Api', 'Gateway', fields);
			const verdict = await rest.testCredential(saved, 'sevenRoomsOAuth2Api', fields);
			expect(verdict).toEqual({ status: 'OK', message: 'Connection successful!' });
		});

		it('accepts a long webhook secret and refuses a short one', async () => {
			const long = await test({ secret: 'x'.repeat(16) }, 'sevenRoomsWebhookApi');
			expect(long.status).toBe('OK');
			const short = await test({ secret: 'too-short' }, 'sevenRoomsWebhookApi');
			expect(short.status).toBe('Error');
			expect(short.message).toContain('16 characters');
		});
	});
}
