// The hot path: what is left at run time, when types are gone.
export default {
  forbidden: [
    {
      name: 'hot-path-has-no-third-party-code',
      comment:
        'roles, sharing and visibility decide on every request and go into browser bundles: no package, not even through kernel.',
      severity: 'error',
      from: { path: '^src/(roles|sharing|visibility)/' },
      to: { path: 'node_modules', reachable: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: false,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'default'] },
  },
};
