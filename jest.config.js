/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.ts'],
	testPathIgnorePatterns: ['<rootDir>/test/e2e/'],
	modulePathIgnorePatterns: ['<rootDir>/dist'],
	moduleFileExtensions: ['ts', 'cts', 'js', 'cjs', 'mjs', 'json', 'node'],
	// TypeScript asks for the emitted name (.cjs), jest loads the source (.cts).
	moduleNameMapper: { '^(\\.{1,2}/.*)\\.cjs$': ['$1.cts', '$1.cjs'] },
	transform: {
		'^.+\\.c?ts$': ['ts-jest', { tsconfig: 'tsconfig.json', diagnostics: false }],
	},
	testTimeout: 60_000,
	maxWorkers: 2,
	// n8n-core is large and every test file loads it anew.
	workerIdleMemoryLimit: '1500MB',
};
