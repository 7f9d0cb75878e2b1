import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import {
	headerKnowsSecret,
	knowsSecret,
	queryKnowsSecret,
	signatureHolds,
	type Secrets,
	type Verification,
} from '../events/authenticity';

/** Whether a delivery may come in, by the Verification that the user chose. Anything unclear is refused. */
export async function mayEnter(context: IWebhookFunctions): Promise<boolean> {
	const verification = context.getNodeParameter('verification', 'header') as Verification;
	if (verification === 'none') return true;
	const secrets = await readSecrets(context);
	const text = (name: string, fallback: string) =>
		String(context.getNodeParameter(name, fallback) || fallback);
	const header = (name: string) => context.getHeaderData()[name.trim().toLowerCase()];
	switch (verification) {
		case 'header':
			return headerKnowsSecret(header(text('headerName', 'Authorization')), secrets);
		case 'querySecret':
			return queryKnowsSecret(queryOf(context)[text('queryName', 'secret')], secrets);
		case 'pathSecret':
			return knowsSecret(pathSecret(context), secrets);
		case 'hmac':
			return signatureHolds(
				{
					signature: header(text('signatureHeader', 'X-SevenRooms-Signature')),
					timestamp: header(text('timestampHeader', 'X-SevenRooms-Timestamp')),
					encoding: text('signatureEncoding', 'hex') === 'base64' ? 'base64' : 'hex',
					rawBody: context.getRequestObject().rawBody,
				},
				secrets,
				Date.now(),
			);
		default:
			return false;
	}
}

/** Without a credential, or with one that cannot be read, there is no secret, and then nobody comes in. */
async function readSecrets(context: IWebhookFunctions): Promise<Secrets> {
	try {
		const { secret, previousSecret } = await context.getCredentials<IDataObject & Secrets>(
			'sevenRoomsWebhookApi',
		);
		return { secret, previousSecret };
	} catch {
		context.logger.warn('A SevenRooms delivery was refused: no webhook secret can be read');
		return {};
	}
}

const queryOf = (context: IWebhookFunctions) => context.getQueryData() as IDataObject;

/** The address for a path secret has one variable part, which n8n hands over as a parameter. */
function pathSecret(context: IWebhookFunctions): unknown {
	const { secret } = (context.getParamsData() ?? {}) as IDataObject;
	return secret;
}
