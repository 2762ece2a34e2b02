const { Visitor } = require('@swc/core/Visitor.js');

// swc reads `using x = …` but its own visitor, which dependency-cruiser walks with, does not know the statement yet.
const visitStatement = Visitor.prototype.visitStatement;
Visitor.prototype.visitStatement = function visitEveryStatement(statement) {
  if (statement.type !== 'UsingDeclaration') return visitStatement.call(this, statement);
  return { ...statement, decls: this.visitVariableDeclarators(statement.decls) };
};

/**
 * Who may know whom (docs/design.md, "The parts"). TypeScript 7 has no compiler API, so swc parses here; imports of
 * types count like any other.
 *
 * @type {import('dependency-cruiser').IConfiguration}
 */
module.exports = {
  forbidden: [
    {
      name: 'shared-is-pure',
      comment: 'shared/ has no Node, no DOM, no Electron, no SQL, and no package but zod and uqr.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { pathNot: ['^shared/', '^node_modules/(zod|uqr)/'] },
    },
    {
      name: 'db-knows-shared-only',
      severity: 'error',
      from: { path: '^db/' },
      to: { path: '^(main|renderer|build|tests)/' },
    },
    {
      name: 'main-knows-shared-and-db',
      severity: 'error',
      from: { path: '^main/' },
      to: { path: '^(renderer|build|tests)/' },
    },
    {
      name: 'renderer-knows-shared-only',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(main|db|build|tests)/', pathNot: '^build/catalogue/' },
    },
    {
      name: 'renderer-is-a-page',
      comment: 'No Node, no Electron and no server package reaches a window.',
      severity: 'error',
      from: { path: '^renderer/', pathNot: '^renderer/vite[.]config[.]ts$' },
      to: {
        path: '^(node:|electron$|fs$|path$|crypto$)|^node_modules/(electron|better-sqlite3|ws|pino|fastify)/',
        dependencyTypesNot: ['undetermined'],
      },
    },
    {
      name: 'nothing-imports-main',
      comment: 'Tests and build scripts start the parts; no part reaches up.',
      severity: 'error',
      from: { pathNot: '^(main|tests|build)/' },
      to: { path: '^main/' },
    },
    {
      name: 'nothing-imports-renderer',
      severity: 'error',
      from: { pathNot: '^(renderer|tests|build)/' },
      to: { path: '^renderer/' },
    },
    {
      name: 'electron-in-its-shell-only',
      severity: 'error',
      from: { pathNot: '^(main/shell/electron|tests)/' },
      to: { path: '^electron$|^node_modules/electron/' },
    },
    {
      name: 'sqlite-in-db-only',
      severity: 'error',
      from: { pathNot: '^(db|tests)/' },
      to: { path: '^better-sqlite3$|^node_modules/better-sqlite3/' },
    },
    {
      name: 'databases-in-db-only',
      severity: 'error',
      from: { pathNot: '^(db|tests)/' },
      to: { path: '^node_modules/(pg|pg-boss|kysely)/' },
    },
    {
      name: 'shells-on-top',
      comment: 'Use cases know no shell; the district’s server shows pages like one.',
      severity: 'error',
      from: { path: '^main/(?!shell/|server/)' },
      to: { path: '^main/shell/' },
    },
    {
      name: 'no-cycles',
      comment: 'Through types alone, too: two files that need each other are read as one.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unlisted-package',
      comment: 'What runs in the product must stand in package.json.',
      severity: 'error',
      from: { path: '^(main|db|shared|renderer)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown'] },
    },
    {
      name: 'nothing-missing',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '[.](css|woff2|svg|png)' },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|release|node_modules/[.]vite)/' },
    extraExtensionsToScan: ['.json', '.css'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json', '.d.ts'],
    },
  },
};
