/** An id as OpenFGA takes it: without blanks, colons, hashes and the like. */
export const openfgaId = (id: string): string => encodeURIComponent(id);

/** The types that the model has of its own; a host's kind of resource may not be called so. */
export const ownTypes: readonly string[] = ['member', 'estate', 'group', 'number', 'workspace'];

/** The type of a resource kind. */
export const openfgaType = (kind: string): string => {
  const type = openfgaId(kind);
  return ownTypes.includes(type) ? `resource_${type}` : type;
};
