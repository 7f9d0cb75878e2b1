import js from '@eslint/js';
import tseslint from 'typescript-eslint';

// The sandbox, the benchmarks and the test support are Node programs: n8n's own configuration, which forbids
// timers, `process` and `node:http` to shipped code, leaves these .cts files out on purpose.
export default tseslint.config(
	{ ignores: ['dist', 'node_modules', 'coverage', 'artifacts'] },
	{
		files: ['**/*.cts'],
		extends: [js.configs.recommended, tseslint.configs.recommended],
		rules: { eqeqeq: 'error', 'prefer-const': 'error' },
	},
);
