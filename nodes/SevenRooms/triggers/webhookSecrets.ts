import type { ICredentialDataDecryptedObject, INodeCredentialTestResult } from 'n8n-workflow';

const MIN_LENGTH = 16;

/** The test of the webhook credential: nothing can be asked at SevenRooms, but a short secret can be refused. */
export function testSecrets(
	data: ICredentialDataDecryptedObject | undefined,
): INodeCredentialTestResult {
	const secret = textOf(data?.secret);
	const previousSecret = textOf(data?.previousSecret);
	if (secret.length < MIN_LENGTH) return refuse(`Secret needs ${MIN_LENGTH} characters or more`);
	if (previousSecret !== '' && previousSecret.length < MIN_LENGTH) {
		return refuse(`Previous Secret needs ${MIN_LENGTH} characters or more`);
	}
	if (secret === previousSecret) return refuse('Secret and Previous Secret are the same');
	return {
		status: 'OK',
		message: previousSecret === '' ? 'The secret can be used' : 'Both secrets can be used',
	};
}

const textOf = (value: unknown) => (typeof value === 'string' ? value.trim() : '');

const refuse = (message: string): INodeCredentialTestResult => ({ status: 'Error', message });
