/**
 * The tests against a real n8n: `npm run e2e` and `npm run e2e:browser` choose the folder.
 * @type {import('jest').Config}
 */
module.exports = {
	...require('./jest.config.js'),
	roots: ['<rootDir>/test/e2e'],
	testPathIgnorePatterns: [],
	// A poll comes once a minute, and n8n takes its time to start.
	testTimeout: 300_000,
};
