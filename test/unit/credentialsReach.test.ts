import { networkCodeOf, reachOf } from '../../credentials/reach';

const HOST = 'api.example.com';

describe('what happened on the way to SevenRooms', () => {
	it.each([
		['ECONNREFUSED', `${HOST} refused the connection`],
		['ENOTFOUND', `The host ${HOST} was not found`],
		['EAI_AGAIN', `The host ${HOST} was not found`],
		['CERT_HAS_EXPIRED', `No secure connection to ${HOST} was possible`],
		['DEPTH_ZERO_SELF_SIGNED_CERT', `No secure connection to ${HOST} was possible`],
		['UNABLE_TO_VERIFY_LEAF_SIGNATURE', `No secure connection to ${HOST} was possible`],
		['ERR_TLS_CERT_ALTNAME_INVALID', `No secure connection to ${HOST} was possible`],
		['ERR_SSL_WRONG_VERSION_NUMBER', `No secure connection to ${HOST} was possible`],
		['EPROTO', `No secure connection to ${HOST} was possible`],
		['ERR_INVALID_URL', 'The address of this credential is not valid'],
	])('is told of %s, before which nothing arrives', (code, summary) => {
		expect(reachOf(code, HOST)).toMatchObject({ neverArrived: true, summary });
	});

	it.each([
		['ETIMEDOUT', `${HOST} did not answer in time`],
		['ECONNABORTED', `${HOST} did not answer in time`],
		['ESOCKETTIMEDOUT', `${HOST} did not answer in time`],
		['ECONNRESET', `The connection to ${HOST} broke off`],
		['ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC', `The connection to ${HOST} broke off`],
		['ERR_SSL_SSLV3_ALERT_BAD_RECORD_MAC', `The connection to ${HOST} broke off`],
		['EPIPE', `The connection to ${HOST} broke off`],
		[undefined, `The connection to ${HOST} broke off`],
	])('is told of %s, after which a booking may have arrived', (code, summary) => {
		expect(reachOf(code, HOST)).toMatchObject({ neverArrived: false, summary });
	});

	it('is read from the failure that a client wrapped, however deep n8n put it', () => {
		const cause = { cause: { code: 'ECONNRESET' } };
		expect(networkCodeOf(new Error('failed', { cause }))).toBe('ECONNRESET');
		expect(networkCodeOf(Object.assign(new Error('failed', { cause }), { code: '' }))).toBe(
			'ECONNRESET',
		);
		expect(networkCodeOf(new Error('failed'))).toBeUndefined();
		expect(networkCodeOf(null)).toBeUndefined();
	});
});
