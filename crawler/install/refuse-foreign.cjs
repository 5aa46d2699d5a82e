'use strict';
// Read by pnpm before it resolves a package's dependencies: whatever does not come from the registry is refused before
// anything is asked of its address. Optional dependencies of that kind are left out, and no engine is ever fetched.

/** A version, a range, a tag, or another name of the registry for the same. */
const fromRegistry = (spec) => /^(?:npm:(?:@[^/:]+\/)?)?[^/:]*$/.test(spec);

module.exports = {
  hooks: {
    readPackage(manifest) {
      for (const [name, spec] of Object.entries(manifest.optionalDependencies ?? {}))
        if (!fromRegistry(String(spec))) delete manifest.optionalDependencies[name];
      for (const [name, spec] of Object.entries({ ...manifest.peerDependencies, ...manifest.dependencies }))
        if (!fromRegistry(String(spec)))
          throw new Error(`ERROR refused: ${manifest.name} takes ${name} from outside the registry`);
      delete manifest.engines?.runtime;
      delete manifest.devEngines;
      return manifest;
    },
  },
};
